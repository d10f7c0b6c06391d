import Link from "next/link";
import { Pagination } from "@/components/data-table/pagination";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/format/dates";
import type { Reject } from "@/lib/migration/queries";
import type { RejectListParams } from "@/lib/migration/search-params";
import { titleOf } from "@/lib/migration/titles";
import { kindWords, reasonWords } from "@/lib/migration/words";
import { PAGE_SIZE } from "@/lib/lists/page";
import { RecordTable } from "@/components/ui/record-table";

type RejectsTableProps = { rows: Reject[]; total: number; params: RejectListParams };

/** The value that the reason speaks of, where the row has it. */
function valueOf({ source_row, source_column }: Reject): string {
  const value = source_row[source_column];
  if (value === undefined) return "";
  if (value === null) return "empty";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export function RejectsTable({ rows, total, params }: RejectsTableProps) {
  if (rows.length === 0) {
    return (
      <EmptyState title={params.status === "open" ? "None of these waits any more." : "None of these was waived."} />
    );
  }
  return (
    <div className="rounded-control border bg-surface">
      <RecordTable
        caption="Rows of the inbox"
        isFramed={false}
        heads={["Row", "What happened", "Reason", "Value", params.status === "open" ? "Since" : "Waived"]}
      >
        {rows.map((row) => {
          const { name, tone } = kindWords(row.kind);
          return (
            <tr key={row.id} className="border-b last:border-b-0 hover:bg-hover">
              <th scope="row" className="h-9 px-3 font-medium whitespace-nowrap">
                <Link href={`/migration/rejects/${row.id}`} className="hover:underline">
                  {titleOf(row.entity)} <span className="figures">{row.legacy_id}</span>
                </Link>
              </th>
              <td className="px-3 whitespace-nowrap">
                <Badge tone={tone}>{name}</Badge>
              </td>
              <td className="px-3">{reasonWords(row.code).what}</td>
              <td className="max-w-80 px-3 font-mono wrap-anywhere">{valueOf(row)}</td>
              <td className="px-3 whitespace-nowrap">
                {row.status === "waived" ? (
                  <>
                    {row.decided_by_name}: {row.note}
                  </>
                ) : (
                  formatDate(row.created_at)
                )}
              </td>
            </tr>
          );
        })}
      </RecordTable>
      {total > PAGE_SIZE && <RejectsPages params={params} total={total} />}
    </div>
  );
}

function RejectsPages({ params, total }: { params: RejectListParams; total: number }) {
  return <Pagination params={{ ...params, sort: "id", dir: "asc" }} total={total} />;
}
