import { describe, expect, test } from "vitest";
import { normalise, type Person } from "./person.ts";
import { pairUp } from "./pairs.ts";
import { keysOf } from "./keys.ts";
import { look, patient, withoutContacts } from "./small-lab.ts";

describe("21: one mailbox for five children", () => {
  const births = ["2003-01-15", "2005-06-02", "2007-11-20", "2011-04-08"];
  const family: Person[] = births.map((birthDate) => ({ ...patient, birthDate }));

  test("21: brothers and sisters are dropped, and would be no machine's", () => {
    const pair = look({}, { givenName: "Marcus", gender: "male", birthDate: "2011-04-08" }, family);
    expect(pair).toMatchObject({ band: null, relation: "sibling" });
    expect(pair.objections).toEqual(expect.arrayContaining(["given_names_differ", "births_differ"]));
  });

  test("21: the mailbox of five says less than one's own", () => {
    const bitsOfEmail = (others: Person[]) =>
      look({}, {}, others).terms.find(({ field }) => field === "email") ?? { bits: 0 };
    expect(bitsOfEmail(family)).toMatchObject({ sharedBy: 5 });
    expect(bitsOfEmail(family).bits).toBeLessThan(bitsOfEmail([]).bits / 2);
  });

  test("21: a child who is in the books twice is found all the same", () => {
    expect(look({}, {}, family)).toMatchObject({ meet: true, band: "certain", objections: [] });
  });
});

describe("22: the telephone of the practice on four hundred patients", () => {
  const patients: Person[] = Array.from({ length: 400 }, (_, at) => ({
    givenName: `Given${at}`,
    familyName: `Family${at * 7}`,
    birthDate: `${1930 + (at % 80)}-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`,
    phone: patient.phone,
  }));
  const noMailbox = { email: null };

  test("22: strangers who share it are dropped", () => {
    const stranger = {
      givenName: "Oskar",
      familyName: "Brandvold",
      gender: "male",
      birthDate: "1987-11-02",
      ...noMailbox,
    };
    expect(look(noMailbox, stranger, patients).band).toBeNull();
  });

  test("22: it weighs nothing, and is no agreement beside name and date of birth", () => {
    const pair = look(noMailbox, noMailbox, patients);
    expect(Math.abs(pair.terms.find(({ field }) => field === "phone")?.bits ?? 9)).toBeLessThan(0.1);
    expect(pair.objections).toEqual(["nothing_beside"]);
    expect(pair.band).toBe("likely");
  });

  test("22: as a key it brings nobody together", () => {
    const keys = patients.map((person) => keysOf(normalise({ phone: person.phone })));
    expect(pairUp(keys)).toMatchObject({ first: new Uint32Array(), skippedBlocks: 2 });
  });
});

test.each([
  ["+1 (555) 010-0199", "5550100199 x12"],
  ["+1 (555) 010-0199", "555.010.0199 ext. 7"],
  ["5550100199", "001 555 010 0199;ext=12"],
  ["+44 (0)7700 900123", "07700 900123"],
  ["+49 30 901820", "030 / 90 18 20"],
])("23: %s is %s", (phone, other) => {
  const pair = look({ phone, email: null }, { phone: other, email: null });
  expect(pair).toMatchObject({ meet: true, levels: { phone: "same" }, band: "certain", objections: [] });
});

test.each(["000000", "1234567890", "99999999", "12345", "unknown"])("23: %s is no telephone", (phone) =>
  expect(normalise({ phone }).phone).toBeUndefined(),
);

describe("24: one mailbox, written in several ways", () => {
  test.each([
    ["h.castellan+braces@gmail.com", "HCastellan@googlemail.com"],
    ["castellan+lab@mail.example", " Castellan@Mail.Example "],
  ])("24: %s is %s", (email, other) => {
    const pair = look({ email, phone: null }, { email: other, phone: null });
    expect(pair).toMatchObject({ meet: true, levels: { email: "same mailbox name" }, band: "certain", objections: [] });
  });

  test("24: capitals are no difference at all", () => {
    expect(look({}, { email: "CASTELLAN@Mail.Example" }).levels.email).toBe("same");
  });

  test("24: elsewhere a dot makes another mailbox", () => {
    const pair = look(
      { email: "h.castellan@mail.example", phone: null },
      { email: "hcastellan@mail.example", phone: null },
    );
    expect(pair.levels.email).toBe("typing error");
    expect(pair.objections).toEqual(["nothing_beside"]);
  });
});

test("25: a telephone that went on to somebody else makes no duplicate", () => {
  const pair = look(
    { email: null },
    { givenName: "Oskar", familyName: "Brandvold", gender: "male", birthDate: "1987-11-02", email: null },
  );
  expect(pair).toMatchObject({ meet: true, levels: { phone: "same" }, band: null });
  expect(pair.objections).toEqual(expect.arrayContaining(["given_names_differ", "surnames_differ", "births_differ"]));
});

describe("numbers in an address are what tells namesakes apart", () => {
  test.each([
    ["hanne.castellan12@mail.example", "hanne.castellan47@mail.example", "different"],
    ["hanne.castellan12@mail.example", "hanne.castellan13@mail.example", "typing error"],
    ["hanne.castellan12@mail.example", "hanne.castelan12@mail.example", "typing error"],
  ])("%s and %s", (one, other, level) => {
    expect(look({ email: one }, { email: other }).levels.email).toBe(level);
  });
});

test("one near name, a practice and nothing else is no question to ask", () => {
  const apart = { familyName: "Castellar", birthDate: "2009-11-02", ...withoutContacts };
  const others = { familyName: "Brandvold", birthDate: "2009-02-27", ...withoutContacts };
  expect(look(apart, others).isQuestion).toBe(false);
  expect(look(apart, { ...others, birthDate: apart.birthDate }).isQuestion).toBe(true);
  const phones = ["+1 212 555 0134", "+1 212 555 0135"] as const;
  expect(look({ ...apart, phone: phones[0] }, { ...others, phone: phones[1] }).isQuestion).toBe(true);
});
