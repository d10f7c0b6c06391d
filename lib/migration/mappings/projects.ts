import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

const ofOrder = "left join public.orders od on od.id = p_order_row.target_id";

/** A project does not say which order it is for; its plans do. */
export const projects: Mapping = {
  entity: "projects",
  title: "Projects",
  table: "projects",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_project",
    from: `@dispatch_project s left join (
      select p.project_id, min(p.instruction_id) as order_id from @dispatch_plan p join @dispatch_instruction i on i.id = p.instruction_id and i.deleted is not true group by 1
    ) u on u.project_id = s.id`,
    columns: {
      id: "bigint",
      uid: "text",
      created_at: "timestamptz",
      name: "text",
      size: "bigint",
      public: "boolean",
      type: "int",
      status: "int",
      creator_id: "bigint",
      order_id: { type: "bigint", sql: "u.order_id" },
    },
  },
  parents: {
    creator: { entity: "profiles", column: "creator_id" },
    order_row: { entity: "orders", column: "order_id", isQuiet: true },
  },
  codes: {
    kind: { map: "project_type", column: "type", required: true },
    state: { map: "project_status", column: "status", required: true },
  },
  facts: {
    first_uids: {
      sql: "select uid, min(id) as id from @dispatch_project where uid is not null group by 1 having count(*) > 1",
      columns: { uid: "text", id: "bigint" },
    },
  },
  joins: [ofOrder, "left join fact_first_uids fu on fu.uid = f.uid"],
  carries: { practice_id: "od.practice_id", case_id: "od.case_id", first_id: "fu.id" },
  findings: [
    { code: "duplicate_natural_key", column: "uid", when: "r.first_id < r.id" },
    { code: "check_violation", column: "size", when: "r.size <= 0" },
    { code: "empty_name", column: "name", when: "coalesce(btrim(r.name), '') = ''" },
  ],
  values: {
    practice_id: "r.practice_id",
    case_id: "r.case_id",
    order_id: "r.order_row",
    creator_id: "r.creator",
    project_number: "'PRJ-' || r.id",
    name: "coalesce(nullif(btrim(r.name), ''), '(no name)')",
    project_type: "r.kind",
    state: "r.state",
    byte_size: "case when r.size > 0 then r.size end",
    created_at: "r.created_at",
    legacy: asFound(["uid", "type", "status", "size", "public"]),
  },
};

export const plans: Mapping = {
  entity: "plans",
  title: "Plans",
  table: "plans",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_plan",
    columns: {
      id: "bigint",
      instruction_id: "bigint",
      project_id: "bigint",
      notes: "text",
      number: "int",
      name: "text",
      original: "boolean",
    },
  },
  parents: {
    order_row: { entity: "orders", column: "instruction_id", follows: true },
    project: { entity: "projects", column: "project_id" },
  },
  joins: [ofOrder, "left join public.projects pj on pj.id = p_project.target_id"],
  carries: { practice_id: "coalesce(od.practice_id, pj.practice_id)" },
  rejects: [
    {
      code: "orphan_parent_rejected",
      column: "instruction_id",
      when: "r.order_row is null and r.project is null and 'rejected' in (r.order_row_outcome, r.project_outcome)",
    },
    { code: "orphan_parent_missing", column: "instruction_id", when: "r.order_row is null and r.project is null" },
  ],
  findings: [{ code: "check_violation", column: "number", when: "r.number <= 0" }],
  values: {
    practice_id: "r.practice_id",
    order_id: "r.order_row",
    project_id: "r.project",
    number: "case when r.number > 0 then r.number end",
    name: "coalesce(r.name, '')",
    notes: "coalesce(r.notes, '')",
    is_original: "coalesce(r.original, false)",
    legacy: asFound(["number"]),
  },
};

export const bracketPlacements: Mapping = {
  entity: "bracket_placements",
  title: "Brackets in projects",
  table: "bracket_placements",
  isBulk: true,
  legacyKey: "legacy_id",
  source: { table: "dispatch_bracket", columns: { id: "bigint", name: "text", project_id: "bigint", type: "int" } },
  parents: { project: { entity: "projects", column: "project_id", required: true } },
  joins: ["left join public.projects pj on pj.id = p_project.target_id"],
  carries: { practice_id: "pj.practice_id" },
  rejects: [{ code: "empty_required", column: "name", when: "coalesce(btrim(r.name), '') = ''" }],
  values: { practice_id: "r.practice_id", project_id: "r.project", name: "btrim(r.name)", placement_type: "r.type" },
};
