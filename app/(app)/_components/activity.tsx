import Link from "next/link";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDateTime, formatRelative } from "@/lib/format/dates";
import type { Overview } from "@/lib/overview/queries";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

type ActivityProps = { events: Overview["activity"]; words: Words; now: Date };

export function Activity({ events, words, now }: ActivityProps) {
  if (events.length === 0) return <p className="text-xs text-quiet">Nothing has happened yet.</p>;
  return (
    <ol className="flex flex-col text-xs">
      {events.map(({ id, at, actor, kind, noun, subjectId, number, to }) => {
        const states = noun === "case" ? words.caseStates : words.orderStates;
        return (
          <li
            key={`${kind}-${id}`}
            className="flex flex-wrap items-baseline gap-x-2 border-t py-1.5 first:border-t-0 first:pt-0"
          >
            <Link href={`/${noun}s/${subjectId}`} prefetch={false} className="figures font-medium hover:underline">
              {number}
            </Link>
            {kind === "move" && to ? <StateBadge state={to} name={nameOf(states, to)} /> : <span>message</span>}
            <time dateTime={at} title={formatDateTime(at)} className="ml-auto text-2xs text-quiet">
              {formatRelative(at, now)}
            </time>
            <span className="w-full text-2xs text-quiet">{actor ?? "Somebody the records do not name"}</span>
          </li>
        );
      })}
    </ol>
  );
}
