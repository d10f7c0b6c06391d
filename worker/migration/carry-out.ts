import type { Sql } from "postgres";
import { note, wordsFor } from "./events.ts";
import { keepHeartbeat, type Lease, LeaseLost, releaseLease, takeLease } from "./lease.ts";
import { Patience } from "./patience.ts";
import { inOrderOfParents } from "./plan.ts";
import { Blocked, lookFirst, planRun } from "./prepare.ts";
import { rollBack } from "./rollback.ts";
import { type Engine, loadEntities } from "./run.ts";
import type { Source } from "./source.ts";
import { validate } from "./validate.ts";

export type Outcome =
  { status: "done" | "paused" | "cancelled" | "taken" } | { status: "blocked" | "failed"; error: unknown };

async function look({ sql, openSource, mappings }: Engine, lease: Lease): Promise<void> {
  const patience = new Patience();
  for (;;) {
    let source: Source | null = null;
    try {
      source = await openSource();
      return await lookFirst(sql, source, lease, mappings);
    } catch (error) {
      await patience.bear(error);
    } finally {
      await source?.close().catch(() => undefined);
    }
  }
}

/** What a run of this kind does, from wherever it was left. */
async function work(engine: Engine, lease: Lease): Promise<void> {
  const { sql, mappings } = engine;
  if (lease.mode === "preflight") return look(engine, lease);
  await planRun(sql, lease, mappings);
  if (lease.mode === "rollback") return rollBack(sql, inOrderOfParents(mappings), lease);
  if (lease.mode === "validate") return validate(engine, lease);
  await look(engine, lease);
  await loadEntities(engine, lease);
}

async function end(sql: Sql, lease: Lease, error: unknown): Promise<Outcome> {
  if (error instanceof LeaseLost && error.reason === "taken") return { status: "taken" };
  if (error instanceof LeaseLost) {
    const status = error.reason === "pause" ? "paused" : "cancelled";
    await note(sql, lease, error.message);
    await sql`update migration.run_entities set status = 'waiting' where run_id = ${lease.runId} and status = 'running'`;
    await releaseLease(sql, lease, status);
    return { status };
  }
  const words = wordsFor(error);
  const status = error instanceof Blocked ? "blocked" : "failed";
  await note(sql, lease, words, { level: status === "blocked" ? "warning" : "error" });
  await sql`update migration.run_entities set status = 'failed', error = ${words} where run_id = ${lease.runId} and status = 'running'`;
  await releaseLease(sql, lease, status, words);
  return { status, error };
}

/** Carries a run that this process holds as far as it goes. */
export async function carryOut(engine: Engine, lease: Lease): Promise<Outcome> {
  const { sql } = engine;
  const stopHeartbeat = keepHeartbeat(sql, lease);
  try {
    await work(engine, lease);
    await note(sql, lease, "Done.");
    await releaseLease(sql, lease, "done");
    return { status: "done" };
  } catch (error) {
    return await end(sql, lease, error);
  } finally {
    stopHeartbeat();
  }
}

/** Takes the run, unless somebody else has it, and carries it out. */
export async function carryOutRun(engine: Engine, runId: string): Promise<Outcome> {
  const lease = await takeLease(engine.sql, runId);
  return lease ? carryOut(engine, lease) : { status: "taken" };
}
