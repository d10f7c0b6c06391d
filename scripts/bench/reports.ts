import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sql, type TransactionSql } from "postgres";
import { startEngine, type Engine } from "./engines.ts";
import { fillLab } from "./fill.ts";
import { buildLegacy } from "./legacy.ts";
import { become, measure, type Sample, summarise, type Timing } from "./measure.ts";
import { readPersonas } from "./questions.ts";
import { legacyMonth, legacyTrend } from "./reports/legacy.ts";

const FULL_SIZE = 200_000;
const CHANGED = 1_000;

type Line = { question: string; timing: Timing; target: number | null; legacy: Timing | null };
type Report = {
  orders: number;
  countingSeconds: number;
  monthSeconds: number;
  refreshes: { seconds: number; monthSeconds: number }[];
  lines: Line[];
};

/** Twelve months back from the newest full one: the last weeks of the synthetic lab are not whole months. */
const monthOf = (index: number) => new Date(Date.UTC(2026, 9 - (index % 12), 1)).toISOString().slice(0, 10);
const yearsBefore = (month: string, years: number) => `${Number(month.slice(0, 4)) - years}${month.slice(4)}`;

function ask(label: string, count: number, run: (tx: TransactionSql, index: number) => Promise<unknown>): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    label,
    run: async (tx) => {
      await run(tx, index);
      return null;
    },
  }));
}

async function countMonths(sql: Sql): Promise<number> {
  const started = performance.now();
  for (;;) {
    const [row] = await sql<{ counted: number }[]>`select private.count_months() as counted`;
    if (!row?.counted) return (performance.now() - started) / 1000;
  }
}

/** Orders of all years at once, which is the worst there is: every month is touched. From the refresh on the figures are right. */
async function refreshChanges(sql: Sql, times: number): Promise<{ seconds: number; monthSeconds: number }[]> {
  const refreshes = [];
  for (let turn = 0; turn < times; turn++) {
    const changed = sql`select bench.id('order', n) from generate_series(${1 + turn * CHANGED}::int, ${(1 + turn) * CHANGED}::int) n`;
    await sql`update public.order_state_history set created_at = created_at + interval '1 minute' where position = 2 and order_id in (${changed})`;
    await sql`update public.orders set due_at = due_at + interval '1 day' where id in (${changed})`;
    const started = performance.now();
    await sql`select private.refresh_facts()`;
    const seconds = (performance.now() - started) / 1000;
    refreshes.push({ seconds, monthSeconds: await countMonths(sql) });
  }
  return refreshes;
}

