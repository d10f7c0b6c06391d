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

// One statement at a time: together they would keep the one session of the embedded engine for too long.
async function runFile(sql: Sql, file: string): Promise<void> {
  for (const statement of readStatements(file)) await sql.unsafe(statement);
}

export async function hasLegacyTables(sql: Sql): Promise<boolean> {
  const [row] = await sql`select to_regclass('dispatch_patient') is not null as found`;
  return row?.found === true;
}

export async function dropLegacyTables(sql: Sql): Promise<void> {
  for (const table of tableNames()) await sql`drop table if exists ${sql(table)}`;
}

/** Creates all tables and answers their names. */
export async function createLegacyTables(sql: Sql): Promise<string[]> {
  await runFile(sql, "schema.sql");
  return tableNames();
}

/** Django's indexes come after the rows, where they cost a tenth; the statistics are those of a database in use. */
export async function indexLegacyTables(sql: Sql): Promise<void> {
  await runFile(sql, "indexes.sql");
  for (const table of tableNames()) await sql`analyze ${sql(table)}`;
}
