import { figures, RecordTable } from "@/components/ui/record-table";
import { formatValue } from "@/lib/reports/format";
import { shortMonthName } from "@/lib/reports/months";
import type { Trends } from "@/lib/reports/trends-schema";

type RefinementsTableProps = { refinements: NonNullable<Trends["refinements"]> };

/** By the month the main order was sent in; what is too young to be answered stays empty. */
export function RefinementsTable({ refinements }: RefinementsTableProps) {
  return (
    <RecordTable
      caption="Main orders with a first refinement within so many days"
      heads={["Main orders of", ...figures("Main orders", "Within 90 days", "Within 180 days", "Within a year")]}
    >
      {refinements.map(({ month, mains, within }) => (
        <tr key={month} className="border-b last:border-0">
          <th scope="row" className="h-8 px-3 text-left font-normal whitespace-nowrap">
            {shortMonthName(month)}
          </th>
          <td className="px-3 text-right figures">{formatValue(mains, "count")}</td>
          {within.map((count, index) => (
            <td
              key={index}
              className="px-3 text-right figures whitespace-nowrap"
              style={
                count === null
                  ? undefined
                  : {
                      background: `color-mix(in oklab, var(--color-chart-1) ${Math.min(40, Math.round((count / mains) * 60))}%, transparent)`,
                    }
              }
            >
              {count === null ? (
                <span className="text-quiet">not over yet</span>
              ) : (
                formatValue(count / mains, "percent")
              )}
            </td>
          ))}
        </tr>
      ))}
    </RecordTable>
  );
}
