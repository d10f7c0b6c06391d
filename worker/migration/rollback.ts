import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { note } from "./events.ts";
import { type Lease, underLease } from "./lease.ts";
import { BEFORE_ALL } from "./reader.ts";
import { columnsOf, mayLetTriggersRest, quoteName } from "./target.ts";

type Reference = { table: string; column: string };

const BATCH = 2_000;

/** Every foreign key that points to the table and would be left behind, from the catalogue: one that is added later is respected too. */
async function referencesTo(sql: Sql, table: string): Promise<Reference[]> {
  return sql<Reference[]>`
    select c.conrelid::regclass::text as "table", a.attname as column
    from pg_constraint c
    join pg_attribute k on k.attrelid = c.confrelid and k.attname = 'id'
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_position(c.confkey, k.attnum)]
    where c.contype = 'f' and c.confdeltype <> 'c' and c.confrelid = to_regclass(${`public.${table}`}) and k.attnum = any (c.confkey)`;
}

function removal({ entity, table, leaves = {} }: Mapping, references: Reference[]): string {
  const others = references.filter((reference) => leaves[reference.table] !== reference.column);
  const isReferenced = others.map(
    (other) => `exists (select from ${other.table} x where x.${quoteName(other.column)} = m.target_id)`,
  );
  return `with mine as materialized (
    select legacy_id, target_id, written_at from migration.source_rows
    where entity = '${entity}' and first_run_id = $1::uuid and legacy_id > $2::bigint and target_id is not null order by legacy_id limit ${BATCH}
  ),
  judged as materialized (
    select m.*, case
      when exists (select from audit.log a where a.table_name = '${table}' and a.record_id = m.target_id::text and a.at > m.written_at) then 'edited_since'
      ${isReferenced.length > 0 ? `when ${isReferenced.join(" or ")} then 'still_referenced'` : ""} end as kept_because
    from mine m
  ),
  ${Object.entries(leaves)
    .map(
      ([leaf, column]) =>
        `leaf_${leaf} as (delete from public.${quoteName(leaf)} l using judged j where l.${quoteName(column)} = j.target_id and j.kept_because is null),`,
    )
    .join("\n  ")}
  removed as (delete from public.${quoteName(table)} t using judged j where t.id = j.target_id and j.kept_because is null returning 1),
  forgotten as (delete from migration.source_rows k using judged j where k.entity = '${entity}' and k.legacy_id = j.legacy_id and j.kept_because is null),
  listed as (
    insert into migration.rejects (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, source_row)
    select $3::uuid, $4::uuid, $4::uuid, '${entity}', j.legacy_id, 'conflict', j.kept_because, 'id', jsonb_build_object('id', j.legacy_id)
    from judged j where j.kept_because is not null
    on conflict (entity, legacy_id, kind, code, source_column, is_trial) do update set status = 'open', run_id = excluded.run_id
  )
  select (select count(*) from judged)::int as looked_at, (select count(*) from removed)::int as removed,
    (select count(*) from judged where kept_because is not null)::int as kept, (select max(legacy_id) from judged)::text as last_key`;
}

function restoring({ entity, table }: Mapping, columns: string[]): string {
  const list = columns.map((column) => quoteName(column));
  return `with mine as materialized (
    select distinct on (c.legacy_id) c.* from migration.changes c join migration.source_rows k on k.entity = c.entity and k.legacy_id = c.legacy_id
    where c.run_id = $1::uuid and c.entity = '${entity}'
      and not exists (select from audit.log a where a.table_name = '${table}' and a.record_id = c.target_id::text and a.at > k.written_at)
    order by c.legacy_id, c.id
  ),
  restored as (
    update public.${quoteName(table)} t set (${list.join(", ")}) = (select ${list.map((name) => `b.${name}`).join(", ")} from jsonb_populate_record(null::public.${quoteName(table)}, m.before) b)
    from mine m where t.id = m.target_id returning t.id
  ),
  remembered as (
    update migration.source_rows k set hash = m.before_hash, outcome = 'loaded', run_id = $2::uuid, written_at = clock_timestamp()
    from mine m where k.entity = '${entity}' and k.legacy_id = m.legacy_id
  )
  select (select count(*) from restored)::int as restored`;
}

