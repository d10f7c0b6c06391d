import { type Country, type Name, type Names, slug } from "./names.ts";
import { at, type Random, sparseIds } from "./random.ts";
import { groupNames, type Group } from "./registers.ts";
import type { Slot, Slots } from "./slots.ts";
import { after, momentOfGrowth, WORLD_END } from "./time.ts";
import { atLeastOne, plantTraps } from "./traps.ts";
import type { World } from "./world.ts";

export type Person = Name & {
  id: number;
  kind: "patient" | "doctor" | "candidate" | "staff" | "loose";
  country: Country;
  email: string;
  username: string;
  isActive: boolean;
  isStaff: boolean;
  isSuperuser: boolean;
  joined: number;
  lastLogin: number | null;
  groups: Group[];
};

export type People = {
  all: Person[];
  ofSlot: Map<Slot, Person>;
  doctors: Person[];
  candidates: Person[];
  staff: Person[];
  /** Users with the id of a patient. */
  ambiguous: Person[];
  ids: Set<number>;
  highestId: number;
  /** Somebody's patient and nobody's doctor. */
  isOnlyPatient: (id: number) => boolean;
};

const domains = ["example.com", "example.org", "example.net"];

/** Starts like a test account by chance (T. Esteban) would make an account internal that is not. */
const harmless = (username: string) => (/^(test|demo)/.test(username) ? `x${username}` : username);

/** Mailbox and login of somebody of this name; the id keeps them apart from everybody else's. */
export function addressesOf(random: Random, { first, last }: Name, id: number): { email: string; username: string } {
  const local = [slug(first), slug(last)].filter((part) => part !== "").join(".");
  return {
    email: `${local || "p"}${id}@${random.pick(domains)}`,
    username: harmless(`${slug(first).slice(0, 1)}${slug(last) || "user"}${id}`),
  };
}

function makePerson(random: Random, id: number, kind: Person["kind"], country: Country, name: Name): Person {
  const joined = momentOfGrowth(random);
  return {
    ...name,
    id,
    kind,
    country,
    ...addressesOf(random, name, id),
    isActive: true,
    isStaff: false,
    isSuperuser: false,
    joined,
    lastLogin: after(random, joined, 1_500),
    groups: [],
  };
}

const americanMost: readonly (readonly [Country, number])[] = [
  ["USA", 80],
  ["Japan", 8],
  ["Thailand", 4],
  ["India", 6],
  ["Vietnam", 1],
  ["France", 1],
];

/** Everybody with an account; what is wrong with the accounts of patients is planted afterwards. */
export function createPeople(world: World, slots: Slots, names: Names): People {
  const random = world.random("people");
  const withAccount = slots.list.filter(({ trap }) => trap !== "missing user" && trap !== "second of a user");
  const sizes = {
    doctor: world.size(440, 16),
    candidate: world.size(741, 10),
    staff: world.size(140, 20),
    loose: world.size(62, 6),
  };
  const twins = random.sample(slots.healthy, atLeastOne(slots.list.length * 0.01));
  for (const slot of twins) slot.isAmbiguous = true;
  const others = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const plain = sparseIds(random, withAccount.length + others - twins.length, 1, 0.08);
  const highestId = at(plain, plain.length - 1);
  const pool = random.shuffle([...plain]);

  // A user with the id of a patient belongs to another patient, never to itself: that would hide a wrong join.
  const lenders = slots.healthy.filter(({ isAmbiguous }) => !isAmbiguous).slice(0, twins.length);
  const borrowed = new Map(lenders.map((slot, index) => [slot, at(twins, index).id]));
  const takeId = (slot?: Slot) => (slot && borrowed.get(slot)) ?? pool.pop() ?? 0;

  const ofSlot = new Map<Slot, Person>();
  for (const slot of withAccount) {
    const person = makePerson(random, takeId(slot), "patient", slot.country, names.fresh(random, slot.country));
    person.joined = slot.submittedAt;
    person.lastLogin = random.chance(0.4) ? after(random, slot.submittedAt, 700) : null;
    if (random.chance(0.08)) person.email = "";
    person.groups = random.chance(0.99) ? ["Patient"] : [];
    if (slot.trap === "also doctor") person.groups = ["Patient", "Doctor"];
    ofSlot.set(slot, person);
  }
  const make = (kind: "doctor" | "candidate" | "staff" | "loose") =>
    Array.from({ length: sizes[kind] }, (_, index) => {
      const country = kind === "doctor" ? countryOfDoctor(random, index) : random.weighted(americanMost);
      const person = makePerson(random, takeId(), kind, country, names.fresh(random, country));
      // One of seven has left, three of ten never came.
      if (kind !== "doctor") person.isActive = !random.chance(0.14);
      if (random.chance(0.3)) person.lastLogin = null;
      return person;
    });
  const people = {
    doctors: makeDoctors(random, make("doctor")),
    candidates: makeCandidates(world, random, make("candidate")),
    staff: makeStaff(random, make("staff")),
    loose: make("loose"),
  };
  for (const [index, person] of people.loose.entries()) {
    if (index % 3 === 1) person.isStaff = true;
    if (index % 3 === 2) person.isSuperuser = true;
  }
  const all = [...ofSlot.values(), ...people.doctors, ...people.candidates, ...people.staff, ...people.loose];
  all.sort((a, b) => a.id - b.id);
  const onlyPatients = new Set(
    all.filter(({ kind, groups }) => kind === "patient" && !groups.includes("Doctor")).map(({ id }) => id),
  );
  return {
    all,
    ofSlot,
    ...people,
    ambiguous: lenders.flatMap((slot) => ofSlot.get(slot) ?? []),
    ids: new Set(all.map(({ id }) => id)),
    highestId,
    isOnlyPatient: (id) => onlyPatients.has(id),
  };
}

