import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

// The extension was the better signal of the two: the type of the source contradicts it and itself.
const kinds: Record<string, [kind: string, mime: string]> = {
  ".stl": ["scan", "model/stl"],
  ".obj": ["model", "model/obj"],
  ".ply": ["scan", "application/octet-stream"],
  ".dxf": ["model", "image/vnd.dxf"],
  ".jpg": ["photo", "image/jpeg"],
  ".jpeg": ["photo", "image/jpeg"],
  ".png": ["photo", "image/png"],
  ".heic": ["photo", "image/heic"],
  ".dcm": ["xray", "application/dicom"],
  ".pdf": ["document", "application/pdf"],
  ".zip": ["other", "application/zip"],
};
const byExtension = (part: 0 | 1, otherwise: string) =>
  `case r.extension ${Object.entries(kinds)
    .map(([extension, kind]) => `when '${extension}' then '${kind[part]}'`)
    .join(" ")} else '${otherwise}' end`;

export const files: Mapping = {
  entity: "files",
  title: "Files",
  table: "files",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_file",
    columns: {
      id: "bigint",
      uid: "text",
      name: "text",
      ext: "text",
      size: "bigint",
      type: "int",
      instruction_id: "bigint",
      created_at: "timestamptz",
      description: "text",
      parameters: "text",
      status: "int",
    },
  },
  parents: { order_row: { entity: "orders", column: "instruction_id", follows: true } },
  facts: {
    first_uids: {
      sql: "select uid, min(id) as id from @dispatch_file where uid is not null group by 1 having count(*) > 1",
      columns: { uid: "text", id: "bigint" },
    },
  },
  joins: [
    "left join public.orders od on od.id = p_order_row.target_id",
    "left join fact_first_uids fu on fu.uid = f.uid",
  ],
  carries: {
    practice_id: "od.practice_id",
    patient_id: "od.patient_id",
    first_id: "fu.id",
    // ".STL", "stl" and ".stl.stl" are the same.
    extension: "coalesce('.' || nullif(substring(lower(btrim(f.ext)) from '([a-z0-9]+)$'), ''), '')",
    are_parameters_readable: "pg_input_is_valid(f.parameters, 'jsonb')",
  },
  findings: [
    { code: "empty_name", column: "name", when: "coalesce(btrim(r.name), '') = ''" },
    { code: "duplicate_natural_key", column: "uid", when: "r.first_id < r.id" },
    { code: "check_violation", column: "size", when: "r.size <= 0" },
    { code: "invalid_json", column: "parameters", when: "btrim(r.parameters) <> '' and not r.are_parameters_readable" },
  ],
  values: {
    practice_id: "r.practice_id",
    patient_id: "r.patient_id",
    name: "coalesce(nullif(btrim(r.name), ''), '(no name)')",
    extension: "r.extension",
    file_type: byExtension(0, "other"),
    mime_type: byExtension(1, "application/octet-stream"),
    byte_size: "greatest(coalesce(r.size, 0), 0)",
    // Nobody says who it was. The column would ask for each row who is asking.
    uploaded_by: "null::uuid",
    description: "coalesce(r.description, '')",
    created_at: "r.created_at",
    updated_at: "r.created_at",
    legacy: asFound(["uid", "ext", "type", "size", "status", "parameters"]),
  },
  ignores: { product_id: "A file belongs to its order, which has the product." },
};

export const orderFiles: Mapping = {
  entity: "order_files",
  title: "Files of orders",
  table: "order_files",
  isBulk: true,
  isDerived: true,
  source: {
    table: "dispatch_file",
    columns: { id: "bigint", instruction_id: "bigint" },
    where: "s.instruction_id is not null",
  },
  parents: {
    order_row: { entity: "orders", column: "instruction_id", required: true },
    file: { entity: "files", column: "id", required: true },
  },
  joins: ["left join public.files fi on fi.id = p_file.target_id"],
  carries: { practice_id: "fi.practice_id", since: "fi.created_at" },
  values: { practice_id: "r.practice_id", order_id: "r.order_row", file_id: "r.file", created_at: "r.since" },
};

/** A file names its message; a second table, which was meant for it, has a few more. Odd keys are from there. */
export const messageAttachments: Mapping = {
  entity: "message_attachments",
  title: "Attachments",
  table: "message_attachments",
  isBulk: true,
  source: {
    table: "dispatch_file",
    from: `(
      select id * 2 as id, record_id, id as file_id from @dispatch_file where record_id is not null
      union all select id * 2 + 1, record_id, file_id from @dispatch_record_attachments
    ) s`,
    columns: { id: "bigint", record_id: "bigint", file_id: "bigint" },
  },
  parents: {
    message: { entity: "messages", column: "record_id", required: true },
    file: { entity: "files", column: "file_id", required: true },
  },
  facts: {
    listed_twice: {
      sql: `select a.id * 2 + 1 as id from (
          select id, record_id, file_id, row_number() over (partition by record_id, file_id order by id) as place from @dispatch_record_attachments
        ) a left join @dispatch_file f on f.id = a.file_id and f.record_id = a.record_id
        where a.place > 1 or f.id is not null`,
      columns: { id: "bigint" },
    },
  },
  joins: [
    "left join public.messages ms on ms.id = p_message.target_id",
    "left join fact_listed_twice lt on lt.id = f.id",
  ],
  carries: { practice_id: "ms.practice_id", since: "ms.created_at", is_listed_twice: "lt.id is not null" },
  rejects: [{ code: "duplicate_pair", column: "file_id", when: "r.is_listed_twice", kind: "merged" }],
  values: { practice_id: "r.practice_id", message_id: "r.message", file_id: "r.file", attached_at: "r.since" },
};
