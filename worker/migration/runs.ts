import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type CodeMeaning, hashOf } from "./compile.ts";
import { note, wordsFor } from "./events.ts";
import { LeaseLost, releaseLease, takeLease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import type { Check } from "./preflight.ts";
import { carryOut, type Engine, type LoadMode } from "./run.ts";

/** Whoever comes second is told who came first. */
export async function refuseWhileLive(tx: TransactionSql, organizationId: string): Promise<void> {
  const [other] =
    await tx`select from migration.runs where organization_id <> ${organizationId} and mode in ('full', 'delta')`;
  // Legacy ids, and the new ids that are made of them, belong to one legacy database.
  if (other)
    throw new Error("Another lab has moved into this database already. One database takes one legacy database.");
  const [live] = await tx<{ mode: string; status: string; holder: string | null }[]>`
    select mode, status, holder from migration.runs where organization_id = ${organizationId} and status in ('waiting', 'running', 'paused')`;
  if (!live) return;
  const by = live.holder ? `, carried out by ${live.holder}` : "";
  throw new Error(
    `Another run (${live.mode.replace("_", " ")}) is ${live.status}${by}. Wait for it, resume it, or cancel it.`,
  );
}

type Wanted = {
  organizationId: string;
  mode: LoadMode;
  sourceName: string;
  /** What the preflight found, and which of its blockers somebody accepted. */
  checks?: readonly Check[];
  accepted?: string[];
};

/** Two runs with the same hash and the same source do the same. */
async function hashOfPlan(tx: TransactionSql, mappings: readonly Mapping[]): Promise<string> {
  const codes = await tx<CodeMeaning[]>`select map, code, target from migration.code_maps order by map, code`;
  return createHash("sha256")
    .update(mappings.map((mapping) => hashOf(mapping, codes)).join())
    .digest("hex")
    .slice(0, 16);
}

/** Writes a run that waits for somebody to carry it out. */
export async function requestRun(
  sql: Sql,
  mappings: readonly Mapping[],
  { organizationId, mode, sourceName, checks = [], accepted = [] }: Wanted,
): Promise<string> {
  return sql.begin(async (tx) => {
    await refuseWhileLive(tx, organizationId);
    const [run] = await tx<{ id: string }[]>`
      insert into migration.runs (organization_id, mode, source_name, accepted, plan_hash)
      values (${organizationId}, ${mode}, ${sourceName}, ${accepted}, ${await hashOfPlan(tx, mappings)}) returning id`;
    if (!run) throw new Error("The run was not written.");
    const entities = inOrderOfParents(mappings).map(({ entity }, index) => ({
      run_id: run.id,
      organization_id: organizationId,
      entity,
      position: index + 1,
    }));
    await tx`insert into migration.run_entities ${tx(entities)}`;
    if (checks.length > 0) {
      const found = checks.map(({ severity, code, place, detail, rows = null }, index) => ({
        ...{ run_id: run.id, organization_id: organizationId, position: index + 1 },
        ...{ severity, code, place, detail, row_count: rows },
      }));
      await tx`insert into migration.checks ${tx(found)}`;
    }
    return run.id;
  });
}

export type Unfinished = { id: string; mode: LoadMode; sourceName: string };

/** The last run, while it has no good end and nobody has taken it back. */
export async function findUnfinishedRun(sql: Sql, organizationId: string): Promise<Unfinished | null> {
  const [run] = await sql<(Unfinished & { status: string })[]>`
    select id, mode, status, source_name as "sourceName" from migration.runs r
    where organization_id = ${organizationId} and mode in ('full', 'delta', 'dry_run')
      and not exists (select from migration.runs b where b.of_run_id = r.id and b.mode = 'rollback')
    order by created_at desc, id limit 1`;
  return run && ["waiting", "running", "paused", "failed"].includes(run.status) ? run : null;
}

/** Whatever keeps the next run from beginning, a rollback too. */
export async function findLiveRun(sql: Sql, organizationId: string): Promise<string | null> {
  const [run] = await sql<{ id: string }[]>`
    select id from migration.runs where organization_id = ${organizationId} and status in ('waiting', 'running', 'paused')`;
  return run?.id ?? null;
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
      const words = wordsFor(error);
      await note(sql, lease, words, { level: "error" });
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
