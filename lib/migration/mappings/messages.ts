import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

const blank = {
  code: "empty_required",
  column: "text",
  when: "coalesce(btrim(r.text, E' \\t\\r\\n'), '') = ''",
} as const;
const tooLong = { code: "check_violation", column: "text", when: "length(r.text) > 20000" } as const;

/** The target of a record is named by a content type and an id. The type is looked up by its name in the source itself, because its number differs from database to database. */
export const messages: Mapping = {
  entity: "messages",
  title: "Messages",
  table: "messages",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_record",
    from: "@dispatch_record s left join @django_content_type ct on ct.id = s.target_type_id",
    columns: {
      id: "bigint",
      target_id: "bigint",
      target_type_id: "bigint",
      type: "int",
      created_at: "timestamptz",
      text: "text",
      author_id: "bigint",
      group_id: "bigint",
      public: "boolean",
      about: { type: "text", sql: "ct.app_label || '.' || ct.model" },
      target_patient_id: {
        type: "bigint",
        sql: "case when ct.app_label = 'dispatch' and ct.model = 'patient' then s.target_id end",
      },
      target_user_id: {
        type: "bigint",
        sql: "case when ct.app_label = 'auth' and ct.model = 'user' then s.target_id end",
      },
    },
  },
  first: [
    {
      code: "unmapped_content_type",
      column: "target_type_id",
      when: "coalesce(r.about, '') not in ('dispatch.patient', 'auth.user')",
    },
  ],
  parents: {
    patient: { entity: "patients", column: "target_patient_id", required: "when named", as: "target_id" },
    recipient: { entity: "profiles", column: "target_user_id", required: "when named", as: "target_id" },
    sender: { entity: "profiles", column: "author_id" },
  },
  codes: { kind: { map: "message_type", column: "type", required: true } },
  joins: ["left join public.patients pt on pt.id = p_patient.target_id"],
  carries: { practice_id: "pt.practice_id" },
  rejects: [blank, tooLong],
  values: {
    practice_id: "r.practice_id",
    patient_id: "r.patient",
    recipient_id: "r.recipient",
    message_type: "r.kind",
    sender_id: "r.sender",
    body: "r.text",
    created_at: "r.created_at",
    updated_at: "r.created_at",
    legacy: asFound(["type", "group_id", "public"]),
  },
};

export const comments: Mapping = {
  entity: "comments",
  title: "Comments",
  table: "comments",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_comment",
    columns: { id: "bigint", created_at: "timestamptz", text: "text", author_id: "bigint", plan_id: "bigint" },
  },
  parents: {
    plan: { entity: "plans", column: "plan_id", required: true },
    author: { entity: "profiles", column: "author_id" },
  },
  joins: ["left join public.plans pl on pl.id = p_plan.target_id"],
  carries: { practice_id: "pl.practice_id" },
  rejects: [blank, tooLong],
  values: {
    practice_id: "r.practice_id",
    plan_id: "r.plan",
    author_id: "r.author",
    body: "r.text",
    created_at: "r.created_at",
    updated_at: "r.created_at",
  },
};

export const doctorNotes: Mapping = {
  entity: "doctor_notes",
  title: "Notes about doctors",
  table: "doctor_notes",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_note",
    columns: { id: "bigint", created_at: "timestamptz", text: "text", author_id: "bigint", doctor_id: "bigint" },
  },
  parents: {
    doctor: { entity: "profiles", column: "doctor_id", required: true },
    author: { entity: "profiles", column: "author_id" },
  },
  rejects: [blank, tooLong],
  values: {
    doctor_id: "r.doctor",
    author_id: "r.author",
    body: "r.text",
    created_at: "r.created_at",
    updated_at: "r.created_at",
  },
};
