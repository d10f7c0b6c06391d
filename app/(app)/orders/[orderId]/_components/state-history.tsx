"use client";

import { useState } from "react";
import { durationBetween } from "@/lib/format/durations";
import { nameOf, type Vocabulary } from "@/lib/states/words";
import type { EventOf } from "@/lib/stream/events";
import { HistoryBand } from "./history-band";
import { HistoryTable } from "./history-table";

/** One stay in a state, with everything that band and table say about it. */
export type Stay = {
  id: string;
  state: string;
  name: string;
  before: string | null;
  at: string;
  milliseconds: number;
  stayed: string;
  actor: string | null;
  source: string;
  reason: string | null;
  isContradiction: boolean;
};

type StateHistoryProps = {
  /** Newest first, as the stream has them. */
  moves: EventOf<"state">[];
  states: (Vocabulary[number] & { isFinal: boolean })[];
  now: string;
};

function staysOf({ moves, states, now }: StateHistoryProps): Stay[] {
  return moves.map((move) => {
    const isFinal = states.find(({ key }) => key === move.to)?.isFinal ?? false;
    const until = move.leftAt ?? now;
    const lasted = durationBetween(move.at, until);
    return {
      id: move.id,
      state: move.to,
      name: nameOf(states, move.to),
      before: move.from && nameOf(states, move.from),
      at: move.at,
      // Nothing goes on after the end; the last segment of a finished order is a mark, not a stretch.
      milliseconds: move.leftAt || !isFinal ? Math.max(0, Date.parse(until) - Date.parse(move.at)) : 0,
      stayed: move.leftAt ? lasted : isFinal ? "The end" : `${lasted} so far`,
      actor: move.actor,
      source: move.source,
      reason: move.reason,
      isContradiction: move.isContradiction,
    };
  });
}

/** The history as a band and as a table; pointing at one marks the other. */
export function StateHistory(props: StateHistoryProps) {
  const [marked, setMarked] = useState<string | null>(null);
  const stays = staysOf(props);
  return (
    <div className="flex flex-col gap-4">
      <HistoryBand stays={stays.toReversed()} marked={marked} onMark={setMarked} />
      <HistoryTable stays={stays} marked={marked} onMark={setMarked} />
    </div>
  );
}
