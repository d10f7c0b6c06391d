import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sql } from "postgres";
import { measureAudit } from "./audit.ts";
import { startEngine, type Engine, type EngineName } from "./engines.ts";
import { fillLab, fillVectors } from "./fill.ts";
import { buildLegacy, indexTargets, legacyOperations } from "./legacy.ts";
import { measure, type Caller } from "./measure.ts";
import { filterOf, operationsOf, type Operation } from "./operations.ts";
import { readPersonas, type Persona } from "./questions.ts";
import { printReport, type Answer, type Report } from "./report.ts";

const SAMPLES = 60;
const FULL_SIZE = 200_000;
// PostgreSQL in WebAssembly works on one thread and loads about 300,000 rows a minute: the full size would take half an hour.
const DEFAULT_ORDERS: Record<EngineName, number> = { native: FULL_SIZE, embedded: 20_000 };

type Options = { engine: EngineName; orders: number; isJson: boolean };

function readOptions(args: string[]): Options {
  const valueOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const engine = valueOf("--engine") ?? "native";
  if (engine !== "native" && engine !== "embedded") throw new Error(`There is no engine "${engine}".`);
  const orders = Number(valueOf("--orders") ?? DEFAULT_ORDERS[engine]);
  if (!Number.isInteger(orders) || orders < 5000) throw new Error("--orders needs a whole number from 5000.");
  return { engine, orders, isJson: args.includes("--json") };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

async function answer(sql: Sql, name: string, caller: Caller, operations: Operation[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { key, samples } of operations) {
    answers.push({ persona: name, operation: key, measured: await measure(sql, caller, samples) });
  }
  return answers;
}

async function readVectors(sql: Sql, isPresent: boolean): Promise<string[]> {
  if (!isPresent) return [];
  const rows = await sql<{ vector: string }[]>`
    select bench.vector(1000000 + n)::text as vector from generate_series(1, ${SAMPLES}) n`;
  return rows.map(({ vector }) => vector);
}

async function askOurs({ sql }: Engine, personas: Persona[], vectors: string[]): Promise<Answer[]> {
  const [scale] = await sql<{ organization_id: string }[]>`select organization_id from bench.scale`;
  const organizationId = scale?.organization_id ?? "";
  const answers: Answer[] = [];
  for (const persona of personas) {
    const caller = { userId: persona.userId };
    const operations = operationsOf(persona, filterOf(persona, organizationId), SAMPLES, vectors);
    answers.push(...(await answer(sql, persona.key, caller, operations)));
    if (persona.key !== "doctor_small") continue;
    const unfiltered = operationsOf(persona, "true", SAMPLES, []).filter(({ key }) => key !== "patient search");
    answers.push(...(await answer(sql, "doctor_small, without the filter", caller, unfiltered)));
  }
  const order = operationsOrder(answers);
  return answers.sort((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
}

const operationsOrder = (answers: Answer[]) => [...new Set(answers.map(({ operation }) => operation))];

async function run(engine: Engine, orders: number): Promise<Report> {
  const { sql } = engine;
  const begun = performance.now();
  const say = (text: string) => console.error(`… ${text} (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
  const [version] = await sql<{ server: string }[]>`select version() as server`;
  say("filling");
  const fill = await fillLab(engine, orders);
  const vectors = await fillVectors(engine);
  const mismatches = await sql`select * from private.tenant_mismatches()`;
  if (mismatches.length > 0) throw new Error(`Tenant columns disagree: ${JSON.stringify(mismatches)}`);
  const facts = await timed(() => sql`select private.refresh_facts(1000000)`);
  const vacuum = await timed(() => sql.unsafe("vacuum analyze"));

  say("asking");
  const personas = await readPersonas(sql, SAMPLES);
  const staff = personas.find(({ key }) => key === "staff");
  if (!staff) throw new Error("There is nobody from the lab.");
  const ours = await askOurs(engine, personas, await readVectors(sql, vectors !== null));
  say("asking the legacy shape");
  await buildLegacy(engine);
  const legacyQuestions = await legacyOperations(sql, staff, SAMPLES);
  const legacy = await answer(sql, "legacy", null, legacyQuestions);
  await indexTargets(sql);
  const legacyIndexed = await answer(sql, "legacy with an index on the target", null, legacyQuestions);
  say("auditing");
  const audit = await measureAudit(sql, orders);
  return {
    engine: engine.name,
    server: version?.server ?? "",
    orders,
    samples: SAMPLES,
    fill,
    vectors,
    factSeconds: facts.seconds,
    vacuumSeconds: vacuum.seconds,
    mismatches: mismatches.length,
    ours,
    legacy,
    legacyIndexed,
    audit,
  };
}

export async function benchDatabase(args: string[]): Promise<void> {
  const { engine: name, orders, isJson } = readOptions(args);
  const size =
    orders === FULL_SIZE ? "" : ` of the ${FULL_SIZE.toLocaleString("en-US")} that the targets are meant for`;
  const title = `Database benchmark, ${name} engine, ${orders.toLocaleString("en-US")} orders${size}`;
  console.error(title);
  const engine = await startEngine(name);
  try {
    const report = await run(engine, orders);
    const folder = join(import.meta.dirname, "../../.archwire/bench");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `database-${name}.json`), JSON.stringify(report, null, 2));
    if (isJson) console.log(JSON.stringify(report));
    else printReport(report);
  } finally {
    await engine.stop();
  }
}
