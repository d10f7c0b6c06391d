import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEngine, type Engine } from "./engines.ts";
import { fillLab } from "./fill.ts";
import { printPages, type PageAnswer, type PagesReport } from "./pages/report.ts";
import { requestsOf } from "./pages/requests.ts";
import { readSamples } from "./pages/samples.ts";
import { readListSchemas } from "./pages/search-params.ts";
import { readSearches } from "./pages/search-terms.ts";
import { startSite } from "./pages/site.ts";
import { timeRequest } from "./pages/visit.ts";
import { readVisitors, signIn } from "./pages/visitors.ts";

const FULL_SIZE = 200_000;
const WARM_UP_VISITS = 10;

type Options = { orders: number; samples: number; isJson: boolean };

function readOptions(args: string[]): Options {
  const numberOf = (name: string, fallback: number, least: number) => {
    const value = args.includes(name) ? Number(args[args.indexOf(name) + 1]) : fallback;
    if (!Number.isInteger(value) || value < least) throw new Error(`${name} needs a whole number from ${least}.`);
    return value;
  };
  return {
    orders: numberOf("--orders", FULL_SIZE, 5000),
    samples: numberOf("--samples", 30, 3),
    isJson: args.includes("--json"),
  };
}

async function run(engine: Engine, options: Options): Promise<PagesReport> {
  const { sql } = engine;
  const begun = performance.now();
  const say = (text: string) => console.error(`… ${text} (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
  const schemas = await readListSchemas();
  const [version] = await sql<{ server: string }[]>`select version() as server`;
  say("filling");
  await fillLab(engine, options.orders);
  const visitors = await readVisitors(sql);
  await sql`select private.refresh_facts(1000000)`;
  await sql.unsafe("vacuum analyze");

  const site = await startSite(engine.url, say);
  try {
    const answers: PageAnswer[] = [];
    for (const visitor of visitors) {
      const cookie = await signIn(site, visitor.email);
      const samples = await readSamples(sql, visitor);
      const lists = [];
      for (const schema of schemas) {
        lists.push({ schema, searches: await readSearches(sql, visitor, schema, samples) });
      }
      const requests = requestsOf(visitor, samples, lists);
      // A server that has just started still compiles what it runs.
      const ofEachPage = [...new Map(requests.map((request) => [request.page, request])).values()];
      for (const request of ofEachPage) await timeRequest(site.url, cookie, request, WARM_UP_VISITS);
      say(`${requests.length} requests as ${visitor.key}`);
      for (const request of requests) {
        const { page, variant, target } = request;
        const timing = await timeRequest(site.url, cookie, request, options.samples);
        answers.push({ visitor: visitor.key, page, variant, target, timing });
      }
    }
    return { server: version?.server ?? "", orders: options.orders, samples: options.samples, answers };
  } catch (error) {
    throw new Error(`The measurement stopped. The last words of the programs:\n${site.lastWords()}`, { cause: error });
  } finally {
    await site.stop();
  }
}

/** How long pages take at the server, over HTTP, with a lab's worth of rows behind them. */
export async function benchPages(args: string[]): Promise<void> {
  const options = readOptions(args);
  const size =
    options.orders === FULL_SIZE ? "" : ` of the ${FULL_SIZE.toLocaleString("en-US")} that the targets are meant for`;
  console.error(`Pages benchmark, native engine, ${options.orders.toLocaleString("en-US")} orders${size}`);
  const engine = await startEngine("native");
  try {
    const report = await run(engine, options);
    const folder = join(import.meta.dirname, "../../.archwire/bench");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "pages.json"), JSON.stringify(report, null, 2));
    if (options.isJson) console.log(JSON.stringify(report));
    else printPages(report);
  } finally {
    await engine.stop();
  }
}
