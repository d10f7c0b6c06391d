import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { type CodeMeaning, compile, hashOf, type Space } from "./compile.ts";
import { landingOf } from "./landing.ts";
import { BEHIND_ALL } from "./reader.ts";
import { restIndexes, wakeIndexes } from "./resting.ts";
import { countRows, readFacts } from "./source.ts";
import { lookAgain, MANY_ROWS } from "./statistics.ts";
import { isAtRest, openStretches, passOver } from "./stretches.ts";
import { columnsOf, hasWatch, mayLand, mayLetTriggersRest } from "./target.ts";
import { advance, firstPace, refuseTooMany, type State, type Task } from "./task.ts";
import { writeBeside } from "./write-beside.ts";
import { writePieces, type Writing } from "./write-pieces.ts";

async function begin(
  { sql, lease, mapping: { entity }, source, largestBatch }: Task,
  facts: string,
  count: () => Promise<number>,
): Promise<State> {
  const [state] = await sql<
    { last_key: string; batches: number; expected: string | null; read: number; rejected: number }[]
  >`
    update migration.run_entities e set status = 'running', started_at = coalesce(started_at, now()), error = null,
      facts_hash = md5(${facts})::uuid
    where run_id = ${lease.runId} and entity = ${entity}
    returning last_key::text, expected_rows as expected, read_rows::int as read, rejected::int,
      (select count(*)::int from migration.batches b where b.run_id = e.run_id and b.entity = e.entity) as batches`;
  if (!state) throw new Error(`The run does not know ${entity}.`);
  const expected = state.expected === null ? await count() : Number(state.expected);
  await sql`update migration.run_entities set expected_rows = ${expected} where run_id = ${lease.runId} and entity = ${entity}`;
  const { last_key: after, batches: number, read, rejected } = state;
  return { after, number, expected, read, rejected, written: 0, pace: firstPace(source, largestBatch) };
}

/** Whether an earlier run has left something to compare the rows with that are still to come. */
async function isKnownBehind(sql: Sql, space: Space, entity: string, after: string): Promise<boolean> {
  const known = space === "real" ? "migration.source_rows" : "migration.trial_rows";
  const [row] = await sql`select from ${sql(known)} where entity = ${entity} and legacy_id > ${after} limit 1`;
  return row !== undefined;
}

/** Then the rest will differ as well, and one question is quicker than one for each stretch. */
const MANY_IN_A_ROW = 3;

/** Reads and writes only where something differs from what an earlier run has left. */
async function writeWhatDiffers(task: Task, writing: Writing, state: State): Promise<void> {
  const { sql, source, lease, mapping, signal, onBatch } = task;
  const { entity } = mapping;
  let differing = 0;
  const stretches = await openStretches(source, mapping, writing.plan, state.after);
  for (;;) {
    const stretch = await stretches.next();
    signal.throwIfAborted();
    const begun = performance.now();
    const lastKey = stretch?.lastKey ?? state.after;
    const reach = stretch?.lastKey ?? BEHIND_ALL;
    const place = { after: state.after, reach, lastKey, number: state.number + 1 };
    const counts = await passOver(sql, lease, entity, place, stretch?.digest ?? null);
    if (counts) {
      await onBatch({ counts, expected: state.expected, milliseconds: performance.now() - begun });
      advance(state, place, counts);
      differing = 0;
    } else {
      differing += 1;
      const isElsewhereToo = differing === MANY_IN_A_ROW;
      await writePieces(task, writing, state, isElsewhereToo ? BEHIND_ALL : reach);
      if (isElsewhereToo) break;
      if (stretch) refuseTooMany(task, state);
    }
    if (!stretch) break;
    if (state.pace.pause > 0) await delay(state.pace.pause);
  }
  await stretches.close();
}

/** Takes one entity over, from its checkpoint to the end of the source. */
export async function runEntity(task: Task): Promise<void> {
  const { sql, source, lease, mapping, mappings, space, only } = task;
  const codes = await sql<CodeMeaning[]>`
    select map, code, target from migration.code_maps order by map, code`;
  const facts = await readFacts(source, mapping);
  const state = await begin(task, facts, async () => (only ? only.length : countRows(source, mapping)));
  const isFirst = !only && !(await isKnownBehind(sql, space, mapping.entity, state.after));
  const isBulk = mapping.isBulk === "at first" ? isFirst : mapping.isBulk === true;
  const rests = isBulk && (await mayLetTriggersRest(sql)) && (await hasWatch(sql, mapping.table));
  const terms = { target: await columnsOf(sql, mapping.table), space, rests, isFirst };
  const plan = hashOf(mapping, codes);
  const compiled = (landed?: string): Writing => ({
    statement: compile(mapping, { ...terms, landed }),
    plan,
    facts,
    rests,
  });

  if (space === "real" && !only && !isFirst && (await isAtRest(sql, lease, mapping)))
    await writeWhatDiffers(task, compiled(), state);
  else {
    const mayWriteBeside = isFirst && source.hasSnapshot && (await mayLand(sql));
    // A delta is for a console that people work in: its pages keep their indexes. And of two entities one would wake those of the other.
    const isAlone = !mappings.some((other) => other !== mapping && other.table === mapping.table);
    if (mayWriteBeside && rests && isAlone && lease.mode === "full" && state.expected >= MANY_ROWS)
      await restIndexes(sql, lease, mapping);
    const isDone = mayWriteBeside && (await writeBeside(task, compiled(landingOf(mapping)), state));
    if (!isDone) await writePieces(task, compiled(), state, BEHIND_ALL);
  }

  if (space === "real") await wakeIndexes(sql, lease, mapping);
  if (state.written >= MANY_ROWS && space === "real") await lookAgain(sql, mapping, mappings);
  await sql`
    update migration.run_entities set status = 'done', finished_at = now() where run_id = ${lease.runId} and entity = ${mapping.entity}`;
}
