import { fold } from "./text.ts";

/** What is known about somebody, as it was written down. Everything may be missing. */
export type Person = {
  givenName?: string | null;
  middleName?: string | null;
  familyName?: string | null;
  suffix?: string | null;
  birthDate?: string | null;
  gender?: string | null;
  email?: string | null;
  phone?: string | null;
  streetNumber?: string | null;
  street?: string | null;
  city?: string | null;
  postcode?: string | null;
  state?: string | null;
  guardian?: string | null;
  nationalId?: string | null;
  birthOrder?: string | null;
  practice?: string | null;
  otherNames?: string[];
};

/** The same, in the one form in which it is compared. Placeholders are gone: what nobody knows speaks for nothing. */
export type MatchFields = {
  given?: string;
  surname?: string;
  /** Junior, senior, the third: what sets a father and a son of one name apart. */
  suffix?: string;
  /** Eight digits; a date that no calendar has keeps them, because it was mistyped from one that it has. */
  birth?: string;
  sex?: string;
  email?: string;
  phone?: string;
  house?: string;
  street?: string;
  city?: string;
  postcode?: string;
  state?: string;
  guardian?: string;
  nationalId?: string;
  birthOrder?: string;
  practice?: string;
  otherSurnames?: string[];
};

const nobody = new Set([
  ...["baby", "baby girl", "baby boy", "babygirl", "babyboy", "baby a", "baby b", "twin a", "twin b", "girl", "boy"],
  ...["infant", "newborn", "test", "test patient", "patient", "tester"],
  ...[
    "unknown",
    "unnamed",
    "no name",
    "none",
    "na",
    "n a",
    "not known",
    "xxx",
    "xx",
    "x x",
    "anonymous",
    "null",
    "nil",
    "tbd",
  ],
]);
const generations = new Map(
  Object.entries({
    jr: "jr",
    junior: "jr",
    sr: "sr",
    senior: "sr",
    ii: "2",
    iii: "3",
    iv: "4",
  }),
);
const streetWords = new Map(
  Object.entries({
    street: "st",
    str: "st",
    strasse: "st",
    avenue: "ave",
    av: "ave",
    road: "rd",
    drive: "dr",
    lane: "ln",
    boulevard: "blvd",
    court: "ct",
    crescent: "cres",
    place: "pl",
    square: "sq",
    terrace: "tce",
    parade: "pde",
    highway: "hwy",
    apartment: "apt",
    north: "n",
    south: "s",
    east: "e",
    west: "w",
  }),
);

const known = (text: string) => (text === "" || nobody.has(text) ? undefined : text);
const some = (text: string | null | undefined) => fold(text ?? "") || undefined;
const digitsOf = (text: string | null | undefined) => (text ?? "").replace(/\D/g, "");

/** Ten digits tell a number; the country before them is written by one and left out by another. */
function phoneOf(text: string | null | undefined): string | undefined {
  const digits = digitsOf((text ?? "").replace(/[\s,;]*(x|ext|extn|extension|#)[\s.:=]*\d+\s*$/i, ""));
  const isPlaceholder = digits.length < 6 || /^(\d)\1+$/.test(digits) || digits.startsWith("1234567");
  return isPlaceholder ? undefined : digits.slice(-10);
}

function emailOf(text: string | null | undefined): string | undefined {
  const email = (text ?? "").trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined;
}

function birthOf(text: string | null | undefined): string | undefined {
  const digits = digitsOf((text ?? "").replace(/[T ].*$/, ""));
  const isPlaceholder = digits.length !== 8 || /^(0001|1900|1901)0101$/.test(digits) || /^(\d)\1+$/.test(digits);
  return isPlaceholder ? undefined : digits;
}

function sexOf(text: string | null | undefined): string | undefined {
  const letter = some(text)?.[0];
  return letter === "f" || letter === "m" ? letter : undefined;
}

const streetOf = (text: string | null | undefined) =>
  some(text)
    ?.split(" ")
    .map((word) => streetWords.get(word) ?? word)
    .join(" ");

/** Takes a generation off the end of a name, where people write it for want of a field. */
function withoutGeneration(name: string): { name: string; generation?: string } {
  const words = name.split(" ");
  const generation = words.length > 1 ? generations.get(words.at(-1) ?? "") : undefined;
  return generation ? { name: words.slice(0, -1).join(" "), generation } : { name };
}

export function normalise(person: Person): MatchFields {
  const family = withoutGeneration(fold(person.familyName ?? ""));
  const first = withoutGeneration(fold(person.givenName ?? ""));
  // Who wrote the first name into the middle field has a first name all the same.
  const given = [known(first.name), known(fold(person.middleName ?? ""))]
    .filter((part) => part !== undefined)
    .join(" ");
  const fields: MatchFields = {
    given: known(given),
    surname: known(family.name),
    suffix: generations.get(fold(person.suffix ?? "")) ?? family.generation ?? first.generation,
    birth: birthOf(person.birthDate),
    sex: sexOf(person.gender),
    email: emailOf(person.email),
    phone: phoneOf(person.phone),
    house: some(person.streetNumber),
    street: streetOf(person.street),
    city: some(person.city),
    postcode: some(person.postcode)?.replaceAll(" ", ""),
    state: some(person.state),
    guardian: known(fold(person.guardian ?? "")),
    nationalId: some(person.nationalId)?.replaceAll(" ", ""),
    birthOrder: some(person.birthOrder),
    practice: person.practice ?? undefined,
  };
  const others = (person.otherNames ?? [])
    .map((name) => fold(name).split(" ").at(-1) ?? "")
    .filter((name) => name !== "" && name !== fields.surname);
  if (others.length > 0) fields.otherSurnames = [...new Set(others)].sort();
  // Stored as JSON and hashed: what is missing is not there at all.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
