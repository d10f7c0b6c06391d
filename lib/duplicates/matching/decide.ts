import type { Comparable } from "./compare.ts";
import { at, MISSING } from "./fields.ts";
import { type Model, timesIn } from "./model.ts";
import { isInitial, type Name } from "./names.ts";
import { isGivenName } from "./nicknames.ts";
import { sharedByNobody, type Sharing } from "./score.ts";

/** Certain is for machines, when nothing objects; likely and possible are for people. Below possible a pair is not kept. */
export const thresholds = { certain: 0.999, likely: 0.5, possible: 0.05 } as const;
export type Band = keyof typeof thresholds;

export function bandOf(probability: number): Band | null {
  if (probability >= thresholds.certain) return "certain";
  if (probability >= thresholds.likely) return "likely";
  return probability >= thresholds.possible ? "possible" : null;
}

export const objections = {
  given_names_differ: "The given names differ",
  two_given_names: "Perhaps two given names: twins?",
  given_names_spelt: "The given names are spelt differently",
  given_name_missing: "No given name to compare",
  surnames_differ: "The family names differ",
  surname_missing: "No family name to compare",
  births_differ: "The dates of birth differ",
  birth_missing: "A date of birth is missing",
  sexes_differ: "One is female, one is male",
  generations_differ: "Junior and senior",
  birth_order_differs: "Born first and born later",
  ids_differ: "Two different identity numbers",
  little_known: "Hardly anything is known",
  nothing_beside: "Only name and date of birth agree",
  practices_differ: "Two practices",
} as const;
export type Objection = keyof typeof objections;

export const relations = ["twin", "sibling", "parent", "household", "other_practice"] as const;
export type Relation = (typeof relations)[number];

const SHORT_FORM = 1;
const isSame = (level: number | undefined, farthest = 0) =>
  level !== undefined && level !== MISSING && level <= farthest;
const isApart = (level: number | undefined, nearest: number) => level !== undefined && level >= nearest;
const differ = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;

/** Two spellings that both occur are two names; a slip of the finger makes one that nobody bears. An initial may be anybody's. */
function mayBeTwoNames(one: Name | undefined, other: Name | undefined, model: Model): boolean {
  const isBorne = ({ words: [first = ""] }: Name) =>
    isInitial(first) || isGivenName(first) || timesIn(model, "given", first) >= 3;
  if (one === undefined || other === undefined) return false;
  return one.joined === other.joined ? isInitial(one.joined) : isBorne(one) && isBorne(other);
}

function mayBeTwins(a: Comparable, b: Comparable, levels: Int8Array, model: Model): boolean {
  if (levels[at.swap] !== 1) return mayBeTwoNames(a.given, b.given, model);
  return mayBeTwoNames(a.given, b.surname, model) || mayBeTwoNames(a.surname, b.given, model);
}

/** A letter apart may be a slip of the finger, or Hanna and Hanne. Only a number of their own tells a machine which. */
function areSpeltDifferently(a: Comparable, b: Comparable, levels: Int8Array): boolean {
  const other = levels[at.swap] === 1 ? b.surname : b.given;
  return (
    isApart(levels[at.given], SHORT_FORM + 1) && a.given?.joined !== other?.joined && !isSame(levels[at.nationalId])
  );
}

/** Given name, family name, date of birth: two of the three are near, or anything beside them is. Less is no question to ask. */
export function hasEnoughInCommon(levels: Int8Array): boolean {
  const near = [isSame(levels[at.given], 3), isSame(levels[at.surname], 3), isSame(levels[at.birth], 2)];
  const isNearBeside =
    isSame(levels[at.phone], 2) ||
    isSame(levels[at.email], 3) ||
    isSame(levels[at.location], 4) ||
    isSame(levels[at.nationalId], 2) ||
    isSame(levels[at.guardian], 2);
  return isNearBeside || near.filter(Boolean).length >= 2;
}

/** What more people use than this is a practice's or a school's, and agrees for everybody. */
const MOST_OF_A_HOUSEHOLD = 10;

/** Why no machine may merge the two, whatever the score: twins, families and namesakes look like one person. */
export function objectionsTo(
  a: Comparable,
  b: Comparable,
  levels: Int8Array,
  model: Model,
  sharing: Sharing = sharedByNobody,
): Objection[] {
  const found: Objection[] = [];
  const given = levels[at.given];
  if (given === MISSING) found.push("given_name_missing");
  else if (isApart(given, 4)) found.push("given_names_differ");
  else if (mayBeTwins(a, b, levels, model)) found.push("two_given_names");
  else if (areSpeltDifferently(a, b, levels)) found.push("given_names_spelt");
  if (levels[at.birth] === MISSING) found.push("birth_missing");
  else if (isApart(levels[at.birth], 4)) found.push("births_differ");
  if (levels[at.surname] === MISSING) found.push("surname_missing");
  else if (isApart(levels[at.surname], 4)) found.push("surnames_differ");
  if (levels[at.sex] === 1) found.push("sexes_differ");
  if (differ(a.fields.suffix, b.fields.suffix) || Boolean(a.fields.suffix) !== Boolean(b.fields.suffix))
    found.push("generations_differ");
  if (differ(a.fields.birthOrder, b.fields.birthOrder)) found.push("birth_order_differs");
  if (isApart(levels[at.nationalId], 1)) found.push("ids_differ");
  if (levels[at.practice] === 1) found.push("practices_differ");
  const known = levels.reduce(
    (count, level, position) => (level !== MISSING && position !== at.swap ? count + 1 : count),
    0,
  );
  const isTheirs = (field: "phone" | "email" | "location") =>
    Math.max(sharing(field, a.fields), sharing(field, b.fields)) <= MOST_OF_A_HOUSEHOLD;
  const agreesBeside =
    (isSame(levels[at.phone]) && isTheirs("phone")) ||
    (isSame(levels[at.email], 1) && isTheirs("email")) ||
    (isSame(levels[at.location], 2) && isTheirs("location")) ||
    isSame(levels[at.nationalId]) ||
    isSame(levels[at.guardian], 1);
  if (known < 3) found.push("little_known");
  else if (!agreesBeside) found.push("nothing_beside");
  return found;
}

/** What two people may be to each other who are not the same. */
export function relationOf(a: Comparable, b: Comparable, levels: Int8Array, isTwoNames: boolean): Relation | null {
  const sameSurname = !isApart(levels[at.surname], 4);
  const sameHome =
    isSame(levels[at.location], 2) ||
    isSame(levels[at.phone]) ||
    isSame(levels[at.email]) ||
    isSame(levels[at.guardian], 1);
  // Nobody calls one twin by the short form of the other's name.
  const otherGiven = isApart(levels[at.given], 4) || (isTwoNames && levels[at.given] !== SHORT_FORM);
  const sameBirth = isSame(levels[at.birth], 1);
  if (otherGiven && sameSurname && sameBirth) return "twin";
  const years = Math.abs(Number(a.fields.birth?.slice(0, 4)) - Number(b.fields.birth?.slice(0, 4)));
  const isGeneration = years >= 15 && years <= 60;
  if (sameSurname && sameHome && (isGeneration || (!sameBirth && differ(a.fields.suffix, b.fields.suffix))))
    return "parent";
  if (otherGiven && sameSurname && sameHome && years < 15) return "sibling";
  if (otherGiven && sameHome && !sameBirth) return "household";
  return levels[at.practice] === 1 && !otherGiven && sameBirth ? "other_practice" : null;
}
