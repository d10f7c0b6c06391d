import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { note, wordsFor } from "./events.ts";
import { type Lease, LeaseLost } from "./lease.ts";
import { Patience } from "./patience.ts";
import { inOrderOfParents, needsOf } from "./plan.ts";
import { Blocked } from "./prepare.ts";
import { findWaiting } from "./retry.ts";
import { type Batch, runEntity, TooManyRejects } from "./run-entity.ts";
import type { Source } from "./source.ts";

export type Progress = Batch & { entity: string; title: string };

export type Engine = {
  sql: Sql;
  /** Opened again after the connection was lost. */
  openSource: () => Promise<Source>;
  mappings: readonly Mapping[];
  /** At most so many rows in a batch. */
  largestBatch?: number;
  onProgress?: (progress: Progress) => void;
};

const settle = (sql: Sql, { runId }: Lease, entity: string, status: "waiting" | "blocked", error: string) =>
  sql`update migration.run_entities set status = ${status}, error = ${error} where run_id = ${runId} and entity = ${entity}`;

async function emptyTrial(sql: Sql): Promise<void> {
  await sql`delete from migration.trial_rows`;
  await sql`delete from migration.rejects where is_trial`;
}

/** Carries the entities to their end, to a pause or to a cancellation; what is done already is not done again. */
export async function loadEntities(engine: Engine, lease: Lease): Promise<void> {
  const { sql, mappings, onProgress, largestBatch } = engine;
  const space: Space = lease.mode === "dry_run" ? "trial" : "real";
  const done = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${lease.runId} and status = 'done'`;
  const finished = new Set(done.map(({ entity }) => entity));
  const [begun] = await sql`select from migration.batches where run_id = ${lease.runId} limit 1`;
  if (space === "trial" && !begun) await emptyTrial(sql);
  await note(sql, lease, begun ? "Goes on from its checkpoints." : "Begins.");

  const patience = new Patience();
  const stopped = new Map<string, string>();
  const retried = new Set<string>();
  let source: Source | null = null;
  try {
    for (const mapping of inOrderOfParents(mappings)) {
      const { entity, title } = mapping;
      const missing = needsOf(mapping).find((parent) => stopped.has(parent));
      if (missing) {
        stopped.set(entity, title);
        await settle(sql, lease, entity, "waiting", `Waits for ${stopped.get(missing)?.toLowerCase()}.`);
        continue;
      }
      while (!finished.has(entity)) {
        try {
          source ??= await engine.openSource();
          const only = lease.mode === "retry" ? await findWaiting(sql, lease, mapping, retried) : undefined;
          await runEntity({ sql, source, lease, mapping, space, largestBatch, only }, (batch) => {
            patience.rest();
            onProgress?.({ ...batch, entity, title });
          });
          finished.add(entity);
          if (!only) await note(sql, lease, `${title}: done.`, { entity });
        } catch (error) {
          if (error instanceof LeaseLost) throw error;
          if (error instanceof TooManyRejects) {
            stopped.set(entity, title);
            await settle(sql, lease, entity, "blocked", error.message);
            await note(sql, lease, `${title}: ${error.message}`, { level: "warning", entity });
            break;
          }
          await source?.close().catch(() => undefined);
          source = null;
          await patience.bear(error);
          await note(sql, lease, `Tries again: ${wordsFor(error)}`, { level: "warning", entity });
        }
      }
    }
  } finally {
    await source?.close().catch(() => undefined);
  }
  if (stopped.size > 0) throw new Blocked(`Stopped at too many rejects: ${[...stopped.values()].join(", ")}.`);
}
