import { TriangleAlert } from "lucide-react";
import { sources } from "@/components/stream/sources";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDateTime } from "@/lib/format/dates";
import type { Stay } from "./state-history";

type HistoryTableProps = { stays: Stay[]; marked: string | null; onMark: (id: string | null) => void };

/** The whole history as rows: from, to, who, when, why, how long, and where the knowledge comes from. */
export function HistoryTable({ stays, marked, onMark }: HistoryTableProps) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="State history as a table">
      <table className="w-full border-collapse text-left text-xs">
        <caption className="sr-only">State history, newest first</caption>
        <thead>
          <tr className="border-b text-quiet">
            {["State", "Before", "Since (UTC)", "Stayed", "Who and why", "Source"].map((title) => (
              <th key={title} scope="col" className="h-8 px-2 font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stays.map((stay) => (
            <tr
              key={stay.id}
              onPointerEnter={() => onMark(stay.id)}
              onPointerLeave={() => onMark(null)}
              className={`border-b align-top last:border-b-0 ${marked === stay.id ? "bg-selected" : ""}`}
            >
              <td className="px-2 py-1.5">
                <StateBadge state={stay.state} name={stay.name} />
                {stay.isContradiction && (
                  <span className="mt-0.5 flex items-center gap-1 text-amber">
                    <TriangleAlert aria-hidden size={14} strokeWidth={1.75} /> contradicts the row before
                  </span>
                )}
              </td>
              <td className="px-2 py-1.5">{stay.before ?? <span className="text-quiet">The beginning</span>}</td>
              <td className="px-2 py-1.5 figures whitespace-nowrap">{formatDateTime(stay.at).replace(" UTC", "")}</td>
              <td className="px-2 py-1.5 figures whitespace-nowrap">{stay.stayed}</td>
              <td className="px-2 py-1.5 wrap-anywhere">
                {stay.actor ?? <span className="text-quiet">Not recorded</span>}
                {stay.reason && <span className="block text-quiet">{stay.reason}</span>}
              </td>
              <td className="px-2 py-1.5 whitespace-nowrap text-quiet">{sources[stay.source] ?? "by a person"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
