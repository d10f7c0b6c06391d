import { describe, expect, test } from "vitest";
import { normalise } from "./person.ts";
import { everydayBirth, look, withoutContacts } from "./small-lab.ts";

describe("16: day and month", () => {
  test("16: the third of April is the fourth of March written elsewhere", () => {
    const pair = look({ birthDate: "2009-03-04" }, { birthDate: "2009-04-03" });
    expect(pair).toMatchObject({ meet: true, levels: { birth: "day and month swapped" }, band: "certain" });
    expect(pair.objections).toEqual([]);
  });

  test("16: so is a date that no calendar has", () => {
    expect(look({}, { birthDate: "2009-23-07" }).levels.birth).toBe("day and month swapped");
  });

  test("16: and twins whose date was swapped once are still twins", () => {
    const pair = look({ birthDate: "2009-03-04" }, { birthDate: "2009-04-03", givenName: "Marianne" });
    expect(pair.relation).toBe("twin");
    expect(pair.objections).toContain("given_names_differ");
  });
});

describe("17: a little off, or far", () => {
  test.each([
    ["a day", "2009-07-24", "one digit", "certain"],
    ["ten years", "2019-07-23", "one digit", "certain"],
    ["a century", "1909-07-23", "two digits", "likely"],
  ] as const)("17: off by %s", (_, birthDate, level, band) => {
    const pair = look({}, { birthDate });
    expect(pair).toMatchObject({ meet: true, levels: { birth: level }, band, objections: [], relation: null });
  });

  test.each([
    ["a month", "2009-07-31", "2009-08-01"],
    ["a year", "2009-12-31", "2010-01-01"],
  ])("17: a day that begins another of %s is found, and left to people", (_, one, other) => {
    const pair = look({ birthDate: one }, { birthDate: other });
    expect(pair).toMatchObject({ meet: true, band: "likely" });
  });

  test("17: a day off is found by the name alone", () => {
    const pair = look({}, { birthDate: "2009-07-24", ...withoutContacts });
    expect(pair).toMatchObject({ meet: true, band: "likely", objections: ["nothing_beside"] });
  });
});

test.each([
  ["the day before", "2008-02-28", "one digit"],
  ["the day after", "2008-03-01", "same year or same day"],
  ["a year that has none", "2009-02-29", "one digit"],
])("18: the 29th of February and %s", (_, birthDate, level) => {
  const pair = look({ birthDate: "2008-02-29" }, { birthDate });
  expect(pair).toMatchObject({ meet: true, levels: { birth: level } });
  expect(pair.band).not.toBeNull();
});

describe("19: dates that stand for none", () => {
  test.each(["1900-01-01", "1901-01-01", "0001-01-01", "0000-00-00", "1111-11-11"])("19: %s is missing", (birthDate) =>
    expect(normalise({ birthDate }).birth).toBeUndefined(),
  );

  test("19: two who have only the placeholder in common are not born on one day", () => {
    const pair = look({ birthDate: "1900-01-01" }, { birthDate: "1900-01-01" });
    expect(pair).toMatchObject({ meet: true, band: "likely", objections: ["birth_missing"] });
  });

  test("19: New Year of the right year is found, and left to people", () => {
    const pair = look({}, { birthDate: "2009-01-01" });
    expect(pair).toMatchObject({ meet: true, levels: { birth: "same year or same day" }, band: "likely" });
    expect(pair.objections).toEqual(["births_differ"]);
  });

  test("19: a date that every tenth patient has says far less than another", () => {
    const bitsOfBirth = (birthDate: string) =>
      look({ birthDate }, { birthDate }).terms.find(({ field }) => field === "birth")?.bits ?? 0;
    expect(bitsOfBirth(everydayBirth)).toBeLessThan(bitsOfBirth("2009-07-23") - 3);
  });
});

describe("20: no date, or an impossible one", () => {
  test("20: two without a date of birth are for people, however alike", () => {
    const pair = look({ birthDate: null }, { birthDate: "" });
    expect(pair).toMatchObject({ meet: true, band: "likely", objections: ["birth_missing"] });
    expect(pair.levels).not.toHaveProperty("birth");
  });

  test("20: a date in the future was mistyped, and makes nobody somebody's parent", () => {
    const pair = look({}, { birthDate: "2209-07-23" });
    expect(pair).toMatchObject({ meet: true, levels: { birth: "one digit" }, relation: null });
    const typo = look({}, { birthDate: "2090-07-23" });
    expect(typo).toMatchObject({ meet: true, relation: null });
  });
});
