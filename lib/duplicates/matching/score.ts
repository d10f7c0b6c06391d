import type { Comparable } from "./compare.ts";
import { at, type Field, fieldNames, FIELDS, MISSING } from "./fields.ts";
import { type Model, rarity, timesIn } from "./model.ts";
import type { MatchFields } from "./person.ts";

/**
 * One reason for or against, as it is stored and shown. Levels count from 0, the same. The prior says how rare duplicates are, the
 * family how well two brothers would explain it all.
 */
export type Term = { field: Field | "prior" | "family"; level: number; bits: number; sharedBy?: number };

/** How many people, told apart by their dates of birth, use this number, address or place. */
export type Sharing = (field: "phone" | "email" | "location", fields: MatchFields) => number;
export const sharedByNobody: Sharing = () => 1;

/** What a household shares, and up to which level it is the same thing. */
const householdFields: [number, "phone" | "email" | "location", number][] = [
  [at.phone, "phone", 0],
  [at.email, "email", 1],
  [at.location, "location", 2],
];

/** A mailbox of a family of three says half of what one's own says, the telephone of a practice nothing. */
export const weightWhenShared = (count: number) => (count < 3 ? 1 : 1 / (count - 1));

const inBits = (nats: number) => nats / Math.LN2;
export const probabilityOf = (bits: number) => 1 / (1 + 2 ** -bits);

/** What speaks for one person against two strangers, and how much better or worse a family explains it; in nats. */
export type Evidence = { same: number; family: number };

/** Three stories compete: one person, two strangers, two of a family. The last one takes away what a family shares anyway. */
export function bitsOf({ same, family }: Evidence, prior: number, families: number): number {
  return inBits(Math.log(prior / (1 - prior)) + same - Math.log1p(families * Math.exp(same + family)));
}

/** That names stand in their order is nothing to be told. */
const isSaid = (position: number, level: number) => level !== MISSING && !(position === at.swap && level === 0);

export type Scorer = {
  sharing: Sharing;
  /** The sums alone, for the many pairs that come to nothing; written into `evidence`, which is returned. */
  weigh(a: Comparable, b: Comparable, levels: Int8Array, evidence?: Evidence): Evidence;
  /** The same sum, term by term. */
  terms(a: Comparable, b: Comparable, levels: Int8Array): Term[];
};

/** Whoever of a family has the same birthday is a twin, and twins do not bear one name; a slip of the pen makes a few. In nats. */
const TWINS_OF_ONE_NAME = Math.log(0.05);

export function createScorer(model: Model, sharing: Sharing = sharedByNobody): Scorer {
  const ratios = (over: "same" | "family", under: "others" | "same") =>
    fieldNames.map((field) => {
      const shares = model.fields[field];
      return shares[over].map((share, level) => Math.log(share / (shares[under][level] ?? share)));
    });
  const weights = ratios("same", "others");
  const familyWeights = ratios("family", "same");
  const timesOf = (field: Field, value: string | undefined) => Math.max(timesIn(model, field, value), 1);

  /** Swapped names are looked up as both, and in an order of their own: which of them is the given name is not known. */
  function timesOfSwapped(position: number, { fields: a }: Comparable, { fields: b }: Comparable): number {
    const shared = [a.given === b.surname ? a.given : undefined, a.surname === b.given ? a.surname : undefined];
    const value = shared
      .filter((name) => name !== undefined)
      .sort()
      .at(position === at.given ? 0 : -1);
    return Math.max(timesOf("given", value), timesOf("surname", value));
  }

  function timesShared(position: number, a: Comparable, b: Comparable, levels: Int8Array): number {
    if (levels[at.swap] === 1 && position <= at.surname) return timesOfSwapped(position, a, b);
    if (position === at.given) return timesOf("given", a.fields.given);
    if (position === at.surname) return timesOf("surname", a.fields.surname);
    return position === at.birth ? timesOf("birth", a.fields.birth) : timesOf("practice", a.fields.practice);
  }

  function nats(position: number, level: number, a: Comparable, b: Comparable, levels: Int8Array): number {
    const weight = weights[position]?.[level] ?? 0;
    if (level !== 0 || (position > at.surname && position !== at.birth && position !== at.practice)) return weight;
    const field = fieldNames[position] as Field;
    return weight + rarity(model.fields[field].others[0] ?? 1, timesShared(position, a, b, levels), model.people);
  }

  function sharedBy(position: number, level: number, a: Comparable, b: Comparable): number {
    for (const [field, name, farthest] of householdFields)
      if (field === position && level <= farthest) return Math.max(sharing(name, a.fields), sharing(name, b.fields));
    return 1;
  }

  function weigh(a: Comparable, b: Comparable, levels: Int8Array, evidence: Evidence = { same: 0, family: 0 }) {
    evidence.same = 0;
    evidence.family = 0;
    for (let position = 0; position < FIELDS; position += 1) {
      const level = levels[position] ?? MISSING;
      if (!isSaid(position, level)) continue;
      const weight = nats(position, level, a, b, levels);
      evidence.same += weight > 0 ? weight * weightWhenShared(sharedBy(position, level, a, b)) : weight;
      evidence.family += familyWeights[position]?.[level] ?? 0;
    }
    if (levels[at.given] === 0 && levels[at.birth] === 0) evidence.family += TWINS_OF_ONE_NAME;
    return evidence;
  }

  return {
    sharing,
    weigh,
    terms(a, b, levels) {
      const terms: Term[] = [
        { field: "prior", level: MISSING, bits: inBits(Math.log(model.prior / (1 - model.prior))) },
      ];
      fieldNames.forEach((field, position) => {
        const level = levels[position] ?? MISSING;
        if (!isSaid(position, level)) return;
        const weight = nats(position, level, a, b, levels);
        const count = weight > 0 ? sharedBy(position, level, a, b) : 1;
        terms.push({
          field,
          level,
          bits: inBits(weight * weightWhenShared(count)),
          ...(count > 2 && { sharedBy: count }),
        });
      });
      const { same, family } = weigh(a, b, levels);
      terms.push({
        field: "family",
        level: MISSING,
        bits: -inBits(Math.log1p(model.families * Math.exp(same + family))),
      });
      return terms;
    },
  };
}
