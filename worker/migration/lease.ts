import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Sql, TransactionSql } from "postgres";

export type Lease = { runId: string; organizationId: string; holder: string };

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
const LEFT_BEHIND = 30;

const MARK = randomUUID().slice(0, 8);

/** Readable for people, different for every process, also for two that are the first of their container. */
const holderOfThisProcess = () => `${hostname()} process ${process.pid} ${MARK}`;

/** A process of this machine that is gone needs no waiting for its heartbeat. */
function isGone(holder: string | null): boolean {
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

/** Nobody works on the run: it waits, it rests, it failed, or its process has died. A live process keeps its run. */
const isFree = (sql: Sql, holder: string | null) => {
  const gone = isGone(holder) ? holder : null;
  return sql`(status in ('waiting', 'paused', 'failed') or (status = 'running' and (holder is null or holder = ${gone}
    or heartbeat_at < clock_timestamp() - make_interval(secs => ${LEFT_BEHIND}))))`;
};

async function holderOf(sql: Sql, runId: string): Promise<string | null> {
  const [run] = await sql<{ holder: string | null }[]>`select holder from migration.runs where id = ${runId}`;
  return run?.holder ?? null;
}

/** Begins with a waiting run, or goes on with one that nobody works on. */
export async function takeLease(sql: Sql, runId: string): Promise<Lease | null> {
  const holder = holderOfThisProcess();
  const [run] = await sql<{ organization_id: string }[]>`
    update migration.runs set status = 'running', holder = ${holder}, heartbeat_at = clock_timestamp(),
      started_at = coalesce(started_at, now()), error = null
    where id = ${runId} and wish = 'run' and ${isFree(sql, await holderOf(sql, runId))}
    returning organization_id`;
  return run ? { runId, organizationId: run.organization_id, holder } : null;
}

/** A run that nobody works on ends at once, another one between two batches. */
export async function cancelRun(sql: Sql, runId: string): Promise<"cancelled" | "asked"> {
  await sql`update migration.runs set wish = 'cancel' where id = ${runId}`;
  const ended = await sql`
    update migration.runs set status = 'cancelled', holder = null, finished_at = now()
    where id = ${runId} and ${isFree(sql, await holderOf(sql, runId))} returning id`;
  return ended.length > 0 ? "cancelled" : "asked";
}

/** The row stays locked until the batch is written, so that a lost lease writes nothing. */
async function holdLease(tx: TransactionSql, { runId, holder }: Lease): Promise<void> {
  const [run] = await tx<{ wish: "run" | "pause" | "cancel" }[]>`
    update migration.runs set heartbeat_at = clock_timestamp() where id = ${runId} and holder = ${holder} and status = 'running'
    returning wish`;
  if (!run) throw new LeaseLost("taken");
  if (run.wish !== "run") throw new LeaseLost(run.wish);
}

/**
 * A transaction of the engine: under its own name in the write log, in one time zone whatever the server's may be, and only while the
 * run is this process's.
 */
export async function underLease<T>(sql: Sql, lease: Lease, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`select set_config('archwire.source', 'migration', true), set_config('TimeZone', 'UTC', true),
      set_config('DateStyle', 'ISO, YMD', true)`;
    await holdLease(tx, lease);
    return { value: await work(tx) };
  });
  return result.value;
}

/** Writes how the run ended, if it is still this process's. */
export async function releaseLease(
  sql: Sql,
  { runId, holder }: Lease,
  status: "paused" | "done" | "failed" | "cancelled",
  error: string | null = null,
): Promise<void> {
  const isOver = status !== "paused";
  await sql`
    update migration.runs set status = ${status}, error = ${error}, holder = null, finished_at = case when ${isOver} then now() end
    where id = ${runId} and holder = ${holder}`;
}
