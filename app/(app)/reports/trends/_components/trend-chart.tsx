import type { TrendPoint } from "@/lib/reports/trend-series";
import { ChartFrame } from "../../_components/chart-frame";
import { type LineSeries, LinesChart } from "../../_components/lines-chart";
import { MonthsTable } from "./months-table";

type TrendChartProps = {
  title: string;
  /** What the axis is measured in, in words. */
  measure: string;
  unit: "count" | "days";
  points: TrendPoint[];
  series: LineSeries[];
};

/** A chart, and the same as a table. */
export function TrendChart({ title, measure, unit, points, series }: TrendChartProps) {
  return (
    <ChartFrame title={title} unit={measure}>
      <LinesChart title={title} unit={unit} points={points} series={series} />
      <MonthsTable
        caption={title}
        points={points}
        columns={series.map(({ key, name }) => ({ key, title: name, kind: unit }))}
      />
    </ChartFrame>
  );
}