async function run(engine: Engine, orders: number, samples: number): Promise<Report> {
  const { sql } = engine;
  const begun = performance.now();
  const say = (text: string) => console.error(`… ${text} (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
  say("filling");
  await fillLab(engine, orders);
  say("counting everything");
  const counting = performance.now();
  for (;;) {
    const [row] = await sql<{ counted: number }[]>`select private.refresh_facts() as counted`;
    if (!row?.counted) break;
  }
  const countingSeconds = (performance.now() - counting) / 1000;
  const monthSeconds = await countMonths(sql);
  await sql.unsafe("vacuum analyze");

  say("asking");
  const staff = (await readPersonas(sql, 1)).find(({ key }) => key === "staff");
  if (!staff) throw new Error("There is nobody from the lab.");
  const [practice] = await sql<{ id: string }[]>`select id from bench.practices order by patients desc limit 1`;
  const caller = { userId: staff.userId };
  const timed = async (question: string, target: number | null, questions: Sample[]) => {
    const { all: timing } = await measure(sql, caller, questions);
    say(`${question}: ${timing.p50.toFixed(0)} ms`);
    return { question, target, timing, legacy: null };
  };
  // As the page asks: both halves at once, each on a connection of its own.
  const both = async (month: string, practiceId: string | null) => {
    const started = performance.now();
    await Promise.all(
      ["counts", "waits"].map((part) =>
        sql.begin(async (tx) => {
          await become(tx, caller);
          await tx`select public.open_monthly_report(${month}, ${practiceId}, null, null, null, 20, ${part})`;
        }),
      ),
    );
    return performance.now() - started;
  };
  const monthly = async (question: string, practiceId: string | null): Promise<Line> => {
    const times = [];
    for (let turn = -3; turn < samples; turn++) {
      const time = await both(monthOf(turn + 3), practiceId);
      if (turn >= 0) times.push(time);
    }
    const timing = summarise(times, []);
    say(`${question}: ${timing.p50.toFixed(0)} ms`);
    return { question, timing, target: 400, legacy: null };
  };
  const lines: Line[] = [
    await monthly("monthly report", null),
    await monthly("monthly report of the largest practice", practice?.id ?? null),
    await timed(
      "trends of 12 months",
      800,
      ask("year", samples, (tx, n) => tx`select public.open_trends(${yearsBefore(monthOf(n), 1)}, ${monthOf(n)})`),
    ),
    await timed(
      "trends of 12 months by practice",
      800,
      ask(
        "year",
        samples,
        (tx, n) =>
          tx`select public.open_trends(${yearsBefore(monthOf(n), 1)}, ${monthOf(n)}, null, null, null, null, 'practice')`,
      ),
    ),
    await timed(
      "trends of 5 years",
      null,
      ask("years", 5, (tx, n) => tx`select public.open_trends(${yearsBefore(monthOf(n), 5)}, ${monthOf(n)})`),
    ),
    await timed(
      "bottlenecks of 3 months",
      800,
      ask(
        "quarter",
        samples,
        (tx, n) =>
          tx`select public.open_bottlenecks((${monthOf(n)}::date - interval '2 months')::date, (${monthOf(n)}::date + interval '1 month')::date)`,
      ),
    ),
    await timed(
      "late orders of a month",
      null,
      ask(
        "rows",
        samples,
        (tx, n) =>
          tx`select * from public.list_report_rows('order.late', ${monthOf(n)}, (${monthOf(n)}::date + interval '1 month')::date)`,
      ),
    ),
  ];
  say("changing");
  const refreshes = await refreshChanges(sql, 5);

  say("asking the legacy shape");
  await buildLegacy(engine);
  const legacy = async (questions: Sample[]) => (await measure(sql, null, questions)).all;
  for (const line of lines) {
    if (line.question === "monthly report") {
      line.legacy = await legacy(
        ask("month", 3, (tx, n) => legacyMonth(tx, [monthOf(n), monthOf(n + 1), yearsBefore(monthOf(n), 1)])),
      );
    }
    if (line.question === "trends of 12 months") {
      line.legacy = await legacy(ask("trend", 3, (tx) => legacyTrend(tx, yearsBefore(monthOf(0), 1), monthOf(0))));
    }
  }
  return { orders, countingSeconds, monthSeconds, refreshes, lines };
}

const milliseconds = (value: number) => `${value.toFixed(0)} ms`.padStart(9);

function print({ orders, countingSeconds, monthSeconds, refreshes, lines }: Report): void {
  console.log(
    `${orders.toLocaleString("en-US")} orders, counted from nothing in ${countingSeconds.toFixed(1)} s, their months in ${monthSeconds.toFixed(1)} s`,
  );
  const slowest = Math.max(...refreshes.map(({ seconds }) => seconds));
  const list = (values: number[]) => values.map((value) => value.toFixed(2)).join(", ");
  console.log(
    `${CHANGED} changed orders  ${list(refreshes.map(({ seconds }) => seconds))} s  (${slowest < 2 ? "meets" : "misses"} 2 s), all months again ${list(refreshes.map((refresh) => refresh.monthSeconds))} s`,
  );
  for (const { question, timing, target, legacy } of lines) {
    const verdict = target === null ? "" : `  (${timing.p95 < target ? "meets" : "misses"} ${target} ms)`;
    const beside = legacy
      ? `  legacy shape ${milliseconds(legacy.p50)}, ${(legacy.p50 / timing.p50).toFixed(1)} times as long`
      : "";
    console.log(
      `${question.padEnd(40)} p50${milliseconds(timing.p50)}  p95${milliseconds(timing.p95)}${verdict}${beside}`,
    );
  }
}

/** How long the figures of a report take in the database, beside the same questions on the shape they come from. */
export async function benchReports(args: string[]): Promise<void> {
  const numberOf = (name: string, fallback: number, least: number) => {
    const value = args.includes(name) ? Number(args[args.indexOf(name) + 1]) : fallback;
    if (!Number.isInteger(value) || value < least) throw new Error(`${name} needs a whole number from ${least}.`);
    return value;
  };
  const engine = await startEngine("native");
  try {
    const report = await run(engine, numberOf("--orders", FULL_SIZE, 5000), numberOf("--samples", 40, 5));
    const folder = join(import.meta.dirname, "../../.archwire/bench");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "reports.json"), JSON.stringify(report, null, 2));
    if (args.includes("--json")) console.log(JSON.stringify(report));
    else print(report);
  } finally {
    await engine.stop();
  }
}
