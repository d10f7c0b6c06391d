import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { compile, hashOf, type Space, type Target } from "./compile.ts";
import { LeaseLost, holdLease, type Lease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { mayLetTriggersRest } from "./triggers.ts";
import { countRows, readFacts, readPiece, type Source } from "./source.ts";

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

export type Progress = { entity: string; title: string; expected: number; counts: Counts; milliseconds: number };

type Pace = { size: number; milliseconds: number; largest: number };

const FIRST_SIZE = 500;
const SMALLEST = 100;
const END = "9223372036854775807";

/** Rows of the next batch, so that a transaction takes about as long as the pages can wait for it. */
function nextSize({ size, milliseconds, largest }: Pace, took: number): number {
  const wanted = Math.round((size * milliseconds) / Math.max(took, 1));
  return Math.min(largest, Math.max(SMALLEST, Math.min(wanted, size * 2)));
}

async function describeTarget(sql: Sql, table: string): Promise<Target> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped`;
  if (columns.length === 0) throw new Error(`There is no table public.${table}.`);
  return new Set(columns.map(({ name }) => name));
}

export type Engine = {
  sql: Sql;
  source: Source;
  mappings: readonly Mapping[];
  onProgress?: (progress: Progress) => void;
};

async function runEntity(engine: Engine, lease: Lease, mapping: Mapping, space: Space): Promise<void> {
  const { sql, source, onProgress } = engine;
  const codes = await sql<{ map: string; code: string; target: string | null }[]>`
    select map, code, target from migration.code_maps order by map, code`;
  const statement = compile(mapping, await describeTarget(sql, mapping.table), space);
  const hash = hashOf(mapping, codes);
  const mayRest = await mayLetTriggersRest(sql);
  const facts = await readFacts(source, mapping);
  const [state] = await sql<{ last_key: string; batches: number; expected: string | null }[]>`
    update migration.run_entities e set status = 'running', started_at = coalesce(started_at, now()), error = null
    where run_id = ${lease.runId} and entity = ${mapping.entity}
    returning last_key, expected_rows as expected,
      (select count(*)::int from migration.batches b where b.run_id = e.run_id and b.entity = e.entity) as batches`;
  if (!state) throw new Error(`The run does not know ${mapping.entity}.`);
  const expected = state.expected === null ? await countRows(source, mapping) : Number(state.expected);
  await sql`update migration.run_entities set expected_rows = ${expected} where run_id = ${lease.runId} and entity = ${mapping.entity}`;

  let after = state.last_key;
  let number = state.batches;
  let pace: Pace = source.hasSnapshot
    ? { size: FIRST_SIZE, milliseconds: 1_000, largest: 20_000 }
    : { size: FIRST_SIZE, milliseconds: 150, largest: 5_000 };
  for (;;) {
    const piece = await readPiece(source, mapping, after, pace.size);
    const isLast = piece.rows < pace.size;
    const begun = performance.now();
    const counts = await sql.begin(async (tx) => {
      await tx`select set_config('archwire.source', 'migration', true)`;
      if (mapping.isBulk && mayRest) await tx`set local session_replication_role = replica`;
      await holdLease(tx, lease);
      const [row] = await tx.unsafe<Counts[]>(statement, [
        piece.data,
        lease.organizationId,
        lease.runId,
        hash,
        facts,
        after,
        isLast ? END : piece.lastKey,
        piece.lastKey,
        ++number,
      ]);
      if (!row) throw new Error("A batch gave no counts.");
      return row;
    });
    const milliseconds = performance.now() - begun;
    onProgress?.({ entity: mapping.entity, title: mapping.title, expected, counts, milliseconds });
    after = piece.lastKey;
    pace = { ...pace, size: nextSize(pace, milliseconds) };
    if (isLast) break;
  }
  await sql`update migration.run_entities set status = 'done', finished_at = now() where run_id = ${lease.runId} and entity = ${mapping.entity}`;
}

/** Carries a run that this process holds to its end, to a pause or to a cancellation; what is done already is not done again. */
export async function carryOut(engine: Engine, lease: Lease, mode: "full" | "delta" | "dry_run"): Promise<void> {
  const { sql, mappings } = engine;
  const space: Space = mode === "dry_run" ? "trial" : "real";
  const done = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${lease.runId} and status = 'done'`;
  const finished = new Set(done.map(({ entity }) => entity));
  if (space === "trial" && finished.size === 0) {
    await sql`delete from migration.trial_rows`;
    await sql`delete from migration.rejects where is_trial`;
  }
  for (const mapping of inOrderOfParents(mappings)) {
    if (finished.has(mapping.entity)) continue;
    try {
      await runEntity(engine, lease, mapping, space);
    } catch (error) {
      if (!(error instanceof LeaseLost)) {
        await sql`update migration.run_entities set status = 'failed', error = ${error instanceof Error ? error.message : String(error)}
          where run_id = ${lease.runId} and entity = ${mapping.entity}`;
      }
      throw error;
    }
  }
}
