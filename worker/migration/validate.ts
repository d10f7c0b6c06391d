import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { hashReport, type ReportLine, writeReport } from "../../lib/migration/report.ts";
import { inTransaction } from "./connection.ts";
import { note } from "./events.ts";
import { readKeys } from "./keys.ts";
import { type Lease, underLease } from "./lease.ts";
import { paceAfter, usualPace } from "./pace.ts";
import { inOrderOfParents } from "./plan.ts";
import { compileProof, type ProofBatch } from "./proof-sql.ts";
import { type Known, type Proof, Proofs } from "./proofs.ts";
import type { Session } from "./run.ts";
import { BEFORE_ALL, openReader } from "./reader.ts";
import { countRows, readFacts, selectOf, type Source } from "./source.ts";
import { typesOf } from "./target.ts";

/** What the source says itself, without the engine: its sums by month, each amount to the cent as the ledger keeps it. */
async function sumsOfSource(source: Source, mapping: Mapping): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { column, at } of Object.values(mapping.sums ?? {})) {
    const rows = await source.read<{ month: string; total: string }>(
      `select coalesce(to_char(${`"${at}"`} at time zone 'UTC', 'YYYY-MM'), 'no date') as month, coalesce(sum(round(nullif("${column}", 'NaN'), 2)), 0)::text as total
       from (${selectOf(mapping)}) q group by 1`,
    );
    for (const { month, total } of rows) found[`${column} ${month}`] = total;
  }
  return found;
}

async function readKnown(sql: Sql, mapping: Mapping): Promise<Known> {
  const { entity, table } = mapping;
  const rows = await sql<{ outcome: string; rows: number }[]>`
    select outcome, count(*)::int as rows from migration.source_rows where entity = ${entity} and missing_since is null group by 1`;
  const lost = await sql<{ id: string }[]>`
    select k.legacy_id::text as id from migration.source_rows k
    where k.entity = ${entity} and k.target_id is not null and not exists (select from ${sql(`public.${table}`)} t where t.id = k.target_id)
    order by k.legacy_id`;
  return {
    outcomes: Object.fromEntries(rows.map((row) => [row.outcome, row.rows])),
    lost: lost.map(({ id }) => id),
    keys: await readKeys(sql, mapping),
  };
}

async function proveEntity(sql: Sql, source: Source, lease: Lease, mapping: Mapping): Promise<Proof[]> {
  const statement = compileProof(mapping, await typesOf(sql, mapping.table));
  const facts = await readFacts(source, mapping);
  const counted = await countRows(source, mapping);
  const proofs = new Proofs(mapping, counted, await sumsOfSource(source, mapping), await readKnown(sql, mapping));
  let pace = usualPace(source);
  const reader = await openReader(source, mapping, { after: BEFORE_ALL });
  for (;;) {
    const piece = await reader.next(pace.size);
    const begun = performance.now();
    const parameters = [piece.data, lease.organizationId, facts];
    await underLease(sql, lease, async (tx) => {
      const [batch] = await tx.unsafe<ProofBatch[]>(statement, parameters);
      if (!batch) throw new Error("A batch proved nothing.");
      proofs.add(batch);
      await tx`
        update migration.run_entities set status = 'running', started_at = coalesce(started_at, now()), expected_rows = ${counted},
          read_rows = read_rows + ${piece.rows}, unchanged = unchanged + ${piece.rows}
        where run_id = ${lease.runId} and entity = ${mapping.entity}`;
    });
    if (piece.isLast) break;
    pace = paceAfter(pace, piece.rows, performance.now() - begun);
    await delay(pace.pause);
  }
  await reader.close();
  return proofs.list();
}

/** The hash of the proof goes into the write log, which is sealed: a report that was changed afterwards no longer fits. */
async function seal(sql: Sql, lease: Lease): Promise<void> {
  const [run] = await sql<{ sourceName: string | null; planHash: string | null }[]>`
    select source_name as "sourceName", plan_hash as "planHash" from migration.runs where id = ${lease.runId}`;
  const lines = await sql<ReportLine[]>`
    select entity, measure, source_value, target_value, holds, differing_ids from migration.proofs where run_id = ${lease.runId} order by position`;
  const { sourceName = null, planHash = null } = run ?? {};
  const hash = hashReport(writeReport({ runId: lease.runId, sourceName, planHash, lines }));
  await inTransaction(sql, async (tx) => {
    await tx`update migration.runs set report_hash = ${hash} where id = ${lease.runId}`;
    await tx`
      insert into audit.log (organization_id, table_name, record_id, operation, new_values, actor_roles, database_role, source)
      values (${lease.organizationId}, 'proofs', ${lease.runId}, 'bulk', ${tx.json({ operation: "proof", sha256: hash })}, '{}', session_user, 'migration')`;
  });
}

/** Compares the console with the source, row by row, and writes down what was measured on both sides. Nothing else is written. */
export async function validate({ sql, openSource, mappings }: Session, lease: Lease): Promise<void> {
  // Whoever goes on measures anew: half a proof is none.
  await sql`delete from migration.proofs where run_id = ${lease.runId}`;
  await sql`update migration.run_entities set read_rows = 0, unchanged = 0, status = 'waiting' where run_id = ${lease.runId}`;
  const source = await openSource();
  await sql`update migration.runs set source_name = ${source.name} where id = ${lease.runId}`;
  let position = 0;
  let failures = 0;
  try {
    for (const mapping of inOrderOfParents(mappings)) {
      const proofs = await proveEntity(sql, source, lease, mapping);
      const rows = proofs.map((proof) => ({
        ...{ run_id: lease.runId, organization_id: lease.organizationId, entity: mapping.entity },
        ...{ ...proof, position: (position += 1) },
      }));
      if (rows.length > 0) await sql`insert into migration.proofs ${sql(rows)}`;
      await sql`
        update migration.run_entities set status = 'done', finished_at = now() where run_id = ${lease.runId} and entity = ${mapping.entity}`;
      const wrong = proofs.filter(({ holds }) => !holds);
      failures += wrong.length;
      for (const { measure } of wrong)
        await note(sql, lease, `${mapping.title}: ${measure} differs.`, { level: "warning", entity: mapping.entity });
    }
  } finally {
    await source.close();
  }
  await seal(sql, lease);
  await note(sql, lease, failures === 0 ? "Everything agrees." : `${failures} measures differ.`);
}
