import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mappings } from "../../lib/migration/mappings.ts";
import { steerRun } from "../../worker/migration/lease.ts";
import { preflight } from "../../worker/migration/preflight.ts";
import { findLiveRun, requestRun } from "../../worker/migration/runs.ts";
import { type MigrationLab, outcomes, startMigrationLab } from "./migration-lab.ts";

let lab: MigrationLab;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.01, seed: 21 });
});
afterAll(async () => {
  await lab?.stop();
});

const look = async () => {
  const source = await lab.engine.openSource();
  try {
    return await preflight(lab.sql, source, mappings);
  } finally {
    await source.close();
  }
};
const find = async (code: string) => (await look()).checks.filter((check) => check.code === code);

test("stops at a code that nobody has explained", async () => {
  await lab.legacy`update dispatch_instruction set status = 5 where id = (select min(id) from dispatch_instruction where status = 1)`;
  expect(await find("unmapped_code")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        severity: "blocker",
        place: "dispatch_instruction.status",
        rows: 1,
        detail: expect.stringContaining("The code 5"),
      }),
    ]),
  );
});

test("stops at a code whose meaning is no word of the console any more", async () => {
  await lab.sql`insert into public.message_types (key, name, sequence_order, category) values ('telegram', 'Telegram', 99, 'notice')`;
  await lab.sql`insert into migration.code_maps (map, code, target, note) values ('message_type', '88', 'telegram', 'Asked the lab')`;
  expect(await find("unknown_meaning")).toEqual([]);
  await lab.sql`delete from public.message_types where key = 'telegram'`;
  expect(await find("unknown_meaning")).toEqual([
    expect.objectContaining({
      severity: "blocker",
      place: "message_type",
      detail: expect.stringContaining("telegram"),
    }),
  ]);
  await lab.sql`delete from migration.code_maps where code = '88'`;
});

test("notices a column that is new and one that is gone", async () => {
  await lab.legacy`alter table dispatch_note add column mood text`;
  expect(await find("column_not_mapped")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ place: "dispatch_note", detail: expect.stringContaining("mood") }),
    ]),
  );
  await lab.legacy`alter table dispatch_note rename column text to body`;
  expect(await find("schema_missing_column")).toEqual([
    expect.objectContaining({ severity: "blocker", place: "dispatch_note.text" }),
  ]);
  await lab.legacy`alter table dispatch_note rename column body to text`;
  await lab.legacy`alter table dispatch_note drop column mood`;
});

test("notices a content type that is missing", async () => {
  await lab.legacy`update django_content_type set model = 'renamed' where app_label = 'dispatch' and model = 'patient'`;
  expect(await find("content_type")).toHaveLength(1);
  await lab.legacy`update django_content_type set model = 'patient' where model = 'renamed'`;
});

describe("a rollback that was killed", () => {
  test("keeps the next run away until somebody cancels it, and is not gone on with as if it were a run", async () => {
    const [run] = await lab.sql<{ id: string }[]>`
      insert into migration.runs (organization_id, mode, status, holder, heartbeat_at)
      values (${lab.organizationId}, 'rollback', 'running', 'elsewhere process 7', now() - interval '1 minute') returning id`;
    await expect(lab.request("full")).rejects.toThrow("Another run (rollback) is running");
    expect(await findLiveRun(lab.sql, lab.organizationId)).toBe(run?.id);
    expect(await steerRun(lab.sql, run?.id ?? "", "cancel")).toBe("cancelled");
    await lab.sql`delete from migration.runs where id = ${run?.id ?? ""}`;
    expect(await findLiveRun(lab.sql, lab.organizationId)).toBeNull();
  });

  test("a run of another lab is refused from the start: one database takes one legacy database", async () => {
    await lab.sql`insert into migration.runs (organization_id, mode, status) values (${lab.organizationId}, 'full', 'done')`;
    const organizationId = randomUUID();
    await expect(requestRun(lab.sql, { organizationId, mode: "full" })).rejects.toThrow(
      "Another lab has moved into this database already",
    );
  });
});

test("one row that the database itself refuses waits in the inbox, and costs no other row", async () => {
  await lab.sql`delete from migration.runs where not exists (select from migration.run_entities e where e.run_id = runs.id)`;
  await lab.sql`alter table public.practices add constraint practices_not_this_one check (name <> 'Refuse me')`;
  await lab.legacy`update dispatch_office set name = 'Refuse me' where id = (select max(id) from dispatch_office)`;
  const { runId, total } = await lab.run("full");
  expect((await outcomes(lab.sql))["practices rejected check_violation id"]).toBe(1);
  expect(
    await lab.sql`select read_rows::int, inserted::int, rejected::int from migration.run_entities
    where run_id = ${runId} and entity = 'practices'`,
  ).toEqual([expect.objectContaining({ read_rows: lab.manifest.tables.dispatch_office, rejected: 1 })]);
  expect(total.inserted).toBeGreaterThan(1_000);

  // It is tried again in every run, for what stood in its way may be gone.
  await lab.sql`alter table public.practices drop constraint practices_not_this_one`;
  const again = await lab.run("delta");
  expect(again.total.inserted).toBeGreaterThan(0);
  expect((await outcomes(lab.sql))["practices rejected check_violation id"]).toBeUndefined();
});
