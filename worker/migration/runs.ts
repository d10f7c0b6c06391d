import { hostname } from "node:os";
import type { Sql, TransactionSql } from "postgres";
import { LeaseLost, type Lease, releaseLease, takeLease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { carryOut, type Engine } from "./run.ts";

export type LoadMode = "dry_run" | "full" | "delta";

/** Who works on a run: readable for people, different for every process. */
export const holderOfThisProcess = () => `${hostname()} process ${process.pid}`;

/** Whoever comes second is told who came first. */
export async function refuseWhileLive(tx: TransactionSql, organizationId: string): Promise<void> {
  const [live] = await tx<{ mode: string; status: string; holder: string | null }[]>`
    select mode, status, holder from migration.runs where organization_id = ${organizationId} and status in ('waiting', 'running', 'paused')`;
  if (!live) return;
  const by = live.holder ? `, carried out by ${live.holder}` : "";
  throw new Error(`Another run (${live.mode.replace("_", " ")}) is ${live.status}${by}. Wait for it, or cancel it.`);
}

/** Writes a run that waits for somebody to carry it out. */
export async function requestRun(
  sql: Sql,
  { source, mappings }: Engine,
  organizationId: string,
  mode: LoadMode,
): Promise<string> {
  return sql.begin(async (tx) => {
    await refuseWhileLive(tx, organizationId);
    const [run] = await tx<{ id: string }[]>`
      insert into migration.runs (organization_id, mode, source_name) values (${organizationId}, ${mode}, ${source.name}) returning id`;
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

export type Outcome = { status: "done" | "paused" | "cancelled" | "failed" | "taken"; error?: unknown };

/** Takes the run and carries it as far as it goes. */
export async function carryOutRun(
  engine: Engine,
  runId: string,
  mode: LoadMode,
  holder = holderOfThisProcess(),
): Promise<Outcome> {
  const { sql } = engine;
  const lease: Lease | null = await takeLease(sql, runId, holder);
  if (!lease) return { status: "taken" };
  try {
    await carryOut(engine, lease, mode);
    await releaseLease(sql, lease, "done");
    return { status: "done" };
  } catch (error) {
    if (!(error instanceof LeaseLost)) {
      await releaseLease(sql, lease, "failed", error instanceof Error ? error.message : String(error));
      return { status: "failed", error };
    }
    if (error.reason === "taken") return { status: "taken" };
    const status = error.reason === "pause" ? "paused" : "cancelled";
    await releaseLease(sql, lease, status);
    return { status };
  }
}
