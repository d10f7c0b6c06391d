import type { Sql } from "postgres";

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The embedded engine has one session for everybody: a transaction held open would stop the whole house. */
export async function isShared(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ version: string }[]>`select version() as version`;
  return /wasm|emscripten|emcc/i.test(row?.version ?? "");
}

/** Whether rows can be copied into a table of a transaction: not into the embedded engine, and not by a login that may have none. */
export async function mayLand(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`select has_database_privilege(current_database(), 'temporary') as may`;
  return row?.may === true && !(await isShared(sql));
}

/** The columns of a table of the console that can be written. */
export async function columnsOf(sql: Sql, table: string): Promise<ReadonlySet<string>> {
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped and attgenerated = ''`;
  if (columns.length === 0) throw new Error(`There is no table public.${table}.`);
  return new Set(columns.map(({ name }) => name));
}

/** The same with their types, as they are written in SQL. */
export async function typesOf(sql: Sql, table: string): Promise<ReadonlyMap<string, string>> {
  const columns = await sql<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = to_regclass(${`public.${table}`}) and attnum > 0 and not attisdropped and attgenerated = ''`;
  return new Map(columns.map(({ name, type }) => [name, type]));
}

/** Whether this login may let triggers and foreign keys rest. Where it may not, everything works, only slower. */
export async function mayLetTriggersRest(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    select has_parameter_privilege(current_user, 'session_replication_role', 'set') as may`;
  return row?.may ?? false;
}

/** Whether the triggers of a table stay awake from which something has to follow, whoever writes. */
export async function hasWatch(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`select migration.has_watch(to_regclass(${`public.${table}`})) as has`;
  return row?.has ?? false;
}
