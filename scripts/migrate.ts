import { parseArgs } from "node:util";
import postgres, { type Sql } from "postgres";
import { mappings } from "../lib/migration/mappings.ts";
import { inOrderOfParents } from "../worker/migration/plan.ts";
import { preflight } from "../worker/migration/preflight.ts";
import { rollBackRun } from "../worker/migration/rollback-run.ts";
import type { Progress } from "../worker/migration/run.ts";
import { carryOutRun, type LoadMode, requestRun } from "../worker/migration/runs.ts";
import { openSource } from "../worker/migration/source.ts";

const usage = `npm run migrate -- <command> --source <postgres url> [options]

  preflight   read what a run would meet, change nothing
  dry-run     judge every row, list what would be rejected, write nothing into the tables
  run         take everything over; what is unchanged since the last run is left alone
  delta       the same, said of a later run: new, changed and missing rows
  rollback    take back what a run did (--run <id>, or the last one)
  status      the runs, and what became of the rows

  --source    the legacy database (or LEGACY_DATABASE_URL); it is only read
  --schema    its schema (public)
  --target    the database of the console (or DATABASE_URL, or the local stack)
  --accept    a code of the preflight that may not stop the run; can be given several times
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
    run: { type: "string" },
    accept: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
  },
});

const say = (line: string) => (values.json ? undefined : console.log(line));
const number = new Intl.NumberFormat("en-US");

async function onlyOrganization(sql: Sql): Promise<string> {
  const found = await sql<{ id: string }[]>`select id from public.organizations order by created_at, id limit 2`;
  const [organization] = found;
  if (!organization || found.length > 1)
    throw new Error(`The target has ${found.length === 0 ? "no lab" : "several labs"}; the migration is for one.`);
  return organization.id;
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

async function summarise(sql: Sql, runId: string) {
  const entities = await sql<Record<string, string | number>[]>`
    select entity, status, read_rows::int as read, inserted::int, updated::int, unchanged::int, rejected::int, skipped::int, merged::int,
      conflicts::int, findings::int, missing::int
    from migration.run_entities where run_id = ${runId} order by position`;
  const sum = (key: string) => entities.reduce((total, entity) => total + Number(entity[key]), 0);
  const keys = [
    "read",
    "inserted",
    "updated",
    "unchanged",
    "rejected",
    "skipped",
    "merged",
    "conflicts",
    "findings",
    "missing",
  ];
  return { runId, entities, total: Object.fromEntries(keys.map((key) => [key, sum(key)])) };
}

async function main(command: string): Promise<number> {
  const target = values.target ?? process.env.DATABASE_URL ?? LOCAL;
  const sql = postgres(target, { max: 3, prepare: false, onnotice: () => undefined });
  try {
    if (command === "status") {
      const runs =
        await sql`select id, mode, status, source_name, created_at, finished_at, error from migration.runs order by created_at desc limit 10`;
      if (values.json) console.log(JSON.stringify(runs));
      else
        console.table(
          runs.map(({ id, mode, status, source_name, finished_at }) => ({
            id,
            mode,
            status,
            source_name,
            finished_at,
          })),
        );
      return 0;
    }
    const organizationId = await onlyOrganization(sql);
    if (command === "rollback") {
      const undone = await rollBackRun(sql, mappings, organizationId, values.run);
      const kept = undone.reduce((total, { kept: left }) => total + left, 0);
      if (values.json) console.log(JSON.stringify(undone));
      else console.table(undone);
      return kept > 0 ? 2 : 0;
    }
    const url = values.source ?? process.env.LEGACY_DATABASE_URL;
    if (!url) throw new Error("Say where the legacy database is: --source <postgres url>.");
    const source = await openSource(url, values.schema);
    try {
      const checks = await preflight(sql, source, mappings);
      const blockers = checks.filter(({ severity, code }) => severity === "blocker" && !values.accept.includes(code));
      if (command === "preflight") {
        if (values.json) console.log(JSON.stringify(checks));
        else console.table(checks);
        return blockers.length > 0 ? 1 : 0;
      }
      const mode = modes[command];
      if (!mode) throw new Error(`There is no command "${command}".\n\n${usage}`);
      if (blockers.length > 0) {
        for (const { code, place, detail, rows } of blockers)
          console.error(`${code} at ${place}${rows ? ` (${number.format(rows)} rows)` : ""}: ${detail}`);
        throw new Error(
          `The preflight stops the run. Mend the source or the code maps, or accept: ${[...new Set(blockers.map(({ code }) => `--accept ${code}`))].join(" ")}`,
        );
      }
      const engine = { sql, source, mappings: inOrderOfParents(mappings), onProgress: progressTo(process.stdout) };
      const runId = await requestRun(sql, engine, organizationId, mode);
      const outcome = await carryOutRun(engine, runId, mode);
      if (outcome.status === "failed") throw outcome.error;
      const summary = await summarise(sql, runId);
      if (values.json) console.log(JSON.stringify({ status: outcome.status, ...summary }));
      else {
        console.table(summary.entities);
        say(
          `${outcome.status}: ${Object.entries(summary.total)
            .map(([key, count]) => `${key} ${number.format(count)}`)
            .join(", ")}`,
        );
      }
      return (summary.total.rejected ?? 0) + (summary.total.conflicts ?? 0) > 0 ? 2 : outcome.status === "done" ? 0 : 1;
    } finally {
      await source.close();
    }
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
