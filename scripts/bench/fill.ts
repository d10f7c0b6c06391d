import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Sql } from "postgres";
import { type Engine } from "./engines.ts";

type Step = { kind: "prepare" | "load"; name: string; statement: string };
export type Load = { table: string; rows: number; seconds: number };
export type FillReport = {
  loads: Load[];
  rows: number;
  seconds: number;
  rowsPerMinute: number;
  preparingSeconds: number;
};

const FULL_SIZE = 200_000;

function readSteps(file: string): Step[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return text.split(/^(?=-- (?:prepare|load): )/m).flatMap((part) => {
    const header = /^-- (prepare|load): (.+)\n/.exec(part);
    return header ? [{ kind: header[1] as Step["kind"], name: header[2] ?? "", statement: part }] : [];
  });
}

/** The number of the row in the benchmark's own source table decides which connection brings it. */
function splitStatement(statement: string, parts: number): string[] {
  if (!statement.includes(":part")) return [statement];
  const source = /from bench\.\w+ (\w+)/.exec(statement)?.[1] ?? "";
  return Array.from({ length: parts }, (_, part) => statement.replaceAll(":part", `${source}.n % ${parts} = ${part}`));
}

async function load(sql: Sql, statement: string): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select set_config('archwire.source', 'migration', true)`;
    const result = await tx.unsafe(statement);
    return result.count;
  });
}

/** Runs the steps of a file; what is loaded into the schema is timed apart from making it up. */
async function runSteps({ sql, connections }: Engine, file: string, report: FillReport): Promise<void> {
  for (const { kind, name, statement } of readSteps(file)) {
    const started = performance.now();
    if (kind === "prepare") {
      await sql.unsafe(statement);
      report.preparingSeconds += (performance.now() - started) / 1000;
    } else {
      const counts = await Promise.all(splitStatement(statement, connections).map((part) => load(sql, part)));
      const rows = counts.reduce((sum, count) => sum + count, 0);
      report.loads.push({ table: name, rows, seconds: (performance.now() - started) / 1000 });
    }
  }
}

async function countLinks(sql: Sql): Promise<number> {
  const [row] = await sql<{ links: number }[]>`
    select (select count(*) from public.order_cases)::int + (select count(*) from public.person_names)::int as links`;
  return row?.links ?? 0;
}

/** Steps that are not part of the measured ingestion. */
export async function runStatements({ sql }: Engine, file: string): Promise<void> {
  for (const { statement } of readSteps(file)) await sql.unsafe(statement);
}

/** One synthetic lab, the same rows at every run. */
export async function fillLab(engine: Engine, orders: number): Promise<FillReport> {
  const share = orders / FULL_SIZE;
  const { sql } = engine;
  await sql.unsafe(`create schema bench;
    create table bench.scale as select md5('organization')::uuid as organization_id, ${orders} as orders,
      ${Math.round(60_000 * share)} as patients, ${Math.max(30, Math.round(900 * share))} as practices, ${Math.round(1_000_000 * share)} as messages`);
  const report: FillReport = { loads: [], rows: 0, seconds: 0, rowsPerMinute: 0, preparingSeconds: 0 };
  for (const file of ["fill-sources.sql", "fill-work.sql", "fill-messages.sql"]) await runSteps(engine, file, report);
  report.loads.push({ table: "order_cases, person_names (by triggers)", rows: await countLinks(sql), seconds: 0 });
  report.rows = report.loads.reduce((sum, { rows }) => sum + rows, 0);
  report.seconds = report.loads.reduce((sum, { seconds }) => sum + seconds, 0);
  report.rowsPerMinute = Math.round((report.rows / report.seconds) * 60);
  return report;
}

/** Texts with a meaning, where the engine knows vectors. */
export async function fillVectors(engine: Engine): Promise<Load | null> {
  const [table] = await engine.sql`select to_regclass('public.embeddings') is not null as present`;
  if (!table?.present) return null;
  const report: FillReport = { loads: [], rows: 0, seconds: 0, rowsPerMinute: 0, preparingSeconds: 0 };
  await runSteps(engine, "fill-vectors.sql", report);
  return report.loads[0] ?? null;
}
