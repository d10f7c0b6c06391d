import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { type Counts, moveCheckpoint, type Place } from "./checkpoint.ts";
import { isAboutData, reasonOf } from "./failures.ts";
import { ONE_REJECTED, rejectRow } from "./isolate.ts";
import { underLease } from "./lease.ts";
import { paceAfter } from "./pace.ts";
import { openReader, type Piece, readByKey, type Wanted } from "./reader.ts";
import { advance, refuseTooMany, type State, type Task } from "./task.ts";

/** The statement of the entity, and what it needs to know beside the rows. */
export type Writing = { statement: string; plan: string; facts: string; rests: boolean };

/**
 * Writes a piece inside a transaction, short of its checkpoint; without data what has landed before. `reach` is the key up to which the
 * source has no other rows.
 */
export async function writePiece(
  tx: Sql,
  { lease }: Task,
  { statement, facts, rests }: Writing,
  data: string | null,
  { after, reach }: { after: string; reach: string },
): Promise<Counts> {
  if (rests) await tx`set local session_replication_role = replica`;
  const [counts] = await tx.unsafe<Counts[]>(statement, [data, lease.organizationId, lease.runId, facts, after, reach]);
  if (!counts) throw new Error("A batch gave no counts.");
  return counts;
}

/** Reads everything up to a key, and writes it piece by piece. */
export async function writePieces(task: Task, writing: Writing, state: State, until: string): Promise<void> {
  const { sql, source, lease, mapping, space, only, signal, onBatch } = task;
  const { entity } = mapping;

  const write = (piece: Piece, place: Place) =>
    underLease(sql, lease, async (tx) => {
      const begun = performance.now();
      const reach = only ? place.after : piece.isLast ? until : place.lastKey;
      const counts = await writePiece(tx, task, writing, piece.data, { after: place.after, reach });
      await moveCheckpoint(tx, lease, entity, place, counts, performance.now() - begun);
      return counts;
    });

  const wanted = (): Wanted => ({ plan: writing.plan, after: state.after, until, only });
  let reader = await openReader(source, mapping, wanted());
  for (;;) {
    const piece = await reader.next(state.pace.size);
    signal.throwIfAborted();
    if (only && piece.rows === 0) break;
    const place = { after: state.after, lastKey: piece.lastKey, number: state.number + 1 };
    const begun = performance.now();
    try {
      const counts = await write(piece, place);
      const milliseconds = performance.now() - begun;
      if (!piece.isLast) state.pace = paceAfter(state.pace, piece.rows, milliseconds);
      advance(state, place, counts);
      await onBatch({ counts, expected: state.expected, milliseconds });
    } catch (error) {
      if (!isAboutData(error)) throw error;
      if (piece.rows > 1) {
        // Halved until only the row is left that the database refuses; what was read ahead is read again.
        state.pace = { ...state.pace, size: Math.ceil(piece.rows / 2) };
        await reader.close();
        reader = readByKey(source, mapping, wanted());
        continue;
      }
      await underLease(sql, lease, (tx) => rejectRow(tx, lease, mapping, space, piece.data, place, reasonOf(error)));
      advance(state, place, ONE_REJECTED);
    }
    if (piece.isLast) break;
    if (state.pace.pause > 0) await delay(state.pace.pause);
    refuseTooMany(task, state);
  }
  await reader.close();
}
