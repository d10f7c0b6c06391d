import { describe, expect, test } from "vitest";
import { look, patient, withoutContacts } from "./small-lab.ts";

describe("4: first and last name swapped", () => {
  test("4: swapped, and nothing else different", () => {
    const pair = look({}, { givenName: "Castellan", familyName: "Helena" });
    expect(pair).toMatchObject({ meet: true, band: "certain", objections: [] });
    expect(pair.levels).toMatchObject({ swap: "first and last name swapped", given: "same", surname: "same" });
  });

  test.each([
    ["Castellan", "Helnea"],
    ["Castelan", "Helena"],
  ])("4: swapped, and one of them mistyped: %s %s", (givenName, familyName) => {
    const pair = look({}, { givenName, familyName });
    expect(pair).toMatchObject({ meet: true, band: "certain", objections: [] });
    expect(pair.levels.swap).toBe("first and last name swapped");
    expect(look({}, { givenName, familyName, ...withoutContacts })).toMatchObject({ meet: true, band: "likely" });
  });

  test("4: names of which each could be the first are no twins for being swapped", () => {
    const pair = look({ givenName: "James", familyName: "Thomas" }, { givenName: "Thomas", familyName: "Jmes" });
    expect(pair).toMatchObject({ band: "certain", relation: null });
  });

  test("4: a sister who was written the wrong way round is nobody's copy", () => {
    const pair = look({}, { givenName: "Castellan", familyName: "Marianne" });
    expect(pair.objections).toContain("given_names_differ");
    expect(pair.relation).toBe("twin");
    const older = look({}, { givenName: "Castellan", familyName: "Marianne", birthDate: "2005-02-14" });
    expect(older).toMatchObject({ band: null, relation: "sibling" });
  });
});

describe("5: short forms", () => {
  test.each([
    ["Bob", "Robert"],
    ["Peggy", "Margaret"],
    ["Liz", "Elizabeth"],
    ["Jack", "John"],
    ["Will", "William"],
    ["Daniel", "Danny"],
  ])("5: %s is found as %s, is no twin, and is left to people", (givenName, other) => {
    const pair = look({ givenName }, { givenName: other });
    expect(pair).toMatchObject({ meet: true, levels: { given: "short form" }, band: "likely", relation: null });
    expect(pair.objections).toEqual(["two_given_names"]);
  });

  test("5: Bob and Rob are short for the same and yet not the same", () => {
    expect(look({ givenName: "Bob" }, { givenName: "Rob" }).levels.given).not.toBe("short form");
  });

  test("5: neither are Alexander and Sandra for both being called Sandy", () => {
    const pair = look({ givenName: "Alexander" }, { givenName: "Sandra" });
    expect(pair.objections).toContain("given_names_differ");
  });
});

test("6: an initial is found and left to people: it may be a brother's", () => {
  const pair = look({ givenName: "J." }, { givenName: "John" });
  expect(pair).toMatchObject({ meet: true, levels: { given: "short form" }, band: "likely" });
  expect(pair.objections).toEqual(["two_given_names"]);
  expect(look({ givenName: "K." }, { givenName: "John" }).objections).toContain("given_names_differ");
});

test("7: a first name in the middle field is a first name", () => {
  for (const givenName of [null, "", "-", "Unknown"]) {
    const pair = look({ givenName, middleName: "Helena" }, {});
    expect(pair).toMatchObject({ meet: true, levels: { given: "same" }, band: "certain", objections: [] });
  }
  const second = look({ givenName: "Ann", middleName: "Helena" }, {});
  expect(second).toMatchObject({ meet: true, levels: { given: "short form" }, relation: null, band: "likely" });
});

describe("8: father and son of one name, in one house", () => {
  const senior = { givenName: "Aldous", familyName: "Castellan Sr.", gender: "male", birthDate: "1979-02-11" };
  const junior = { ...senior, familyName: "Castellan, Jr", birthDate: "2009-07-23" };

  test("8: are parent and child", () => {
    const pair = look(senior, junior);
    expect(pair).toMatchObject({ band: "possible", relation: "parent" });
    expect(pair.objections).toEqual(expect.arrayContaining(["births_differ", "generations_differ"]));
  });

  test("8: are it too when a date of birth was not written down", () => {
    const pair = look(senior, { ...junior, birthDate: null });
    expect(pair).toMatchObject({ band: "possible", relation: "parent" });
  });

  test.each(["Castellan III", "Castellan Senior"])("8: %s is not Castellan Jr, whatever else agrees", (familyName) => {
    const pair = look(junior, { ...junior, familyName });
    expect(pair.objections).toContain("generations_differ");
  });

  test("8: a generation in a field of its own, or left out, is for people to judge", () => {
    const pair = look(junior, { ...junior, familyName: "Castellan" });
    expect(pair).toMatchObject({ meet: true, levels: { surname: "same" }, band: "likely" });
    expect(look(junior, { ...junior, familyName: "Castellan", suffix: "Jr." }).objections).toEqual([]);
  });
});

