import { TriangleAlert } from "lucide-react";
import { sources } from "@/components/moves/timeline";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDateTime } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import type { HistoryRow } from "@/lib/states/moves";
import { nameOf, type Vocabulary } from "@/lib/states/names";

type HistoryTableProps = { history: HistoryRow[]; states: Vocabulary; now: Date };

/** The whole history as rows: from, to, who, when, why, how long, and where the knowledge comes from. */
export function HistoryTable({ history, states, now }: HistoryTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-xs">
        <caption className="sr-only">State history, newest first</caption>
        <thead>
          <tr className="border-b text-quiet">
            {["State", "Before", "Since", "Stayed", "Who and why"].map((title) => (
              <th key={title} scope="col" className="h-8 px-2 font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.map((row) => (
            <tr key={row.id} className="border-b align-top last:border-b-0">
              <td className="px-2 py-1.5">
                <StateBadge state={row.to_state} name={nameOf(states, row.to_state)} />
                {row.is_contradiction && (
                  <span className="mt-0.5 flex items-center gap-1 text-amber">
                    <TriangleAlert aria-hidden size={14} strokeWidth={1.75} /> contradicts the row before
                  </span>
                )}
              </td>
              <td className="px-2 py-1.5">
                {row.from_state ? nameOf(states, row.from_state) : <span className="text-quiet">The beginning</span>}
              </td>
              <td className="px-2 py-1.5 figures whitespace-nowrap">{formatDateTime(row.created_at)}</td>
              <td className="px-2 py-1.5 figures whitespace-nowrap">
                {row.left_at
                  ? durationBetween(row.created_at, row.left_at)
                  : `${durationBetween(row.created_at, now)} so far`}
              </td>
              <td className="px-2 py-1.5 wrap-anywhere">
                {row.changed_by_name ?? sources[row.source] ?? "Not recorded"}
                {row.reason && <span className="block text-quiet">{row.reason}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
