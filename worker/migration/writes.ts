import type { Mapping } from "../../lib/migration/mapping.ts";
import { quoteText } from "./target.ts";

/** Columns of the target and the SQL that fills them, in the order in which they are written. */
export function valuesOf({ legacyKey, values }: Mapping, target: ReadonlySet<string>): Record<string, string> {
  return {
    ...(legacyKey ? { [legacyKey]: "r.id" } : {}),
    ...(target.has("organization_id") ? { organization_id: "$2::uuid" } : {}),
    ...values,
  };
}

/** The namespace of all new ids: with another one, every row would be taken for new. */
const NAMESPACE = "6f0d3f2c-6a5b-5c1e-9a52-0b6f7a6d1c55";

/** The same row of the source has the same id in every run and in every database. */
export const targetIdOf = ({ entity }: Mapping, row: string) =>
  `extensions.uuid_generate_v5(${quoteText(NAMESPACE)}, ${quoteText(`${entity}:`)} || ${row}.id)`;

const list = (names: string[], prefix = "") => names.map((name) => `${prefix}"${name}"`).join(", ");

/** A dry run compares and writes nothing. */
export function comparing({ table }: Mapping, names: string[]): string {
  return `written as materialized (
    select b.target_id as id, t.id is null as is_new from built b left join public."${table}" t on t.id = b.target_id
    where t.id is null or (${list(names, "t.")}) is distinct from (${list(names, "b.")})
  ),`;
}

/**
 * Everything is new. Ids have no order: in theirs, two indexes of them are written page by page instead of all over. Where triggers give
 * numbers, rows come in the order of the source.
 */
export const inserting = ({ table }: Mapping, names: string[], rests: boolean) => `written as (
    insert into public."${table}" (id, ${list(names)}) select b.target_id, ${list(names, "b.")} from built b${rests ? " order by b.target_id" : ""}
  ),`;

/** Writes what differs, after keeping the row as it was for a rollback. */
export function writing({ entity, table }: Mapping, names: string[], recount: string): string {
  const differs = (other: string) => `(${list(names, "t.")}) is distinct from (${list(names, other)})`;
  return `kept as (
    insert into migration.changes (run_id, organization_id, entity, legacy_id, target_table, target_id, before, before_hash)
    select $3::uuid, $2::uuid, ${quoteText(entity)}, b.legacy_key, ${quoteText(table)}, b.target_id, to_jsonb(t), b.was_hash
    from built b join public."${table}" t on t.id = b.target_id where ${differs("b.")}
  ),
  written as (
    insert into public."${table}" as t (id, ${list(names)}) select b.target_id, ${list(names, "b.")} from built b
    on conflict (id) do update set ${names.map((name) => `"${name}" = excluded."${name}"`).join(", ")}${recount}
    where ${differs("excluded.")}
    returning t.id, xmax = 0 as is_new
  ),`;
}

/** Where the triggers of the table rest: what they would have counted up, and the line that they would have written in the log. */
export function recounting(target: ReadonlySet<string>, names: string[]): string {
  if (!target.has("row_version")) return "";
  return `, row_version = t.row_version + 1${names.includes("updated_at") ? "" : ", updated_at = now()"}`;
}

export const auditing = ({ table }: Mapping) => `audited as (
    insert into audit.log (organization_id, table_name, record_id, operation, new_values, actor_roles, database_role, source)
    select $2::uuid, ${quoteText(table)}, 'several', 'bulk',
      jsonb_build_object('operation', case when c.is_new then 'insert' else 'update' end, 'rows', sum(c.rows)), '{}', session_user, 'migration'
    from counted c where c.is_new is not null group by c.is_new
  ),`;
