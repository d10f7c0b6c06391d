import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

/** The legacy templates are one set of steps that belong together; here a set has a name. */
export const workflowTemplates: Mapping = {
  entity: "workflow_templates",
  title: "Workflow",
  table: "workflow_templates",
  source: { table: "dispatch_template", from: "(select 1 as id) s", columns: { id: "bigint" } },
  values: {
    name: "'Legacy workflow'",
    description: "'The steps of the legacy database'",
    case_type: "'active_treatment'",
  },
};

export const workflowTemplateTasks: Mapping = {
  entity: "workflow_template_tasks",
  title: "Steps of the workflow",
  table: "workflow_template_tasks",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_template",
    columns: {
      id: "bigint",
      workflow_id: { type: "bigint", sql: "1" },
      task_name: "text",
      action_name: "text",
      function: "text",
      status: "int",
      duration: "int",
      predefined: "boolean",
      text_name: "text",
      extensions: "text",
      alerts: "text",
    },
  },
  parents: { workflow: { entity: "workflow_templates", column: "workflow_id", required: true } },
  codes: { does: { map: "template_function", column: "function", required: true } },
  values: {
    workflow_template_id: "r.workflow",
    name: "coalesce(nullif(btrim(r.task_name), ''), '(no name)')",
    // Keeps the order in which the steps were written, and gaps for new ones.
    task_order: "r.id::int",
    task_function: "r.does",
    prompt: "nullif(btrim(r.text_name), '')",
    action_name: "nullif(btrim(r.action_name), '')",
    is_predefined: "coalesce(r.predefined, false)",
    is_active: "r.status = 1",
    legacy: asFound(["duration", "function", "extensions", "alerts"]),
  },
  ignores: {
    category_id: "The categories of steps are a vocabulary of the console; people choose them.",
    read_only: "Nothing in the console is read only by step.",
    separate: "Nobody knows what it meant.",
  },
};

export const templateTaskGroups: Mapping = {
  entity: "template_task_groups",
  title: "Who sees which step",
  table: "template_task_groups",
  source: {
    table: "dispatch_template_view_groups",
    columns: { id: "bigint", template_id: "bigint", group_id: "bigint" },
  },
  parents: {
    task: { entity: "workflow_template_tasks", column: "template_id", required: true },
    group: { entity: "template_view_groups", column: "group_id", required: true },
  },
  values: { task_id: "r.task", group_id: "r.group" },
};

/** Which step waits for which. A circle waits for itself: none of its edges is taken over. */
export const workflowTaskPredecessors: Mapping = {
  entity: "workflow_task_predecessors",
  title: "Order of the steps",
  table: "workflow_task_predecessors",
  source: {
    table: "dispatch_template_predecessors",
    columns: { id: "bigint", from_template_id: "bigint", to_template_id: "bigint" },
  },
  parents: {
    task: { entity: "workflow_template_tasks", column: "from_template_id", required: true },
    predecessor: { entity: "workflow_template_tasks", column: "to_template_id", required: true },
  },
  facts: {
    circles: {
      sql: `with recursive reach(origin, place) as (
          select from_template_id, to_template_id from @dispatch_template_predecessors
          union select r.origin, e.to_template_id from reach r join @dispatch_template_predecessors e on e.from_template_id = r.place
        )
        select distinct e.id from @dispatch_template_predecessors e join reach r on r.origin = e.to_template_id and r.place = e.from_template_id
        union select id from @dispatch_template_predecessors where from_template_id = to_template_id`,
      columns: { id: "bigint" },
    },
    first_pairs: {
      sql: "select from_template_id, to_template_id, min(id) as id from @dispatch_template_predecessors group by 1, 2 having count(*) > 1",
      columns: { from_template_id: "bigint", to_template_id: "bigint", id: "bigint" },
    },
  },
  joins: [
    "left join fact_circles ci on ci.id = f.id",
    "left join fact_first_pairs fp on fp.from_template_id = f.from_template_id and fp.to_template_id = f.to_template_id",
  ],
  carries: { is_on_circle: "ci.id is not null", first_id: "fp.id" },
  rejects: [
    { code: "dependency_cycle", column: "to_template_id", when: "r.is_on_circle" },
    { code: "duplicate_pair", column: "to_template_id", when: "r.first_id < r.id", kind: "merged" },
  ],
  values: { task_id: "r.task", predecessor_id: "r.predecessor" },
};
