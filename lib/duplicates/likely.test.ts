import { expect, test } from "vitest";
import { askFor, rankLikely } from "./likely.ts";
import { defaultModel } from "./matching/default-model.ts";
import { keysOf } from "./matching/keys.ts";
import { normalise } from "./matching/person.ts";

const stored = { givenName: "Rosalind", familyName: "Featherstone", birthDate: "2009-03-04", phone: "555 010 0199" };
const shown = {
  id: "a",
  patient_number: "P1-0001",
  given_name: "Rosalind",
  family_name: "Featherstone",
  birth_date: "2009-03-04",
  practice_name: "Hazel Grove",
};
const known = { ...shown, fields: normalise(stored), record: null };
const waiting = {
  ...shown,
  fields: null,
  record: { ...shown, gender: null, email: null, phone: stored.phone, practice_id: null, other_names: null },
};
const nothing = { version: null, weights: null, people: 500, crowded: [], found: [] };
const swapped = { givenName: "Fetherstone", familyName: "Rosalind", birthDate: "2009-03-04" };

test("nothing is asked while nothing is typed by which anybody could be found", () => {
  expect(askFor({ givenName: "", familyName: "", birthDate: "" }, "lab")).toBeNull();
  expect(askFor({ birthDate: "2009-03-04" }, "lab")?.p_keys.length).toBeGreaterThan(0);
});

test("swapped and mistyped names are recognised, with reasons and without a number", () => {
  const [found] = rankLikely(swapped, "lab", { ...nothing, found: [known] });
  expect(found).toMatchObject({ id: "a", name: "Rosalind Featherstone", band: { name: "Likely" } });
  expect(found?.reasons).toContain("Date of birth is the same");
  expect(found?.reasons).toContain("Order of the names is swapped: first and last name");
});

test("whoever has no keys yet is compared as they stand, when they share one", () => {
  expect(rankLikely(swapped, "lab", { ...nothing, found: [waiting] })).toHaveLength(1);
  const other = {
    ...waiting,
    record: { ...waiting.record, given_name: "Otto", family_name: "Zimmer", birth_date: null },
  };
  expect(rankLikely(swapped, "lab", { ...nothing, found: [other] })).toEqual([]);
});

test("a key that too many share brings nobody", () => {
  const crowded = keysOf(normalise(swapped));
  expect(rankLikely(swapped, "lab", { ...nothing, crowded, found: [waiting] })).toEqual([]);
});

test("two different people are not shown", () => {
  expect(rankLikely({ ...swapped, birthDate: "1961-12-30" }, "lab", { ...nothing, found: [known] })).toEqual([]);
});

test("a name alone shows its bearers, however frequent it is; another date of birth takes them away", () => {
  const weights = {
    ...defaultModel(300_000),
    frequencies: { given: { rosalind: 9_000 }, surname: { featherstone: 9_000 } },
  };
  const answer = { ...nothing, people: null, version: 1, weights, found: [known] };
  const { birthDate: _, ...named } = { ...stored, phone: null };
  expect(rankLikely(named, "big lab", answer)).toMatchObject([{ band: { name: "Same name" } }]);
  expect(rankLikely({ ...named, birthDate: "1961-12-30" }, "big lab", answer)).toEqual([]);
});

test("a model comes once per version and is remembered per lab", () => {
  const weights = defaultModel(500);
  expect(askFor(swapped, "lab with a model")?.p_known_version).toBeUndefined();
  rankLikely(swapped, "lab with a model", { ...nothing, people: null, version: 3, weights });
  expect(askFor(swapped, "lab with a model")?.p_known_version).toBe(3);
  expect(askFor(swapped, "another lab")?.p_known_version).toBeUndefined();
  expect(
    rankLikely(swapped, "lab with a model", { ...nothing, people: null, version: 3, found: [known] }),
  ).toHaveLength(1);
  // Somebody put another version to use between the question and the answer: the shipped weights stand in.
  expect(rankLikely(swapped, "another lab", { ...nothing, people: null, version: 3, found: [known] })).toHaveLength(1);
});
