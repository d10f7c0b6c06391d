import Link from "next/link";
import { formatDate } from "@/lib/format/dates";
import { listHref } from "@/lib/lists/list-href";
import type { Words } from "@/lib/states/words-schema";
import { STREAM_SIZE, type StreamEvent, type Subject } from "@/lib/stream/events";
import type { StreamParams } from "@/lib/stream/search-params";
import { EventLine } from "./event-line";
import { MarkRead } from "./mark-read";
import { PartFilter } from "./part-filter";

/** Who reads, and what the page is about: an answer belongs where its question was asked. */
export type Reader = { isLab: boolean; approves: boolean; subject: Subject };

type StreamProps = {
  /** The address of the page without its parameters. */
  path: string;
  events: StreamEvent[];
  params: StreamParams;
  words: Words;
  reader: Reader;
  now: Date;
};

/** Everything that happened, newest first, day by day; each part can be seen alone. */
export function Stream({ path, events, params, words, reader, now }: StreamProps) {
  const shown = params.show ? events.filter(({ kind }) => kind === params.show) : events;
  const days = Map.groupBy(shown, ({ at }) => at.slice(0, 10));
  const unread = events.flatMap((event) => (event.kind === "message" && event.isUnread ? [event.id] : []));
  const oldest = events.at(-1);
  return (
    <div className="flex flex-col gap-4">
      <PartFilter path={path} events={events} shown={params.show} before={params.before} />
      {unread.length > 0 && <MarkRead messageIds={unread} />}
      {shown.length === 0 && <p className="py-4 text-center text-quiet">Nothing of this kind has happened yet.</p>}
      <ol className="flex flex-col gap-4">
        {[...days].map(([day, ofDay]) => (
          <li key={day}>
            <h3 className="pb-1 text-xs font-medium text-quiet">{formatDate(day)}</h3>
            <ol className="flex flex-col">
              {ofDay.map((event) => (
                <EventLine
                  key={`${event.kind}-${event.id}`}
                  event={event}
                  all={events}
                  words={words}
                  reader={reader}
                  now={now}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <nav aria-label="Older and newer events" className="flex gap-4 text-xs">
        {params.before && (
          <Link href={listHref(path, { show: params.show }, {})} className="link">
            Back to the newest
          </Link>
        )}
        {oldest && events.length >= STREAM_SIZE && (
          <Link href={listHref(path, { show: params.show }, { before: oldest.at })} className="link">
            Show what happened before
          </Link>
        )}
      </nav>
    </div>
  );
}