/** The triggers have counted the restored rows up once more; with them at rest the count goes back as well. */
const recounting = ({ entity, table }: Mapping) => `
  update public.${quoteName(table)} t set row_version = (c.before ->> 'row_version')::int, updated_at = (c.before ->> 'updated_at')::timestamptz
  from (select distinct on (legacy_id) * from migration.changes where run_id = $1::uuid and entity = '${entity}' order by legacy_id, id) c
  where t.id = c.target_id and to_jsonb(t) - '{row_version,updated_at}'::text[] = c.before - '{row_version,updated_at}'::text[]`;

type Removed = { looked_at: number; removed: number; kept: number; last_key: string | null };

async function remove(sql: Sql, mapping: Mapping, lease: Lease): Promise<void> {
  const { entity, table } = mapping;
  const statement = removal(mapping, await referencesTo(sql, table));
  let after: string | null = BEFORE_ALL;
  while (after !== null) {
    const parameters: (string | null)[] = [lease.ofRunId, after, lease.organizationId, lease.runId];
    after = await underLease(sql, lease, async (tx): Promise<string | null> => {
      const [batch] = await tx.unsafe<Removed[]>(statement, parameters);
      if (!batch) throw new Error("A batch gave no counts.");
      const { looked_at, removed, kept, last_key } = batch;
      await tx`
        update migration.run_entities set read_rows = read_rows + ${removed + kept}, removed = removed + ${removed}, conflicts = conflicts + ${kept}
        where run_id = ${lease.runId} and entity = ${entity}`;
      return looked_at === BATCH ? last_key : null;
    });
  }
}

/** What the run had settled waits again, as it did before. */
async function reopen(tx: Sql, lease: Lease, entity: string): Promise<void> {
  await tx`
    with reopened as (
      update migration.rejects set status = 'open', run_id = ${lease.runId}
      where entity = ${entity} and run_id = ${lease.ofRunId} and status = 'gone' and not is_trial
      returning legacy_id, kind, first_run_id
    )
    insert into migration.source_rows (entity, legacy_id, outcome, hash, first_run_id, run_id)
    select ${entity}, legacy_id, kind, md5('')::uuid, first_run_id, ${lease.runId} from reopened where kind in ('rejected', 'skipped', 'merged')
    on conflict do nothing`;
}

async function restore(sql: Sql, mapping: Mapping, lease: Lease): Promise<void> {
  const { entity, table } = mapping;
  const columns = await columnsOf(sql, table);
  const ofRow = [...columns].filter((name) => name !== "id" && name !== "row_version");
  const mayCountBack = columns.has("row_version") && (await mayLetTriggersRest(sql));
  await underLease(sql, lease, async (tx) => {
    const [row] = await tx.unsafe<{ restored: number }[]>(restoring(mapping, ofRow), [lease.ofRunId, lease.runId]);
    const restored = row?.restored ?? 0;
    if (restored > 0 && mayCountBack) {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(recounting(mapping), [lease.ofRunId]);
    }
    await tx`delete from migration.source_rows where entity = ${entity} and first_run_id = ${lease.ofRunId} and target_id is null`;
    await tx`delete from migration.rejects where entity = ${entity} and first_run_id = ${lease.ofRunId}`;
    await reopen(tx, lease, entity);
    await tx`
      update migration.run_entities set read_rows = read_rows + ${restored}, updated = updated + ${restored}, status = 'done', finished_at = now()
      where run_id = ${lease.runId} and entity = ${entity}`;
  });
}

/** Takes back what a run did, children first. What somebody has worked on since stays, and is listed. */
export async function rollBack(sql: Sql, mappings: readonly Mapping[], lease: Lease): Promise<void> {
  const done = await sql<{ entity: string }[]>`
    select entity from migration.run_entities where run_id = ${lease.runId} and status = 'done'`;
  const finished = new Set(done.map(({ entity }) => entity));
  for (const mapping of [...mappings].reverse()) {
    const { entity, title } = mapping;
    if (finished.has(entity)) continue;
    // What had to stay is looked at again by whoever goes on.
    await sql`
      update migration.run_entities set status = 'running', started_at = now(), read_rows = read_rows - conflicts, conflicts = 0,
        expected_rows = (select count(*) from migration.source_rows where entity = ${entity} and first_run_id = ${lease.ofRunId} and target_id is not null)
      where run_id = ${lease.runId} and entity = ${entity}`;
    await remove(sql, mapping, lease);
    await restore(sql, mapping, lease);
    await note(sql, lease, `${title}: taken back.`, { entity });
  }
}
