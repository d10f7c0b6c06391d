import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type CodeMeaning, compile, hashOf, type Space } from "./compile.ts";
import { isAboutData, reasonOf } from "./failures.ts";
import { rejectRow } from "./isolate.ts";
import { type Lease, LeaseLost, underLease } from "./lease.ts";
import { type Pace, paceAfter, usualPace } from "./pace.ts";
import { BEHIND_ALL, openReader, type Piece, readByKey } from "./reader.ts";
import { countRows, readFacts, type Source } from "./source.ts";
import { columnsOf, mayLetTriggersRest } from "./target.ts";

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
/** So many rows written change what the planner should know of a table; a server would find out by itself, but minutes later. */
const WORTH_ANALYSING = 5_000;

type State = { after: string; number: number; expected: number; read: number; rejected: number };

async function begin(sql: Sql, lease: Lease, entity: string, count: () => Promise<number>): Promise<State> {
  const [state] = await sql<
    { last_key: string; batches: number; expected: string | null; read: number; rejected: number }[]
  >`
    update migration.run_entities e set status = 'running', started_at = coalesce(started_at, now()), error = null
    where run_id = ${lease.runId} and entity = ${entity}
    returning last_key::text, expected_rows as expected, read_rows::int as read, rejected::int,
      (select count(*)::int from migration.batches b where b.run_id = e.run_id and b.entity = e.entity) as batches`;
  if (!state) throw new Error(`The run does not know ${entity}.`);
  const expected = state.expected === null ? await count() : Number(state.expected);
  await sql`update migration.run_entities set expected_rows = ${expected} where run_id = ${lease.runId} and entity = ${entity}`;
  return { ...state, after: state.last_key, number: state.batches, expected };
}

/** Whether an earlier run has left something to compare the rows with that are still to come. */
async function isKnownBehind(sql: Sql, space: Space, entity: string, after: string): Promise<boolean> {
  const known = space === "real" ? "migration.source_rows" : "migration.trial_rows";
  const [row] = await sql`select from ${sql(known)} where entity = ${entity} and legacy_id > ${after} limit 1`;
  return row !== undefined;
}

export type Batch = { counts: Counts; expected: number; milliseconds: number };

type Task = {
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
};

/** Takes one entity over, from its checkpoint to the end of the source. */
export async function runEntity(
  { sql, source, lease, mapping, space, largestBatch = Infinity, only, signal }: Task,
  onBatch: (batch: Batch) => void,
): Promise<void> {
  const codes = await sql<CodeMeaning[]>`
    select map, code, target from migration.code_maps order by map, code`;
  const hash = hashOf(mapping, codes);
  const rests = mapping.isBulk === true && (await mayLetTriggersRest(sql));
  const facts = await readFacts(source, mapping);
  const count = async () => (only ? only.length : countRows(source, mapping));
  const state = await begin(sql, lease, mapping.entity, count);
  const isFirst = !(await isKnownBehind(sql, space, mapping.entity, state.after));
  const statement = compile(mapping, { target: await columnsOf(sql, mapping.table), space, rests, isFirst });

  const write = (piece: Piece) =>
    underLease(sql, lease, async (tx) => {
      if (rests) await tx`set local session_replication_role = replica`;
      const reach = piece.isLast ? BEHIND_ALL : piece.lastKey;
      const [counts] = await tx.unsafe<Counts[]>(statement, [
        piece.data,
        lease.organizationId,
        lease.runId,
        hash,
        facts,
        state.after,
        only ? state.after : reach,
        piece.lastKey,
        state.number + 1,
      ]);
      if (counts?.checkpoints !== 1) throw new LeaseLost("taken");
      return counts;
    });

  const usual = usualPace(source);
  let pace: Pace = {
    ...usual,
    size: Math.min(usual.size, largestBatch),
    largest: Math.min(usual.largest, largestBatch),
  };
  let written = 0;
  let reader = await openReader(source, mapping, state.after, only);
  for (;;) {
    const piece = await reader.next(pace.size);
    signal.throwIfAborted();
    if (only && piece.rows === 0) break;
    const begun = performance.now();
    try {
      const counts = await write(piece);
      const milliseconds = performance.now() - begun;
      onBatch({ counts, expected: state.expected, milliseconds });
      pace = paceAfter(pace, milliseconds);
      state.read += counts.read_rows;
      state.rejected += counts.rejected;
      written += counts.inserted + counts.updated;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      if (piece.rows > 1) {
        // Halved until only the row is left that the database refuses; what was read ahead is read again.
        pace = { ...pace, size: Math.ceil(piece.rows / 2) };
        await reader.close();
        reader = readByKey(source, mapping, state.after, only);
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
    if (pace.pause > 0) await delay(pace.pause);
    const isAccepted = only !== undefined || space === "trial" || lease.accepted.includes(TooManyRejects.code);
    if (!isAccepted && state.read >= ENOUGH_ROWS && state.rejected > MOST_REJECTED * state.read)
      throw new TooManyRejects(state.rejected, state.read);
  }
  await reader.close();
  if (written >= WORTH_ANALYSING && space === "real")
    await sql`analyze migration.source_rows, ${sql(`public.${mapping.table}`)}`;
  await sql`
    update migration.run_entities set status = 'done', finished_at = now() where run_id = ${lease.runId} and entity = ${mapping.entity}`;
}
