import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { isAboutData, reasonOf } from "./failures.ts";
import { rejectRow } from "./isolate.ts";
import { type Lease, LeaseLost, underLease } from "./lease.ts";
import { type Pace, paceAfter, usualPace } from "./pace.ts";
import { openReader, type Piece, readByKey, type Wanted } from "./reader.ts";
import type { Source } from "./source.ts";

export type Counts = {
  read_rows: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  merged: number;
  conflicts: number;
  findings: number;
  missing: number;
  checkpoints: number;
};

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
  largestBatch?: number;
  /** A retry reads these rows and no others; that others are absent means nothing. */
  only?: string[];
  /** Something else has failed: nothing new is begun. */
  signal: AbortSignal;
  onBatch: (batch: Batch) => void;
};

/** The statement of the entity, and what it needs to know beside the rows. */
export type Writing = { statement: string; plan: string; facts: string; rests: boolean };

export function firstPace(source: Source, largestBatch = Infinity): Pace {
  const usual = usualPace(source);
  return { ...usual, size: Math.min(usual.size, largestBatch), largest: Math.min(usual.largest, largestBatch) };
}

export function refuseTooMany({ only, space, lease }: Task, { read, rejected }: State): void {
  const isAccepted = only !== undefined || space === "trial" || lease.accepted.includes(TooManyRejects.code);
  if (!isAccepted && read >= ENOUGH_ROWS && rejected > MOST_REJECTED * read) throw new TooManyRejects(rejected, read);
}

/** Reads everything up to a key, and writes it piece by piece. */
export async function writePieces(task: Task, writing: Writing, state: State, until: string): Promise<void> {
  const { sql, source, lease, mapping, space, only, signal, onBatch } = task;
  const { statement, plan, facts, rests } = writing;

  const write = (piece: Piece) =>
    underLease(sql, lease, async (tx) => {
      if (rests) await tx`set local session_replication_role = replica`;
      const reach = only ? state.after : piece.isLast ? until : piece.lastKey;
      const place = [state.after, reach, piece.lastKey, state.number + 1];
      const { organizationId, runId } = lease;
      const [counts] = await tx.unsafe<Counts[]>(statement, [piece.data, organizationId, runId, facts, ...place]);
      if (counts?.checkpoints !== 1) throw new LeaseLost("taken");
      return counts;
    });

  const wanted = (): Wanted => ({ plan, after: state.after, until, only });
  let reader = await openReader(source, mapping, wanted());
  for (;;) {
    const piece = await reader.next(state.pace.size);
    signal.throwIfAborted();
    if (only && piece.rows === 0) break;
    const begun = performance.now();
    try {
      const counts = await write(piece);
      const milliseconds = performance.now() - begun;
      onBatch({ counts, expected: state.expected, milliseconds });
      if (!piece.isLast) state.pace = paceAfter(state.pace, piece.rows, milliseconds);
      state.read += counts.read_rows;
      state.rejected += counts.rejected;
      state.written += counts.inserted + counts.updated;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      if (piece.rows > 1) {
        // Halved until only the row is left that the database refuses; what was read ahead is read again.
        state.pace = { ...state.pace, size: Math.ceil(piece.rows / 2) };
        await reader.close();
        reader = readByKey(source, mapping, wanted());
        continue;
      }
      const row = { id: piece.lastKey, data: piece.data, number: state.number + 1, after: state.after };
      await underLease(sql, lease, (tx) => rejectRow(tx, lease, mapping, space, row, reasonOf(error)));
      state.read += 1;
      state.rejected += 1;
    }
    state.number += 1;
    state.after = piece.lastKey;
    if (piece.isLast) break;
    if (state.pace.pause > 0) await delay(state.pace.pause);
    refuseTooMany(task, state);
  }
  await reader.close();
}
