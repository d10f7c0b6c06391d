import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import { steerRun } from "../../worker/migration/lease.ts";
import { wakeLeftBehind } from "../../worker/migration/resting.ts";
import type { Progress } from "../../worker/migration/run.ts";
import { type MigrationLab, startMigrationLab } from "./migration-lab.ts";

/** At this scale the tasks are the one entity with enough rows. */
let lab: MigrationLab;
let before: string[];
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.01, seed: 31 });
  before = await indexes();
});
afterAll(async () => {
  await lab?.stop();
});

const indexes = async () =>
  (
    await lab.sql<{ definition: string }[]>`
      select coalesce(conname || ': ' || pg_get_constraintdef(c.oid), indexdef) as definition
      from pg_indexes i left join pg_constraint c on c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass and c.contype = 'u'
      where schemaname = 'public' and tablename = 'tasks' order by 1`
  ).map(({ definition }) => definition);
const resting = async () => (await lab.sql`select from migration.resting_indexes`).count;

/** Carries a run out and looks around after the second batch of tasks. */
async function carryOut(runId: string, look: () => Promise<void>) {
  let batches = 0;
  const onProgress = async ({ entity }: Progress) => {
    if (entity === "tasks" && ++batches === 2) await look();
  };
  return carryOutRun({ ...lab.engine, largestBatch: 1_000, onProgress }, runId);
}

test("a first load lets the indexes rest that promise nothing, says so, and leaves them as they were", async () => {
  let during: string[] = [];
  const runId = await lab.request("full");
  const outcome = await carryOut(runId, async () => {
    during = await indexes();
  });
  expect(outcome).toEqual({ status: "done" });
  expect(during).toHaveLength(2);
  expect(during.join()).toContain("tasks_pkey");
  expect(during.join()).toContain("tasks_id_organization_id_key");
  expect(await indexes()).toEqual(before);
  expect(await resting()).toBe(0);
  const said = await lab.sql<{ message: string }[]>`
    select message from migration.events where run_id = ${runId} and entity = 'tasks' and message like '%indexes%' order by id`;
  expect(said.map(({ message }) => message)).toEqual([
    "Tasks: 11 indexes rest until the rows are there.",
    expect.stringMatching(/^Tasks: 11 indexes built in [\d.]+ s\.$/),
  ]);
  await lab.takeBack(runId);
});

test("a delta, for a console that people work in, leaves them where they are", async () => {
  let during: string[] = [];
  const runId = await lab.request("delta");
  await carryOut(runId, async () => {
    during = await indexes();
  });
  expect(during).toEqual(before);
  await lab.takeBack(runId);
});

test("a table that somebody uses keeps them", async () => {
  const reading = await lab.sql.reserve();
  await reading`begin`;
  await reading`select from public.tasks`;
  const runId = await lab.request("full");
  let during: string[] = [];
  const outcome = await carryOut(runId, async () => {
    during = await indexes();
  });
  await reading`rollback`;
  reading.release();
  expect(outcome).toEqual({ status: "done" });
  expect(during).toEqual(before);
  await lab.takeBack(runId);
});

describe("a run that ends before its end", () => {
  test("brings them back when it is paused, and goes on", async () => {
    const runId = await lab.request("full");
    const outcome = await carryOut(runId, async () => {
      await lab.sql`update migration.runs set wish = 'pause' where id = ${runId}`;
    });
    expect(outcome).toEqual({ status: "paused" });
    expect(await indexes()).toEqual(before);
    expect(await resting()).toBe(0);
    await lab.sql`update migration.runs set wish = 'run' where id = ${runId}`;
    expect(await carryOutRun(lab.engine, runId)).toEqual({ status: "done" });
    expect(await indexes()).toEqual(before);
    await lab.takeBack(runId);
  });

  test("and was left by its process is put in order by whoever looks next", async () => {
    const runId = await lab.request("full");
    await carryOut(runId, async () => {
      // Its process is gone, and somebody cancels it.
      await lab.sql`update migration.runs set holder = null where id = ${runId}`;
    });
    expect(await resting()).toBe(11);
    // It may still live.
    expect(await wakeLeftBehind(lab.sql)).toBeNull();
    expect(await resting()).toBe(11);

    // Somebody's own hands, and a process that was killed between the index and its key.
    await lab.sql`create index tasks_state_idx on public.tasks (state)`;
    await lab.sql`create unique index tasks_legacy_id_key on public.tasks (legacy_id)`;
    await lab.sql`update migration.resting_indexes set definition = replace(definition, 'due_at', 'due_on') where name = 'tasks_practice_idx'`;
    await lab.sql`update migration.runs set heartbeat_at = now() - interval '1 minute' where id = ${runId}`;
    expect(await wakeLeftBehind(lab.sql)).toMatchObject({ code: "42703" });
    expect(await lab.sql`select name from migration.resting_indexes`).toEqual([{ name: "tasks_practice_idx" }]);

    await lab.sql`update migration.resting_indexes set definition = replace(definition, 'due_on', 'due_at')`;
    await steerRun(lab.sql, runId, "cancel");
    expect(await Promise.all([wakeLeftBehind(lab.sql), wakeLeftBehind(lab.sql)])).toEqual([null, null]);
    expect(await indexes()).toEqual(before);
    expect(await resting()).toBe(0);
  });
});
