import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import * as cases from "@/lib/cases/schemas";
import * as comments from "@/lib/comments/schemas";
import * as discussions from "@/lib/discussions/schemas";
import * as instructions from "@/lib/instructions/schemas";
import * as messages from "@/lib/messages/schemas";
import { orderData } from "@/lib/orders/answers";
import * as orders from "@/lib/orders/schemas";
import * as patients from "@/lib/patients/schemas";
import * as people from "@/lib/people/schemas";
import * as practices from "@/lib/practices/schemas";
import * as products from "@/lib/products/schemas";
import * as projects from "@/lib/projects/schemas";
import * as subscriptions from "@/lib/report-subscriptions/schemas";
import * as views from "@/lib/saved-views/schemas";
import * as tasks from "@/lib/tasks/schemas";
import { startMigratedDatabase } from "./embedded-database.ts";

type Verb = "INSERT" | "UPDATE";

const form = (table: string, verb: Verb, name: string, schema: z.ZodObject) => ({ name, table, verb, schema });
const forms = [
  form("practices", "INSERT", "createPracticeInput", practices.createPracticeInput),
  form("practices", "UPDATE", "updatePracticeInput", practices.updatePracticeInput),
  form("profiles", "INSERT", "createPersonInput", people.createPersonInput),
  form("profiles", "UPDATE", "updatePersonInput", people.updatePersonInput),
  form("patient_aliases", "INSERT", "addAliasInput", patients.addAliasInput),
  form("cases", "INSERT", "createCaseInput", cases.createCaseInput),
  form("cases", "UPDATE", "updateCaseInput", cases.updateCaseInput),
  form("orders", "INSERT", "createOrderInput", orders.createOrderInput),
  form("orders", "UPDATE", "updateOrderInput", orders.updateOrderInput),
  form("order_items", "INSERT", "addItemInput", orders.addItemInput),
  form("order_items", "UPDATE", "updateItemInput", orders.updateItemInput),
  form("jaws", "INSERT", "addJawInput", orders.addJawInput),
  form("jaws", "UPDATE", "updateJawInput", orders.updateJawInput),
  form("order_cases", "INSERT", "linkCaseInput", orders.linkCaseInput),
  form("messages", "INSERT", "writeMessageInput", messages.writeMessageInput),
  form("tasks", "INSERT", "addTaskInput", tasks.addTaskInput),
  form("tasks", "UPDATE", "moveTaskInput", tasks.moveTaskInput),
  form("comments", "INSERT", "addCommentInput", comments.addCommentInput),
  form("treatment_discussions", "INSERT", "startDiscussionInput", discussions.startDiscussionInput),
  form("treatment_discussions", "UPDATE", "settleDiscussionInput", discussions.settleDiscussionInput),
  form("discussion_replies", "INSERT", "replyInput", discussions.replyInput),
  form("instructions", "INSERT", "addInstructionInput", instructions.addInstructionInput),
  form("products", "INSERT", "createProductInput", products.createProductInput),
  form("products", "UPDATE", "updateProductInput", products.updateProductInput),
  form("projects", "INSERT", "addProjectInput", projects.addProjectInput),
  form("saved_views", "INSERT", "saveViewInput", views.saveViewInput),
  form("report_subscriptions", "INSERT", "addSubscriptionInput", subscriptions.addSubscriptionInput),
];
const calls = [
  { name: "createPatientInput", call: "create_patient", schema: patients.createPatientInput },
  { name: "updatePatientInput", call: "update_patient", schema: patients.updatePatientInput },
  { name: "approveInstructionInput", call: "approve_instruction", schema: instructions.approveInstructionInput },
  { name: "reopenCaseInput", call: "reopen_case", schema: cases.reopenCaseInput },
  { name: "transitionCaseInput", call: "transition_case", schema: cases.transitionCaseInput },
  { name: "leaveFinalStateInput", call: "reopen_order", schema: orders.leaveFinalStateInput },
  { name: "leaveFinalStateInput", call: "refund_order", schema: orders.leaveFinalStateInput },
  { name: "transitionOrderInput", call: "transition_order", schema: orders.transitionOrderInput },
];

/** What a form says about the row beside its columns: which one, as of when. */
const addressing = ["id", "rowVersion"];
/** Set by the action from the signed-in person, or inherited by the database from what the row hangs on. */
const inherited = ["organization_id"];

