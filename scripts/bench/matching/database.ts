import type { Sql } from "postgres";
import { askFor, rankLikely } from "../../../lib/duplicates/likely.ts";
import type { Person } from "../../../lib/duplicates/matching/person.ts";
import { rematchChanged } from "../../../worker/duplicates/rematch.ts";
import { scanEverybody } from "../../../worker/duplicates/scan.ts";
import { startEngine } from "../engines.ts";
import { measure, summarise, type Timing } from "../measure.ts";
import { type BenchLab, type BenchPatient, fillMatchingLab } from "./lab.ts";
import { inventPeople } from "./population.ts";
import { sayPhases } from "./quality.ts";

const SAMPLES = 200;
const SCAN_TARGETS: [number, number][] = [
  [100_000, 20],
  [300_000, 75],
];
const CHANGE_TARGET_MS = 20;
const CHECK_TARGET_MS = 50;

/** Spread over the lab, the same at every run; another share of every stretch picks others. */
const pick = (patients: BenchPatient[], share: number) =>
  Array.from({ length: SAMPLES }, (_, n) => patients[Math.floor(((n + share) * patients.length) / SAMPLES)]).filter(
    (patient) => patient !== undefined,
  );

/** One patient changes, the worker looks: a telephone, a date of birth or a family name. */
async function timeChanges(sql: Sql, { organizationId, patients }: BenchLab): Promise<Timing> {
  const times: number[] = [];
  for (const [n, { profileId, person }] of pick(patients, 0.25).entries()) {
    const change = [
      { phone: `+1 555 010 ${String(1000 + n)}` },
      { birth_date: `${2000 + (n % 20)}-02-${String(1 + (n % 28)).padStart(2, "0")}` },
      { family_name: `${person.familyName}${person.familyName?.at(-1)}` },
    ][n % 3];
    await sql`update public.profiles set ${sql(change ?? {})} where id = ${profileId}`;
    const started = performance.now();
    const looked = await rematchChanged(sql, organizationId);
    times.push(performance.now() - started);
    if (looked !== 1) throw new Error(`One patient changed and ${looked} were looked at.`);
  }
  return summarise(times, []);
}

/** Somebody who is in the books is typed again: names swapped, or a letter missing, and only what is asked first. */
function typedAgain({ givenName, familyName, birthDate, gender, phone }: Person, n: number): Person {
  const names = n % 2 === 0 ? [familyName, givenName] : [givenName, familyName?.replace(/^(..)./, "$1")];
  return { givenName: names[0], familyName: names[1], birthDate, gender, ...(n % 4 === 0 && { phone }) };
}

/** What the server action does after the session is known. */
async function timeChecks(sql: Sql, { organizationId, staffId, patients }: BenchLab): Promise<Timing> {
  const samples = pick(patients, 0.75).map(({ id, person }, n) => ({
    label: "check",
    run: async (tx: Parameters<Parameters<Sql["begin"]>[1]>[0]) => {
      const typed = typedAgain(person, n);
      const question = askFor(typed, organizationId);
      if (!question) return false;
      const { p_keys, p_block_limit, p_known_version = null } = question;
      const [row] = await tx<{ answer: unknown }[]>`
        select public.check_new_patient(${p_keys}::int[], ${p_block_limit}, ${p_known_version}) as answer`;
      return rankLikely(typed, organizationId, row?.answer).some((found) => found.id === id);
    },
  }));
  return (await measure(sql, { userId: staffId }, samples)).all;
}

const against = (measured: number, target: number | undefined, unit: string) =>
  target === undefined ? "" : `  (${measured <= target ? "meets" : "misses"} ${target} ${unit})`;
const ms = (milliseconds: number) => milliseconds.toFixed(1);

export async function benchMatchingDatabase(size: number, isJson: boolean): Promise<void> {
  const engine = await startEngine("native");
  try {
    const { sql } = engine;
    console.error(`… ${size} invented patients`);
    const { people } = inventPeople(size, 7);
    const lab = await fillMatchingLab(sql, people);
    console.error("… looking at everybody");
    const started = performance.now();
    const { seconds: phases, ...scan } = await scanEverybody(sql, lab.organizationId);
    const seconds = (performance.now() - started) / 1000;
    // What the database does by itself within a minute.
    await sql.unsafe("vacuum analyze");
    console.error("… changes and checks");
    const changes = await timeChanges(sql, lab);
    const checks = await timeChecks(sql, lab);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    if (isJson) return console.log(JSON.stringify({ ...scan, seconds, phases, changes, checks, megabytes }));
    const target = SCAN_TARGETS.find(([patients]) => patients === size)?.[1];
    console.log(`${scan.patients} patients, ${scan.compared} pairs compared, ${scan.candidates} candidates in ${scan.clusters} clusters
everybody        ${seconds.toFixed(1)} s${against(seconds, target, "s")}
                 ${sayPhases(phases)}
one change       p50 ${ms(changes.p50)} ms  p95 ${ms(changes.p95)} ms${against(changes.p95, CHANGE_TARGET_MS, "ms")}
check on create  p50 ${ms(checks.p50)} ms  p95 ${ms(checks.p95)} ms${against(checks.p95, CHECK_TARGET_MS, "ms")}, the person found in ${((checks.found ?? 0) * 100).toFixed(1)} %
memory           ${megabytes} MB at most`);
  } finally {
    await engine.stop();
  }
}
