import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/lib/format/dates";
import { formatWait } from "@/lib/migration/progress";
import type { Run } from "@/lib/migration/queries";
import { modeName, statusWords } from "@/lib/migration/words";
import { figures, RecordTable } from "@/components/ui/record-table";

function lasted({ started_at, finished_at }: Run): string {
  if (!started_at || !finished_at) return "–";
  return formatWait(Date.parse(finished_at) - Date.parse(started_at));
}

const heads = ["Read", "New", "Changed", "Not loaded", "Conflicts"];

export function RunsTable({ runs }: { runs: Run[] }) {
  return (
    <RecordTable
      caption="Runs, newest first"
      heads={["Run", "State", "Asked for by", "Begun", "Took", ...figures(...heads)]}
    >
      {runs.map((run) => {
        const { name, tone } = statusWords(run.status);
        return (
          <tr key={run.id} className="border-b last:border-b-0 hover:bg-hover">
            <th scope="row" className="h-9 px-3 font-medium whitespace-nowrap">
              <Link href={`/migration/runs/${run.id}`} className="hover:underline">
                {modeName(run.mode)}
              </Link>
              {run.is_taken_back && <span className="ml-2 font-normal text-quiet">taken back</span>}
            </th>
            <td className="px-3">
              <Badge tone={tone}>{name}</Badge>
            </td>
            <td className="px-3 whitespace-nowrap">{run.started_by_name ?? <span className="text-quiet">–</span>}</td>
            <td className="px-3 figures whitespace-nowrap">{formatDateTime(run.started_at ?? run.created_at)}</td>
            <td className="px-3 figures whitespace-nowrap">{lasted(run)}</td>
            {[run.read_rows, run.inserted, run.updated, run.rejected, run.conflicts].map((value, index) => (
              <td key={heads[index]} className="px-3 text-right figures whitespace-nowrap">
                {value.toLocaleString("en")}
              </td>
            ))}
          </tr>
        );
      })}
    </RecordTable>
  );
}
