import { describe, expect, test } from "vitest";
import { inventPeople, type Invented } from "../../../scripts/bench/matching/population.ts";
import { compare, type Comparable, prepare } from "./compare.ts";
import { bandWith } from "./cluster.ts";
import { objectionsTo, relationOf } from "./decide.ts";
import { defaultFields } from "./default-model.ts";
import { fieldNames } from "./fields.ts";
import { matchAll } from "./match.ts";
import { modelSchema } from "./model.ts";
import { nameReader } from "./names.ts";
import { normalise, type Person } from "./person.ts";
import { probabilityOf } from "./score.ts";
import { train } from "./train.ts";

const read = nameReader();
const lab = inventPeople(300, 5).people;
const changed = (change: Person) => lab.map((each) => ({ ...each, person: { ...each.person, ...change } }));
const weightsOf = (same: number[], others: number[]) =>
  same.map((share, level) => Math.log2(share / (others[level] ?? 0)));

/** What a first scan of these people finds, as it is done for a lab that is new. */
function scan(invented: Invented[], isTraining?: boolean) {
  const people = invented.map(({ person }) => prepare(normalise(person), read));
  const { model: trained, learnt } = train(people, isTraining);
  const { pairs, model } = matchAll(people, trained, -4.25);
  const judged = pairs.map(({ first, second, bits }) => {
    const [a, b] = [people[first] as Comparable, people[second] as Comparable];
    const levels = compare(a, b);
    const objections = objectionsTo(a, b, levels, model);
    const relation = relationOf(a, b, levels, objections.includes("two_given_names"));
    const isSame = invented[first]?.who === invented[second]?.who;
    return { bits, isSame, band: bandWith(probabilityOf(bits), objections, relation) };
  });
  const times = new Map<number, number>();
  for (const { who } of invented) times.set(who, (times.get(who) ?? 0) + 1);
  const copies = [...times.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return { judged, model, learnt, copies, likely: judged.filter(({ bits }) => bits >= 0) };
}

const countSame = (pairs: { isSame: boolean }[]) => pairs.filter(({ isSame }) => isSame).length;

describe("65: a practice of twenty patients", () => {
  const twenty = (seed: number) => scan(inventPeople(20, seed).people);
  const scans = Array.from({ length: 40 }, (_, seed) => twenty(seed + 1));

  test("65: learns nothing, and its weights stay near those that are shipped", () => {
    for (const { model, learnt } of scans) {
      expect(learnt).toEqual([]);
      for (const field of ["given", "surname", "birth", "phone"] as const) {
        expect(model.fields[field].same).toEqual(defaultFields[field].same);
        const shipped = weightsOf(defaultFields[field].same, defaultFields[field].others).slice(1);
        weightsOf(model.fields[field].same, model.fields[field].others)
          .slice(1)
          .forEach((weight, level) => expect(Math.abs(weight - (shipped[level] ?? 0))).toBeLessThan(2));
      }
    }
  });

  test("65: finds its duplicates all the same, and a machine none that is not one", () => {
    const copies = scans.reduce((sum, each) => sum + each.copies, 0);
    expect(copies).toBeGreaterThan(30);
    expect(scans.reduce((sum, each) => sum + countSame(each.judged), 0) / copies).toBeGreaterThan(0.95);
    expect(scans.flatMap((each) => each.judged).filter(({ isSame, band }) => !isSame && band === "certain")).toEqual(
      [],
    );
    const likely = scans.flatMap((each) => each.judged).filter(({ band }) => band !== null && band !== "possible");
    expect(countSame(likely) / likely.length).toBeGreaterThan(0.9);
  });
});

describe("66: everybody has one surname", () => {
  const { judged, model, likely, copies } = scan(changed({ familyName: "Nguyen" }));

  test("66: to have it says nothing, and to have another does not speak for one person", () => {
    const weights = weightsOf(model.fields.surname.same, model.fields.surname.others);
    expect(Math.abs(weights[0] ?? 9)).toBeLessThan(1);
    expect(weights.at(-1)).toBeLessThanOrEqual(0);
  });

  test("66: the other fields still tell people apart", () => {
    expect(countSame(likely) / copies).toBeGreaterThan(0.85);
    expect(countSame(likely) / likely.length).toBeGreaterThan(0.8);
    expect(judged.filter(({ isSame, band }) => !isSame && band === "certain")).toEqual([]);
  });
});

describe("67: a column that nobody ever filled in", () => {
  test.each([
    ["date of birth", { birthDate: null }],
    ["given name", { givenName: null }],
    ["telephone and mailbox", { phone: null, email: null }],
    ["gender", { gender: null }],
  ])("67: %s", (_, change) => {
    const { judged, model, likely, copies } = scan(changed(change), false);
    expect(modelSchema.parse(model)).toEqual(model);
    expect(judged.every(({ bits }) => Number.isFinite(bits))).toBe(true);
    expect(countSame(likely) / copies).toBeGreaterThan(0.85);
    expect(countSame(likely) / likely.length).toBeGreaterThan(0.75);
    expect(judged.filter(({ isSame, band }) => !isSame && band === "certain")).toEqual([]);
  });
});

describe("68: nobody is in the books twice", () => {
  test("68: training does not invent duplicates", () => {
    const { judged, model, likely } = scan(
      inventPeople(400, 8).people.filter(({ copy }) => copy === undefined),
      true,
    );
    expect(likely).toEqual([]);
    expect(judged.length).toBeLessThan(20);
    expect(model.prior * model.people).toBeLessThan(0.01);
    for (const field of fieldNames) {
      const weights = weightsOf(model.fields[field].same, model.fields[field].others);
      expect(weights.at(-1)).toBeLessThanOrEqual(0);
    }
  });
});
