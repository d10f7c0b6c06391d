import { afterAll, beforeAll, expect, test } from "vitest";
import { runInChaos } from "./chaos.ts";
import { compareRuns } from "./chaos-comparison.ts";
import { type ChaosLab, startChaosLab } from "./chaos-lab.ts";
import { brokenKeys } from "./migration-lab.ts";

const plan = { kill: 6, "cut target": 2, "cut source": 2, "stop source": 1 };
const batch = 100;

let lab: ChaosLab;
beforeAll(async () => {
  lab = await startChaosLab({ scale: 0.02, seed: 4 });
}, 240_000);
afterAll(async () => {
  await lab?.stop();
});

test(
  "killed and cut off again and again, the engine loses nothing and doubles nothing",
  { timeout: 240_000 },
  async () => {
    const batches = await lab.runInPeace(batch);
    // A third more than is struck: what has left a source that stops is still written.
    const damage = await runInChaos(lab, plan, { batch, step: Math.floor(batches / 20) });
    expect(damage).toMatchObject(plan);
    expect(damage.tries).toBeGreaterThan(0);

    const { rows, checkpoints, ...wrong } = await compareRuns(lab.calm, lab.sql);
    expect(wrong).toEqual({ lost: 0, doubled: 0, differing: [], inexact: [], unbuilt: [] });
    expect(rows).toBeGreaterThan(10_000);
    expect(checkpoints).toBe(lab.engine.mappings.length);
    expect(await brokenKeys(lab.sql)).toEqual([]);
  },
);
