import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { listHref } from "@/lib/lists/list-href";
import type { RejectGroup } from "@/lib/migration/queries";
import type { RejectListParams } from "@/lib/migration/search-params";
import { titleOf } from "@/lib/migration/titles";
import { kindWords, reasonWords } from "@/lib/migration/words";
import { figures, RecordTable } from "@/components/ui/record-table";

type GroupsTableProps = {
  groups: RejectGroup[];
  current: RejectListParams;
  isOpen: boolean;
  /** The rows themselves hold what is known about people. */
  mayOpen: boolean;
};

const weights = ["conflict", "rejected", "finding", "skipped", "merged"];

function isInside(group: RejectGroup, { entity, kind, code, column }: RejectListParams): boolean {
  return (
    (entity === undefined || entity === group.entity) &&
    (kind === undefined || kind === group.kind) &&
    (code === undefined || code === group.code) &&
    (column === undefined || column === group.source_column)
  );
}

/** Grouped by what has to be decided: the same answer mostly serves the whole group. */
export function GroupsTable({ groups, current, isOpen, mayOpen }: GroupsTableProps) {
  const shown = groups
    .filter((group) => isOpen || isInside(group, current))
    .sort((a, b) => weights.indexOf(a.kind) - weights.indexOf(b.kind));
  return (
    <div className="flex flex-col gap-2">
      <RecordTable
        caption="Reasons"
        heads={["What happened", "Reason", "Entity", "Column", ...figures("Open", "Waived")]}
      >
        {shown.map((group) => {
          const { entity, kind, code, source_column, open_rows, waived_rows } = group;
          const { name, tone } = kindWords(kind);
          const href = listHref("/migration/rejects", { entity, kind, code, column: source_column }, {});
          const what = reasonWords(code).what;
          return (
            <tr key={href} className="border-b last:border-b-0 hover:bg-hover">
              <td className="h-9 px-3 whitespace-nowrap">
                <Badge tone={tone}>{name}</Badge>
              </td>
              <th scope="row" className="min-w-56 px-3 font-medium">
                {mayOpen ? (
                  <Link href={href} className="hover:underline">
                    {what}
                  </Link>
                ) : (
                  what
                )}
              </th>
              <td className="px-3 whitespace-nowrap">{titleOf(entity)}</td>
              <td className="px-3 font-mono">{source_column}</td>
              <td className="px-3 text-right figures">{open_rows.toLocaleString("en")}</td>
              <td className="px-3 text-right figures">
                {waived_rows > 0 && mayOpen ? (
                  <Link href={`${href}&status=waived`} className="link">
                    {waived_rows.toLocaleString("en")}
                  </Link>
                ) : (
                  waived_rows.toLocaleString("en")
                )}
              </td>
            </tr>
          );
        })}
      </RecordTable>
      {!isOpen && (
        <p className="text-xs">
          <Link href="/migration/rejects" className="link">
            All reasons
          </Link>
        </p>
      )}
    </div>
  );
}
