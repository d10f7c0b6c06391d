import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { listHref } from "@/lib/lists/list-href";
import type { RunEntity } from "@/lib/migration/queries";
import { titleOf } from "@/lib/migration/titles";
import { statusWords } from "@/lib/migration/words";
import { LoadBar } from "./load-bar";
import { figures, RecordTable } from "@/components/ui/record-table";

type Column = {
  head: string;
  count: (row: RunEntity) => number;
  /** Entries of the inbox that the figure opens into. */
  kind?: string;
  /** Not shown where it is 0 for everybody. */
  isRare?: boolean;
};

const ofLoad: Column[] = [
  { head: "New", count: (row) => row.inserted },
  { head: "Changed", count: (row) => row.updated, isRare: true },
  { head: "Unchanged", count: (row) => row.unchanged, isRare: true },
  { head: "Left out", count: (row) => row.skipped + row.merged },
  { head: "Not loaded", count: (row) => row.rejected, kind: "rejected" },
  { head: "Conflicts", count: (row) => row.conflicts, kind: "conflict", isRare: true },
  { head: "Remarks", count: (row) => row.findings, kind: "finding" },
  { head: "Missing", count: (row) => row.missing, isRare: true },
];

const ofRollback: Column[] = [
  { head: "Removed", count: (row) => row.removed },
  { head: "Restored", count: (row) => row.updated },
  { head: "Had to stay", count: (row) => row.conflicts, kind: "conflict" },
];

type EntitiesTableProps = { entities: RunEntity[]; isRollback?: boolean; isTrial?: boolean };

/** One line per entity in the order of the lookups: parents stand above what needs them. */
export function EntitiesTable({ entities, isRollback = false, isTrial = false }: EntitiesTableProps) {
  const columns = (isRollback ? ofRollback : ofLoad).filter(
    ({ count, isRare }) => !isRare || entities.some((row) => count(row) > 0),
  );
  return (
    <RecordTable
      caption="Entities of the run"
      heads={[
        ...["Entity", "State", "Progress"],
        ...figures(isRollback ? "Of" : "Read of", ...columns.map(({ head }) => head), "Rows/s"),
      ]}
    >
      {entities.map((row) => {
        const { name, tone } = statusWords(row.status);
        return (
          <tr key={row.entity} className="border-b last:border-b-0 hover:bg-hover">
            <th scope="row" className="h-9 px-3 font-medium whitespace-nowrap">
              {titleOf(row.entity)}
            </th>
            <td className="px-3 whitespace-nowrap">
              <Badge tone={tone}>{name}</Badge>
              {row.error && <span className="block max-w-72 whitespace-normal text-quiet">{row.error}</span>}
            </td>
            <td className="px-3">
              <LoadBar
                expected={row.expected_rows}
                read={row.read_rows}
                rejected={row.rejected}
                isOver={row.status === "done"}
              />
            </td>
            <td className="px-3 text-right figures whitespace-nowrap">{readOf(row)}</td>
            {columns.map(({ head, count, kind }) => (
              <td key={head} className="px-3 text-right figures whitespace-nowrap">
                <Count
                  value={count(row)}
                  href={kind && !isTrial ? listHref("/migration/rejects", { entity: row.entity, kind }, {}) : undefined}
                />
              </td>
            ))}
            <td className="px-3 text-right figures whitespace-nowrap">{rateOf(row)}</td>
          </tr>
        );
      })}
    </RecordTable>
  );
}

function Count({ value, href }: { value: number; href?: string }) {
  const text = value.toLocaleString("en");
  if (value === 0) return <span className="text-quiet">0</span>;
  return href ? (
    <Link href={href} className="link">
      {text}
    </Link>
  ) : (
    text
  );
}

function readOf({ expected_rows, read_rows }: RunEntity): string {
  if (expected_rows === null) return "–";
  const all = expected_rows.toLocaleString("en");
  return read_rows === expected_rows ? all : `${read_rows.toLocaleString("en")} of ${all}`;
}

/** While it runs that of the last seconds, afterwards that of all its transactions. */
function rateOf({ status, read_rows, milliseconds, rows_per_second }: RunEntity): React.ReactNode {
  if (rows_per_second !== null) return rows_per_second.toLocaleString("en");
  if (status !== "done" || milliseconds < 1 || read_rows === 0) return <span className="text-quiet">–</span>;
  return <span className="text-quiet">{Math.round((read_rows / milliseconds) * 1000).toLocaleString("en")}</span>;
}
