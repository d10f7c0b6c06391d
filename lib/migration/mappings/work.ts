import type { Mapping } from "../mapping.ts";
import { asFound, firstKnown } from "./evidence.ts";

/** Two flags of an order that are set and cleared again and again. They are kept as they are; what they mean is decided elsewhere. */
export const instructionStates: Mapping = {
  entity: "instruction_states",
  title: "Flags of orders",
  table: "instruction_states",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_state",
    columns: {
      id: "bigint",
      status: "int",
      is_on: { type: "boolean", sql: 's."on"' },
      changed_at: "timestamptz",
      actor_id: "bigint",
      instruction_id: "bigint",
    },
  },
  parents: {
    order_row: { entity: "orders", column: "instruction_id", required: true },
    actor: { entity: "profiles", column: "actor_id" },
  },
  codes: { flag: { map: "toggle_status", column: "status", required: true } },
  joins: ["left join public.orders od on od.id = p_order_row.target_id"],
  carries: { practice_id: "od.practice_id", submitted_at: "od.submitted_at" },
  findings: [{ code: "dates_out_of_order", column: "changed_at", when: "r.changed_at < r.submitted_at" }],
  values: {
    practice_id: "r.practice_id",
    order_id: "r.order_row",
    status_code: "r.flag::int",
    is_on: "coalesce(r.is_on, false)",
    changed_by: "r.actor",
    changed_at: "r.changed_at",
  },
};

/** A task is about an order, directly, through a plan or in the shop. It has no date of its own but the one when it was done. */
export const tasks: Mapping = {
  entity: "tasks",
  title: "Tasks",
  table: "tasks",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_task",
    from: "@dispatch_task s left join @dispatch_plan pl on pl.id = s.plan_id left join @dispatch_template t on t.id = s.template_id",
    columns: {
      id: "bigint",
      checked: "boolean",
      template_id: "bigint",
      done_at: "timestamptz",
      text: "text",
      plan_id: "bigint",
      instruction_id: "bigint",
      actor_id: "bigint",
      jaw: "int",
      order_id: "bigint",
      task_name: { type: "text", sql: "t.task_name" },
      plan_instruction_id: { type: "bigint", sql: "pl.instruction_id" },
      subject_plan_id: { type: "bigint", sql: "case when s.instruction_id is null then s.plan_id end" },
      subject_shop_id: {
        type: "bigint",
        sql: "case when s.instruction_id is null and s.plan_id is null then s.order_id end",
      },
    },
  },
  first: [
    {
      code: "orphan_parent_missing",
      column: "instruction_id",
      when: "num_nonnulls(r.instruction_id, r.plan_id, r.order_id) = 0",
    },
  ],
  parents: {
    order_row: { entity: "orders", column: "instruction_id", required: "when named" },
    subject_plan: {
      entity: "plans",
      column: "subject_plan_id",
      required: "when named",
      as: "plan_id",
      sameAs: "plan",
    },
    subject_shop: { entity: "shop_orders", column: "subject_shop_id", required: "when named", as: "order_id" },
    plan: { entity: "plans", column: "plan_id", isQuiet: true },
    step: { entity: "workflow_template_tasks", column: "template_id" },
    actor: { entity: "profiles", column: "actor_id" },
  },
  joins: [
    "left join public.plans tp on f.subject_plan_id is not null and tp.id = p_plan.target_id",
    "left join public.orders od on od.id = coalesce(p_order_row.target_id, p_subject_shop.target_id, tp.order_id)",
    "left join public.projects pj on pj.id = tp.project_id",
  ],
  carries: {
    order_found: "od.id",
    project_found: "case when od.id is null then pj.id end",
    practice_id: "coalesce(od.practice_id, pj.practice_id)",
    submitted_at: "case when p_order_row.target_id is not null then od.submitted_at end",
  },
  findings: [
    { code: "missing_date", column: "done_at", when: "r.checked and r.done_at is null" },
    { code: "contradiction", column: "checked", when: "r.checked is not true and r.done_at is not null" },
    { code: "dates_out_of_order", column: "done_at", when: "r.done_at < r.submitted_at" },
    {
      code: "conflicting_parents",
      column: "plan_id",
      when: "r.instruction_id is not null and r.plan_id is not null and r.plan_instruction_id <> r.instruction_id",
    },
  ],
  values: {
    practice_id: "r.practice_id",
    order_id: "r.order_found",
    project_id: "r.project_found",
    plan_id: "case when r.instruction_id is null or r.plan_instruction_id = r.instruction_id then r.plan end",
    template_task_id: "r.step",
    assignee_id: "r.actor",
    title: "coalesce(nullif(btrim(r.task_name), ''), nullif(left(btrim(r.text), 200), ''), '(no name)')",
    description: "coalesce(r.text, '')",
    state: "case when r.checked or r.done_at is not null then 'done' else 'open' end",
    completed_at: "r.done_at",
    created_at: firstKnown("r.submitted_at", "r.done_at"),
    legacy: asFound(["checked", "jaw", "template_id"]),
  },
  ignores: { file_id: "Nothing in the console hangs a file on a task." },
};

export const technicians: Mapping = {
  entity: "technicians",
  title: "Technicians",
  table: "technicians",
  legacyKey: "legacy_id",
  source: {
    table: "auth_user",
    columns: { id: "bigint", is_active: "boolean" },
    where: `s.id in (select u.user_id from @auth_user_groups u join @auth_group g on g.id = u.group_id where g.name = 'Technician')
      or s.id in (select user_id from @dispatch_role where user_id is not null)`,
  },
  parents: { person: { entity: "profiles", column: "id", required: true } },
  values: { profile_id: "r.person", status: "case when r.is_active then 'active' else 'inactive' end" },
};

export const technicianRoles: Mapping = {
  entity: "technician_roles",
  title: "Roles of technicians",
  table: "technician_roles",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_role",
    columns: {
      id: "bigint",
      name: "text",
      abbrev: "text",
      type: "int",
      user_id: "bigint",
      permissions: {
        type: "text[]",
        sql: `(select coalesce(array_agg(p.codename order by p.codename), '{}') from @dispatch_role_permissions rp join @auth_permission p on p.id = rp.permission_id where rp.role_id = s.id)`,
      },
      has_lost_permission: {
        type: "boolean",
        sql: "exists (select from @dispatch_role_permissions rp left join @auth_permission p on p.id = rp.permission_id where rp.role_id = s.id and p.id is null)",
      },
    },
  },
  first: [{ code: "empty_required", column: "user_id", when: "r.user_id is null" }],
  parents: { technician: { entity: "technicians", column: "user_id", required: true } },
  codes: { kind: { map: "template_role_type", column: "type", isQuiet: true } },
  findings: [{ code: "orphan_parent_missing", column: "permission_id", when: "r.has_lost_permission" }],
  values: {
    technician_id: "r.technician",
    role_name: "coalesce(nullif(btrim(r.name), ''), '(no name)')",
    role_type: "coalesce(r.kind, 'system')",
    abbreviation: "nullif(btrim(r.abbrev), '')",
    permissions: "r.permissions",
  },
};

export const templateViewGroups: Mapping = {
  entity: "template_view_groups",
  title: "Groups who see tasks",
  table: "template_view_groups",
  legacyKey: "legacy_id",
  source: { table: "auth_group", columns: { id: "bigint", name: "text" } },
  values: { name: "r.name", kind: "'role_based'" },
};
