import type { Sql } from "postgres";
import { closeNow } from "./connection.ts";
import { note, wordsFor } from "./events.ts";
import { isPassing } from "./failures.ts";
import { awaitBatches, keepHeartbeat, type Lease, LeaseLost, releaseLease, takeLease } from "./lease.ts";
import { Patience } from "./patience.ts";
import { inOrderOfParents } from "./plan.ts";
import { Blocked, lookFirst, planRun } from "./prepare.ts";
import { wakeLeftBehind } from "./resting.ts";
import { rollBack } from "./rollback.ts";
import { type Engine, loadEntities, type Progress, type Session } from "./run.ts";
import { lookAtAll } from "./statistics.ts";
import { validate } from "./validate.ts";

export type Outcome =
  { status: "done" | "paused" | "cancelled" | "taken" } | { status: "blocked" | "failed"; error: unknown };

async function look({ sql, openSource, mappings }: Session, lease: Lease): Promise<void> {
  const source = await openSource();
  try {
    await lookFirst(sql, source, lease, mappings);
  } finally {
    await source.close();
  }
}

/** What a run of this kind does, from wherever it was left. */
async function work(session: Session, lease: Lease): Promise<void> {
  const { sql, mappings } = session;
  if (lease.mode === "preflight") return look(session, lease);
  await planRun(sql, lease, mappings);
  if (lease.mode === "rollback") return rollBack(sql, inOrderOfParents(mappings), lease);
  if (lease.mode === "validate") return validate(session, lease);
  await look(session, lease);
  await loadEntities(session, lease);
}

async function end(sql: Sql, lease: Lease, error: unknown): Promise<Outcome> {
  const outcome = await say(sql, lease, error);
  await tidyUp(sql, lease);
  return outcome;
}

/** What is not part of the run. What fails here changes nothing of how it went: a worker comes back to the indexes, the server to the statistics. */
async function tidyUp(sql: Sql, lease: Lease, work?: () => Promise<void>): Promise<void> {
  const failure = await wakeLeftBehind(sql)
    .then(async (left) => (await work?.(), left))
    .catch((error: unknown) => error);
  if (!failure) return;
  const saying = note(sql, lease, `Left for later: ${wordsFor(failure)}`, { level: "warning" });
  await saying.catch((error: unknown) => console.error(`migration: ${wordsFor(failure)}, ${wordsFor(error)}`));
}

/** Writes down how the run ended, or that it is paused. */
async function say(sql: Sql, lease: Lease, error: unknown): Promise<Outcome> {
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

/** As far as it goes until a connection is cut, which is thrown: there is then nobody left to be told. */
async function attempt(session: Session, lease: Lease, before: unknown): Promise<Outcome> {
  const { sql } = session;
  const stopHeartbeat = keepHeartbeat(sql, lease);
  try {
    const { isDone } = await awaitBatches(sql, lease);
    if (isDone) return { status: "done" };
    if (before) await note(sql, lease, `Tries again: ${wordsFor(before)}`, { level: "warning" });
    await work(session, lease);
    await note(sql, lease, "Done.");
    await releaseLease(sql, lease, "done");
    await tidyUp(sql, lease, () => lookAtAll(sql, lease, session.mappings));
    return { status: "done" };
  } catch (error) {
    if (isPassing(error)) throw error;
    return await end(sql, lease, error);
  } finally {
    await stopHeartbeat();
  }
}

/** Opens connections to the target for some work and closes them, whatever became of them. */
async function withTarget<T>({ openTarget }: Engine, act: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openTarget();
  try {
    return await act(sql);
  } finally {
    await closeNow(sql);
  }
}

/** Carries a run that this process holds as far as it goes, through losses of either side; the checkpoints say where to go on. */
export async function carryOut(engine: Engine, lease: Lease): Promise<Outcome> {
  const patience = new Patience();
  const onProgress = async (progress: Progress) => {
    patience.rest();
    await engine.onProgress?.(progress);
  };
  let lost: unknown = null;
  for (;;) {
    try {
      return await withTarget(engine, (sql) => attempt({ ...engine, onProgress, sql }, lease, lost));
    } catch (error) {
      lost = error;
    }
    if (!(await patience.bears(lost))) return withTarget(engine, (sql) => end(sql, lease, lost));
  }
}

/** Takes the run, unless somebody else has it, and carries it out. */
export async function carryOutRun(engine: Engine, runId: string): Promise<Outcome> {
  const lease = await withTarget(engine, (sql) => takeLease(sql, runId));
  return lease ? carryOut(engine, lease) : { status: "taken" };
}
