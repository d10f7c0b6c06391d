import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Counts, Place } from "./checkpoint.ts";
import type { Space } from "./compile.ts";
import type { Lease } from "./lease.ts";
import { type Pace, usualPace } from "./pace.ts";
import type { Source } from "./source.ts";

/** More of an entity is refused than anybody would expect of a mapping that fits. */
export class TooManyRejects extends Error {
  static readonly code = "too_many_rejects";

  constructor(rejected: number, read: number) {
    super(
      `${rejected} of the first ${read} rows were rejected. Look at the inbox, or accept ${TooManyRejects.code} and go on.`,
    );
  }
}

const ENOUGH_ROWS = 500;
const MOST_REJECTED = 0.25;

/** Where an entity stands; it moves with every batch. */
export type State = {
  after: string;
  number: number;
  expected: number;
  read: number;
  rejected: number;
  written: number;
  pace: Pace;
};

export type Batch = { counts: Counts; expected: number; milliseconds: number };

/** One entity in the hands of the engine. */
export type Task = {
  sql: Sql;
  source: Source;
  lease: Lease;
  mapping: Mapping;
  space: Space;
  mappings: readonly Mapping[];
  largestBatch?: number;
  /** A retry reads these rows and no others; that others are absent means nothing. */
  only?: string[];
  /** Something else has failed: nothing new is begun. */
  signal: AbortSignal;
  onBatch: (batch: Batch) => Promise<void>;
};

export function firstPace(source: Source, largestBatch = Infinity): Pace {
  const usual = usualPace(source);
  return { ...usual, size: Math.min(usual.size, largestBatch), largest: Math.min(usual.largest, largestBatch) };
}

export function advance(state: State, { lastKey, number }: Place, counts: Counts): void {
  state.after = lastKey;
  state.number = number;
  state.read += counts.read_rows;
  state.rejected += counts.rejected;
  state.written += counts.inserted + counts.updated;
}

export function refuseTooMany({ only, space, lease }: Task, { read, rejected }: State): void {
  const isAccepted = only !== undefined || space === "trial" || lease.accepted.includes(TooManyRejects.code);
  if (!isAccepted && read >= ENOUGH_ROWS && rejected > MOST_REJECTED * read) throw new TooManyRejects(rejected, read);
}
