import {
  type Choosable,
  choosable,
  differsIn,
  markDifference,
  type Piece,
  presetOf,
} from "@/lib/duplicates/compare-fields";
import type { Field } from "@/lib/duplicates/matching/fields";
import type { Candidate, DuplicateRecord } from "@/lib/duplicates/queries";
import { sayTerm, sayWeight } from "@/lib/duplicates/words";
import { formatDate } from "@/lib/format/dates";
import { patientStatusNames } from "@/lib/patients/statuses";
import { genderName } from "@/lib/people/genders";

export type Cell = { recordId: string; pieces: Piece[] };
export type Row = {
  field: Choosable;
  title: string;
  cells: Cell[];
  differs: boolean;
  preset: string;
  /** May be typed instead of chosen, and as what. */
  typing: "text" | "date" | "email" | null;
  evidence: { says: string; weight: string; tone: ReturnType<typeof sayWeight>["tone"] } | null;
};

const titles: Record<Choosable, string> = {
  given_name: "Given name",
  family_name: "Family name",
  birth_date: "Date of birth",
  gender: "Gender",
  phone: "Telephone",
  email: "E-mail",
  doctor_id: "Doctor",
  suffix: "Tag",
  status: "Status",
};
const matchedAs: Partial<Record<Choosable, Field>> = {
  given_name: "given",
  family_name: "surname",
  birth_date: "birth",
  gender: "sex",
  phone: "phone",
  email: "email",
};
const typing: Partial<Record<Choosable, Row["typing"]>> = {
  given_name: "text",
  family_name: "text",
  birth_date: "date",
  phone: "text",
  email: "email",
};

function shown(record: DuplicateRecord, field: Choosable): string {
  const value = record[field];
  if (value === null || value === "") return "";
  if (field === "birth_date") return formatDate(value);
  if (field === "gender") return genderName(value);
  if (field === "doctor_id") return record.doctor_name ?? "Somebody";
  return field === "status" ? (patientStatusNames[value] ?? value) : value;
}

/** Everything about a row of the comparison, worked out where the weights are: the browser only draws it. */
export function compareRows(records: DuplicateRecord[], survivorId: string, candidate: Candidate | undefined): Row[] {
  const survivor = records.find(({ id }) => id === survivorId);
  return choosable.map((field) => {
    const term = candidate?.terms.find((each) => each.field === matchedAs[field]);
    const weight = term && sayWeight(term.bits);
    const cells = records.map((record) => {
      const other = record.id === survivorId ? records.find(({ id }) => id !== survivorId) : survivor;
      return { recordId: record.id, pieces: markDifference(shown(record, field), other ? shown(other, field) : "") };
    });
    return {
      field,
      title: titles[field],
      cells,
      differs: differsIn(records, field),
      preset: presetOf(records, survivorId, field),
      typing: typing[field] ?? null,
      evidence: term && weight ? { says: sayTerm(term), weight: weight.words, tone: weight.tone } : null,
    };
  });
}
