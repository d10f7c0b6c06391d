import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Person } from "../../../lib/duplicates/matching/person.ts";

export type Row = Record<string, string>;

/** Our fields by the names that a mapping uses. Each takes one column or several, which are joined. */
const names = {
  given_name: "givenName",
  middle_name: "middleName",
  family_name: "familyName",
  suffix: "suffix",
  birth_date: "birthDate",
  gender: "gender",
  email: "email",
  phone: "phone",
  street_number: "streetNumber",
  street: "street",
  city: "city",
  postcode: "postcode",
  state: "state",
  guardian: "guardian",
  national_id: "nationalId",
  birth_order: "birthOrder",
  practice: "practice",
} as const satisfies Record<string, keyof Person>;

const columns = z.union([z.string(), z.array(z.string()).min(1)]);
const mappingSchema = z.strictObject({
  id: columns.optional(),
  ...(Object.fromEntries(Object.keys(names).map((name) => [name, columns.optional()])) as Record<
    keyof typeof names,
    z.ZodOptional<typeof columns>
  >),
});
export type Mapping = z.infer<typeof mappingSchema>;

const febrl: Mapping = {
  id: "rec_id",
  given_name: "given_name",
  family_name: "surname",
  birth_date: "date_of_birth",
  phone: "phone_number",
  street_number: "street_number",
  street: "address_1",
  city: "suburb",
  postcode: "postcode",
  state: "state",
  national_id: "soc_sec_id",
};
const { national_id: _, ...withoutId } = febrl;
const mappings: Record<string, Mapping> = {
  febrl,
  "febrl-no-id": withoutId,
  "febrl-name-dob": { id: "rec_id", given_name: "given_name", family_name: "surname", birth_date: "date_of_birth" },
};

export function readMapping(text: string): Mapping {
  const known = mappings[text];
  if (known) return known;
  if (!text.trim().startsWith("{"))
    throw new Error(`There is no mapping "${text}". Known are ${Object.keys(mappings).join(", ")}, or a JSON object.`);
  return mappingSchema.parse(JSON.parse(text));
}

export function readRows(files: string[]): Row[] {
  return files.flatMap((file) =>
    parse<Row>(readFileSync(file, "utf8"), {
      columns: true,
      trim: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }),
  );
}

/** Year, month and day in columns of their own, or written with the year last. */
function dateOf(parts: string[]): string {
  const [first = "", month = "", day = ""] = parts;
  if (parts.length === 3) return `${first.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(first);
  return yearLast ? dateOf([yearLast[3] ?? "", yearLast[1] ?? "", yearLast[2] ?? ""]) : first;
}

/** A column that a data set of the family does not have is a field that is missing. */
export function readPerson(row: Row, mapping: Mapping): Person {
  const person: Person = {};
  for (const [name, field] of Object.entries(names) as [keyof typeof names, Exclude<keyof Person, "otherNames">][]) {
    const from = mapping[name];
    if (from === undefined) continue;
    const parts = (Array.isArray(from) ? from : [from]).map((column) => row[column] ?? "");
    person[field] = name === "birth_date" ? dateOf(parts) : parts.filter((part) => part !== "").join(" ");
  }
  return person;
}

export function idOf(row: Row, index: number, mapping: Mapping): string {
  if (mapping.id === undefined) return String(index);
  return (Array.isArray(mapping.id) ? mapping.id : [mapping.id]).map((column) => row[column] ?? "").join("|");
}
