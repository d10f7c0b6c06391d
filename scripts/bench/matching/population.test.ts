import { expect, test } from "vitest";
import { compare, prepare } from "../../../lib/duplicates/matching/compare.ts";
import { bandOf, objectionsTo } from "../../../lib/duplicates/matching/decide.ts";
import { matchAll } from "../../../lib/duplicates/matching/match.ts";
import { nameReader } from "../../../lib/duplicates/matching/names.ts";
import { normalise } from "../../../lib/duplicates/matching/person.ts";
import { probabilityOf } from "../../../lib/duplicates/matching/score.ts";
import { train } from "../../../lib/duplicates/matching/train.ts";
import { inventPeople } from "./population.ts";

const { people, siblings } = inventPeople(20_000, 7);
const read = nameReader();
const comparable = people.map(({ person }) => prepare(normalise(person), read));
const { pairs, model } = matchAll(comparable, train(comparable).model, -4.25);

const judged = pairs.flatMap(({ first, second, bits }) => {
  const [a, b] = [comparable[first], comparable[second]];
  const [one, other] = [people[first], people[second]];
  if (!a || !b || !one || !other) return [];
  const levels = compare(a, b);
  const isAuto = bandOf(probabilityOf(bits)) === "certain" && objectionsTo(a, b, levels, model).length === 0;
  const isClean =
    [one, other].some(({ copy }) => copy === "clean") && [one, other].some(({ copy }) => copy === undefined);
  return [{ isSame: one.who === other.who, isAuto, isClean, bits }];
});

test("no machine takes twins, brothers or sisters for one person", () => {
  expect(siblings.length).toBeGreaterThan(1_000);
  expect(siblings.filter(({ isTwin }) => isTwin).length).toBeGreaterThan(300);
  expect(judged.filter(({ isAuto, isSame }) => isAuto && !isSame)).toEqual([]);
});

test("most clean copies could be merged without a person", () => {
  const clean = people.filter(({ copy }) => copy === "clean").length;
  const merged = judged.filter(({ isAuto, isSame, isClean }) => isAuto && isSame && isClean).length;
  expect(merged / clean).toBeGreaterThan(0.6);
});

test("hardly a copy escapes", () => {
  const times = new Map<number, number>();
  for (const { who } of people) times.set(who, (times.get(who) ?? 0) + 1);
  const copies = [...times.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  expect(judged.filter(({ isSame, bits }) => isSame && bits > 0).length / copies).toBeGreaterThan(0.98);
});
