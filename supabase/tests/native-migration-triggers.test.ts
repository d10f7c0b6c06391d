import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOutRun } from "../../worker/migration/carry-out.ts";
import { compareRuns } from "./chaos-comparison.ts";
import { type ChaosLab, startChaosLab } from "./chaos-lab.ts";
import { brokenKeys } from "./migration-lab.ts";

let lab: ChaosLab;
beforeAll(async () => {
  lab = await startChaosLab({ scale: 0.01, seed: 37 });
});
afterAll(async () => {
  await lab?.stop();
});

/** What the log says was written, whatever the number of its lines. */
const logged = (sql: Sql) => sql<{ table: string; operation: string; rows: number }[]>`
  select table_name as table, new_values ->> 'operation' as operation, sum((new_values ->> 'rows')::int)::int as rows
  from audit.log where operation = 'bulk' group by 1, 2 order by 1, 2`;

/** What has to be counted anew. */
const stale = (sql: Sql) => sql<{ id: string }[]>`
  select distinct coalesce(order_id, case_id) as id from private.stale_facts order by 1`;

/** The same run twice: as it is, and with everything awake. */
async function runBoth(): Promise<void> {
  await lab.runInPeace(2_000);
  const runId = await lab.request("full");
  const awake = lab.engine.mappings.map((mapping) => ({ ...mapping, isBulk: undefined }));
  expect(await carryOutRun({ ...lab.engine, mappings: awake, largestBatch: 2_000 }, runId)).toEqual({ status: "done" });
}

async function expectTheSame(): Promise<void> {
  const { rows, ...compared } = await compareRuns(lab.calm, lab.sql);
  expect(rows).toBeGreaterThan(20_000);
  expect(compared).toMatchObject({ lost: 0, doubled: 0, differing: [], inexact: [], unbuilt: [] });
  expect(await logged(lab.calm)).toEqual(await logged(lab.sql));
  expect(await stale(lab.calm)).toEqual(await stale(lab.sql));
  expect(await brokenKeys(lab.calm)).toEqual([]);
}

describe("a lab is the same whether triggers and foreign keys rest or not", () => {
  test("when it moves in", async () => {
    await runBoth();
    await expectTheSame();
  });

  test("when the source has changed", async () => {
    for (const sql of [lab.calm, lab.sql]) await sql`delete from private.stale_facts`;
    await lab.legacy`update dispatch_payment set paid = not coalesce(paid, false) where id % 5 = 0`;
    await lab.legacy`update dispatch_instruction set status = 4, notes = 'Changed' where id % 5 = 0 and status <> 4`;
    await lab.legacy`update dispatch_record set text = 'Your case has been shipped today.' where id % 7 = 0`;
    await lab.legacy`update dispatch_file set name = 'Changed' where id % 7 = 0`;
    await lab.legacy`update dispatch_task set checked = not coalesce(checked, false) where id % 9 = 0`;
    await runBoth();
    await expectTheSame();
    expect(await stale(lab.calm)).not.toEqual([]);
  });
});
