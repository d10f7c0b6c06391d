import { en, de, es, Faker } from "@faker-js/faker";
import type { Person } from "../../../lib/duplicates/matching/person.ts";
import { pickWeighted } from "./pick-weighted.ts";

/** A record of an invented person, and who it is. `copy` says how a second record of the same person came about. */
export type Invented = { person: Person; who: number; copy?: "clean" | "mistyped" | "changed" };
export type Siblings = { first: number; second: number; isTwin: boolean };

const letters = "abcdefghijklmnopqrstuvwxyz";
const nicknames: Record<string, string> = {
  ...{ William: "Bill", Robert: "Bob", Elizabeth: "Liz", Katherine: "Kate", Margaret: "Peggy", Michael: "Mike" },
  ...{ James: "Jim", John: "Jack", Thomas: "Tom", Jennifer: "Jenny", Daniel: "Dan", Alexander: "Alex" },
};

/** Families with shared telephones and mailboxes, twins among them, spread over practices; some people entered twice. */
export function inventPeople(size: number, seed: number): { people: Invented[]; siblings: Siblings[] } {
  const faker = new Faker({ locale: [en, de, es] });
  faker.seed(seed);
  const german = new Faker({ locale: [de, en], seed: seed + 1 });
  const spanish = new Faker({ locale: [es, en], seed: seed + 2 });
  const chance = (share: number) => faker.number.float() < share;
  const people: Invented[] = [];
  const siblings: Siblings[] = [];
  const practices = Math.max(3, Math.round(size / 200));
  let who = 0;

  const phone = () =>
    `+1 ${faker.string.numeric({ length: 3, allowLeadingZeros: false })} 555 ${faker.string.numeric(4)}`;
  const birth = (from: number, to: number) =>
    faker.date.birthdate({ mode: "year", min: from, max: to }).toISOString().slice(0, 10);
  const mistype = (text: string) => {
    const at = faker.number.int({ min: 1, max: Math.max(1, text.length - 1) });
    const letter = letters[faker.number.int(25)] ?? "x";
    return faker.helpers.arrayElement([
      text.slice(0, at) + letter + text.slice(at + 1),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + letter + text.slice(at),
      text.slice(0, at - 1) + (text[at] ?? "") + (text[at - 1] ?? "") + text.slice(at + 1),
    ]);
  };

  function clean(person: Person): Person {
    const copy = { ...person };
    if (chance(0.2)) copy.familyName = copy.familyName?.toUpperCase();
    if (chance(0.3)) copy.phone = copy.phone?.replaceAll(" ", "").replace("+1", "");
    if (chance(0.15)) copy.email = null;
    else if (chance(0.15)) copy.phone = null;
    return copy;
  }
  function mistyped(person: Person): Person {
    const copy = clean(person);
    const [year = "", month = "", day = ""] = (copy.birthDate ?? "").split("-");
    faker.helpers.arrayElement([
      () => (copy.givenName = mistype(copy.givenName ?? "")),
      () => (copy.familyName = mistype(copy.familyName ?? "")),
      () => (copy.givenName = nicknames[copy.givenName ?? ""] ?? copy.givenName?.slice(0, 1)),
      () =>
        (copy.birthDate =
          Number(day) <= 12
            ? `${year}-${day}-${month}`
            : `${year}-${month}-${String(Math.max(1, Number(day) - 1)).padStart(2, "0")}`),
      () => ([copy.givenName, copy.familyName] = [copy.familyName, copy.givenName]),
    ])();
    return copy;
  }
  function changed(person: Person): Person {
    const copy = mistyped(person);
    copy.phone = phone();
    copy.email = chance(0.5) ? null : copy.email;
    return copy;
  }
  const copies = { clean, mistyped, changed };

  while (people.length < size) {
    const locale = pickWeighted([faker, german, spanish], [6, 2, 2], faker.number.float());
    const familyName = locale.person.lastName();
    const home = {
      phone: phone(),
      email: `${familyName.toLowerCase().replace(/[^a-z]/g, "")}${faker.number.int(9999)}@mail.example`,
    };
    const practice = `practice ${faker.number.int(practices)}`;
    const members = pickWeighted([1, 2, 3, 4], [60, 22, 12, 6], faker.number.float());
    const isShared = chance(0.6);
    const family: { who: number; person: Person; isTwin: boolean }[] = [];
    for (let n = 0; n < members; n += 1) {
      const older = family.at(-1);
      const isTwin = older !== undefined && chance(0.06);
      const sex = isTwin && chance(0.7) ? (older.person.gender as "female" | "male") : faker.person.sexType();
      let givenName = locale.person.firstName(sex);
      while (family.some(({ person }) => person.givenName === givenName)) givenName = locale.person.firstName(sex);
      const contact = isShared
        ? home
        : {
            phone: phone(),
            email: chance(0.7) ? `${givenName.toLowerCase()}.${faker.number.int(99999)}@mail.example` : null,
          };
      family.push({
        who: (who += 1),
        isTwin,
        person: {
          givenName,
          familyName,
          gender: sex,
          practice,
          birthDate: isTwin ? older.person.birthDate : birth(1960, 2018),
          ...contact,
        },
      });
      if (older) siblings.push({ first: older.who, second: who, isTwin });
    }
    for (const member of family) {
      people.push({ person: member.person, who: member.who });
      const times = chance(0.08) ? (chance(0.12) ? 2 : 1) : 0;
      for (let n = 0; n < times; n += 1) {
        const copy = pickWeighted(["clean", "mistyped", "changed"] as const, [50, 35, 15], faker.number.float());
        people.push({ person: copies[copy](member.person), who: member.who, copy });
      }
    }
  }
  return { people: people.slice(0, size), siblings };
}
