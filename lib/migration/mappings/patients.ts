import type { Mapping } from "../mapping.ts";
import { asFound, firstKnown, isBirthdatePossible, namesPatientAsDoctor } from "./evidence.ts";

export const patients: Mapping = {
  entity: "patients",
  title: "Patients",
  table: "patients",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_patient",
    from: "@dispatch_patient s left join @auth_user d on d.id = s.doctor_id",
    columns: {
      id: "bigint",
      user_id: "bigint",
      doctor_id: "bigint",
      office_id: "bigint",
      birthdate: "date",
      sex: "int",
      archived: "boolean",
      suspended: "boolean",
      status: "int",
      suffix: "text",
      schemes: "text",
      submitted_at: "timestamptz",
      updated_at: "timestamptz",
      is_doctor_active: { type: "boolean", sql: "d.is_active" },
      is_doctor_a_patient: {
        type: "boolean",
        sql: namesPatientAsDoctor,
      },
    },
  },
  parents: {
    person: { entity: "profiles", column: "user_id", required: true },
    doctor: { entity: "profiles", column: "doctor_id" },
    practice: { entity: "practices", column: "office_id" },
  },
  codes: { state: { map: "patient_status", column: "status", required: true }, gender: { map: "sex", column: "sex" } },
  facts: {
    first_patients: {
      sql: "select user_id, min(id) as id from @dispatch_patient where user_id is not null group by 1 having count(*) > 1",
      columns: { user_id: "bigint", id: "bigint" },
    },
  },
  joins: ["left join fact_first_patients fp on fp.user_id = f.user_id"],
  carries: {
    first_id: "fp.id",
    is_birthdate_possible: isBirthdatePossible("f"),
    is_scheme_readable: "pg_input_is_valid(f.schemes, 'jsonb')",
  },
  rejects: [{ code: "duplicate_natural_key", column: "user_id", when: "r.first_id < r.id" }],
  findings: [
    { code: "parent_not_given", column: "doctor_id", when: "r.doctor_id is null" },
    { code: "wrong_kind_of_parent", column: "doctor_id", when: "r.is_doctor_a_patient" },
    { code: "inactive_parent", column: "doctor_id", when: "r.is_doctor_active is false" },
    { code: "parent_not_given", column: "office_id", when: "r.office_id is null" },
    { code: "bad_date", column: "birthdate", when: "r.birthdate is not null and not r.is_birthdate_possible" },
    { code: "invalid_json", column: "schemes", when: "btrim(r.schemes) <> '' and not r.is_scheme_readable" },
  ],
  values: {
    profile_id: "r.person",
    practice_id: "r.practice",
    doctor_id: "case when not coalesce(r.is_doctor_a_patient, false) then r.doctor end",
    patient_number: "'PAT-' || lpad(r.id::text, 6, '0')",
    status: "case when r.archived then 'archived' when r.suspended then 'on_hold' else r.state end",
    suffix: "r.suffix",
    treatment_schemes: "case when r.is_scheme_readable and btrim(r.schemes) <> '' then r.schemes::jsonb end",
    created_at: firstKnown("r.submitted_at", "r.updated_at"),
    legacy: asFound(["status", "sex", "birthdate", "archived", "suspended"], {
      schemes: "case when not r.is_scheme_readable then r.schemes end",
    }),
  },
};
