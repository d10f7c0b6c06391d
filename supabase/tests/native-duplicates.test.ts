import { afterAll, beforeAll, expect, test } from "vitest";
import { scanEverybody } from "../../worker/duplicates/scan.ts";
import { startMigrationLab } from "./migration-lab.ts";

type Lab = Awaited<ReturnType<typeof startMigrationLab>>;
let lab: Lab;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.05, seed: 11 });
  await lab.run("full");
  await scanEverybody(lab.sql, lab.organizationId);
}, 240_000);
afterAll(async () => {
  await lab?.stop();
});

const pairsOf = (ids: string[]) =>
  ids.flatMap((first, index) => ids.slice(index + 1).map((second) => [first, second].sort().join(" ")));

test("every patient whom the legacy lab had twice is in the queue, and hardly anybody else", async () => {
  const { sql, manifest } = lab;
  const loaded = await sql<{ legacy_id: string; id: string }[]>`
    select legacy_id::text, id from public.patients where legacy_id is not null`;
  const idOf = new Map(loaded.map(({ legacy_id, id }) => [legacy_id, id]));
  const planted = new Set(
    manifest.groups.duplicatePatients.flatMap((group) =>
      pairsOf(group.flatMap((legacyId) => idOf.get(legacyId) ?? [])),
    ),
  );
  const clusters = await sql<{ band: string; ids: string[] }[]>`
    select k.band, array_agg(m.patient_id::text) as ids
    from public.duplicate_clusters k join public.duplicate_members m on m.cluster_id = k.id group by k.id`;
  const queued = new Set(clusters.flatMap(({ ids }) => pairsOf(ids)));
  const found = [...planted].filter((pair) => queued.has(pair)).length;
  const noise = clusters.filter(({ ids }) => !pairsOf(ids).some((pair) => planted.has(pair)));
  console.log(
    `planted ${planted.size} pairs, in the queue ${found}; ${clusters.length} rows in the queue, ${noise.length} of them nobody planted (${noise.map(({ band }) => band).join(" ")})`,
  );
  expect(found / planted.size).toBeGreaterThanOrEqual(0.97);
  expect(noise.length / clusters.length).toBeLessThan(0.1);
});
