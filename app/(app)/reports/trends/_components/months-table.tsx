import { figures, RecordTable } from "@/components/ui/record-table";
import { formatValue } from "@/lib/reports/format";
import type { FigureKind } from "@/lib/reports/figures";
import type { TrendPoint } from "@/lib/reports/trend-series";

type MonthsTableProps = {
  caption: string;
  points: TrendPoint[];
  columns: { key: string; title: string; kind: FigureKind }[];
};

/** What the chart above draws, to be read and copied. */
export function MonthsTable({ caption, points, columns }: MonthsTableProps) {
  return (
    <details className="text-xs">
      <summary className="py-2 text-quiet hover:text-ink">Show as a table</summary>
      <RecordTable caption={caption} heads={["Month", ...figures(...columns.map(({ title }) => title))]}>
        {points.map((point) => (
          <tr key={point.month} className="border-b last:border-0">
            <th scope="row" className="h-8 px-3 text-left font-normal whitespace-nowrap">
              {point.name}
              {point.isUnfinished && " (not over yet)"}
            </th>
            {columns.map(({ key, kind }) => {
              const value = point[key];
              return (
                <td key={key} className="px-3 text-right figures whitespace-nowrap">
                  {formatValue(typeof value === "number" ? value : null, kind)}
                </td>
              );
            })}
          </tr>
        ))}
      </RecordTable>
    </details>
  );
}
