import { edits, likeness } from "./distance.ts";
import { at, FIELDS, MISSING } from "./fields.ts";
import { compareNames, type Name } from "./names.ts";
import { mailboxOf } from "./mailbox.ts";
import { isGivenName } from "./nicknames.ts";
import type { MatchFields } from "./person.ts";

/** A person ready to be compared with many. */
export type Comparable = { fields: MatchFields; given?: Name; surname?: Name; mailbox?: string };

export function prepare(fields: MatchFields, read: (text: string) => Name): Comparable {
  return {
    fields,
    given: fields.given === undefined ? undefined : read(fields.given),
    surname: fields.surname === undefined ? undefined : read(fields.surname),
    mailbox: fields.email && mailboxOf(fields.email),
  };
}

const FAR = 4;

/** Wang and 王 may be the same name; that they look different says nothing, as if one of them were missing. */
const compareReadable = (a: Name | undefined, b: Name | undefined) =>
  a && b && a.isLatin === b.isLatin ? compareNames(a, b) : MISSING;

function compareSurnames(a: Comparable, b: Comparable): number {
  const level = compareReadable(a.surname, b.surname);
  if (level < FAR) return level;
  // Whoever married was called otherwise before.
  const wasCalled = (one: Comparable, other: Comparable) =>
    one.fields.otherSurnames?.includes(other.surname?.text ?? "");
  return wasCalled(a, b) || wasCalled(b, a) ? 1 : level;
}

function compareWholeNames(a: Comparable, b: Comparable, levels: Int8Array): void {
  const given = compareReadable(a.given, b.given);
  const surname = compareSurnames(a, b);
  levels[at.given] = given;
  levels[at.surname] = surname;
  levels[at.swap] = given === MISSING && surname === MISSING ? MISSING : 0;
  const isFar = (given === MISSING || given >= FAR) && (surname === MISSING || surname >= FAR);
  if (!isFar) return;
  const crossed = compareReadable(a.given, b.surname);
  const other = compareReadable(a.surname, b.given);
  const isOtherBetter = other !== MISSING && (crossed === MISSING || other < crossed);
  const better = isOtherBetter ? other : crossed;
  // One name in the other's place is enough: whoever swapped the two may have mistyped one as well.
  if (better === MISSING || better > 2) return;
  const worse = isOtherBetter ? crossed : other;
  const agreeing = isOtherBetter ? [a.surname, b.given] : [a.given, b.surname];
  // Nobody can tell who of the two wrote it the right way round, and it must not hang on who comes first. Of two names in common the
  // better one counts as the given name; a single one is what a family has in common, unless it is a name that parents give.
  const isGiven = worse < FAR || agreeing.some((name) => name && isGivenName(name.text));
  levels[at.given] = isGiven ? better : worse;
  levels[at.surname] = isGiven ? worse : better;
  levels[at.swap] = 1;
}

function compareBirths(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return MISSING;
  if (a === b) return 0;
  const [year, otherYear] = [a.slice(0, 4), b.slice(0, 4)];
  if (year === otherYear && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)) return 1;
  const distance = edits(a, b, 3);
  if (distance <= 2) return distance + 1;
  if (year === otherYear || a.slice(4) === b.slice(4)) return 4;
  return distance === 3 ? 5 : 6;
}

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** anna12 and anna47 are two addresses however much their letters agree: numbers are what tells namesakes apart. */
function haveOtherNumbers(user: string, otherUser: string): boolean {
  const [digits, otherDigits] = [digitsOf(user), digitsOf(otherUser)];
  return digits !== "" && otherDigits !== "" && edits(digits, otherDigits, 1) > 1;
}

