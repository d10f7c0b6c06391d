import type { Comparable } from "./compare.ts";
import { at, MISSING } from "./fields.ts";
import type { Model } from "./model.ts";
import { isGivenName } from "./nicknames.ts";

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
  two_given_names: "Two given names that parents give: twins?",
  given_name_missing: "A given name is missing",
  surnames_differ: "The family names differ",
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

const isSame = (level: number | undefined, farthest = 0) =>
  level !== undefined && level !== MISSING && level <= farthest;
const isApart = (level: number | undefined, nearest: number) => level !== undefined && level >= nearest;
const differ = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;

/** Two spellings that both occur are two names; a slip of the finger makes one that nobody bears. An initial may be anybody's. */
function areTwoGivenNames(a: Comparable, b: Comparable, model: Model): boolean {
  const isBorne = (one: Comparable) =>
    (one.given?.words ?? [])
      .slice(0, 1)
      .every((word) => word.length === 1 || isGivenName(word) || (model.frequencies.given?.[word] ?? 0) >= 3);
  return a.given !== undefined && b.given !== undefined && isBorne(a) && isBorne(b);
}

/** Why no machine may merge the two, whatever the score: twins, families and namesakes look like one person. */
export function objectionsTo(a: Comparable, b: Comparable, levels: Int8Array, model: Model): Objection[] {
  const found: Objection[] = [];
  const given = levels[at.given];
  if (given === MISSING) found.push("given_name_missing");
  else if (isApart(given, 4)) found.push("given_names_differ");
  else if (isApart(given, 1) && a.given?.joined !== b.given?.joined && areTwoGivenNames(a, b, model))
    found.push("two_given_names");
  if (levels[at.birth] === MISSING) found.push("birth_missing");
  else if (isApart(levels[at.birth], 4)) found.push("births_differ");
  if (isApart(levels[at.surname], 4) || levels[at.surname] === MISSING) found.push("surnames_differ");
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
  const beside =
    isSame(levels[at.phone]) ||
    isSame(levels[at.email], 1) ||
    isSame(levels[at.location], 2) ||
    isSame(levels[at.nationalId]) ||
    isSame(levels[at.guardian], 1);
  if (known < 3) found.push("little_known");
  else if (!beside) found.push("nothing_beside");
  return found;
}

/** What two people may be to each other who are not the same. */
export function relationOf(a: Comparable, b: Comparable, levels: Int8Array, isTwoNames: boolean): Relation | null {
  const sameSurname = isSame(levels[at.surname], 3);
  const sameHome =
    isSame(levels[at.location], 2) ||
    isSame(levels[at.phone]) ||
    isSame(levels[at.email]) ||
    isSame(levels[at.guardian], 1);
  const otherGiven = isApart(levels[at.given], 4) || isTwoNames;
  const sameBirth = isSame(levels[at.birth], 1);
  if (otherGiven && sameSurname && sameBirth) return "twin";
  const years = Math.abs(Number(a.fields.birth?.slice(0, 4)) - Number(b.fields.birth?.slice(0, 4)));
  if (sameSurname && sameHome && years >= 15) return "parent";
  if (otherGiven && sameSurname && sameHome && years < 15) return "sibling";
  if (otherGiven && sameHome && !sameBirth) return "household";
  return levels[at.practice] === 1 && !otherGiven && sameBirth ? "other_practice" : null;
}
