import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listOutgrown } from "../../worker/duplicates/models.ts";
import { rematchChanged } from "../../worker/duplicates/rematch.ts";
import { scanEverybody } from "../../worker/duplicates/scan.ts";
import { watchForDuplicates } from "../../worker/duplicates/watch.ts";
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
  // Whoever goes back to an older version means it.
  await sql`update public.match_models set retired_at = now() where version = 2`;
  await sql`update public.match_models set activated_at = clock_timestamp(), retired_at = null where version = 1`;
  expect(await listOutgrown(sql)).toEqual([]);
});

async function addTwice(tx: Sql | TransactionSql, organizationId: string, familyName: string): Promise<void> {
  await tx`
    with people as (
      insert into public.profiles (organization_id, is_listed, given_name, family_name, birth_date, phone)
      select ${organizationId}, false, 'Ottoline', ${familyName}, '1987-06-05', '+1 555 010 0177' from generate_series(1, 2) returning id
    )
    insert into public.patients (organization_id, profile_id) select ${organizationId}, id from people`;
}

const suspected = async (organizationId: string, familyName: string) => {
  const rows = await lab.sql`
    select c.id from public.duplicate_candidates c join public.patients p on p.id = c.first_id join public.profiles f on f.id = p.profile_id
    where c.organization_id = ${organizationId} and f.family_name = ${familyName}`;
  return rows.length;
};

test("who is added while everybody is being looked at is looked at afterwards", async () => {
  const { sql, organizationId } = lab;
  const other = postgres(lab.targetUrl, { max: 1, prepare: false, onnotice: () => undefined });
  await other.unsafe("begin");
  await addTwice(other, organizationId, "Latecomer");
  await scanEverybody(sql, organizationId, async (step) => {
    if (step === "comparing") await other.unsafe("commit");
  });
  expect(await suspected(organizationId, "Latecomer")).toBe(0);
  await settle();
  expect(await suspected(organizationId, "Latecomer")).toBe(1);
  await other.end();
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

test("a lab in which something is broken keeps no other lab waiting", async () => {
  const { sql } = lab;
  await sql`create function public.break_down() returns trigger language plpgsql as 'begin raise exception ''broken''; end'`;
  await sql.unsafe(`create trigger broken before insert or update on private.match_keys for each row
    when (new.organization_id = '${lab.organizationId}') execute function public.break_down()`);
  await sql`update public.profiles set phone = '+1 555 010 0111' from public.patients p where p.profile_id = profiles.id`;
  const [other] = await sql<
    { id: string }[]
  >`insert into public.organizations (name) values ('Other lab') returning id`;
  await addTwice(sql, other?.id ?? "", "Elsewhere");
  const worker = watchForDuplicates(lab.targetUrl);
  try {
    await vi.waitFor(async () => expect(await suspected(other?.id ?? "", "Elsewhere")).toBe(1), {
      timeout: 20_000,
      interval: 200,
    });
  } finally {
    await worker.stop();
  }
});
