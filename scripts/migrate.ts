import { parseArgs } from "node:util";
import type { Sql } from "postgres";
import { mappings } from "../lib/migration/mappings.ts";
import { carryOut } from "../worker/migration/carry-out.ts";
import { closeNow, openTarget } from "../worker/migration/connection.ts";
import { wordsFor } from "../worker/migration/events.ts";
import { isPassing } from "../worker/migration/failures.ts";
import { type Lease, type Mode, steerRun, takeLease } from "../worker/migration/lease.ts";
import { wakeLeftBehind } from "../worker/migration/resting.ts";
import type { Progress } from "../worker/migration/run.ts";
import { beginRun, findLiveRun, findUnfinishedRun } from "../worker/migration/runs.ts";
import { openSource } from "../worker/migration/source.ts";

const usage = `npm run migrate -- <command> --source <postgres url> [options]

  preflight   read what a run would meet, change nothing in the tables
  dry-run     judge every row, list what would be rejected, write nothing into the tables
  run         take everything over; what is unchanged since the last run is left alone
  resume      go on with a run that was paused, that failed, or whose process died
  cancel      end the run that is waiting, paused or being carried out
  delta       the same, said of a later run: new, changed and missing rows
  retry       look again at the rows that wait in the inbox
  validate    compare the console with the source, row by row
  rollback    take back what a run did (--run <id>, or the last one)
  status      the runs, and what became of the rows

  --source    the legacy database (or LEGACY_DATABASE_URL); it is only read
  --schema    its schema (public)
  --organization  name or id of the lab, where the target has several
  --target    the database of the console (or DATABASE_URL, or the local stack)
  --accept    a code of the preflight that may not stop the run; can be given several times
  --batch     at most so many rows in a transaction
  --json      one JSON object at the end instead of words

Ends with 0 when every row is accounted for and none waits, 2 when rows wait in the inbox, 1 when something failed, 3 when a
database was away for too long.`;

const LOCAL = `postgresql://postgres@127.0.0.1:${process.env.ARCHWIRE_DATABASE_PORT ?? "54322"}/postgres?sslmode=disable`;
const modes: Record<string, Mode> = {
  preflight: "preflight",
  "dry-run": "dry_run",
  run: "full",
  delta: "delta",
  retry: "retry",
  validate: "validate",
  rollback: "rollback",
};

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
      conflicts::int, removed::int, findings::int, missing::int
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

const openTheTarget = () => openTarget(values.target ?? process.env.DATABASE_URL ?? LOCAL);

const openTheSource = () => {
  const url = values.source ?? process.env.LEGACY_DATABASE_URL;
  if (!url) throw new Error("Say where the legacy database is: --source <postgres url>.");
  return openSource(url, values.schema);
};

/** Asked of the source itself, so that one that does not answer is noticed before a run is written. */
async function nameOfTheSource(): Promise<string> {
  const source = await openTheSource();
  await source.close();
  return source.name;
}

type Found = { severity: string; code: string; place: string; detail: string; rows: number | null };

async function showChecks(sql: Sql, runId: string): Promise<void> {
  const checks = await sql<Found[]>`
    select severity, code, place, detail, row_count::int as rows from migration.checks where run_id = ${runId} order by position`;
  if (values.json) console.log(JSON.stringify(checks));
  else console.table(checks.map((check) => ({ ...check })));
}

async function showProofs(sql: Sql, runId: string): Promise<number> {
  const proofs = await sql<{ holds: boolean }[]>`
    select entity, measure, source_value as source, target_value as console, holds from migration.proofs where run_id = ${runId} order by position`;
  const wrong = proofs.filter(({ holds }) => !holds);
  if (values.json) console.log(JSON.stringify(proofs));
  else {
    console.table(wrong.map((proof) => ({ ...proof })));
    console.log(`${proofs.length} measures, ${wrong.length} differ`);
  }
  return wrong.length > 0 ? 1 : 0;
}

