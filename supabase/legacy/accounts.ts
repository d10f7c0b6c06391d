import { type Name, makeName } from "./names.ts";
import { addressesOf, type People, type Person } from "./people.ts";
import { at, type Random } from "./random.ts";
import type { Slot, Slots } from "./slots.ts";
import { atLeastOne } from "./traps.ts";
import type { World } from "./world.ts";

/** Spoils the accounts of patients where the plan says so. */
export function plantAccountTraps(world: World, slots: Slots, people: People): void {
  const random = world.random("accounts");
  const personOf = (slot: Slot) => {
    const person = people.ofSlot.get(slot);
    if (!person) throw new Error(`The patient ${slot.id} has no account.`);
    return person;
  };
  for (const [index, group] of slots.sharedEmails.entries()) shareEmail(random, index, group.map(personOf));
  for (const [index, group] of slots.namesakes.entries()) {
    // A few have different addresses; the others have none, so that nothing but the name is left to compare.
    const keepsEmail = index < atLeastOne(6 * world.scale);
    shareName(group.map(personOf), keepsEmail);
  }
  for (const [index, group] of slots.usernames.entries()) shareUsername(index, group.map(personOf));
  for (const [original, ...copies] of slots.duplicates) {
    if (original) for (const copy of copies) copyPerson(random, personOf(original), personOf(copy));
  }
  const carrying = (trap: string) => slots.list.filter((slot) => slot.trap === trap).map(personOf);
  for (const [index, person] of carrying("e-mail").entries())
    person.email = at(misspelling, index % misspelling.length)(person);
  for (const [index, person] of carrying("name").entries()) {
    const nothing = at(["", " ", "null", "-", "NULL", "   "], index % 6);
    if (index % 2 === 0) person.first = nothing;
    else person.last = nothing;
  }
  const idsOf = (group: Slot[]) => group.map((slot) => String(personOf(slot).id));
  world.book.groups.sharedEmails.push(...slots.sharedEmails.map(idsOf));
  world.book.groups.sameNamePersons.push(...slots.namesakes.map(idsOf));
  world.book.groups.duplicatePatients.push(...slots.duplicates.map((group) => group.map(({ id }) => String(id))));
}

/** A family, or the front desk of a practice: written differently each time, the same mailbox after all. */
function shareEmail(random: Random, index: number, group: Person[]): void {
  const email = `family.mailbox${index + 1}@example.com`;
  for (const person of group) {
    person.email = random.weighted([
      [email, 6],
      [email.toUpperCase(), 1],
      [`${email} `, 1],
      [email.replace("family", "Family"), 2],
    ]);
  }
}

function shareName(group: Person[], keepsEmail: boolean): void {
  const first = at(group, 0);
  for (const person of group) {
    person.first = first.first;
    person.last = first.last;
    person.email = keepsEmail ? `namesake${person.id}@example.org` : "";
  }
}

function shareUsername(index: number, group: Person[]): void {
  const [first, second] = [at(group, 0), at(group, 1)];
  const variants = [first.username.toUpperCase(), `${first.username} `, ` ${first.username}`];
  second.username = at(variants, index % variants.length);
}

/** Six kinds of which only three are wrong; apostrophes, mistyped domains and capitals are addresses all the same. */
const misspelling: readonly ((person: Person) => string)[] = [
  ({ id }) => `front desk${id}@example.com`,
  ({ id }) => `o'neil${id}@example.org`,
  ({ id }) => `patient${id}.example.com`,
  ({ id }) => `patient${id}@exmaple.com`,
  ({ id }) => `patient${id}@example`,
  ({ id }) => `  Patient${id}@EXAMPLE.net `,
];

const nicknames: Record<string, string> = {
  Robert: "Bob",
  William: "Bill",
  Margaret: "Peggy",
  Elizabeth: "Liz",
  Katherine: "Kate",
  Michael: "Mike",
  Jennifer: "Jen",
  Christopher: "Chris",
  Alexander: "Alex",
  Jessica: "Jess",
  Daniel: "Dan",
  Samuel: "Sam",
  Joseph: "Joe",
  Thomas: "Tom",
};

function mistype(random: Random, word: string): string {
  const letters = [...word];
  if (letters.length < 3) return word;
  const place = random.int(1, letters.length - 2);
  const letter = at(letters, place);
  const change = random.int(0, 2);
  if (change === 0) letters.splice(place, 1);
  else if (change === 1) letters.splice(place, 0, letter);
  else letters.splice(place, 2, at(letters, place + 1), letter);
  return letters.join("");
}

const respellings: readonly (readonly [(random: Random, name: Name, person: Person) => Name, number])[] = [
  [(_random, name) => name, 5],
  [(random, { first, last }) => ({ first: mistype(random, first), last }), 3],
  [(random, { first, last }) => ({ first, last: mistype(random, last) }), 3],
  [(_random, { first, last }) => ({ first: last, last: first }), 2],
  [(_random, { first, last }) => ({ first: nicknames[first] ?? [...first].slice(0, 4).join(""), last }), 2],
  [(random, { first }, { country }) => ({ first, last: makeName(random, country).last }), 1],
  [(_random, { first, last }) => ({ first: `${[...first][0] ?? first}.`, last }), 1],
  [(_random, { first, last }) => ({ first: first.toUpperCase(), last: last.toUpperCase() }), 1],
  [(_random, { first, last }) => ({ first: `${first} `, last: last.normalize("NFD") }), 1],
  [(random, { first, last }, { country }) => ({ first, last: `${last}-${makeName(random, country).last}` }), 1],
];

/** The same person, entered once more at another desk. */
function copyPerson(random: Random, original: Person, copy: Person): void {
  const { first, last } = random.weighted(respellings)(random, original, original);
  copy.first = first;
  copy.last = last;
  const addresses = addressesOf(random, copy, copy.id);
  copy.username = addresses.username;
  copy.email = random.chance(0.3) ? "" : addresses.email;
  copy.country = original.country;
  copy.isActive = original.isActive;
}
