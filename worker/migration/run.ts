import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { note, wordsFor } from "./events.ts";
import { isPassing } from "./failures.ts";
import { LeaseLost, type Lease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { type Batch, runEntity } from "./run-entity.ts";
import type { Source } from "./source.ts";

export type LoadMode = "dry_run" | "full" | "delta";
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

const ATTEMPTS = 6;
const FIRST_PAUSE = 250;

/** Waits for a source or a target that is away for a moment; the checkpoint says where to go on. */
class Patience {
  private failures = 0;

  /** A batch went through: whatever was wrong is over. */
  rest(): void {
    this.failures = 0;
  }

  async bear(error: unknown): Promise<void> {
    this.failures += 1;
    if (!isPassing(error) || this.failures >= ATTEMPTS) throw error;
    await delay(FIRST_PAUSE * 2 ** (this.failures - 1));
  }
}

/** Carries a run that this process holds to its end, to a pause or to a cancellation; what is done already is not done again. */
export async function carryOut(engine: Engine, lease: Lease, mode: LoadMode): Promise<void> {
  const { sql, mappings, onProgress } = engine;
  const space: Space = mode === "dry_run" ? "trial" : "real";
  const done = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${lease.runId} and status = 'done'`;
  const finished = new Set(done.map(({ entity }) => entity));
  const [begun] = await sql`select from migration.batches where run_id = ${lease.runId} limit 1`;
  if (space === "trial" && !begun) {
    await sql`delete from migration.trial_rows`;
    await sql`delete from migration.rejects where is_trial`;
  }
  await note(sql, lease, begun ? "Goes on from its checkpoints." : "Begins.");
  const patience = new Patience();
  let source: Source | null = null;
  try {
    for (const mapping of inOrderOfParents(mappings)) {
      while (!finished.has(mapping.entity)) {
        try {
          source ??= await engine.openSource();
          await runEntity({ sql, source, lease, mapping, space, largestBatch: engine.largestBatch }, (batch) => {
            patience.rest();
            onProgress?.({ ...batch, entity: mapping.entity, title: mapping.title });
          });
          finished.add(mapping.entity);
          await note(sql, lease, `${mapping.title}: done.`, { entity: mapping.entity });
        } catch (error) {
          if (error instanceof LeaseLost) throw error;
          await source?.close().catch(() => undefined);
          source = null;
          await patience.bear(error);
          await note(sql, lease, `Tries again: ${wordsFor(error)}`, { level: "warning", entity: mapping.entity });
        }
      }
    }
  } finally {
    await source?.close().catch(() => undefined);
  }
}