/** What stops the run, and how to go on. */
async function explainBlock(sql: Sql, runId: string): Promise<string> {
  const blockers = await sql<Found[]>`
    select severity, code, place, detail, row_count::int as rows from migration.checks c
    where run_id = ${runId} and severity = 'blocker' and code <> all (select unnest(accepted) from migration.runs where id = ${runId}) order by position`;
  for (const { code, place, detail, rows } of blockers) {
    console.error(`${code} at ${place}${rows ? ` (${number.format(rows)} rows)` : ""}: ${detail}`);
  }
  const accepting = [...new Set(blockers.map(({ code }) => `--accept ${code}`))].join(" ");
  return `The preflight stops the run. Mend the source or the code maps and resume, or accept: ${accepting}`;
}

async function carry(sql: Sql, lease: Lease): Promise<number> {
  const { runId, mode } = lease;
  const largestBatch = values.batch === undefined ? undefined : Number(values.batch);
  if (largestBatch !== undefined && !(largestBatch > 0)) throw new Error("--batch needs a number of rows.");
  const onProgress = progressTo(process.stdout);
  const engine = { openTarget: openTheTarget, openSource: openTheSource, mappings, largestBatch, onProgress };
  const outcome = await carryOut(engine, lease);
  if (outcome.status === "failed") throw outcome.error;
  if (outcome.status === "blocked") throw new Error(await explainBlock(sql, runId));
  if (outcome.status === "taken") throw new Error("Another process has taken the run over.");
  if (mode === "preflight") {
    await showChecks(sql, runId);
    const [blocked] = await sql`select from migration.checks where run_id = ${runId} and severity = 'blocker' limit 1`;
    return blocked ? 1 : 0;
  }
  if (mode === "validate") return showProofs(sql, runId);
  const { entities, total } = await summarise(sql, runId);
  if (values.json) console.log(JSON.stringify({ runId, status: outcome.status, total, entities }));
  else {
    const words = Object.entries(total).map(([key, count]) => `${key} ${number.format(count)}`);
    console.table(entities);
    console.log(`${outcome.status}: ${words.join(", ")}`);
  }
  if (outcome.status !== "done") return 1;
  return (total.rejected ?? 0) + (total.conflicts ?? 0) > 0 ? 2 : 0;
}

async function start(sql: Sql, mode: Mode): Promise<number> {
  const organizationId = await findOrganization(sql);
  const sourceName = mode === "rollback" ? undefined : await nameOfTheSource();
  const wanted = { organizationId, mode, sourceName, accepted: values.accept, ofRunId: values.run };
  return carry(sql, await beginRun(sql, wanted));
}

async function resume(sql: Sql): Promise<number> {
  const run = await findUnfinishedRun(sql, await findOrganization(sql));
  if (!run) throw new Error("There is no run to go on with.");
  if (run.sourceName !== null && run.mode !== "rollback") {
    const name = await nameOfTheSource();
    if (name !== run.sourceName) throw new Error(`The run reads ${run.sourceName}, not ${name}.`);
  }
  await sql`update migration.runs set wish = 'run', accepted = accepted || ${values.accept} where id = ${run.id}`;
  const lease = await takeLease(sql, run.id);
  if (!lease) throw new Error("Another process carries this run out.");
  return carry(sql, lease);
}

async function cancel(sql: Sql): Promise<number> {
  const runId = await findLiveRun(sql, await findOrganization(sql));
  if (!runId) throw new Error("There is no run to cancel.");
  const status = await steerRun(sql, runId, "cancel");
  const failure = await wakeLeftBehind(sql);
  if (failure) console.error(`An index could not be built: ${wordsFor(failure)}`);
  console.log(status === "cancelled" ? "The run is cancelled." : "The run ends after the batch that is being written.");
  return 0;
}

async function main(command: string): Promise<number> {
  const sql = openTheTarget();
  try {
    if (command === "status") return await listRuns(sql);
    if (command === "resume") return await resume(sql);
    if (command === "cancel") return await cancel(sql);
    const mode = modes[command];
    if (!mode) throw new Error(`There is no command "${command}".\n\n${usage}`);
    return await start(sql, mode);
  } finally {
    await closeNow(sql);
  }
}

const [command] = positionals;
if (!command || command === "help") {
  console.log(usage);
} else {
  process.exitCode = await main(command).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (!isPassing(error)) return 1;
    console.error("A database was away for too long. A run that had begun goes on from its checkpoints with: resume");
    return 3;
  });
}
