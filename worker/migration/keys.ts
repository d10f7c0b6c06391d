import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { quoteText } from "./target.ts";

export type Keys = { count: number; brokenIds: string[] };

type Key = { name: string; parent: string; pairs: string; present: string };

/** The foreign keys of a table: which rows `t` have one, and how they and a row `p` of the parent belong together. */
export const keysOf = (sql: Sql, table: string) => sql<Key[]>`
  select c.conname as name, c.confrelid::regclass::text as parent, string_agg(format('p.%I = t.%I', pa.attname, ca.attname), ' and ') as pairs,
    string_agg(format('t.%I is not null', ca.attname), ' and ') as present
  from pg_constraint c
  cross join lateral unnest(c.conkey, c.confkey) k(child_column, parent_column)
  join pg_attribute ca on ca.attrelid = c.conrelid and ca.attnum = k.child_column
  join pg_attribute pa on pa.attrelid = c.confrelid and pa.attnum = k.parent_column
  where c.contype = 'f' and c.conrelid = to_regclass(${`public.${table}`})
  group by c.oid order by c.conname`;

/** How many keys the table of an entity has, and rows of the entity for which one points to nothing: their checks may have rested. */
export async function readKeys(sql: Sql, { entity, table }: Mapping): Promise<Keys> {
  const keys = await keysOf(sql, table);
  if (keys.length === 0) return { count: 0, brokenIds: [] };
  // Each by itself: the planner reads a table once for it, and not once for each row.
  const broken = keys.map(
    ({ parent, pairs, present }) =>
      `select t.id from public."${table}" t where ${present} and not exists (select from ${parent} p where ${pairs})`,
  );
  const rows = await sql.unsafe<{ id: string }[]>(
    `select distinct k.legacy_id, k.legacy_id::text as id from (${broken.join(" union all ")}) b
     join migration.source_rows k on k.entity = ${quoteText(entity)} and k.target_id = b.id order by k.legacy_id`,
  );
  return { count: keys.length, brokenIds: rows.map(({ id }) => id) };
}
