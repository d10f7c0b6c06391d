import { afterAll, beforeAll, expect, test } from "vitest";
import { type MigrationLab, startMigrationLab } from "./migration-lab.ts";

let lab: MigrationLab;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.05, seed: 23 });
  await lab.run("full");
});
afterAll(async () => {
  await lab?.stop();
});

/** Sums are of 8,192 rows each; what is read comes in other pieces. */
async function largestBatch(entity: string, runId: string): Promise<number> {
  const [batch] = await lab.sql<{ rows: number }[]>`
    select max(read_rows)::int as rows from migration.batches where run_id = ${runId} and entity = ${entity}`;
  return batch?.rows ?? 0;
}

test("rows are read that were judged by other facts or before their parents", async () => {
  const first = await lab.run("full");
  expect(await largestBatch("files", first.runId)).toBe(8192);
  await lab.sql`
    update migration.run_entities set facts_hash = md5('others')::uuid where run_id = ${first.runId} and entity = 'files'`;
  const second = await lab.run("full");
  expect(await largestBatch("files", second.runId)).toBeLessThan(8192);
  expect(await largestBatch("tasks", second.runId)).toBe(8192);
  await lab.sql`
    update migration.run_entities set finished_at = finished_at + interval '1 hour' where run_id = ${second.runId} and entity = 'orders'`;
  const third = await lab.run("full");
  expect(await largestBatch("tasks", third.runId)).toBeLessThan(8192);
  expect(third.total).toEqual(first.total);
});
