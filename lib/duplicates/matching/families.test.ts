import { describe, expect, test } from "vitest";
import { look, withoutContacts } from "./small-lab.ts";

describe("26: twins of one sex, the same in everything but the given name", () => {
  test.each(["Marianne", "Sofia", "Hannelore"])("26: Helena and %s", (givenName) => {
    const address = {
      street: "Elm Road",
      streetNumber: "4",
      city: "Leeds",
      postcode: "10001",
      guardian: "Ines Castellan",
    };
    const pair = look(address, { ...address, givenName });
    expect(pair.relation).toBe("twin");
    expect(pair.objections).toContain("given_names_differ");
    expect([null, "possible"]).toContain(pair.band);
  });

  test("26: born first and born second are two, even under one name", () => {
    const pair = look({ birthOrder: "1" }, { birthOrder: "2" });
    expect(pair.objections).toEqual(["birth_order_differs"]);
    expect(pair.band).toBe("likely");
  });
});

test.each([
  ["Ann", "Anna"],
  ["Anna", "Anne"],
  ["Ann", "Anne"],
])("27: of triplets, %s is not %s", (givenName, other) => {
  const pair = look({ givenName }, { givenName: other });
  expect(pair).toMatchObject({ band: "possible", relation: "twin" });
  expect(pair.objections).toEqual(["two_given_names"]);
});

describe("27: a letter apart, and everything else the same", () => {
  const family = {
    phone: "+44 113 496 0144",
    email: "home@example.test",
    street: "Elm Road",
    streetNumber: "4",
    city: "Leeds",
  };

  test.each([
    ["Hanna", "Hanne"],
    ["Josefa", "Josefy"],
  ])("27: %s and %s is a question for people", (givenName, other) => {
    const pair = look({ ...family, givenName }, { ...family, givenName: other });
    expect(pair.objections.length).toBeGreaterThan(0);
  });

  test("27: a number of their own says that the letter was a slip", () => {
    const own = { ...family, nationalId: "QQ123456C" };
    expect(look({ ...own, givenName: "Josefa" }, { ...own, givenName: "Josefy" }).objections).toEqual([]);
  });
});

describe("28: twins with the same initials", () => {
  test.each([
    ["Hannah", "Helena"],
    ["Jonas M.", "Jakob M."],
  ])("28: %s and %s", (givenName, other) => {
    const pair = look({ givenName }, { givenName: other });
    expect(pair).toMatchObject({ band: "possible", relation: "twin" });
    expect(pair.objections).toContain("given_names_differ");
  });

  test("28: who is written with the initial alone may be either", () => {
    const pair = look({ givenName: "H." }, { givenName: "H." });
    expect(pair).toMatchObject({ meet: true, band: "likely", objections: ["two_given_names"] });
  });
});

describe("29: two John Smiths, born on one day, in two towns", () => {
  const john = { givenName: "John", familyName: "Smith", gender: "male", birthDate: "1962-03-03" };
  const leeds = { ...john, street: "Elm Road", streetNumber: "4", city: "Leeds", postcode: "10001" };
  const truro = { ...john, street: "Oak Lane", streetNumber: "19", city: "Truro", postcode: "90210" };
  const elsewhere = { phone: "+1 303 555 0147", email: "smith88@post.example", practice: "practice 4" };

  test("29: no machine merges them", () => {
    const pair = look(leeds, { ...truro, ...elsewhere });
    expect(pair.objections).toEqual(expect.arrayContaining(["nothing_beside", "practices_differ"]));
    expect([null, "possible"]).toContain(pair.band);
  });

  test("29: a common name says less than a rare one", () => {
    const common = look(john, { ...john, ...withoutContacts });
    const rare = look({}, withoutContacts);
    expect(common.bits).toBeLessThan(rare.bits - 3);
  });
});

describe("30: brothers and sisters a year apart", () => {
  test("30: are siblings", () => {
    const pair = look({ birthDate: "2008-07-23" }, { givenName: "Marianne", birthDate: "2009-07-23" });
    expect(pair).toMatchObject({ relation: "sibling" });
    expect([null, "possible"]).toContain(pair.band);
  });

  test("30: and no machine's when one of the dates was mistyped into the other", () => {
    const pair = look({}, { givenName: "Marianne" });
    expect(pair.relation).toBe("twin");
    expect(pair.objections).toContain("given_names_differ");
  });

  test("30: even where they are written alike", () => {
    const pair = look({ givenName: "Julia" }, { givenName: "Julian", gender: "male", birthDate: "2009-07-24" });
    expect(pair).toMatchObject({ relation: "sibling" });
    expect(pair.objections).toEqual(expect.arrayContaining(["two_given_names", "sexes_differ"]));
    expect(pair.band).not.toBe("certain");
  });
});

test.each(["1979-02-11", "1979-07-23", "1989-07-23"])(
  "31: parent and child of one name, the parent born %s",
  (birthDate) => {
    const pair = look({}, { birthDate });
    expect(pair).toMatchObject({ meet: true, band: "possible", relation: "parent" });
  },
);

describe("32: one person at two practices", () => {
  test("32: is found and said to be it, and merged by no machine", () => {
    const pair = look({}, { practice: "practice 2" });
    expect(pair).toMatchObject({ meet: true, band: "likely", relation: "other_practice" });
    expect(pair.objections).toEqual(["practices_differ"]);
  });

  test("32: with another telephone too", () => {
    const pair = look({}, { practice: "practice 2", phone: "+1 303 555 0147", email: null });
    expect(pair).toMatchObject({ meet: true, band: "likely", relation: "other_practice" });
  });
});
