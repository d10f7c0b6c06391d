import { afterAll, beforeAll, expect, test } from "vitest";
import { fillMatchingLab } from "../../scripts/bench/matching/lab.ts";
import { inventPeople } from "../../scripts/bench/matching/population.ts";
import { rematchChanged } from "../../worker/duplicates/rematch.ts";
import { scanEverybody } from "../../worker/duplicates/scan.ts";
import { startNativeDatabase } from "./native-database.ts";

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
beforeAll(async () => {
  native = await startNativeDatabase();
});
afterAll(async () => {
  await native?.stop();
});

async function queueOf(organizationId: string) {
  const { sql } = native;
  const pairs = await sql<{ pair: string }[]>`
    select concat_ws(' ', first_id, second_id, band, cluster_id is null) as pair from public.duplicate_candidates
    where organization_id = ${organizationId} order by 1`;
  const groups = await sql<{ people: string }[]>`
    select concat_ws(' ', k.size, k.band, string_agg(m.patient_id::text, ' ' order by m.patient_id)) as people
    from public.duplicate_clusters k left join public.duplicate_members m on m.cluster_id = k.id
    where k.organization_id = ${organizationId} group by k.id order by 1`;
  return { pairs: pairs.map(({ pair }) => pair), groups: groups.map(({ people }) => people) };
}

test("looking at those who changed, one after the other, leaves the queue as looking at everybody does", async () => {
  const { sql } = native;
  const { people } = inventPeople(3_000, 3);
  const { organizationId, patients } = await fillMatchingLab(sql, people);
  await scanEverybody(sql, organizationId);
  const first = await queueOf(organizationId);
  const copies = patients.filter((_, position) => people[position]?.copy).slice(0, 40);
  const changed = [...copies, ...patients.slice(0, 20)].map(({ id }) => id);
  for (const [n, id] of changed.entries()) {
    const other = patients[n * 7]?.person;
    // Every third becomes like somebody else, the others lose what made them alike.
    await sql`
      update public.profiles f set given_name = ${n % 3 ? "Quirin" : (other?.givenName ?? "X")}, family_name = ${n % 3 ? `Changed${n}` : (other?.familyName ?? "X")},
        birth_date = ${n % 3 ? "1999-09-09" : (other?.birthDate ?? null)}, phone = ${n % 3 ? null : (other?.phone ?? null)}
      from public.patients p where p.id = ${id} and f.id = p.profile_id`;
    expect(await rematchChanged(sql, organizationId)).toBe(1);
  }
  const stepwise = await queueOf(organizationId);
  await scanEverybody(sql, organizationId);
  expect(await queueOf(organizationId)).toEqual(stepwise);
  expect(stepwise.pairs).not.toEqual(first.pairs);
  expect(stepwise.groups.length).toBeGreaterThan(50);
  const [waiting] = await sql`select from private.match_queue where organization_id = ${organizationId}`;
  expect(waiting).toBeUndefined();
});
