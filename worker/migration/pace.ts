import type { Source } from "./source.ts";

/** Rows of a batch. A page waits at most as long as a transaction takes where the engine has one session for everybody. */
export type Pace = {
  size: number;
  milliseconds: number;
  largest: number;
  /** Milliseconds between two batches: a page asks several questions, and each would wait for a batch. */
  pause: number;
};

const ownServer: Pace = { size: 6_000, milliseconds: 2_500, largest: 40_000, pause: 0 };
const sharedSession: Pace = { size: 500, milliseconds: 100, largest: 5_000, pause: 80 };
export const usualPace = ({ hasSnapshot }: Source): Pace => (hasSnapshot ? ownServer : sharedSession);

const SMALLEST = 100;

/** So many rows took so long; the rest of an entity is no measure. */
export function paceAfter(pace: Pace, rows: number, took: number): Pace {
  const wanted = Math.round((rows * pace.milliseconds) / Math.max(took, 1));
  return { ...pace, size: Math.min(pace.largest, Math.max(SMALLEST, Math.min(wanted, pace.size * 2))) };
}
