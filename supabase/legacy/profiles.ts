import type { Doctors } from "./doctors.ts";
import { Fates, finding, type Finding, merged } from "./fates.ts";
import type { Patient } from "./patients.ts";
import type { People, Person } from "./people.ts";
import { groups } from "./registers.ts";
import { iso } from "./time.ts";
import type { World } from "./world.ts";

/** As PostgreSQL trims: blanks, and nothing else. */
const trim = (text: string) => text.replace(/^ +| +$/g, "");
const normalise = (text: string) => trim(text).toLowerCase();
const validEmail = /^[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

function countBy<T>(list: T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

type Proof = { isPatient: Set<number | null>; isDoctorOf: Set<number | null>; doctors: Doctors };

/** Users are never rejected, so that their fates are known before anything else. */
export function fatesOfUsers(people: People): Fates {
  const fates = new Fates();
  for (const { id } of people.all) fates.set(id, null);
  return fates;
}

export async function fillAccounts(world: World, people: People, patients: Patient[], doctors: Doctors): Promise<void> {
  const random = world.random("account rows");
  const proof: Proof = {
    isPatient: new Set(patients.map(({ userId }) => userId)),
    isDoctorOf: new Set(patients.map(({ doctorId }) => doctorId)),
    doctors,
  };
  const emails = countBy(people.all, ({ email }) => normalise(email));
  const usernames = countBy(people.all, ({ username }) => normalise(username));
  await world.fill("auth_user", async (landing) => {
    for (const person of people.all) {
      world.book.row("profiles", person.id, null, [
        ...judgeEmail(person, emails),
        ...judgeNames(person),
        ...judgeAccount(person, usernames, proof),
      ]);
      if (isPractitioner(person, proof)) world.book.row("practitioners", person.id, null);
      await landing.add({
        id: person.id,
        // Django's mark for a password that nothing can match.
        password: `!${random.hex(40)}`,
        last_login: person.lastLogin === null ? null : iso(person.lastLogin),
        is_superuser: person.isSuperuser,
        username: person.username,
        first_name: person.first,
        last_name: person.last,
        email: person.email,
        is_staff: person.isStaff,
        is_active: person.isActive,
        date_joined: iso(person.joined),
      });
    }
  });
  await fillMemberships(world, people);
}

async function fillMemberships(world: World, people: People): Promise<void> {
  const seen = new Set<string>();
  let id = 0;
  await world.fill("auth_user_groups", async (landing) => {
    for (const person of people.all) {
      for (const name of person.groups) {
        const key = `${person.id}:${groups[name].role}`;
        world.book.row("profile_roles", ++id, seen.has(key) ? merged("duplicate_pair", "group_id") : null);
        seen.add(key);
        await landing.add({ id, user_id: person.id, group_id: groups[name].id });
      }
    }
  });
}

function judgeEmail({ email }: Person, emails: Map<string, number>): Finding[] {
  const address = normalise(email);
  if (address === "") return [];
  if (!validEmail.test(address)) return [finding("invalid_email", "email")];
  return (emails.get(address) ?? 0) > 1 ? [finding("shared_email", "email")] : [];
}

function judgeNames({ first, last }: Person): Finding[] {
  const isNothing = (name: string) => ["", "null", "-"].includes(normalise(name));
  return [
    ...(isNothing(first) ? [finding("empty_name", "first_name")] : []),
    ...(isNothing(last) ? [finding("empty_name", "last_name")] : []),
  ];
}

function judgeAccount(person: Person, usernames: Map<string, number>, proof: Proof): Finding[] {
  const found: Finding[] = [];
  const username = normalise(person.username);
  if ((usernames.get(username) ?? 0) > 1) found.push(finding("username_collision", "username"));
  const isInternal = /@(archwire|dev)\.example$/.test(normalise(person.email)) || /^(test|demo)/.test(username);
  if (isInternal) found.push(finding("internal_account", "email"));
  // The register of technicians is filled from members of groups only: it proves nothing more here.
  const isSomebody =
    person.groups.length > 0 ||
    person.isStaff ||
    person.isSuperuser ||
    proof.isPatient.has(person.id) ||
    looksLikeDoctor(person, proof);
  if (!isSomebody) found.push(finding("role_unassigned", "id"));
  return found;
}

const looksLikeDoctor = ({ id, groups: names }: Person, { isDoctorOf, doctors }: Proof) =>
  names.includes("Doctor") || doctors.withSettings.has(id) || doctors.withOffice.has(id) || isDoctorOf.has(id);

function isPractitioner(person: Person, proof: Proof): boolean {
  if (proof.isPatient.has(person.id)) return person.groups.includes("Doctor");
  return looksLikeDoctor(person, proof);
}
