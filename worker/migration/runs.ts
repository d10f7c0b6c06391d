import type { Sql, TransactionSql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { LeaseLost, releaseLease, takeLease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { carryOut, type Engine, type LoadMode } from "./run.ts";

/** Whoever comes second is told who came first. */
export async function refuseWhileLive(tx: TransactionSql, organizationId: string): Promise<void> {
  const [live] = await tx<{ mode: string; status: string; holder: string | null }[]>`
    select mode, status, holder from migration.runs where organization_id = ${organizationId} and status in ('waiting', 'running', 'paused')`;
  if (!live) return;
  const by = live.holder ? `, carried out by ${live.holder}` : "";
  throw new Error(
    `Another run (${live.mode.replace("_", " ")}) is ${live.status}${by}. Wait for it, resume it, or cancel it.`,
  );
}

/** Writes a run that waits for somebody to carry it out. */
export async function requestRun(
  sql: Sql,
  mappings: readonly Mapping[],
  { organizationId, mode, sourceName }: { organizationId: string; mode: LoadMode; sourceName: string },
): Promise<string> {
  return sql.begin(async (tx) => {
    await refuseWhileLive(tx, organizationId);
    const [run] = await tx<{ id: string }[]>`
      insert into migration.runs (organization_id, mode, source_name) values (${organizationId}, ${mode}, ${sourceName}) returning id`;
    if (!run) throw new Error("The run was not written.");
    const entities = inOrderOfParents(mappings).map(({ entity }, index) => ({
      run_id: run.id,
      organization_id: organizationId,
      entity,
      position: index + 1,
    }));
    await tx`insert into migration.run_entities ${tx(entities)}`;
    return run.id;
  });
}

/** The last run, while it has no good end. */
export async function findUnfinishedRun(
  sql: Sql,
  organizationId: string,
): Promise<{ id: string; mode: LoadMode } | null> {
  const [run] = await sql<{ id: string; mode: LoadMode; status: string }[]>`
    select id, mode, status from migration.runs where organization_id = ${organizationId} and mode in ('full', 'delta', 'dry_run')
    order by created_at desc, id limit 1`;
  return run && ["waiting", "running", "paused", "failed"].includes(run.status) ? run : null;
}

export type Outcome = { status: "done" | "paused" | "cancelled" | "failed" | "taken"; error?: unknown };

/** Takes the run and carries it as far as it goes. */
export async function carryOutRun(engine: Engine, runId: string, mode: LoadMode): Promise<Outcome> {
  const { sql } = engine;
  const lease = await takeLease(sql, runId);
  if (!lease) return { status: "taken" };
  try {
    await carryOut(engine, lease, mode);
    await releaseLease(sql, lease, "done");
    return { status: "done" };
  } catch (error) {
    if (!(error instanceof LeaseLost)) {
      const words = error instanceof Error ? error.message : String(error);
      await sql`update migration.run_entities set status = 'failed', error = ${words} where run_id = ${runId} and status = 'running'`;
      await releaseLease(sql, lease, "failed", words);
      return { status: "failed", error };
    }
    if (error.reason === "taken") return { status: "taken" };
    const status = error.reason === "pause" ? "paused" : "cancelled";
    await releaseLease(sql, lease, status);
    return { status };
  }
}