const firstPractices: readonly Country[] = [
  "USA",
  "Japan",
  "Thailand",
  "India",
  "Australia",
  "USA",
  "Japan",
  "Thailand",
];

/** One country after the other has a doctor, then as many as it has patients. */
function countryOfDoctor(random: Random, index: number): Country {
  const drawn = random.weighted<Country>([
    ["USA", 69],
    ["Japan", 19],
    ["Thailand", 11],
    ["India", 1],
  ]);
  return firstPractices[index] ?? drawn;
}

/** Some treat nobody any more, but nobody has left of those who came first. */
function makeDoctors(random: Random, doctors: Person[]): Person[] {
  for (const [index, doctor] of doctors.entries()) {
    doctor.groups = random.chance(0.91) ? ["Doctor"] : [];
    if (doctor.groups.length > 0 && random.chance(0.03)) doctor.groups.push("Master");
    if (index >= firstPractices.length && index % 36 === 8) doctor.isActive = false;
  }
  return doctors;
}

/** Known by their settings alone; one of five is no doctor but somebody of the lab trying things out. */
function makeCandidates(world: World, random: Random, candidates: Person[]): Person[] {
  const traps = plantTraps(random, candidates.length, world.scale, [
    ["lab", { rows: 214 }],
    ["developer", { rows: 7 }],
    ["test", { rows: 1 }],
    ["demo", { rows: 1 }],
  ]);
  for (const [index, trap] of traps) {
    const person = at(candidates, index);
    if (trap === "lab") person.email = `${slug(person.last) || "member"}${person.id}@archwire.example`;
    else if (trap === "developer") person.email = `dev${person.id}@dev.example`;
    else person.username = `${trap}${person.id}`;
  }
  return candidates;
}

function makeStaff(random: Random, staff: Person[]): Person[] {
  const kinds: readonly (readonly [Group, number])[] = [
    ["Technician", 40],
    ["Master", 12],
    ["administrator", 6],
    ["Sales", 14],
    ["Support", 12],
    ["External Partners", 5],
    ["Billing", 8],
    ["Export", 3],
  ];
  const seats = groupNames.filter((name) => name !== "Patient" && name !== "Doctor");
  for (const [index, person] of staff.entries()) {
    person.groups = [seats[index] ?? random.weighted(kinds)];
    // The lab itself never closes: whoever sits first in a seat is still there.
    if (index < seats.length * 2) person.isActive = true;
    if (index >= seats.length * 2) {
      // Two groups that are one role, and two that are two.
      if (index % 33 === 16) person.groups = ["Billing", "Export"];
      if (index % 33 === 17) person.groups = ["Technician", "Master"];
    }
    person.isStaff = person.groups.includes("administrator") || random.chance(0.3);
    person.joined = Math.min(person.joined, WORLD_END - 1);
  }
  return staff;
}
