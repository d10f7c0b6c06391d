import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mappings } from "../../lib/migration/mappings.ts";
import { brokenKeys, type MigrationLab, outcomes, startMigrationLab } from "./migration-lab.ts";

const program = join(import.meta.dirname, "../../scripts/migrate.ts");
const world = { scale: 0.02, seed: 4 };
const KILLS = 8;
/** The exit status when everything is done and rows wait in the inbox, as they should. */
const WAITING = 2;

const said: string[] = [];
let lab: MigrationLab;
let calm: MigrationLab;

beforeAll(async () => {
  [lab, calm] = [await startMigrationLab(world), await startMigrationLab(world)];
});
afterAll(async () => {
  await lab?.stop();
  await calm?.stop();
});

/** The engine in a process of its own, in small batches so that there is something to interrupt. */
function start(command: "run" | "resume"): ChildProcess {
  const files = ["--source", lab.sourceUrl, "--target", lab.targetUrl];
  const options = ["--accept", "unmapped_code", "--batch", "100", "--json"];
  const child = spawn(process.execPath, [program, command, ...files, ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.on("data", (words) => said.push(String(words)));
  return child;
}

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

test("killed again and again, the engine loses nothing and doubles nothing", { timeout: 240_000 }, async () => {
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

  const code = await ending(start("resume"));
  expect({ code, said: code === WAITING ? [] : said }).toEqual({ code: WAITING, said: [] });

  await calm.run("full");
  const [undisturbed, disturbed] = [await tidy(calm), await tidy(lab)];
  expect(disturbed).toEqual(undisturbed);
  expect(await brokenKeys(lab.sql)).toEqual([]);
});

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
