import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mappings } from "../../lib/migration/mappings.ts";
import { brokenKeys, type MigrationLab, outcomes, startMigrationLab } from "./migration-lab.ts";

const program = join(import.meta.dirname, "../../scripts/migrate.ts");
const options = { scale: 0.02, seed: 4 };
const KILLS = 8;
const CUTS = 4;
/** The exit status when everything is done and rows wait in the inbox, as they should. */
const WAITING = 2;

let lab: MigrationLab;
let calm: MigrationLab;

beforeAll(async () => {
  [lab, calm] = [await startMigrationLab(options), await startMigrationLab(options)];
});
afterAll(async () => {
  await lab?.stop();
  await calm?.stop();
});

/** The engine in a process of its own, in small batches so that there is something to interrupt. */
const start = (command: "run" | "resume"): ChildProcess =>
  spawn(
    process.execPath,
    [
      program,
      command,
      "--source",
      lab.sourceUrl,
      "--target",
      lab.targetUrl,
      "--accept",
      "unmapped_code",
      "--batch",
      "100",
      "--json",
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );

async function ending(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function countBatches(): Promise<number> {
  const [row] = await lab.sql<{ batches: number }[]>`select count(*)::int as batches from migration.batches`;
  return row?.batches ?? 0;
}

/** Waits until the process has written something, or has ended. */
async function untilMoved(child: ChildProcess, batches: number): Promise<boolean> {
  const before = await countBatches();
  while (child.exitCode === null && child.signalCode === null) {
    if ((await countBatches()) >= before + batches) return true;
    await delay(5);
  }
  return false;
}

test(
  "killed and cut off again and again, the engine loses nothing and doubles nothing",
  { timeout: 240_000 },
  async () => {
    let kills = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      const child = start(round === 1 ? "run" : "resume");
      if (await untilMoved(child, 2 + (round % 3))) {
        child.kill("SIGKILL");
        kills += 1;
      }
      await ending(child);
    }
    expect(kills).toBe(KILLS);

    // A connection that is cut is opened again; where the driver stumbles over it, the process ends like a killed one.
    let child = start("resume");
    for (let cut = 1; cut <= CUTS; cut += 1) {
      while (!(await untilMoved(child, 3))) child = start("resume");
      await lab.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and query like 'with given as materialized%'`;
    }
    let code = await ending(child);
    for (let round = 1; code !== WAITING && round <= CUTS; round += 1) code = await ending(start("resume"));
    expect(code).toBe(WAITING);

    await calm.run("full");
    const [undisturbed, disturbed] = [await tidy(calm), await tidy(lab)];
    expect(disturbed).toEqual(undisturbed);
    expect(await brokenKeys(lab.sql)).toEqual([]);
  },
);

/** Content without what differs from one lab to another: ids that the database drew, and times of writing. */
async function tidy({ sql }: MigrationLab) {
  const [counted] = await sql`
    select sum(read_rows)::int as read, sum(inserted)::int as inserted, sum(rejected)::int as rejected, sum(skipped)::int as skipped, sum(merged)::int as merged
    from migration.run_entities`;
  const rows: Record<string, string> = {};
  for (const { table } of mappings) {
    const [row] = await sql<{ sum: string }[]>`
      select count(*) || ' ' || coalesce(sum(('x' || substr(md5((to_jsonb(t) - ${["organization_id", "created_at", "updated_at", "valid_from", "number"]}::text[])::text), 1, 12))::bit(48)::bigint), 0) as sum
      from ${sql(`public.${table}`)} t`;
    rows[table] = row?.sum ?? "";
  }
  return { counted, rows, inbox: await outcomes(sql) };
}
