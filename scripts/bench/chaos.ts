import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Plan, runInChaos } from "../../supabase/tests/chaos.ts";
import { compareRuns } from "../../supabase/tests/chaos-comparison.ts";
import { startChaosLab } from "../../supabase/tests/chaos-lab.ts";
import { brokenKeys } from "../../supabase/tests/migration-lab.ts";
import { verdict } from "./report.ts";

const plan: Plan = { kill: 50, "cut target": 5, "cut source": 5, "stop source": 2 };
const strikes = Object.values(plan).reduce((sum, count) => sum + count, 0);
const BATCH = 500;

const whole = (value: number) => Math.round(value).toLocaleString("en-US");

/** One run in which everything goes wrong, beside the same run in peace. Ends with 1 when they differ. */
export async function benchChaos(world: { scale: number; seed: number }): Promise<void> {
  console.log(`creating a legacy database of scale ${world.scale}`);
  const lab = await startChaosLab(world);
  try {
    const batches = await lab.runInPeace(BATCH);
    // The rest for what passes unstruck: what has left a source that stops is still written.
    const step = Math.floor(batches / (1.5 * strikes));
    console.log(`undisturbed: ${whole(batches)} batches; now a strike in every ${step}`);
    const started = performance.now();
    const damage = await runInChaos(lab, plan, { batch: BATCH, step });
    const seconds = (performance.now() - started) / 1000;
    const compared = await compareRuns(lab.calm, lab.sql);
    const broken = await brokenKeys(lab.sql);
    const { rows, lost, doubled, differing, checkpoints, inexact, unbuilt } = compared;
    const exact = checkpoints - inexact.length;
    const holds = lost + doubled + inexact.length + broken.length + unbuilt.length === 0;
    console.log(
      `\nkilled ${damage.kill} times, connections to the target cut ${damage["cut target"]} times, to the source ${damage["cut source"]} times` +
        `\nsource stopped ${damage["stop source"]} times in the one run, of ${seconds.toFixed(0)} s` +
        `\ntried again by itself ${damage.tries} times, resumed after giving up ${damage.resumed} times` +
        `\n\nlost ${lost}, doubled ${doubled} of ${whole(rows)} rows ${differing.join(", ")}` +
        `\ncheckpoints exact: ${exact} of ${checkpoints} ${inexact.join(", ")}` +
        `\nforeign keys that point to nothing: ${broken.length} ${broken.join(", ")}` +
        `\nindexes that were not built again: ${unbuilt.length}` +
        `\n${verdict(holds)}`,
    );
    mkdirSync("test-results", { recursive: true });
    const file = join("test-results", "bench-migration-chaos.json");
    writeFileSync(file, `${JSON.stringify({ ...world, damage, compared, broken, seconds }, null, 2)}\n`);
    console.log(`\nwrote ${file}`);
    if (!holds) process.exitCode = 1;
  } finally {
    await lab.stop();
  }
}
