import type { Comparable } from "./compare.ts";
import type { Field } from "./fields.ts";
import type { Model } from "./model.ts";
import type { MatchFields } from "./person.ts";
import type { Sharing } from "./score.ts";

const FREQUENT = 3;
const MOST_FREQUENT = 3_000;

const valued = [
  "given",
  "surname",
  "birth",
  "sex",
  "email",
  "phone",
  "location",
  "guardian",
  "nationalId",
  "practice",
] as const;

const homeOf = ({ house, street, postcode, city }: MatchFields) =>
  street && (postcode ?? city) ? `${house ?? ""}|${street}|${postcode ?? city}` : undefined;

const valueOf = (field: (typeof valued)[number], fields: MatchFields) =>
  field === "location" ? homeOf(fields) : fields[field];

function countValues(people: Comparable[], field: (typeof valued)[number]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of people) {
    const value = valueOf(field, fields);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The frequent values: what a model keeps of a population, and nothing that would name somebody who is rare. */
export function frequenciesOf(people: Comparable[]): Model["frequencies"] {
  const frequencies: Model["frequencies"] = {};
  for (const field of ["given", "surname", "birth", "practice"] as const) {
    const frequent = [...countValues(people, field)].filter(([, count]) => count >= FREQUENT);
    frequent.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
    frequencies[field] = Object.fromEntries(frequent.slice(0, MOST_FREQUENT));
  }
  return frequencies;
}

/** How likely two pairs of hands hold the same value by accident, from its counts. */
export function accidentalShares(people: Comparable[]): Partial<Record<Field, number>> {
  const shares: Partial<Record<Field, number>> = {};
  for (const field of valued) {
    let holders = 0;
    let pairs = 0;
    for (const count of countValues(people, field).values()) {
      holders += count;
      pairs += count * (count - 1);
    }
    if (holders > 1) shares[field] = pairs / (holders * (holders - 1));
  }
  return shares;
}

/** Counts people by their dates of birth: nine records of one person share a number, and yet it is one person's. */
export function sharingAmong(people: Iterable<MatchFields>): Sharing {
  const births = new Map<string, Set<string>>();
  for (const fields of people) {
    for (const field of ["phone", "email", "location"] as const) {
      const value = valueOf(field, fields);
      if (value === undefined || fields.birth === undefined) continue;
      const key = `${field}|${value}`;
      const known = births.get(key);
      if (known) known.add(fields.birth);
      else births.set(key, new Set([fields.birth]));
    }
  }
  return (field, fields) => {
    const value = valueOf(field, fields);
    return value === undefined ? 1 : (births.get(`${field}|${value}`)?.size ?? 1);
  };
}
