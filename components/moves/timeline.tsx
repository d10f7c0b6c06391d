import { ArrowRight, MessageSquare, TriangleAlert } from "lucide-react";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDate } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import type { ShownMessage } from "@/lib/messages/queries";
import type { HistoryRow } from "@/lib/states/moves";
import { nameOf, type Vocabulary } from "@/lib/states/names";

type Event = { id: string; at: string; icon: React.ReactNode; text: React.ReactNode; detail?: React.ReactNode };

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75, className: "mt-0.5 shrink-0 text-quiet" } as const;

export const sources: Record<string, string> = {
  migration: "from the legacy system",
  message: "read from a message",
  system: "by the system",
};

function stateEvent(row: HistoryRow, states: Vocabulary, now: Date): Event {
  const who = row.changed_by_name ?? sources[row.source] ?? "somebody the records do not name";
  return {
    id: row.id,
    at: row.created_at,
    icon: <ArrowRight {...icon} />,
    text: (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <StateBadge state={row.to_state} name={nameOf(states, row.to_state)} />
        <span className="text-quiet">
          {who} ·{" "}
          {row.left_at
            ? `stayed ${durationBetween(row.created_at, row.left_at)}`
            : `for ${durationBetween(row.created_at, now)} now`}
        </span>
        {row.is_contradiction && (
          <span className="inline-flex items-center gap-1 text-amber">
            <TriangleAlert aria-hidden size={14} strokeWidth={1.75} /> does not follow from the state before
          </span>
        )}
      </span>
    ),
    detail: row.reason,
  };
}

function messageEvent(message: ShownMessage): Event {
  return {
    id: message.id,
    at: message.created_at,
    icon: <MessageSquare {...icon} />,
    text: <span className="text-quiet">{message.sender ?? "Somebody the records do not name"} wrote</span>,
    detail: message.body,
  };
}

type TimelineProps = { history: HistoryRow[]; messages: ShownMessage[]; states: Vocabulary; now: Date };

/** Everything that happened, newest first, day by day. */
export function Timeline({ history, messages, states, now }: TimelineProps) {
  const events = [...history.map((row) => stateEvent(row, states, now)), ...messages.map(messageEvent)].sort((a, b) =>
    b.at.localeCompare(a.at),
  );
  const days = Map.groupBy(events, ({ at }) => at.slice(0, 10));
  return (
    <ol className="flex flex-col gap-4">
      {[...days].map(([day, ofDay]) => (
        <li key={day}>
          <h3 className="pb-1 text-xs font-medium text-quiet">{formatDate(day)}</h3>
          <ol className="flex flex-col">
            {ofDay.map(({ id, at, icon: sign, text, detail }) => (
              <li key={id} className="flex gap-2 border-t py-2 text-sm first:border-t-0">
                {sign}
                <div className="min-w-0 flex-1">
                  {text}
                  {detail && <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{detail}</p>}
                </div>
                <time dateTime={at} className="figures text-xs text-quiet">
                  {time.format(new Date(at))}
                </time>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
