import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("a lab is the same whether triggers and foreign keys rest while it moves in or not", async () => {
  await lab.runInPeace(2_000);
  const runId = await lab.request("full");
  const awake = lab.engine.mappings.map((mapping) => ({ ...mapping, isBulk: undefined }));
  expect(await carryOutRun({ ...lab.engine, mappings: awake, largestBatch: 2_000 }, runId)).toEqual({ status: "done" });

  const { rows, ...compared } = await compareRuns(lab.calm, lab.sql);
  expect(rows).toBeGreaterThan(20_000);
  expect(compared).toMatchObject({ lost: 0, doubled: 0, differing: [], inexact: [], unbuilt: [] });
  expect(await logged(lab.calm)).toEqual(await logged(lab.sql));
  expect(await stale(lab.calm)).toEqual(await stale(lab.sql));
  expect(await brokenKeys(lab.calm)).toEqual([]);
});
