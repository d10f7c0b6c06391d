import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import { mappings } from "../../lib/migration/mappings.ts";
import { createLegacyDatabase } from "../../supabase/legacy/create.ts";
import { benchChaos } from "./chaos.ts";
import { startEngine } from "./engines.ts";
import { printTable, verdict } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const LEGACY = "legacy";
const MEMORY_LIMIT_MB = 250;
const ONE_BY_ONE_MS = 20_000;
/** As `npm run migrate` has them: without a limit V8 collects so late that batches which are long written stay in memory. */
const LIMITS = ["--max-old-space-size=128", "--max-semi-space-size=4"];

type Run = { rows: number; seconds: number; megabytes: number };
type Line = { what: string; rows: number; seconds: number; wanted?: number; megabytes?: number };

function readOptions(args: string[]): { scale: number; seed: number } {
  const valueOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [scale, seed] = [Number(valueOf("--scale") ?? 0.2), Number(valueOf("--seed") ?? 3)];
  if (!(scale >= 0.01 && scale <= 1)) throw new Error("--scale needs a number from 0.01 to 1.");
  return { scale, seed };
}

/** The most that the process ever held, as the kernel counts it. */
function peakOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    // It has just ended, or this is no Linux.
    return 0;
  }
}

/** The engine as a person starts it, in a process of its own. */
function start(url: string, command: string, ...more: string[]): ChildProcess {
  const options = [
    "--source",
    url,
    "--schema",
    LEGACY,
    "--target",
    url,
    "--accept",
    "unmapped_code",
    "--json",
    ...more,
  ];
  return spawn(process.execPath, [...LIMITS, join(root, "scripts/migrate.ts"), command, ...options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** From the first entity to the last batch: the start of the process and the preflight are left out. */
async function timeOf(sql: Sql): Promise<{ rows: number; seconds: number }> {
  const [row] = await sql<{ rows: number; seconds: number }[]>`
    with last as (select id, finished_at from migration.runs order by created_at desc, id limit 1)
    select (select sum(read_rows)::int from migration.run_entities e where e.run_id = l.id) as rows,
      extract(epoch from coalesce(l.finished_at, (select max(at) from migration.batches b where b.run_id = l.id))
        - (select min(started_at) from migration.run_entities e where e.run_id = l.id))::float as seconds
    from last l`;
  if (!row) throw new Error("The run is not there.");
  return row;
}

async function run(sql: Sql, url: string, command: string): Promise<Run> {
  const child = start(url, command);
  let megabytes = 0;
  const watch = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child))), 100);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(watch);
  if (code !== 0 && code !== 2) throw new Error(`${command} ended with ${code}.`);
  return { ...(await timeOf(sql)), megabytes };
}

/** The rerun, which has done nothing, and the load: a rollback takes back one run. */
async function takeBackAll(sql: Sql, url: string): Promise<void> {
  const known = async () => (await sql`select from migration.source_rows limit 1`).length > 0;
  for (let runs = 0; runs < 2 && (await known()); runs++) await run(sql, url, "rollback");
  if (await known()) throw new Error("The rollback has left rows.");
}

/** What a script does that moves row after row: the same engine with one row in a batch, for a while. */
async function loadOneByOne(sql: Sql, url: string): Promise<Line> {
  const child = start(url, "run", "--batch", "1");
  const enough = setTimeout(() => child.kill("SIGKILL"), ONE_BY_ONE_MS);
  await once(child, "exit");
  clearTimeout(enough);
  return { what: "row by row, a sample", ...(await timeOf(sql)) };
}

/** The same rows from table to table, without a mapping, an index or a check: what the disk and the wire allow. */
async function copyPlainly(sql: Sql): Promise<Line> {
  const tables = [...new Set(mappings.map(({ source }) => source.table))];
  await sql`create schema copied`;
  const started = performance.now();
  let rows = 0;
  for (const table of tables) {
    const [from, to] = [sql(`${LEGACY}.${table}`), sql(`copied.${table}`)];
    await sql`create unlogged table ${to} (like ${from})`;
    const [reader, writer] = await Promise.all([
      sql`copy ${from} to stdout`.readable(),
      sql`copy ${to} from stdin`.writable(),
    ]);
    await pipeline(reader, writer);
    // The driver leaves a socket paused when the last rows were many at once; the connection is asked again.
    reader._read(0);
    const [count] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${to}`;
    rows += count?.rows ?? 0;
  }
  const seconds = (performance.now() - started) / 1000;
  await sql`drop schema copied cascade`;
  return { what: "plain COPY of the tables", rows, seconds };
}

/** `npm run bench -- migration`: how fast the lab moves, beside what is possible and what was usual. */
export async function benchMigration(args: string[]): Promise<void> {
  const { scale, seed } = readOptions(args);
  if (args.includes("--chaos")) return benchChaos({ scale, seed });
  const engine = await startEngine("native");
  const sql = postgres(engine.url, { max: 4, prepare: false, onnotice: () => undefined });
  try {
    console.log(`creating a legacy database of scale ${scale}`);
    const quiet = { withLogs: false, renumberContentTypes: false, say: () => undefined };
    await createLegacyDatabase(sql, { schema: LEGACY, scale, seed, ...quiet });
    await sql`insert into public.organizations (name) values ('Lab')`;
    await sql`vacuum analyze`;
    // What was written until here is not written during the first load.
    await sql`checkpoint`;

    const lines: Line[] = [await copyPlainly(sql)];
    const add = (what: string, { rows, seconds, megabytes }: Run, wanted?: number) =>
      lines.push({ what, rows, seconds, megabytes, wanted });
    add("first load", await run(sql, engine.url, "run"), 50_000);
    add("rerun, nothing changed", await run(sql, engine.url, "delta"), 80_000);
    await takeBackAll(sql, engine.url);
    // A delta leaves the indexes where they are: what a lab waits for that works in the console already.
    add("load again, every index in place", await run(sql, engine.url, "delta"), 18_000);
    await takeBackAll(sql, engine.url);
    lines.push(await loadOneByOne(sql, engine.url));
    report(lines, { scale, seed });
  } finally {
    await sql.end();
    await engine.stop();
  }
}

function report(lines: Line[], about: { scale: number; seed: number }): void {
  const whole = (value: number) => Math.round(value).toLocaleString("en-US");
  const copied = lines[0] ? lines[0].rows / lines[0].seconds : 0;
  printTable(
    `Migration at scale ${about.scale}`,
    ["", "rows", "seconds", "rows/s", "of COPY", "target", "", "memory"],
    lines.map(({ what, rows, seconds, wanted, megabytes }) => {
      const rate = rows / seconds;
      const isLight = megabytes === undefined || megabytes < MEMORY_LIMIT_MB;
      return [
        what,
        whole(rows),
        seconds.toFixed(1),
        whole(rate),
        `${((rate / copied) * 100).toFixed(1)} %`,
        wanted === undefined ? "" : whole(wanted),
        wanted === undefined ? "" : verdict(rate >= wanted),
        megabytes === undefined ? "" : `${whole(megabytes)} MB ${verdict(isLight)}`,
      ];
    }),
  );
  mkdirSync(join(root, "test-results"), { recursive: true });
  const file = join(root, "test-results/bench-migration.json");
  writeFileSync(file, `${JSON.stringify({ ...about, lines }, null, 2)}\n`);
  console.log(`\nwrote ${file}`);
}
