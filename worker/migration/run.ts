import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { note } from "./events.ts";
import type { Lease } from "./lease.ts";
import { inOrderOfParents, needsOf, parentsOf } from "./plan.ts";
import { Blocked } from "./prepare.ts";
import { findRetried, findWaiting } from "./retry.ts";
import { runEntity } from "./run-entity.ts";
import type { Source } from "./source.ts";
import { Sources } from "./sources.ts";
import { isShared } from "./target.ts";
import { type Batch, TooManyRejects } from "./task.ts";

export type Progress = Batch & { entity: string; title: string };

export type Engine = {
  /** Both are opened again after a connection was lost. */
  openTarget: () => Sql;
  openSource: () => Promise<Source>;
  mappings: readonly Mapping[];
  /** About so many rows in a batch at most. */
  largestBatch?: number;
  /** Who listens may hold the entity up, with the batch that is open beside, but not wait for its table. */
  onProgress?: (progress: Progress) => void | Promise<void>;
};

/** The engine on connections to the target that were not cut yet. */
export type Session = Engine & { sql: Sql };

/** Entities that are taken over beside each other, where connections really run in parallel. */
const LANES = 2;

type Load = {
  engine: Session;
  lease: Lease;
  space: Space;
  sources: Sources;
  /** Entities that were stopped, with their titles. */
  stopped: Map<string, string>;
  /** Entities of which a retry has looked at rows. */
  retried: Set<string>;
  failing: AbortController;
};

const settle = (sql: Sql, { runId }: Lease, entity: string, status: "waiting" | "blocked", error: string) =>
  sql`update migration.run_entities set status = ${status}, error = ${error} where run_id = ${runId} and entity = ${entity}`;

async function stop(
  { engine, lease, stopped }: Load,
  { entity, title }: Mapping,
  error: TooManyRejects,
): Promise<void> {
  stopped.set(entity, title);
  await settle(engine.sql, lease, entity, "blocked", error.message);
  await note(engine.sql, lease, `${title}: ${error.message}`, { level: "warning", entity });
}

/** Takes one entity over, from its checkpoint. */
async function take(load: Load, mapping: Mapping): Promise<void> {
  const { engine, lease, space, sources, stopped, retried, failing } = load;
  const { sql, mappings, largestBatch, onProgress } = engine;
  const { entity, title } = mapping;
  const missing = needsOf(mapping).find((parent) => stopped.has(parent));
  if (missing) {
    stopped.set(entity, title);
    await settle(sql, lease, entity, "waiting", `Waits for ${stopped.get(missing)?.toLowerCase()}.`);
    return;
  }
  const source = await sources.take();
  try {
    const only = lease.mode === "retry" ? await findWaiting(sql, lease, mapping, retried) : undefined;
    const onBatch = async (batch: Batch) => onProgress?.({ ...batch, entity, title });
    const { signal } = failing;
    await runEntity({ sql, source, lease, mapping, mappings, space, largestBatch, only, signal, onBatch });
    if (!only) await note(sql, lease, `${title}: done.`, { entity });
    sources.giveBack(source);
  } catch (error) {
    await source.close();
    if (!(error instanceof TooManyRejects) || failing.signal.aborted) throw error;
    await stop(load, mapping, error);
  }
}

/** Parents before children. The first failure ends the others between two batches, and is the one that is told. */
async function takeAll(load: Load, mappings: Mapping[], lanes: number): Promise<void> {
  const waiting = [...mappings];
  const running = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const isOpen = (entity: string) => running.has(entity) || waiting.some((mapping) => mapping.entity === entity);
  for (;;) {
    while (failures.length === 0 && running.size < lanes) {
      const index = waiting.findIndex((mapping) => !parentsOf(mapping).some(isOpen));
      const [mapping] = index < 0 ? [] : waiting.splice(index, 1);
      if (!mapping) break;
      const work = take(load, mapping)
        .catch((error: unknown) => {
          failures.push(error);
          load.failing.abort(error);
        })
        .finally(() => running.delete(mapping.entity));
      running.set(mapping.entity, work);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (failures.length > 0) throw failures[0];
}

async function emptyTrial(sql: Sql): Promise<void> {
  await sql`delete from migration.trial_rows`;
  await sql`delete from migration.rejects where is_trial`;
}

/** Carries the entities to their end, to a pause or to a cancellation; what is done already is not done again. */
export async function loadEntities(engine: Session, lease: Lease): Promise<void> {
  const { sql, openSource } = engine;
  const space: Space = lease.mode === "dry_run" ? "trial" : "real";
  const done = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${lease.runId} and status = 'done'`;
  const finished = new Set(done.map(({ entity }) => entity));
  const [begun] = await sql`select from migration.batches where run_id = ${lease.runId} limit 1`;
  if (space === "trial" && !begun) await emptyTrial(sql);
  await note(sql, lease, begun ? "Goes on from its checkpoints." : "Begins.");

  const sources = new Sources(openSource);
  const stopped = new Map<string, string>();
  const retried = await findRetried(sql, lease);
  const load = { engine, lease, space, sources, stopped, retried, failing: new AbortController() };
  // Each entity of a retry finds out what the next one has to look at.
  const lanes = lease.mode === "retry" || (await isShared(sql)) ? 1 : LANES;
  try {
    const waiting = inOrderOfParents(engine.mappings).filter(({ entity }) => !finished.has(entity));
    await takeAll(load, waiting, lanes);
  } finally {
    await sources.close();
  }
  if (stopped.size > 0) throw new Blocked(`Stopped at too many rejects: ${[...stopped.values()].join(", ")}.`);
}