type Column = { name: string; isRequired: boolean; takesNull: boolean; isGranted: boolean; options: string[] | null };

let embedded: Awaited<ReturnType<typeof startMigratedDatabase>>;
beforeAll(async () => {
  embedded = await startMigratedDatabase();
});
afterAll(async () => {
  await embedded.stop();
});

async function readColumns(table: string, verb: Verb): Promise<Map<string, Column>> {
  const { rows } = await embedded.database.query<Column>(
    `select a.attname as name, not a.attnotnull as "takesNull", a.attnotnull and not a.atthasdef as "isRequired",
       has_column_privilege('authenticated', a.attrelid, a.attnum, $2) as "isGranted",
       (select array_agg(m[1])
        from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_/]+)''::text', 'g') m
        where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum]
          and pg_get_constraintdef(c.oid) like '%ARRAY[%') as options
     from pg_attribute a where a.attrelid = ('public.' || $1)::regclass and a.attnum > 0 and not a.attisdropped`,
    [table, verb],
  );
  return new Map(rows.map((column) => [column.name, column]));
}

const branch = z.object({ type: z.string().optional(), enum: z.array(z.string()).optional() });
const described = branch.extend({ anyOf: z.array(branch).optional() });
/** What may come out of a field: a union has several answers. */
function answersOf(field: unknown) {
  const description = described.parse(
    z.toJSONSchema(z.instanceof(z.ZodType).parse(field), { io: "output", unrepresentable: "any" }),
  );
  return description.anyOf ?? [description];
}

describe.each(forms)("$name and public.$table", ({ table, verb, schema }) => {
  test("has only fields that a signed-in person may write", async () => {
    const columns = await readColumns(table, verb);
    const fields = Object.keys(schema.shape).filter((field) => verb === "INSERT" || !addressing.includes(field));
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((field) => !columns.get(field)?.isGranted)).toEqual([]);
  });

  test("says which row, or asks for all that the database requires", async () => {
    const columns = [...(await readColumns(table, verb)).values()];
    const required = columns.filter(({ isRequired, isGranted }) => isRequired && isGranted).map(({ name }) => name);
    const needed = verb === "UPDATE" ? addressing : required.filter((name) => !inherited.includes(name));
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(needed));
  });

  test("never sends null where the database takes none", async () => {
    const columns = await readColumns(table, verb);
    const nulls = Object.entries(schema.shape).filter(
      ([name, field]) =>
        columns.get(name)?.takesNull === false && answersOf(field).some((answer) => answer.type === "null"),
    );
    expect(nulls.map(([name]) => name)).toEqual([]);
  });

  test("offers only values that the database knows", async () => {
    const columns = await readColumns(table, verb);
    for (const [name, field] of Object.entries(schema.shape)) {
      const offered = answersOf(field).flatMap((answer) => answer.enum ?? []);
      const known = columns.get(name)?.options ?? [];
      expect(
        offered.filter((value) => !known.includes(value)),
        name,
      ).toEqual([]);
    }
  });
});

test.each(calls)("$name has exactly the arguments of $call", async ({ call, schema }) => {
  const { rows } = await embedded.database.query<{ names: string[] }>(
    "select proargnames[1:pronargs] as names from pg_proc where oid = ('public.' || $1)::regproc",
    [call],
  );
  expect(Object.keys(schema.shape).sort()).toEqual(rows[0]?.names.sort());
});

const vectors = z
  .array(z.object({ name: z.string(), schema: z.record(z.string(), z.json()), value: z.json(), ok: z.boolean() }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "order-data-vectors.json"), "utf8")));

describe("the data of an order", () => {
  test.each(vectors)("$name: zod and the database agree", async ({ schema, value, ok }) => {
    const { rows } = await embedded.database.query<{ problem: string | null }>(
      "select private.schema_problem($1::jsonb, $2::jsonb) as problem",
      [JSON.stringify(value), JSON.stringify(schema)],
    );
    expect(rows[0]?.problem === null, `database: ${rows[0]?.problem}`).toBe(ok);
    expect(orderData(schema).safeParse(value).success, "zod").toBe(ok);
  });

  test("every shipped order type is a schema that zod reads too", async () => {
    const { rows } = await embedded.database.query<{ schema: Record<string, unknown> }>(
      "select schema from public.order_types order by sequence_order",
    );
    expect(rows.length).toBe(6);
    for (const { schema } of rows) expect(orderData(schema).safeParse({}).success).toBe(true);
  });
});
