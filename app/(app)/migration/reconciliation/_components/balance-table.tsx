import { Badge } from "@/components/ui/badge";
import type { RunEntity } from "@/lib/migration/queries";
import { titleOf } from "@/lib/migration/titles";
import { figures, RecordTable } from "@/components/ui/record-table";

type Part = { head: string; of: (row: RunEntity) => number };

const parts: Part[] = [
  { head: "New", of: (row) => row.inserted },
  { head: "Changed", of: (row) => row.updated },
  { head: "Unchanged", of: (row) => row.unchanged },
  { head: "Not loaded", of: (row) => row.rejected },
  { head: "Left out", of: (row) => row.skipped },
  { head: "Merged", of: (row) => row.merged },
  { head: "Conflicts", of: (row) => row.conflicts },
];

const sumOf = (row: RunEntity) => parts.reduce((sum, { of }) => sum + of(row), 0);
const sumOver = (rows: RunEntity[], of: (row: RunEntity) => number) => rows.reduce((sum, row) => sum + of(row), 0);

/** Read is the sum of what became of the rows, for every entity and for all of them. */
export function BalanceTable({ entities }: { entities: RunEntity[] }) {
  const balances = entities.every((row) => row.read_rows === sumOf(row));
  return (
    <RecordTable
      caption="Read = new + changed + unchanged + not loaded + left out + merged + conflicts"
      heads={["Entity", ...figures("Read", ...parts.map(({ head }) => head), "Rest")]}
      foot={
        <tr className="font-medium">
          <th scope="row" className="h-9 px-3">
            <Badge tone={balances ? "green" : "red"}>{balances ? "Balances to zero" : "Does not balance"}</Badge>
          </th>
          {[
            (row: RunEntity) => row.read_rows,
            ...parts.map(({ of }) => of),
            (row: RunEntity) => row.read_rows - sumOf(row),
          ].map((of, index) => (
            <td key={index} className="px-3 text-right figures">
              {sumOver(entities, of).toLocaleString("en")}
            </td>
          ))}
        </tr>
      }
    >
      {entities.map((row) => (
        <tr key={row.entity} className="border-b hover:bg-hover">
          <th scope="row" className="h-8 px-3 font-medium whitespace-nowrap">
            {titleOf(row.entity)}
          </th>
          {[row.read_rows, ...parts.map(({ of }) => of(row)), row.read_rows - sumOf(row)].map((value, index) => (
            <td key={index} className={`px-3 text-right figures ${value === 0 ? "text-quiet" : ""}`}>
              {value.toLocaleString("en")}
            </td>
          ))}
        </tr>
      ))}
    </RecordTable>
  );
}