function compareEmails(a: Comparable, b: Comparable): number {
  const [email, otherEmail] = [a.fields.email, b.fields.email];
  if (!email || !otherEmail || !a.mailbox || !b.mailbox) return MISSING;
  if (email === otherEmail) return 0;
  const [user = "", otherUser = ""] = [a.mailbox.split("@")[0], b.mailbox.split("@")[0]];
  if (a.mailbox === b.mailbox || (user === otherUser && user.length > 4)) return 1;
  if (likeness(email, otherEmail) >= 0.92 && edits(email, otherEmail, 2) <= 2 && !haveOtherNumbers(user, otherUser))
    return 2;
  return likeness(user, otherUser) >= 0.88 && !haveOtherNumbers(user, otherUser) ? 3 : 4;
}

/** Whoever writes the country leaves out the nought before the area. */
const isRestOf = (phone: string, whole: string) => {
  const rest = phone.startsWith("0") ? phone.replace(/^0+/, "") : phone;
  return rest.length >= 7 && whole.endsWith(rest);
};

function comparePhones(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return MISSING;
  if (a === b || isRestOf(a, b) || isRestOf(b, a)) return 0;
  const distance = edits(a, b, 2);
  if (distance <= 2) return distance;
  return a.slice(0, 5) === b.slice(0, 5) ? 3 : 4;
}

/** One comparison and not three: a family shares street, city and postcode, and that is one fact and not three. */
function compareLocations(a: MatchFields, b: MatchFields): number {
  const nothing = !(a.street && b.street) && !(a.postcode && b.postcode) && !(a.city && b.city);
  if (nothing) return MISSING;
  const sameStreet = a.street !== undefined && a.street === b.street;
  const nearStreet =
    sameStreet || (a.street !== undefined && b.street !== undefined && likeness(a.street, b.street) >= 0.88);
  const samePost = a.postcode !== undefined && a.postcode === b.postcode;
  const sameCity = a.city !== undefined && a.city === b.city;
  const nearPost = samePost || (a.postcode && b.postcode ? edits(a.postcode, b.postcode, 1) <= 1 : false);
  const nearCity = sameCity || (a.city && b.city ? likeness(a.city, b.city) >= 0.88 : false);
  const sameHouse = a.house !== undefined && a.house === b.house;
  const otherHouse = a.house !== undefined && b.house !== undefined && !sameHouse;
  if (sameStreet && !otherHouse && (samePost || sameCity)) return 0;
  const isPlace = nearPost || nearCity;
  if (nearStreet && ((!otherHouse && isPlace) || (nearPost && nearCity) || sameHouse)) return 1;
  if (nearStreet && (isPlace || sameStreet)) return 2;
  if (nearPost && nearCity) return sameHouse ? 2 : 3;
  return samePost || sameCity || (sameHouse && (nearPost || nearCity)) ? 4 : 5;
}

function compareGuardians(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return MISSING;
  if (a === b) return 0;
  if (likeness(a, b) >= 0.9) return 1;
  const words = b.split(" ");
  return a.split(" ").some((word) => word.length > 2 && words.includes(word)) ? 2 : 3;
}

function compareIds(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return MISSING;
  return edits(a, b, 2);
}

const compareEqual = (a: string | undefined, b: string | undefined) => (a && b ? Number(a !== b) : MISSING);

/** One level for every field, written into `levels`: a scan compares millions and makes no garbage. */
export function compare(a: Comparable, b: Comparable, levels: Int8Array = new Int8Array(FIELDS)): Int8Array {
  compareWholeNames(a, b, levels);
  levels[at.birth] = compareBirths(a.fields.birth, b.fields.birth);
  levels[at.sex] = compareEqual(a.fields.sex, b.fields.sex);
  levels[at.email] = compareEmails(a, b);
  levels[at.phone] = comparePhones(a.fields.phone, b.fields.phone);
  levels[at.location] = compareLocations(a.fields, b.fields);
  levels[at.guardian] = compareGuardians(a.fields.guardian, b.fields.guardian);
  levels[at.nationalId] = compareIds(a.fields.nationalId, b.fields.nationalId);
  levels[at.practice] = compareEqual(a.fields.practice, b.fields.practice);
  return levels;
}