describe("9: married and moved", () => {
  const married = { familyName: "Thornbury", phone: "+1 303 555 0188", email: null };

  test("9: is found by given name and date of birth, and left to people", () => {
    const pair = look({}, married);
    expect(pair).toMatchObject({ meet: true, band: "likely" });
    expect(pair.objections).toEqual(["surnames_differ", "nothing_beside"]);
  });

  test("9: is known by the name of before, where it was kept", () => {
    const pair = look({}, { familyName: "Thornbury", otherNames: ["Helena Castellan"] });
    expect(pair).toMatchObject({ meet: true, levels: { surname: "short form" }, band: "certain", objections: [] });
  });

  test("9: keeps both names in a hyphen", () => {
    const pair = look({}, { ...married, familyName: "Castellan-Thornbury" });
    expect(pair).toMatchObject({ meet: true, levels: { surname: "short form" }, band: "likely" });
  });
});

describe("10: another script", () => {
  const written = { givenName: "芳", familyName: "王" };

  test("10: what cannot be read speaks neither for nor against; the rest finds the pair, and people decide", () => {
    const pair = look(written, { givenName: "Fang", familyName: "Wang" });
    expect(pair).toMatchObject({ meet: true, band: "likely" });
    expect(pair.levels).not.toHaveProperty("given");
    expect(pair.objections).toEqual(["given_name_missing", "surname_missing"]);
  });

  test("10: a name of one character is whole, and no initial", () => {
    expect(look(written, written)).toMatchObject({ meet: true, band: "certain", objections: [] });
    expect(look(written, { ...written, givenName: "伟" }).objections).toContain("given_names_differ");
  });

  test("10: swapped as Chinese names often are", () => {
    expect(look(written, { givenName: "王", familyName: "芳" }).levels.swap).toBe("first and last name swapped");
  });

  test("10: marks of direction in a name from right to left are no difference", () => {
    const pair = look(
      { givenName: "\u202bفاطمة\u202c", familyName: "الزهراء\u200f" },
      { givenName: "فاطمة", familyName: "الزهراء" },
    );
    expect(pair).toMatchObject({ meet: true, levels: { given: "same", surname: "same" }, band: "certain" });
  });
});

describe("11: one name, or no surname", () => {
  test.each([
    [{ familyName: null }, {}],
    [
      { givenName: "Suharto", familyName: "" },
      { givenName: "Suharto", familyName: null },
    ],
    [
      { givenName: "Suharto", familyName: null },
      { givenName: null, familyName: "Suharto" },
    ],
  ])("11: is found and left to people: %o %o", (one, other) => {
    const pair = look(one, other);
    expect(pair).toMatchObject({ meet: true, levels: { given: "same" }, band: "likely" });
    expect(pair.objections).toEqual(["surname_missing"]);
  });

  test("11: two of one household with one name each are twins and not one", () => {
    const pair = look({ givenName: "Suharto", familyName: null }, { givenName: "Wibowo", familyName: null });
    expect(pair).toMatchObject({ band: "possible", relation: "twin" });
  });
});

describe("12: names of two letters", () => {
  test.each([
    ["Li", "Lu"],
    ["Xi", "Xu"],
    ["Bo", "Ba"],
  ])("12: %s and %s share half their letters and are two names", (one, other) => {
    const given = look({ givenName: one }, { givenName: other });
    expect(given).toMatchObject({ levels: { given: "different" }, relation: "twin" });
    expect(given.objections).toContain("given_names_differ");
    expect(look({ familyName: one }, { familyName: other }).objections).toContain("surnames_differ");
  });

  test("12: and one whole name each when both are the same", () => {
    expect(look({ givenName: "Xi", familyName: "Li" }, { ...patient, givenName: "Xi", familyName: "Li" }).band).toBe(
      "certain",
    );
  });
});
