import { type MatchFields, normalise } from "./matching/person.ts";

/** What the database says of a patient, as far as matching looks at it. */
export type MatchRecord = {
  given_name: string;
  family_name: string;
  birth_date: string | null;
  gender: string | null;
  email: string | null;
  phone: string | null;
  practice_id: string | null;
  other_names: string[] | null;
};

export const fieldsOf = (record: MatchRecord): MatchFields =>
  normalise({
    givenName: record.given_name,
    familyName: record.family_name,
    birthDate: record.birth_date,
    gender: record.gender,
    email: record.email,
    phone: record.phone,
    practice: record.practice_id,
    otherNames: record.other_names ?? [],
  });
