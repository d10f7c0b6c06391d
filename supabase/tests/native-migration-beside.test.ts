import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import type { Progress } from "../../worker/migration/run.ts";
import { type MigrationLab, outcomes, startMigrationLab } from "./migration-lab.ts";

const BATCH = 1_000;

let lab: MigrationLab;
let keys: string[];
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.01, seed: 23 });
  // Rows that nothing else is said about, from one end of the entity to the other.
  const rows = await lab.legacy<{ id: string }[]>`
    select s.id::text from dispatch_task s join dispatch_instruction i on i.id = s.instruction_id and i.deleted is not true
    join dispatch_patient p on p.id = i.patient_id where s.plan_id is null and s.checked and s.done_at > i.submitted_at
    order by s.id`;
  keys = rows.map(({ id }) => id);
});
afterAll(async () => {
  await lab?.stop();
});

const carryOut = (runId: string, onProgress?: (progress: Progress) => Promise<void>) =>
  carryOutRun({ ...lab.engine, largestBatch: BATCH, onProgress }, runId);

/** What the engine says it has done of the tasks, and what is there. */
async function stateOf(runId: string) {
  const [said] = await lab.sql<{ last_key: string; read: number; inserted: number; batches: number }[]>`
    select last_key::text, read_rows::int as read, inserted::int,
      (select count(*)::int from migration.batches b where b.run_id = e.run_id and b.entity = e.entity) as batches
    from migration.run_entities e where run_id = ${runId} and entity = 'tasks'`;
  const [there] = await lab.sql<{ last_key: string; read: number; inserted: number }[]>`
    select max(legacy_id)::text as last_key, count(*)::int as read, (select count(*)::int from public.tasks) as inserted
    from migration.source_rows where entity = 'tasks'`;
  return { said, there };
}

/** The server of the source needs a moment to see that somebody has gone. */
const copiesLeft = async () => {
  const [row] = await lab.legacy<{ copies: number }[]>`
    select count(*)::int as copies from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'copy %'`;
  return row?.copies;
};

test("a load that is paused has written everything up to its checkpoint and nothing behind it", async () => {
  const runId = await lab.request("full");
  let batches = 0;
  const pause = async ({ entity }: Progress) => {
    if (entity === "tasks" && ++batches === 3)
      await lab.sql`update migration.runs set wish = 'pause' where id = ${runId}`;
  };
  expect(await carryOut(runId, pause)).toEqual({ status: "paused" });
  const halfway = await stateOf(runId);
  expect(halfway.said).toMatchObject(halfway.there ?? {});
  expect(halfway.said?.batches).toBeLessThan(8);
  await expect.poll(copiesLeft).toBe(0);

  await lab.sql`update migration.runs set wish = 'run' where id = ${runId}`;
  expect(await carryOut(runId)).toEqual({ status: "done" });
  const end = await stateOf(runId);
  expect(end.said).toMatchObject({ ...end.there, read: lab.manifest.tables.dispatch_task });
  await lab.takeBack(runId);
});

describe("a batch that is refused costs no other row", () => {
  const at = (share: number) => keys[Math.floor(keys.length * share)] ?? "";

  test.for([
    {
      why: "a check of the table",
      code: "check_violation",
      row: () => at(0.3),
      spoil: async () => {
        await lab.sql.unsafe(`alter table public.tasks add constraint spoilt check (legacy_id <> ${at(0.3)})`);
      },
      mend: () => lab.sql`alter table public.tasks drop constraint spoilt`,
    },
    {
      why: "a value that does not fit its column, told when it lands",
      code: "invalid_number",
      row: () => at(0.4),
      spoil: async () => {
        await lab.legacy`alter table dispatch_task alter jaw type text`;
        await lab.legacy`update dispatch_task set jaw = 'both' where id = ${at(0.4)}`;
      },
      mend: () => lab.legacy`alter table dispatch_task alter jaw type int using nullif(jaw, 'both')::int`,
    },
    {
      why: "the same value as a row of the batch beside it",
      code: "duplicate_natural_key",
      row: () => at(0.6),
      spoil: async () => {
        await lab.sql`create unique index spoilt on public.tasks (description) where description = 'Twice'`;
        await lab.legacy`update dispatch_task set text = 'Twice' where id in (${at(0.45)}, ${at(0.6)})`;
      },
      mend: () => lab.sql`drop index public.spoilt`,
    },
  ])("$why", async ({ code, row, spoil, mend }) => {
    await spoil();
    const runId = await lab.request("full", { accepted: ["unmapped_code", "schema_other_type"] });
    const outcome = await carryOut(runId);
    await mend();
    expect(outcome).toEqual({ status: "done" });
    expect((await outcomes(lab.sql))[`tasks rejected ${code} id`]).toBe(1);
    expect(
      await lab.sql`select legacy_id from migration.rejects where entity = 'tasks' and code = ${code} and source_column = 'id'`,
    ).toEqual([{ legacy_id: row() }]);
    const { said, there } = await stateOf(runId);
    expect(said).toMatchObject({ ...there, read: lab.manifest.tables.dispatch_task });
    await lab.takeBack(runId);
  });
});
