import { describe, expect, test } from "vitest";
import { keyTexts } from "./keys.ts";
import { normalise } from "./person.ts";
import { look } from "./small-lab.ts";

describe("1: accents and letters of other alphabets", () => {
  test.each([
    ["José", "Jose"],
    ["Łukasz", "Lukasz"],
    ["Søren", "Soren"],
    ["İlker", "ILKER"],
    ["İlker", "ilker"],
    ["Işıl", "isil"],
    ["Zoë", "Zoë".normalize("NFD")],
  ])("1: %s is %s", (given, other) => {
    const pair = look({ givenName: given }, { givenName: other });
    expect(pair).toMatchObject({ meet: true, levels: { given: "same" }, band: "certain", objections: [] });
  });

  test.each([
    ["Müller", "Mueller"],
    ["Großmann", "Grossmann"],
    ["Jörgensen", "Joergensen"],
  ])("1: %s is %s, however the umlaut is written out", (family, other) => {
    const pair = look({ familyName: family }, { familyName: other });
    expect(pair).toMatchObject({ meet: true, band: "certain", objections: [] });
    expect(["same", "typing error"]).toContain(pair.levels.surname);
  });
});

test.each([
  ["O'Brien", "OBrien"],
  ["O'Brien", "O’Brien"],
  ["O'Brien", "O Brien"],
  ["D`Angelo", "d´angelo"],
])("2: %s is %s", (family, other) => {
  const pair = look({ familyName: family }, { familyName: other });
  expect(pair).toMatchObject({ meet: true, band: "certain", objections: [] });
});

describe("3: names of two parts", () => {
  test.each([
    ["Smith-Jones", "Smith Jones", "same"],
    ["Smith-Jones", "SmithJones", "typing error"],
    ["Smith-Jones", "Jones", "short form"],
    ["Smith-Jones", "Smith", "short form"],
    ["de la Cruz", "Delacruz", "typing error"],
  ])("3: %s and %s are one name", (family, other, level) => {
    const pair = look({ familyName: family }, { familyName: other });
    expect(pair).toMatchObject({ meet: true, levels: { surname: level }, band: "certain", objections: [] });
  });

  test("3: half a name is found without telephone and mailbox too", () => {
    const pair = look({ familyName: "Castellan-Jones" }, { familyName: "Jones", phone: null, email: null });
    expect(pair).toMatchObject({ meet: true, band: "likely" });
  });
});

test("13: spaces, tabs, invisible characters and capitals are no difference", () => {
  const pair = look({ givenName: "  HELENA\t", familyName: "CAS\u200bTELLAN\ufeff" }, {});
  expect(pair).toMatchObject({ meet: true, levels: { given: "same", surname: "same" }, band: "certain" });
  const double = look({ givenName: "Mary\u00a0Ann" }, { givenName: "mary   ann" });
  expect(double.levels.given).toBe("same");
});

describe("14: what stands where nobody knew a name", () => {
  test.each(["Baby Girl", "Baby", "Test", "Unknown", "N/A", "XXX", "-", "Babygirl", "Twin A"])(
    "14: %s is no given name",
    (givenName) => expect(normalise({ givenName }).given).toBeUndefined(),
  );

  test("14: two hundred records of an unknown patient never meet", () => {
    const nobody = { familyName: "Patient", birthDate: "1900-01-01", phone: "0000000", email: null };
    const pair = look({ ...nobody, givenName: "Test" }, { ...nobody, givenName: "Unknown" });
    expect(pair).toMatchObject({ meet: false, band: null });
    expect(pair.objections).toContain("little_known");
    expect(keyTexts(normalise({ ...nobody, givenName: "Test" }))).toEqual([]);
  });

  test("14: a newborn without a name is found, and left to people", () => {
    const pair = look({ givenName: "Baby Girl" }, {});
    expect(pair).toMatchObject({ meet: true, band: "likely", objections: ["given_name_missing"] });
  });
});

describe("15: what somebody types to see what happens", () => {
  test("15: a name of 255 letters is compared as any other", () => {
    const long = "Helena".repeat(43).slice(0, 255);
    expect(look({ givenName: long }, { givenName: long })).toMatchObject({ meet: true, levels: { given: "same" } });
    const cut = look({ givenName: long }, { givenName: long.slice(0, 250) });
    expect(cut).toMatchObject({ meet: true, levels: { given: "typing error" } });
  });

  test.each(["Castellan'; drop table patients; --", "<script>alert(1)</script>", "%_\\\\ ${name} {{name}}"])(
    "15: %s is a name like another",
    (familyName) => {
      const pair = look({ familyName }, { familyName });
      expect(pair).toMatchObject({ meet: true, levels: { surname: "same" }, band: "certain" });
    },
  );

  test("15: an emoji is no part of a name, and a name of emoji is none", () => {
    expect(look({ givenName: "Helena 😀" }, {}).levels.given).toBe("same");
    expect(look({ givenName: "😀" }, {}).objections).toContain("given_name_missing");
  });
});

test.each(["Constructor", "toString", "__proto__", "hasOwnProperty"])(
  "15: somebody whose name every object knows: %s",
  (name) => {
    const named = { givenName: name, familyName: name };
    expect(look(named, named)).toMatchObject({ meet: true, band: "certain" });
    expect(Number.isFinite(look(named, named).bits)).toBe(true);
  },
);
