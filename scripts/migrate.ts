import { parseArgs } from "node:util";
import postgres, { type Sql } from "postgres";
import { mappings } from "../lib/migration/mappings.ts";
import { cancelRun } from "../worker/migration/lease.ts";
import { type Check, preflight } from "../worker/migration/preflight.ts";
import { rollBackRun } from "../worker/migration/rollback-run.ts";
import type { LoadMode, Progress } from "../worker/migration/run.ts";
import { carryOutRun, findLiveRun, findUnfinishedRun, requestRun } from "../worker/migration/runs.ts";
import { openSource } from "../worker/migration/source.ts";

const usage = `npm run migrate -- <command> --source <postgres url> [options]

  preflight   read what a run would meet, change nothing
  dry-run     judge every row, list what would be rejected, write nothing into the tables
  run         take everything over; what is unchanged since the last run is left alone
  resume      go on with a run that was paused, that failed, or whose process died
  cancel      end the run that is waiting, paused or being carried out
  delta       the same, said of a later run: new, changed and missing rows
  rollback    take back what a run did (--run <id>, or the last one)
  status      the runs, and what became of the rows

  --source    the legacy database (or LEGACY_DATABASE_URL); it is only read
  --schema    its schema (public)
  --organization  name or id of the lab, where the target has several
  --target    the database of the console (or DATABASE_URL, or the local stack)
  --accept    a code of the preflight that may not stop the run; can be given several times
  --batch     at most so many rows in a transaction
  --json      one JSON object at the end instead of words

Ends with 0 when every row is accounted for and none waits, 2 when rows wait in the inbox, 1 when something failed.`;

const LOCAL = `postgresql://postgres@127.0.0.1:${process.env.ARCHWIRE_DATABASE_PORT ?? "54322"}/postgres?sslmode=disable`;
const modes: Record<string, LoadMode> = { "dry-run": "dry_run", run: "full", delta: "delta" };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: "string" },
    schema: { type: "string", default: "public" },
    target: { type: "string" },
    organization: { type: "string" },
    run: { type: "string" },
    accept: { type: "string", multiple: true, default: [] },
    batch: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const number = new Intl.NumberFormat("en-US");

/** The lab that moves in: the one that is named, or the only one there is. */
async function findOrganization(sql: Sql): Promise<string> {
  const found = await sql<{ id: string; name: string }[]>`select id, name from public.organizations order by name, id`;
  const wanted = values.organization;
  const fitting = wanted === undefined ? found : found.filter(({ id, name }) => id === wanted || name === wanted);
  const [organization] = fitting;
  if (organization && fitting.length === 1) return organization.id;
  const names = found.map(({ name }) => name).join(", ");
  throw new Error(
    found.length === 0 ? "The target has no lab yet." : `Say which lab moves in, with --organization: ${names}.`,
  );
}

/** A line per entity where output is kept, one line that moves on a terminal. */
function progressTo(out: NodeJS.WriteStream) {
  let current = "";
  let done = 0;
  return ({ title, expected, counts }: Progress) => {
    if (values.json) return;
    if (title !== current) {
      if (current && out.isTTY) out.write("\n");
      current = title;
      done = 0;
      if (!out.isTTY) out.write(`${title}: ${number.format(expected)} rows\n`);
    }
    done += counts.read_rows;
    if (out.isTTY) out.write(`\r${title.padEnd(32)} ${number.format(done)} of ${number.format(expected)}`);
  };
}

type Summary = { entities: Record<string, string | number>[]; total: Record<string, number> };

async function summarise(sql: Sql, runId: string): Promise<Summary> {
  const entities = await sql<Record<string, string | number>[]>`
    select entity, status, read_rows::int as read, inserted::int, updated::int, unchanged::int, rejected::int, skipped::int, merged::int,
      conflicts::int, findings::int, missing::int
    from migration.run_entities where run_id = ${runId} order by position`;
  const keys = Object.keys(entities[0] ?? {}).filter((key) => key !== "entity" && key !== "status");
  const sum = (key: string) => entities.reduce((total, entity) => total + Number(entity[key]), 0);
  return { entities, total: Object.fromEntries(keys.map((key) => [key, sum(key)])) };
}

async function listRuns(sql: Sql): Promise<number> {
  const runs = await sql`
    select id, mode, status, source_name as source, finished_at as finished, error from migration.runs order by created_at desc, id limit 10`;
  if (values.json) console.log(JSON.stringify(runs));
  else console.table(runs.map((run) => ({ ...run })));
  return 0;
}

