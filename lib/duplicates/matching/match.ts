import { type Comparable, compare } from "./compare.ts";
import { hasEnoughInCommon } from "./decide.ts";
import { defaultFamilies, defaultPrior } from "./default-model.ts";
import { at, FIELDS } from "./fields.ts";
import { keysOf, ownKeysOf } from "./keys.ts";
import type { Model } from "./model.ts";
import { nameReader } from "./names.ts";
import { MANY_PEOPLE, pairUp, type Pairs } from "./pairs.ts";
import { sharingAmong } from "./population.ts";
import { bitsOf, createScorer, probabilityOf } from "./score.ts";
import { hash } from "./text.ts";

export type Scored = { first: number; second: number; bits: number };

type Written = { given: boolean; birth: boolean };

/**
 * A pair that shares a home and neither given name nor date of birth is a family and nothing else: counted, they tell how many there
 * are. Where a lab never writes one of the two down, the other one must tell.
 */
function isFamily(levels: Int8Array, isWritten: Written): boolean {
  const sharesHome = [at.phone, at.email, at.location].some((field) => levels[field] === 0);
  const isOther = (field: "given" | "birth") => !isWritten[field] || (levels[at[field]] ?? 0) >= 4;
  return sharesHome && isOther("given") && isOther("birth");
}
/** Of a hundred pairs of a family, so many look like that; the others are twins, or share no home on paper. */
const VISIBLE_FAMILIES = 0.6;
/** And of a hundred records that were written twice, so many lost both the given name and the date of birth. */
const SPOILT_COPIES = 0.02;
/** So few people have families even if none is seen. */
const FEW_PEOPLE = 200;

const isCopy = (levels: Int8Array) =>
  levels[at.given] === 0 && levels[at.birth] === 0 && (levels[at.surname] ?? 5) <= 3;

/** What ships counts for so many people: in a small lab where nobody is found twice, somebody may be all the same. */
const TRUST_IN_DEFAULT = 20;

/** Finds the share of pairs that are one person: the share that, assumed, is found again. */
function settlePrior(same: Float64Array, family: Float64Array, families: number, people: number): number {
  const pairs = (people * (people - 1)) / 2;
  const shipped = defaultPrior(people);
  const expectedAmongTrusted = (shipped * pairs * TRUST_IN_DEFAULT) / people;
  const most = 2 / people;
  let prior = shipped;
  for (let round = 0; round < 20; round += 1) {
    let expected = 0;
    for (let i = 0; i < same.length; i += 1)
      expected += probabilityOf(bitsOf({ same: same[i] ?? 0, family: family[i] ?? 0 }, prior, families));
    const perPerson = (expected + expectedAmongTrusted) / (people + TRUST_IN_DEFAULT);
    const next = Math.min((perPerson * people) / pairs, most);
    if (Math.abs(Math.log(next / prior)) < 0.001) return next;
    prior = next;
  }
  return prior;
}

/** Among few everybody who shares a key is compared; among many, whoever shares two, which nearly all copies do. */
function pairPeople(people: Comparable[], keys: number[][]): Pairs {
  if (people.length <= MANY_PEOPLE) return pairUp(keys);
  const again = (key: number) => hash(`again ${key}`);
  return pairUp(
    people.map(({ fields }, person) => [...(keys[person] ?? []), ...ownKeysOf(fields).map(again)]),
    2,
  );
}

export type Matched = { pairs: Scored[]; model: Model; compared: number; skippedBlocks: number };
type Lap = (phase: string) => void;

/** Some twenty milliseconds of comparing. */
const STEP = 2_000;

export function keysOfAll(people: Comparable[]): number[][] {
  const read = nameReader();
  return people.map(({ fields }) => keysOf(fields, read));
}

/**
 * Everybody against everybody who shares a key. Returns the pairs that are worth keeping, and the model with the two shares that only
 * the pairs themselves can tell. Between the steps somebody else may have the processor.
 */
export function* matchInSteps(
  people: Comparable[],
  keys: number[][],
  model: Model,
  leastBits: number,
  lap: Lap,
): Generator<void, Matched> {
  const { first, second, skippedBlocks } = pairPeople(people, keys);
  lap("pair");
  const scorer = createScorer(model, sharingAmong(people.map(({ fields }) => fields)));
  const levels = new Int8Array(FIELDS);
  const same = new Float64Array(first.length);
  const family = new Float64Array(first.length);
  const isQuestion = new Uint8Array(first.length);
  const evidence = { same: 0, family: 0 };
  const isWritten = {
    given: people.some(({ fields }) => fields.given !== undefined),
    birth: people.some(({ fields }) => fields.birth !== undefined),
  };
  let seenFamilies = 0;
  let seenCopies = 0;
  const weighUpTo = (from: number, to: number) => {
    for (let i = from; i < to; i += 1) {
      const [a, b] = [people[first[i] ?? 0] as Comparable, people[second[i] ?? 0] as Comparable];
      scorer.weigh(a, b, compare(a, b, levels), evidence);
      same[i] = evidence.same;
      family[i] = evidence.family;
      isQuestion[i] = Number(hasEnoughInCommon(levels));
      if (isFamily(levels, isWritten)) seenFamilies += 1;
      else if (isCopy(levels)) seenCopies += 1;
    }
  };
  for (let from = 0; from < first.length; from += STEP) {
    weighUpTo(from, Math.min(from + STEP, first.length));
    yield;
  }
  const beyondCopies = Math.max(seenFamilies - SPOILT_COPIES * seenCopies, 0.005);
  const seenShare = beyondCopies / VISIBLE_FAMILIES / ((people.length * (people.length - 1)) / 2 || 1);
  const families = people.length < FEW_PEOPLE ? Math.max(seenShare, defaultFamilies(people.length)) : seenShare;
  const prior = settlePrior(same, family, families, people.length);
  const pairs: Scored[] = [];
  for (let i = 0; i < first.length; i += 1) {
    const bits = bitsOf({ same: same[i] ?? 0, family: family[i] ?? 0 }, prior, families);
    if (isQuestion[i] && bits >= leastBits) pairs.push({ first: first[i] ?? 0, second: second[i] ?? 0, bits });
  }
  lap("compare");
  return { pairs, model: { ...model, prior, families }, compared: first.length, skippedBlocks };
}

/** The same in one go. */
export function matchAll(people: Comparable[], model: Model, leastBits: number, lap: Lap = () => undefined): Matched {
  const keys = keysOfAll(people);
  lap("keys");
  const steps = matchInSteps(people, keys, model, leastBits, lap);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
