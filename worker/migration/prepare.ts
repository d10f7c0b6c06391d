import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type CodeMeaning, hashOf } from "./compile.ts";
import { inTransaction } from "./connection.ts";
import { note } from "./events.ts";
import type { Lease } from "./lease.ts";
import { inOrderOfParents } from "./plan.ts";
import { type Check, type CodeUse, preflight } from "./preflight.ts";
import type { Source } from "./source.ts";

/** The preflight found something that nobody has accepted. */
export class Blocked extends Error {}

/** Two runs with the same hash and the same source do the same. */
async function hashOfPlan(sql: Sql, mappings: readonly Mapping[]): Promise<string> {
  const codes = await sql<CodeMeaning[]>`select map, code, target from migration.code_maps order by map, code`;
  return createHash("sha256")
    .update(mappings.map((mapping) => hashOf(mapping, codes)).join())
    .digest("hex")
    .slice(0, 16);
}

/** The entities of a run and the plan it follows, written once. */
export async function planRun(sql: Sql, { runId, organizationId }: Lease, mappings: readonly Mapping[]): Promise<void> {
  const entities = inOrderOfParents(mappings).map(({ entity }, index) => ({
    run_id: runId,
    organization_id: organizationId,
    entity,
    position: index + 1,
  }));
  await sql`insert into migration.run_entities ${sql(entities)} on conflict do nothing`;
  const hash = await hashOfPlan(sql, mappings);
  await sql`update migration.runs set plan_hash = ${hash} where id = ${runId} and plan_hash is null`;
}

async function readChecks(sql: Sql, runId: string): Promise<Pick<Check, "severity" | "code">[]> {
  return sql`select severity, code from migration.checks where run_id = ${runId}`;
}

async function writeChecks(sql: Sql, { runId, organizationId }: Lease, checks: readonly Check[]): Promise<void> {
  const found = checks.map(({ severity, code, place, detail, rows = null }, index) => ({
    ...{ run_id: runId, organization_id: organizationId, position: index + 1 },
    ...{ severity, code, place, detail, row_count: rows },
  }));
  await sql`insert into migration.checks ${sql(found)}`;
}

/** A code that the source no longer carries is not counted any more. */
async function writeUses(sql: Sql, uses: readonly CodeUse[]): Promise<void> {
  if (uses.length === 0) return;
  const found = uses.map(({ map, code, entity, rows }) => ({ map, code, entity, row_count: rows }));
  await inTransaction(sql, async (tx) => {
    await tx`delete from migration.code_uses`;
    await tx`insert into migration.code_uses ${tx(found)} on conflict do nothing`;
  });
}

/** Looks before the first row is taken, once per run. What it finds stops the run unless somebody has accepted it. */
export async function lookFirst(sql: Sql, source: Source, lease: Lease, mappings: readonly Mapping[]): Promise<void> {
  await sql`update migration.runs set source_name = ${source.name} where id = ${lease.runId}`;
  // What a retry looks at was seen and let through before.
  if (lease.mode === "retry") return;
  let checks = await readChecks(sql, lease.runId);
  if (checks.length === 0) {
    await note(sql, lease, "Looks at the source.");
    const found = await preflight(sql, source, mappings);
    await writeUses(sql, found.uses);
    // Last: whoever goes on takes checks that are written for a look that was finished.
    await writeChecks(sql, lease, found.checks);
    checks = found.checks;
  }
  if (lease.mode === "preflight") return;
  const open = checks.filter(({ severity, code }) => severity === "blocker" && !lease.accepted.includes(code));
  if (open.length === 0) return;
  const codes = [...new Set(open.map(({ code }) => code))].join(", ");
  throw new Blocked(`The preflight stops the run: ${codes}. Mend the source or the code maps, or accept it.`);
}
