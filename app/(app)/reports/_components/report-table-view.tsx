import Link from "next/link";
import { RecordTable } from "@/components/ui/record-table";
import { formatValue } from "@/lib/reports/format";
import type { ReportFilters } from "@/lib/reports/search-params";
import type { ReportTable } from "@/lib/reports/table";
import { DefinitionNote } from "./definition";
import { rowsHref } from "./rows-href";

type ReportTableViewProps = {
  table: ReportTable;
  /** Where figures open their rows. */
  of?: { month: string; filters: ReportFilters };
  shownRows?: number;
};

export function ReportTableView({ table, of, shownRows }: ReportTableViewProps) {
  const { key, title, columns, rows, definition, note } = table;
  const heads = columns.map(({ title, kind }) => (kind === "text" ? title : { label: title, isFigure: true as const }));
  return (
    // Without links the table itself is a landmark, and one is enough.
    <section aria-labelledby={of && `table-${key}`} className="flex min-w-0 break-inside-avoid-page flex-col gap-2">
      <header className="flex items-baseline justify-between gap-2">
        <h2 id={`table-${key}`} className="text-sm font-semibold">
          {title}
        </h2>
        <DefinitionNote of={definition} title={title} />
      </header>
      {rows.length === 0 ? (
        <p className="rounded-control border bg-surface p-4 text-xs text-quiet">{note ?? "Nothing in this time."}</p>
      ) : (
        <RecordTable caption={title} heads={heads} isReadOnly={!of}>
          {rows.map(({ cells, opens }, index) => (
            <tr key={index} className="border-b last:border-0">
              {cells.map((value, column) => {
                const kind = columns[column]?.kind ?? "text";
                const target = value ? opens?.[column] : undefined;
                const shown = formatValue(value, kind);
                if (column === 0) {
                  return (
                    <th key={column} scope="row" className="h-8 min-w-32 px-3 text-left font-normal">
                      {shown}
                    </th>
                  );
                }
                return (
                  <td
                    key={column}
                    className={`h-8 px-3 ${kind === "text" ? "min-w-32" : "text-right figures whitespace-nowrap"}`}
                  >
                    {target && of ? (
                      <Link href={rowsHref(of.month, of.filters, target)} prefetch={false} className="link">
                        {shown}
                      </Link>
                    ) : (
                      shown
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </RecordTable>
      )}
      {rows.length > 0 && note && <p className="text-2xs text-quiet">{note}</p>}
      {shownRows !== undefined && rows.length >= shownRows && (
        <p className="text-2xs text-quiet">The {shownRows} largest. The spreadsheet has all of them.</p>
      )}
    </section>
  );
}
