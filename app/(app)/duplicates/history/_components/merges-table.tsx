import { Pagination } from "@/components/data-table/pagination";
import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { RecordTable } from "@/components/ui/record-table";
import { redoMerge } from "@/lib/duplicates/actions/merge";
import type { MergeEvent } from "@/lib/duplicates/history";
import { formatDateTime } from "@/lib/format/dates";
import { PAGE_SIZE } from "@/lib/lists/page";
import { sayReport } from "@/lib/duplicates/undo-report";
import { Person } from "./person";
import { UndoForm } from "./undo-form";

const movedRows = ({ moved }: MergeEvent) => Object.values(moved).reduce((sum, rows) => sum + rows, 0);

/** A merge can be taken back whenever; what was changed since stays, and the answer says so. */
export function MergesTable({ merges, total, page }: { merges: MergeEvent[]; total: number; page: number }) {
  return (
    <div className="rounded-control border bg-surface">
      <RecordTable
        caption="Merges and their undoing"
        isFramed={false}
        heads={[
          "When",
          "Who",
          "What",
          "Stays",
          "Went into it",
          { label: "Rows", isFigure: true },
          "Reason",
          { label: "Way back", isFigure: true },
        ]}
      >
        {merges.map((event) => (
          <tr key={event.id} className="border-b align-top last:border-b-0">
            <td className="px-3 py-2 whitespace-nowrap">{formatDateTime(event.merged_at)}</td>
            <td className="px-3 py-2">{event.actor_name ?? "The worker"}</td>
            <td className="px-3 py-2 whitespace-nowrap">
              <Badge tone={event.kind === "merge" ? "green" : "blue"}>
                {event.kind === "merge" ? "Merged" : "Undone"}
              </Badge>
            </td>
            <td className="min-w-40 px-3 py-2">
              <Person id={event.survivor_id} name={event.survivor_name} number={event.survivor_number} />
            </td>
            <td className="min-w-40 px-3 py-2">
              <Person id={event.merged_id} name={event.merged_name} number={event.merged_number} />
            </td>
            <td className="px-3 py-2 text-right figures">{movedRows(event)}</td>
            <td className="max-w-72 min-w-36 px-3 py-2 wrap-anywhere">
              {event.reason}
              {sayReport(event.report).map((sentence) => (
                <span key={sentence} className="block text-amber">
                  {sentence}
                </span>
              ))}
            </td>
            <td className="px-3 py-2 text-right">
              <Step event={event} />
            </td>
          </tr>
        ))}
      </RecordTable>
      {total > PAGE_SIZE && <Pagination params={{ page, sort: "age", dir: "asc" }} total={total} />}
    </div>
  );
}

function Step({ event }: { event: MergeEvent }) {
  const about = `${event.merged_number} into ${event.survivor_number}`;
  if (event.kind === "undo") return null;
  if (event.undone_at)
    return (
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Badge tone="neutral" isLong>
          <span className="text-left">
            Undone <span className="whitespace-nowrap">{formatDateTime(event.undone_at)}</span>
          </span>
        </Badge>
        <ActionButton
          action={redoMerge}
          fields={{ eventId: event.id, batchId: crypto.randomUUID() }}
          label="Merge again"
          about={about}
        />
      </div>
    );
  return <UndoForm eventId={event.id} about={about} />;
}
