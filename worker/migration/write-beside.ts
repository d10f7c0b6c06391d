import { refuseWhenCut } from "./connection.ts";
import { moveCheckpoint, type Place } from "./checkpoint.ts";
import { isRefusal } from "./failures.ts";
import { land, type Copied, openCopy } from "./landing.ts";
import { underLease } from "./lease.ts";
import { type Pace, paceAfter } from "./pace.ts";
import { BEHIND_ALL } from "./reader.ts";
import { advance, refuseTooMany, type State, type Task } from "./task.ts";
import { writePiece, type Writing } from "./write-pieces.ts";

const MOST_AT_FIRST = 16_000;

/**
 * Several batches, so that each has one beside it. Rows with triggers take their time and come in small ones; of others many come at once,
 * as every batch looks its parents up anew.
 */
function firstSize({ size, largest }: Pace, rows: number, rests: boolean): number {
  const batches = Math.min(6, Math.ceil(rows / (rests ? 5_000 : 300)));
  // One more than there are, so that the last one finds the end and no empty one comes after it.
  const share = Math.max(300, Math.ceil((rows + 1) / Math.max(1, batches)));
  return Math.min(share, largest, rests ? MOST_AT_FIRST : size);
}

/**
 * A first load: a batch is written while the one before it still is. Each is a transaction and moves the checkpoint only after that one has
 * ended, so a run that breaks off has written everything up to its checkpoint and nothing behind it. Says whether it came to the end: what
 * the database refuses is for those who write piece by piece.
 */
export async function writeBeside(task: Task, writing: Writing, state: State): Promise<boolean> {
  const { sql, source, lease, mapping, signal, onBatch } = task;
  const { entity } = mapping;

  const write = async (copied: Copied, place: Place, before: Promise<void>) => {
    let milliseconds = 0;
    const counts = await underLease(sql, lease, async (tx) => {
      // Two batches that want the same value: the earlier one would wait for the later one, which waits for it where no server sees it.
      await tx`set local lock_timeout = '5s'`;
      const begun = performance.now();
      await land(tx, mapping, copied.data);
      refuseWhenCut(sql);
      const reach = copied.isLast ? BEHIND_ALL : place.lastKey;
      const written = await writePiece(tx, task, writing, null, { after: place.after, reach });
      milliseconds = performance.now() - begun;
      await before.finally(() => refuseWhenCut(sql));
      await moveCheckpoint(tx, lease, entity, place, written, milliseconds);
      return written;
    });
    advance(state, place, counts);
    if (!copied.isLast) state.pace = paceAfter(state.pace, copied.rows, milliseconds);
    await onBatch({ counts, expected: state.expected, milliseconds });
  };

  const reader = await openCopy(source, mapping, writing.plan, state.after);
  state.pace = { ...state.pace, size: firstSize(state.pace, state.expected, writing.rests) };
  let { after, number } = state;
  let last: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const copied = await reader.next(state.pace.size);
      signal.throwIfAborted();
      const before = last;
      number += 1;
      last = write(copied, { after, lastKey: copied.lastKey, number }, before);
      // Whoever awaits it meets the failure.
      last.catch(() => undefined);
      after = copied.lastKey;
      await before;
      if (copied.isLast) break;
      refuseTooMany(task, state);
    }
    await last;
    return true;
  } catch (error) {
    await last.catch(() => undefined);
    if (isRefusal(error)) return false;
    throw error;
  } finally {
    await reader.close();
  }
}
