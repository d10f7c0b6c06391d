import { afterAll, beforeAll, expect, test } from "vitest";
import { listOutgrown } from "../../worker/duplicates/models.ts";
import { rematchChanged } from "../../worker/duplicates/rematch.ts";
import { scanEverybody } from "../../worker/duplicates/scan.ts";
import { trainWeights } from "../../worker/duplicates/training.ts";
import { actAs } from "./native-database.ts";
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

/** Whoever waits is looked at, as the worker does it once a second. */
async function settle(): Promise<void> {
  while ((await rematchChanged(lab.sql, lab.organizationId)) > 0);
}

type Pair = { first_id: string; second_id: string; bits: number; cluster_id: string };

async function somePair(offset: number): Promise<Pair> {
  const [pair] = await lab.sql<Pair[]>`
    select c.first_id, c.second_id, c.bits, c.cluster_id from public.duplicate_candidates c
    join public.duplicate_clusters k on k.id = c.cluster_id and k.size = 2 and k.practice_id is not null
    where c.band = 'likely' order by c.bits, c.id offset ${offset} limit 1`;
  if (!pair) throw new Error("There is no such pair.");
  return pair;
}

const isAsked = async ({ first_id, second_id }: Pair) => {
  const [row] = await lab.sql<{ returned_from: string | null; has_returned: boolean | null }[]>`
    select c.returned_from, q.has_returned from public.duplicate_candidates c left join public.duplicate_queue q on q.id = c.cluster_id
    where c.first_id = ${first_id} and c.second_id = ${second_id}`;
  return row;
};

test("59, 60: who was told apart stays so, until the records say much more than they did", async () => {
  const { sql, organizationId } = lab;
  const { userId } = await lab.addAdmin();
  const pair = await somePair(0);
  const decided = await actAs(
    sql,
    userId,
    (tx) =>
      tx`select public.decide_apart(${pair.cluster_id}, ${[pair.first_id]}, ${[pair.second_id]}, 'not_duplicate')`,
  );
  expect(decided).toHaveLength(1);
  await settle();
  expect(await isAsked(pair)).toBeUndefined();
  await scanEverybody(sql, organizationId);
  expect(await isAsked(pair)).toBeUndefined();

  // A little change is no reason to ask again; the same date of birth and the same telephone are one.
  await sql`update public.profiles set gender = null from public.patients p where p.profile_id = profiles.id and p.id = ${pair.first_id}`;
  await settle();
  expect(await isAsked(pair)).toBeUndefined();
  await sql`
    update public.profiles set phone = '+1 555 010 0142', birth_date = '2015-04-18'
    from public.patients p where p.profile_id = profiles.id and p.id = any (${[pair.first_id, pair.second_id]}::uuid[])`;
  await settle();
  expect(await isAsked(pair)).toEqual({ returned_from: expect.any(String), has_returned: true });
  await scanEverybody(sql, organizationId);
  expect(await isAsked(pair)).toEqual({ returned_from: expect.any(String), has_returned: true });
});

test("a look at everybody and a look at one say the same about a pair", async () => {
  const { sql, organizationId } = lab;
  const read = () => sql`
    select first_id, second_id, band, bits, objections from public.duplicate_candidates where organization_id = ${organizationId} order by 1, 2`;
  await scanEverybody(sql, organizationId);
  const before = await read();
  await sql`select private.mark_for_matching(array(select id from public.patients where organization_id = ${organizationId} and merged_into_id is null))`;
  await settle();
  expect(await read()).toEqual(before);
});

test("65: weights are not learnt from a small lab, and nothing is put to use by learning", async () => {
  const { sql, organizationId } = lab;
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`select count(*)::int from public.patients`;
  const report = await trainWeights(sql, organizationId);
  expect(report).toEqual({ patients: count, needed: 2_000 });
  const versions = await sql`select version from public.match_models where organization_id = ${organizationId}`;
  expect(versions).toHaveLength(1);
});

test("weights that were counted among a few are counted again when the lab has outgrown them", async () => {
  const { sql, organizationId } = lab;
  const versions = () => sql`
    select version, retired_at is null as is_active from public.match_models where organization_id = ${organizationId} order by version`;
  await sql`update public.match_models set weights = jsonb_set(weights, '{people}', '100'), patients = 100, activated_at = activated_at + interval '1 second'`;
  expect(await listOutgrown(sql)).toEqual([organizationId]);
  await scanEverybody(sql, organizationId);
  expect(await versions()).toEqual([
    { version: 1, is_active: false },
    { version: 2, is_active: true },
  ]);
  expect(await listOutgrown(sql)).toEqual([]);
  await scanEverybody(sql, organizationId);
  expect(await versions()).toHaveLength(2);
});

test("50: what the legacy lab sends later for a merged record does no harm to the survivor", async () => {
  const { sql, legacy } = lab;
  const { first_id, second_id } = await somePair(1);
  await sql`select private.merge_records(${first_id}, array[${second_id}]::uuid[], null, '{}', 'Same', gen_random_uuid(), 'auto')`;
  const state = async () => {
    const [row] = await sql`
      select f.given_name, f.family_name, f.birth_date, p.patient_number, (select count(*)::int from public.cases where patient_id = p.id) as cases
      from public.patients p join public.profiles f on f.id = p.profile_id where p.id = ${first_id}`;
    return row;
  };
  const before = await state();
  const [loser] = await sql<{ legacy_id: string }[]>`select legacy_id from public.patients where id = ${second_id}`;
  await legacy`update dispatch_patient set birthdate = '1951-05-17' where id = ${loser?.legacy_id ?? null}`;
  await lab.run("delta");
  expect(await state()).toEqual(before);
  const [merged] = await sql`select merged_into_id from public.patients where id = ${second_id}`;
  expect(merged).toEqual({ merged_into_id: first_id });
  const [strays] = await sql`select count(*)::int from public.cases where patient_id = ${second_id}`;
  expect(strays).toEqual({ count: 0 });
});