async function takeBack(sql: Sql): Promise<number> {
  const undone = await rollBackRun(sql, mappings, await findOrganization(sql), values.run);
  if (values.json) console.log(JSON.stringify(undone));
  else console.table(undone);
  return undone.some(({ kept }) => kept > 0) ? 2 : 0;
}

const openTheSource = () => {
  const url = values.source ?? process.env.LEGACY_DATABASE_URL;
  if (!url) throw new Error("Say where the legacy database is: --source <postgres url>.");
  return openSource(url, values.schema);
};

/** What stands in the way, apart from what somebody accepts. */
async function look(sql: Sql): Promise<{ checks: Check[]; blockers: Check[]; sourceName: string }> {
  const source = await openTheSource();
  try {
    const checks = await preflight(sql, source, mappings);
    const blockers = checks.filter(({ severity, code }) => severity === "blocker" && !values.accept.includes(code));
    return { checks, blockers, sourceName: source.name };
  } finally {
    await source.close();
  }
}

async function showPreflight(sql: Sql): Promise<number> {
  const { checks, blockers } = await look(sql);
  if (values.json) console.log(JSON.stringify(checks));
  else console.table(checks);
  return blockers.length > 0 ? 1 : 0;
}

async function request(sql: Sql, organizationId: string, mode: LoadMode): Promise<string> {
  const { checks, blockers, sourceName } = await look(sql);
  if (blockers.length > 0) {
    for (const { code, place, detail, rows } of blockers) {
      console.error(`${code} at ${place}${rows ? ` (${number.format(rows)} rows)` : ""}: ${detail}`);
    }
    const accepting = [...new Set(blockers.map(({ code }) => `--accept ${code}`))].join(" ");
    throw new Error(`The preflight stops the run. Mend the source or the code maps, or accept: ${accepting}`);
  }
  return requestRun(sql, mappings, { organizationId, mode, sourceName, checks, accepted: values.accept });
}

async function carry(sql: Sql, run: { id: string; mode: LoadMode }): Promise<number> {
  const largestBatch = values.batch === undefined ? undefined : Number(values.batch);
  if (largestBatch !== undefined && !(largestBatch > 0)) throw new Error("--batch needs a number of rows.");
  const engine = { sql, openSource: openTheSource, mappings, largestBatch, onProgress: progressTo(process.stdout) };
  const outcome = await carryOutRun(engine, run.id, run.mode);
  if (outcome.status === "failed") throw outcome.error;
  if (outcome.status === "taken") throw new Error("Another process carries this run out.");
  const { entities, total } = await summarise(sql, run.id);
  if (values.json) console.log(JSON.stringify({ runId: run.id, status: outcome.status, total, entities }));
  else {
    const words = Object.entries(total).map(([key, count]) => `${key} ${number.format(count)}`);
    console.table(entities);
    console.log(`${outcome.status}: ${words.join(", ")}`);
  }
  if (outcome.status !== "done") return 1;
  return (total.rejected ?? 0) + (total.conflicts ?? 0) > 0 ? 2 : 0;
}

async function resume(sql: Sql): Promise<number> {
  const run = await findUnfinishedRun(sql, await findOrganization(sql));
  if (!run) throw new Error("There is no run to go on with.");
  const source = await openTheSource();
  await source.close();
  if (source.name !== run.sourceName) throw new Error(`The run reads ${run.sourceName}, not ${source.name}.`);
  await sql`update migration.runs set wish = 'run' where id = ${run.id}`;
  return carry(sql, run);
}

async function cancel(sql: Sql): Promise<number> {
  const runId = await findLiveRun(sql, await findOrganization(sql));
  if (!runId) throw new Error("There is no run to cancel.");
  const answer = await cancelRun(sql, runId);
  console.log(answer === "cancelled" ? "The run is cancelled." : "The run ends after the batch that is being written.");
  return 0;
}

async function main(command: string): Promise<number> {
  const target = values.target ?? process.env.DATABASE_URL ?? LOCAL;
  const sql = postgres(target, { max: 3, prepare: false, onnotice: () => undefined });
  try {
    if (command === "status") return await listRuns(sql);
    if (command === "rollback") return await takeBack(sql);
    if (command === "preflight") return await showPreflight(sql);
    if (command === "resume") return await resume(sql);
    if (command === "cancel") return await cancel(sql);
    const mode = modes[command];
    if (!mode) throw new Error(`There is no command "${command}".\n\n${usage}`);
    return await carry(sql, { id: await request(sql, await findOrganization(sql), mode), mode });
  } finally {
    await sql.end();
  }
}

const [command] = positionals;
if (!command || command === "help") {
  console.log(usage);
} else {
  process.exitCode = await main(command).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}
