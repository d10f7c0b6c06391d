import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type CodeMeaning, compile, hashOf, type Space } from "./compile.ts";
import { isAboutData, reasonOf } from "./failures.ts";
import { rejectRow } from "./isolate.ts";
import { type Lease, underLease } from "./lease.ts";
import { countRows, type Piece, readFacts, readPiece, type Source } from "./source.ts";
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
  noted_rows: number;
};

/** Rows of a batch. A page waits at most as long as a transaction takes where the engine has one session for everybody. */
type Pace = { size: number; milliseconds: number; largest: number };

const ownServer: Pace = { size: 500, milliseconds: 1_000, largest: 20_000 };
const sharedSession: Pace = { size: 500, milliseconds: 150, largest: 5_000 };
const SMALLEST = 100;
const END = "9223372036854775807";

function paceAfter(pace: Pace, took: number): Pace {
  const wanted = Math.round((pace.size * pace.milliseconds) / Math.max(took, 1));
  return { ...pace, size: Math.min(pace.largest, Math.max(SMALLEST, Math.min(wanted, pace.size * 2))) };
}

type State = { after: string; number: number; expected: number };

async function begin(sql: Sql, source: Source, lease: Lease, mapping: Mapping): Promise<State> {
  const [state] = await sql<{ last_key: string; batches: number; expected: string | null }[]>`
    update migration.run_entities e set status = 'running', started_at = coalesce(started_at, now()), error = null
    where run_id = ${lease.runId} and entity = ${mapping.entity}
    returning last_key::text, expected_rows as expected,
      (select count(*)::int from migration.batches b where b.run_id = e.run_id and b.entity = e.entity) as batches`;
  if (!state) throw new Error(`The run does not know ${mapping.entity}.`);
  const expected = state.expected === null ? await countRows(source, mapping) : Number(state.expected);
  await sql`update migration.run_entities set expected_rows = ${expected} where run_id = ${lease.runId} and entity = ${mapping.entity}`;
  return { after: state.last_key, number: state.batches, expected };
}

export type Batch = { counts: Counts; expected: number; milliseconds: number };

type Task = { sql: Sql; source: Source; lease: Lease; mapping: Mapping; space: Space; largestBatch?: number };

/** Takes one entity over, from its checkpoint to the end of the source. */
export async function runEntity(
  { sql, source, lease, mapping, space, largestBatch = Infinity }: Task,
  onBatch: (batch: Batch) => void,
): Promise<void> {
  const codes = await sql<CodeMeaning[]>`
    select map, code, target from migration.code_maps order by map, code`;
  const hash = hashOf(mapping, codes);
  const rests = mapping.isBulk === true && (await mayLetTriggersRest(sql));
  const statement = compile(mapping, await columnsOf(sql, mapping.table), space, rests);
  const facts = await readFacts(source, mapping);
  const state = await begin(sql, source, lease, mapping);

  const write = (piece: Piece, isLast: boolean) =>
    underLease(sql, lease, async (tx) => {
      if (rests) await tx`set local session_replication_role = replica`;
      const [counts] = await tx.unsafe<Counts[]>(statement, [
        piece.data,
        lease.organizationId,
        lease.runId,
        hash,
        facts,
        state.after,
        isLast ? END : piece.lastKey,
        piece.lastKey,
        state.number + 1,
      ]);
      if (!counts) throw new Error("A batch gave no counts.");
      return counts;
    });

  const usual = source.hasSnapshot ? ownServer : sharedSession;
  let pace: Pace = {
    ...usual,
    size: Math.min(usual.size, largestBatch),
    largest: Math.min(usual.largest, largestBatch),
  };
  for (;;) {
    const piece = await readPiece(source, mapping, state.after, pace.size);
    const isLast = piece.rows < pace.size;
    const begun = performance.now();
    try {
      const counts = await write(piece, isLast);
      const milliseconds = performance.now() - begun;
      onBatch({ counts, expected: state.expected, milliseconds });
      pace = paceAfter(pace, milliseconds);
      if (isLast) break;
    } catch (error) {
      if (!isAboutData(error)) throw error;
      if (piece.rows > 1) {
        pace = { ...pace, size: Math.ceil(piece.rows / 2) };
        continue;
      }
      const row = { id: piece.lastKey, data: piece.data, number: state.number + 1 };
      await underLease(sql, lease, (tx) => rejectRow(tx, lease, mapping, space, row, reasonOf(error)));
    }
    state.number += 1;
    state.after = piece.lastKey;
  }
  await sql`
    update migration.run_entities set status = 'done', finished_at = now() where run_id = ${lease.runId} and entity = ${mapping.entity}`;
}
