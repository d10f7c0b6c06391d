import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { StateBadge } from "@/components/ui/state-badge";
import { durationBetween } from "@/lib/format/durations";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import type { EventOf } from "@/lib/stream/events";
import { sources } from "./sources";

type StateBodyProps = { event: EventOf<"state">; words: Words; now: Date; isOwnPage: boolean };

export function StateBody({ event, words, now, isOwnPage }: StateBodyProps) {
  const who = event.actor ?? sources[event.source] ?? "somebody the records do not name";
  const states = event.noun === "case" ? words.caseStates : words.orderStates;
  const isFinal = states.find(({ key }) => key === event.to)?.isFinal ?? false;
  const stay = event.leftAt
    ? `stayed ${durationBetween(event.at, event.leftAt)}`
    : isFinal
      ? null
      : `for ${durationBetween(event.at, now)} now`;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {event.orderId && !isOwnPage && (
          <Link href={`/orders/${event.orderId}`} className="figures text-xs hover:underline">
            {event.orderNumber}
          </Link>
        )}
        <StateBadge state={event.to} name={nameOf(states, event.to)} />
        <span className="text-quiet">{[who, stay].filter(Boolean).join(" · ")}</span>
        {event.isContradiction && (
          <span className="inline-flex items-center gap-1 text-amber">
            <TriangleAlert aria-hidden size={14} strokeWidth={1.75} /> does not follow from the state before
          </span>
        )}
      </span>
      {event.reason && <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">{event.reason}</p>}
    </>
  );
}
