import Link from "next/link";
import { figures, RecordTable } from "@/components/ui/record-table";
import { formatDate } from "@/lib/format/dates";
import { formatValue } from "@/lib/reports/format";
import type { ReportRow } from "@/lib/reports/rows-schema";
import type { ReportFilters } from "@/lib/reports/search-params";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { rowsHref } from "../../_components/rows-href";

type LateOrdersProps = { rows: ReportRow[]; month: string; filters: ReportFilters; words: Words };

export function LateOrders({ rows, month, filters, words }: LateOrdersProps) {
  const total = rows[0]?.total_rows ?? 0;
  return (
    <section aria-labelledby="late-orders" className="flex flex-col gap-2">
      <h2 id="late-orders" className="text-sm font-semibold">
        Late orders
      </h2>
      {rows.length === 0 ? (
        <p className="rounded-control border bg-surface p-4 text-xs text-quiet">No order was shipped late.</p>
      ) : (
        <RecordTable
          caption="Late orders"
          heads={["Order", "Shipped", "Type", "Practice", "Doctor", ...figures("Turnaround")]}
        >
          {rows.map((row) => (
            <tr key={row.id} className="border-b last:border-0">
              <td className="h-8 px-3 whitespace-nowrap">
                <Link href={`/orders/${row.id}`} prefetch={false} className="figures link">
                  {row.number}
                </Link>
              </td>
              <td className="px-3 whitespace-nowrap">{formatDate(row.day)}</td>
              <td className="px-3">{nameOf(words.orderTypes, row.type)}</td>
              <td className="px-3">{row.practice_name ?? "No practice"}</td>
              <td className="px-3">{row.doctor_name ?? "No doctor"}</td>
              <td className="px-3 text-right figures whitespace-nowrap">
                {formatValue(row.turnaround_minutes, "minutes")}
              </td>
            </tr>
          ))}
        </RecordTable>
      )}
      {total > rows.length && (
        <p className="text-2xs text-quiet">
          The first {rows.length} of{" "}
          <Link href={rowsHref(month, filters, { figure: "order.late" })} prefetch={false} className="link">
            {total.toLocaleString("en")} late orders
          </Link>
          .
        </p>
      )}
    </section>
  );
}
