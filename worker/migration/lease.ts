import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { inTransaction } from "./connection.ts";

export type Mode = "preflight" | "dry_run" | "full" | "delta" | "retry" | "validate" | "rollback";

/** What a retry looks at again; empty for everything that waits. */
export type Scope = { ids?: number[]; entity?: string; kind?: string; code?: string; column?: string };

/** A run that this process holds. */
export type Lease = {
  runId: string;
  organizationId: string;
  holder: string;
  mode: Mode;
  accepted: string[];
  ofRunId: string | null;
  scope: Scope | null;
};

/** Somebody paused or cancelled the run, or another process has taken it over. */
export class LeaseLost extends Error {
  readonly reason: "pause" | "cancel" | "taken";

  constructor(reason: "pause" | "cancel" | "taken") {
    super(
      {
        pause: "The run was paused.",
        cancel: "The run was cancelled.",
        taken: "Another process has taken the run over.",
      }[reason],
    );
    this.reason = reason;
  }
}

/** Seconds without a heartbeat after which a run counts as left behind. */
export const LEFT_BEHIND = 30;
const HEARTBEAT_MS = 3_000;
const ANSWER_MS = 1_000;
const LONGEST_BATCH = "20s";

const MARK = randomUUID().slice(0, 8);

/** Readable for people, different for every process, also for two that are the first of their container. */
const holderOfThisProcess = () => `${hostname()} process ${process.pid} ${MARK}`;

/** A process of this machine that is gone needs no waiting for its heartbeat. */
export function isGone(holder: string | null): boolean {
  const pid = holder?.startsWith(`${hostname()} process `)
    ? Number(holder.slice(`${hostname()} process `.length).split(" ")[0])
    : null;
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

async function goneHolderOf(sql: Sql, runId: string): Promise<string | null> {
  const [run] = await sql<{ holder: string | null }[]>`select holder from migration.runs where id = ${runId}`;
  const holder = run?.holder ?? null;
  return isGone(holder) ? holder : null;
}

/** Begins with a waiting run, or goes on with one that nobody works on. A live process keeps its run. */
export async function takeLease(sql: Sql, runId: string): Promise<Lease | null> {
  const holder = holderOfThisProcess();
  const [lease] = await sql<Lease[]>`
    update migration.runs set status = 'running', holder = ${holder}, heartbeat_at = clock_timestamp(),
      started_at = coalesce(started_at, now()), error = null
    where id = ${runId} and wish = 'run' and (status in ('waiting', 'paused', 'failed', 'blocked') or (status = 'running'
      and (holder is null or holder = ${await goneHolderOf(sql, runId)} or heartbeat_at < clock_timestamp() - make_interval(secs => ${LEFT_BEHIND}))))
    returning id as "runId", organization_id as "organizationId", holder, mode, accepted, of_run_id as "ofRunId", scope`;
  return lease ?? null;
}

/** Says that the process lives, also between batches, and what it holds. */
export function keepHeartbeat(sql: Sql, { runId, holder }: Lease): () => Promise<void> {
  const beat = () =>
    sql`
      update migration.runs set heartbeat_at = clock_timestamp(), memory_bytes = ${process.memoryUsage.rss()}
      where id = ${runId} and holder = ${holder} and status = 'running'`.catch(() => {
      // A database that is away is noticed by the batch, which waits for it.
    });
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    last = beat();
  }, HEARTBEAT_MS);
  return async () => {
    clearInterval(timer);
    // A connection that is closed while it is being opened fails outside of every promise; one that was cut never answers.
    await Promise.race([last, delay(ANSWER_MS)]);
  };
}

export type Wish = "run" | "pause" | "cancel";

/** A run that nobody works on follows at once, another one between two batches. */
export async function steerRun(sql: Sql, runId: string, wish: Wish, accepted: string[] = []): Promise<string> {
  const gone = await goneHolderOf(sql, runId);
  const [run] = await sql<{ status: string }[]>`
    select migration.steer_run(${runId}, ${wish}, ${accepted}, ${gone}) as status`;
  return run?.status ?? "";
}

/**
 * A batch of a process that died, or of a connection that was cut, may still be on its way in the server: whoever goes on waits until it
 * has ended, one way or the other, and only then reads the checkpoint.
 */
export async function awaitBatches(sql: Sql, { runId, holder }: Lease): Promise<{ isDone: boolean }> {
  const run = await inTransaction(sql, async (tx) => {
    await tx`select set_config('lock_timeout', ${LONGEST_BATCH}, true)`;
    const [row] = await tx<{ holder: string | null; status: string }[]>`
      select holder, status from migration.runs where id = ${runId} for update`;
    return row;
  });
  // The answer to the last statement of a run may be what was lost.
  if (run?.status === "done") return { isDone: true };
  if (run?.holder !== holder || run.status !== "running") throw new LeaseLost("taken");
  return { isDone: false };
}

/** Locked so that lanes and heartbeats go on beside each other, and whoever takes the run over waits until this batch has ended. */
async function holdLease(tx: Sql, { runId, holder }: Lease): Promise<void> {
  const [run] = await tx<{ wish: Wish }[]>`
    select wish from migration.runs where id = ${runId} and holder = ${holder} and status = 'running' for key share`;
  if (!run) throw new LeaseLost("taken");
  if (run.wish !== "run") throw new LeaseLost(run.wish);
}

/**
 * A transaction of the engine: under its own name in the write log, in one time zone whatever the server's may be, and only while the
 * run is this process's. It does not wait for the disk: a server that falls loses the last batches together with their checkpoints.
 */
export async function underLease<T>(sql: Sql, lease: Lease, work: (tx: Sql) => Promise<T>): Promise<T> {
  return inTransaction(sql, async (tx) => {
    await tx`select set_config('archwire.source', 'migration', true), set_config('TimeZone', 'UTC', true),
      set_config('DateStyle', 'ISO, YMD', true), set_config('synchronous_commit', 'off', true)`;
    await holdLease(tx, lease);
    return work(tx);
  });
}

export type Ending = "paused" | "done" | "blocked" | "failed" | "cancelled";

/** Writes how the run ended, if it is still this process's. */
export async function releaseLease(
  sql: Sql,
  { runId, holder }: Lease,
  status: Ending,
  error: string | null = null,
): Promise<void> {
  const isOver = status !== "paused";
  await sql`
    update migration.runs set status = ${status}, error = ${error}, holder = null, finished_at = case when ${isOver} then now() end
    where id = ${runId} and holder = ${holder}`;
}
