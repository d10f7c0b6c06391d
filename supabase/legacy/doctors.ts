import { merged, requireParent, type Fates } from "./fates.ts";
import type { Country } from "./names.ts";
import type { Offices } from "./offices.ts";
import type { People, Person } from "./people.ts";
import { at, type Random } from "./random.ts";
import { dateOf, DAY, iso, WORLD_END } from "./time.ts";
import { atLeastOne } from "./traps.ts";
import type { World } from "./world.ts";

type Practice = { doctor: Person; offices: number[]; reach: number };
export type Doctors = {
  /** Active doctors by country with the reach of their practice summed up. */
  choose: (random: Random, country: Country) => Practice;
  inactive: Person[];
  withSettings: Set<number>;
  withOffice: Set<number>;
};

/** Few doctors have most of the patients. */
const drawReach = (random: Random) => Math.min(60, Math.exp(random.normal() * 1.7));

export async function createDoctors(world: World, people: People, offices: Offices, users: Fates): Promise<Doctors> {
  const random = world.random("doctors");
  const wide = new Set(random.sample(people.doctors, atLeastOne(5 * world.scale)));
  const practices: Practice[] = people.doctors.map((doctor) => {
    const nearby = offices.of(doctor.country);
    const count = wide.has(doctor)
      ? 6
      : random.weighted([
          [1, 93],
          [2, 3],
          [0, 4],
        ]);
    const chosen = count === 0 ? [] : random.sample(nearby, count);
    return { doctor, offices: chosen.map(({ id }) => id), reach: drawReach(random) };
  });

  const pairs = practices.flatMap(({ doctor, offices: ids }) => ids.map((office) => [office, doctor.id] as const));
  const again = random.sample(pairs, atLeastOne(10 * world.scale));
  const seen = new Set<string>();
  await world.fill("dispatch_office_doctors", async (landing) => {
    for (const [index, [office_id, user_id]] of [...pairs, ...again].entries()) {
      const id = index + 1;
      const key = `${office_id}:${user_id}`;
      const verdict =
        requireParent(users, user_id, "user_id") ?? (seen.has(key) ? merged("duplicate_pair", "user_id") : null);
      seen.add(key);
      world.book.row("practice_members", id, verdict);
      await landing.add({ id, office_id, user_id });
    }
  });

  const withSettings = await createSettings(world, random, people);
  const byCountry = Map.groupBy(
    practices.filter(({ doctor }) => doctor.isActive),
    ({ doctor }) => doctor.country,
  );
  const everywhere = at([...byCountry.values()], 0);
  return {
    choose: (own, country) => {
      const list = byCountry.get(country) ?? everywhere;
      return own.weighted(list.map((practice) => [practice, practice.reach] as const));
    },
    inactive: people.doctors.filter(({ isActive }) => !isActive),
    withSettings,
    withOffice: new Set(pairs.map(([, user]) => user)),
  };
}

async function createSettings(world: World, random: Random, people: People): Promise<Set<number>> {
  const owners = [
    ...people.candidates,
    ...people.doctors.filter(({ groups }) => groups.length === 0 || random.chance(0.9)),
  ];
  owners.sort((a, b) => a.id - b.id);
  const inGroup = (group: "Master" | "Sales") => people.staff.filter(({ groups }) => groups.includes(group));
  await world.fillWith(
    "dispatch_doctorsetting",
    owners.map((person, index) => ({
      id: index + 1,
      user_id: person.id,
      clinical_preferences: random.pick([
        "",
        "Torque as drawn.",
        "Prefers 16x16 wires; no hooks.",
        "IPR only after consent.",
      ]),
      sq_customer_id: random.chance(0.5) ? `SQ${random.hex(12).toUpperCase()}` : null,
      promised_payment: random.pick([0, 30, 60]),
      credit: random.chance(0.1) ? random.int(1, 40) * 25 : 0,
      tier_finish: random.chance(0.2) ? dateOf(WORLD_END - random.int(1, 400) * DAY) : null,
      tier_type: random.int(0, 3),
      installment_payments: random.chance(0.2),
      baa_agreed_at: random.chance(0.7) ? iso(person.joined) : null,
      eula_agreed_at: random.chance(0.9) ? iso(person.joined) : null,
      company_account: random.chance(0.1),
    })),
  );
  for (const [table, group] of [
    ["dispatch_doctorsetting_masters", "Master"],
    ["dispatch_doctorsetting_sales", "Sales"],
  ] as const) {
    const helpers = inGroup(group);
    const cared = owners.flatMap((_, index) => (random.chance(0.3) ? [index + 1] : []));
    await world.fillWith(
      table,
      cared.map((doctorsetting_id, index) => ({ id: index + 1, doctorsetting_id, user_id: random.pick(helpers).id })),
    );
  }
  const readers = random.sample(people.all, world.size(1_181));
  await world.fillWith(
    "dispatch_usersetting",
    readers.map(({ id }, index) => ({
      id: index + 1,
      user_id: id,
      language_id: random.int(1, 4),
      emails: random.chance(0.8),
    })),
  );
  return new Set(owners.map(({ id }) => id));
}
