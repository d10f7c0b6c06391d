import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { MonthlyReport } from "@/lib/reports/monthly-schema";
import { comparedNames } from "@/lib/reports/table";
import { bandName } from "@/lib/reports/tables";
import { BarsChart } from "../../_components/bars-chart";
import { ChartFrame } from "../../_components/chart-frame";

const DAY = 1440;
const compared = (month: string) => {
  const [now, before, year] = comparedNames(month);
  return [
    { key: "now", name: now, color: "var(--color-chart-1)" },
    { key: "before", name: before, color: "var(--color-chart-2)" },
    { key: "year", name: year, color: "var(--color-chart-8)" },
  ];
};

/** Three questions at a glance: what came, how long it stood, what is left. */
export function MonthCharts({ report, words }: { report: MonthlyReport; words: Words }) {
  const series = compared(report.month);
  const types = report.counts.filter(({ by, noun, figure }) => by === "type" && noun === "order" && figure === "sent");
  const states = report.states.filter(({ noun, counts }) => noun === "order" && counts[0] > 0);
  const position = (state: string) => words.orderStates.findIndex(({ key }) => key === state);
  return (
    <div className="grid gap-4 desktop:grid-cols-3 print:grid-cols-1">
      <ChartFrame title="New orders by type" unit="orders">
        <BarsChart
          title="New orders by type"
          unit="count"
          series={series}
          points={types.map(({ key, counts: [now, before, year] }) => ({
            name: nameOf(words.orderTypes, (key ?? "").replace("order.", "")),
            now,
            before,
            year,
          }))}
        />
      </ChartFrame>
      <ChartFrame title="Time of orders in each state" unit="median, days">
        <BarsChart
          title="Time of orders in each state"
          unit="days"
          series={series.slice(0, 2)}
          points={states
            .toSorted((a, b) => position(a.state) - position(b.state))
            .map(({ state, medians: [now, before] }) => ({
              name: nameOf(words.orderStates, state),
              now: now === null ? null : now / DAY,
              before: before === null ? null : before / DAY,
            }))}
        />
      </ChartFrame>
      <ChartFrame title="Waiting at the end, by age" unit="orders">
        <BarsChart
          title="Waiting at the end, by age"
          unit="count"
          series={series}
          points={report.backlog.map(({ fromDays, toDays, counts: [now, before, year] }) => ({
            name: bandName(fromDays, toDays),
            now,
            before,
            year,
          }))}
        />
      </ChartFrame>
    </div>
  );
}
