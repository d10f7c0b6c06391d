import type { Sql } from "postgres";
import { inTransaction } from "./connection.ts";
import { type Lease, type Mode, type Scope, takeLease } from "./lease.ts";

export type Wanted = {
  organizationId: string;
  mode: Mode;
  sourceName?: string;
  /** Findings of the preflight that shall not stop the run. */
  accepted?: string[];
  /** The run that a rollback takes back; without it the last one. */
  ofRunId?: string;
  scope?: Scope;
};

/** Writes a run that waits for somebody to carry it out, the same way as the pages do. */
export async function requestRun(sql: Sql, wanted: Wanted): Promise<string> {
  const { organizationId, mode, accepted = [], ofRunId = null, sourceName = null, scope } = wanted;
  const [run] = await sql<{ id: string }[]>`
    select migration.request_run(${organizationId}, ${mode}, ${accepted}, ${ofRunId}, ${scope ? sql.json(scope) : null}, ${sourceName}) as id`;
  if (!run) throw new Error("The run was not written.");
  return run.id;
}

/** For somebody who carries it out themselves: no worker sees it waiting. */
export async function beginRun(sql: Sql, wanted: Wanted): Promise<Lease> {
  return inTransaction(sql, async (tx) => {
    const lease = await takeLease(tx, await requestRun(tx, wanted));
    if (!lease) throw new Error("The run could not be begun.");
    return lease;
  });
}

export type Unfinished = { id: string; mode: Mode; sourceName: string | null };

/** The last run, while it has no good end and nobody has taken it back. */
export async function findUnfinishedRun(sql: Sql, organizationId: string): Promise<Unfinished | null> {
  const [run] = await sql<(Unfinished & { status: string })[]>`
    select id, mode, status, source_name as "sourceName" from migration.runs r
    where organization_id = ${organizationId}
      and not exists (select from migration.runs b where b.of_run_id = r.id and b.mode = 'rollback')
    order by created_at desc, id limit 1`;
  return run && ["waiting", "running", "paused", "failed", "blocked"].includes(run.status) ? run : null;
}

/** Whatever keeps the next run from beginning, a rollback too. */
export async function findLiveRun(sql: Sql, organizationId: string): Promise<string | null> {
  const [run] = await sql<{ id: string }[]>`
    select id from migration.runs where organization_id = ${organizationId} and status in ('waiting', 'running', 'paused')`;
  return run?.id ?? null;
}
