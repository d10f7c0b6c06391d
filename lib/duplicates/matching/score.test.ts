import { describe, expect, test } from "vitest";
import type { Person } from "./person.ts";
import { bitsOf, probabilityOf, weightWhenShared } from "./score.ts";
import { look, patient, withoutContacts } from "./small-lab.ts";

describe("72: the terms that are shown add up to the score", () => {
  const family = ["2003-01-15", "2005-06-02", "2007-11-20"].map((birthDate) => ({ ...patient, birthDate }));
  const pairs: [string, Person, Person[]][] = [
    ["a clean copy", {}, []],
    ["a copy in a family that shares everything", {}, family],
    ["swapped names", { givenName: "Castellan", familyName: "Helnea" }, []],
    ["a twin", { givenName: "Marianne" }, family],
    ["hardly anything known", { ...withoutContacts, birthDate: null, gender: null, practice: null }, []],
  ];

  test.each(pairs)("72: %s", (_, other, others) => {
    const { terms, evidence, model } = look({}, other, others);
    const sum = terms.reduce((total, { bits }) => total + bits, 0);
    expect(sum).toBeCloseTo(bitsOf(evidence, model.prior, model.families), 9);
    expect(terms.every(({ bits }) => Number.isFinite(bits))).toBe(true);
  });

  test("72: a term for each field that both have, one for how rare duplicates are, one for the family", () => {
    const { terms, levels } = look({}, { email: null });
    expect(terms.map(({ field }) => field)).toEqual([
      "prior",
      "given",
      "surname",
      "birth",
      "sex",
      "phone",
      "practice",
      "family",
    ]);
    expect(levels).not.toHaveProperty("email");
  });

  test("72: bits are the logarithm of odds", () => {
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(10)).toBeCloseTo(1024 / 1025, 12);
  });
});

test("what a household of two shares counts whole, what a school shares not at all", () => {
  expect([1, 2, 3, 5].map(weightWhenShared)).toEqual([1, 1, 0.5, 0.25]);
  expect(weightWhenShared(400)).toBeLessThan(0.01);
});
