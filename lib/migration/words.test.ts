import { expect, test } from "vitest";
import { mappings } from "./mappings";
import { explainedCodes, kinds } from "./words";

test("every reason that a mapping can give has words", () => {
  const rules = mappings.flatMap(({ first = [], rejects = [], findings = [] }) => [...first, ...rejects, ...findings]);
  const given = new Set(rules.map(({ code }) => code));
  expect([...given].filter((code) => !explainedCodes.has(code))).toEqual([]);
});

test("every kind of entry has words", () => {
  expect(Object.keys(kinds).sort()).toEqual(["conflict", "finding", "merged", "rejected", "skipped"]);
});
