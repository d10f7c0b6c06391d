import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";

const readStatements = (file: string) =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .replace(/^--.*$/gm, "")
    .split(";\n")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

const tableNames = () => readStatements("schema.sql").map((statement) => statement.split(/\s+/)[2] ?? "");

const inSchema = (schema: string, statement: string) =>
  statement.replace(/^(create (?:table|(?:unique )?index on)) (\w+)/, `$1 "${schema}".$2`);

// One statement at a time: together they would keep the one session of the embedded engine for too long.
async function runFile(sql: Sql, schema: string, file: string): Promise<void> {
  for (const statement of readStatements(file)) await sql.unsafe(inSchema(schema, statement));
}

export async function hasLegacyTables(sql: Sql, schema: string): Promise<boolean> {
  const [row] = await sql`select to_regclass(${`"${schema}".dispatch_patient`}) is not null as found`;
  return row?.found === true;
}

export async function dropLegacyTables(sql: Sql, schema: string): Promise<void> {
  for (const table of tableNames()) await sql`drop table if exists ${sql(`${schema}.${table}`)}`;
}

/** Creates all tables and answers their names. */
export async function createLegacyTables(sql: Sql, schema: string): Promise<string[]> {
  await sql`create schema if not exists ${sql(schema)}`;
  await runFile(sql, schema, "schema.sql");
  return tableNames();
}

/** Django's indexes come after the rows, where they cost a tenth; the statistics are those of a database in use. */
export async function indexLegacyTables(sql: Sql, schema: string): Promise<void> {
  await runFile(sql, schema, "indexes.sql");
  for (const table of tableNames()) await sql`analyze ${sql(`${schema}.${table}`)}`;
}
