import { expect, test } from "vitest";
import { inventPeople } from "../../../scripts/bench/matching/population.ts";
import { compare, prepare } from "./compare.ts";
import { objectionsTo, relationOf } from "./decide.ts";
import { defaultModel } from "./default-model.ts";
import { matchAll } from "./match.ts";
import { nameReader } from "./names.ts";
import { normalise } from "./person.ts";
import { frequenciesOf, sharingAmong } from "./population.ts";
import { createScorer } from "./score.ts";
import { train } from "./train.ts";

const read = nameReader();
const people = inventPeople(400, 23).people.map(({ person }) => prepare(normalise(person), read));
const model = defaultModel(people.length, frequenciesOf(people));

/** Every so many places on: an order that has nothing to do with the first one. */
const shuffled = people.map((_, at) => (at * 271) % people.length);

test("71: every pair of a population is the same from both sides", () => {
  const scorer = createScorer(model, sharingAmong(people.map(({ fields }) => fields)));
  const say = (a: (typeof people)[number], b: (typeof people)[number]) => {
    const levels = compare(a, b);
    const objections = objectionsTo(a, b, levels, model);
    return {
      levels: [...levels],
      terms: scorer.terms(a, b, levels),
      evidence: scorer.weigh(a, b, levels),
      objections,
      relation: relationOf(a, b, levels, objections.includes("two_given_names")),
    };
  };
  const uneven: unknown[] = [];
  let swapped = 0;
  people.forEach((a, first) => {
    // Everybody with some thirty others, and all copies among them: they stand beside each other.
    for (const [second, b] of people.entries()) {
      if (second <= first || (second > first + 8 && (first + second) % 25 !== 0)) continue;
      const [one, other] = [say(a, b), say(b, a)];
      if (JSON.stringify(one) !== JSON.stringify(other)) uneven.push([a.fields, b.fields, one, other]);
      if (one.levels[2] === 1) swapped += 1;
    }
  });
  expect(uneven).toEqual([]);
  expect(swapped).toBeGreaterThan(3);
});

test.each([
  ["John", "Smith", "Smith", "Jhon"],
  ["Helena", "Castellan", "Castellan", "Helena"],
  ["Suharto", "", "", "Suharto"],
  ["Martha", "Lopez", "Marhta", "Lpoez"],
  ["abcabd", "badcab", "dabcab", "cabbad"],
])("71: %s %s and %s %s from both sides", (givenName, familyName, otherGiven, otherFamily) => {
  const a = prepare(normalise({ givenName, familyName }), read);
  const b = prepare(normalise({ givenName: otherGiven, familyName: otherFamily }), read);
  expect(compare(a, b)).toEqual(compare(b, a));
});

test("71: whoever is read first, the same pairs are found with the same bits", () => {
  const keyed = (order: number[]) =>
    new Map(
      matchAll(
        order.map((at) => people[at] as (typeof people)[number]),
        model,
        -4.25,
      ).pairs.map(({ first, second, bits }) => [
        [order[first], order[second]].sort((a, b) => Number(a) - Number(b)).join(" "),
        bits,
      ]),
    );
  const inOrder = keyed(people.map((_, at) => at));
  const inAnother = keyed(shuffled);
  expect(inOrder.size).toBeGreaterThan(25);
  expect([...inAnother.keys()].sort()).toEqual([...inOrder.keys()].sort());
  for (const [pair, bits] of inOrder) expect(Math.abs((inAnother.get(pair) ?? 0) - bits)).toBeLessThan(1e-9);
});

test("71: and the same weights are learnt", () => {
  const some = people.slice(0, 120);
  expect(train(some.toReversed(), true).model).toEqual(train(some, true).model);
});
