import type { Mapping, Source } from "../mapping.ts";
import { readingOf } from "../phrases.ts";
import { asFound, firstKnown } from "./evidence.ts";
import { sendingTexts } from "./texts.ts";

/**
 * The legacy database knows no cases. A case is an episode of treatment: it opens with a main order, and what follows for the same patient
 * belongs to it until the next main order. A refinement or replacement without a main order before it opens one itself.
 */
const instructions = `(
    select i.*, coalesce(
      max(i.id) filter (where i.course_id = 1 and i.is_live) over earlier,
      min(i.id) filter (where i.course_id in (1, 2, 3) and i.is_live) over earlier
    ) as opener_id
    from (select *, deleted is not true as is_live from @dispatch_instruction) i
    window earlier as (partition by i.patient_id order by i.id)
  )`;

const columns: Source["columns"] = {
  id: "bigint",
  patient_id: "bigint",
  course_id: "int",
  status: "int",
  submitted_at: "timestamptz",
  updated_at: "timestamptz",
  deleted: "boolean",
};

const deleted = { code: "filtered_deleted", column: "deleted", when: "r.deleted", kind: "skipped" } as const;
const patient = { entity: "patients", column: "patient_id", required: true } as const;
const ofPatient = "left join public.patients pt on pt.id = p_patient.target_id";
const submittedAt = (row: string) =>
  `case when ${row}.submitted_at >= timestamptz '2000-01-01' then ${row}.submitted_at end`;
const knownSince = firstKnown(submittedAt("r"), "r.updated_at");

/** The state of the order that opened the case, in the words of cases. Submitted is what every case was. */
const caseState =
  "case r.order_state when 'confirmed' then 'approved' when 'shipped' then 'shipped' else 'submitted' end";

const openers: Source = {
  table: "dispatch_instruction",
  from: `${instructions} s`,
  columns,
  where: "s.opener_id = s.id or (s.course_id = 1 and s.deleted)",
};

export const cases: Mapping = {
  entity: "cases",
  title: "Cases",
  table: "cases",
  isBulk: "at first",
  legacyKey: "legacy_id",
  source: openers,
  first: [deleted],
  parents: { patient },
  codes: { order_state: { map: "order_status", column: "status", isQuiet: true } },
  joins: [ofPatient],
  carries: { practice_id: "pt.practice_id", doctor_id: "pt.doctor_id" },
  values: {
    patient_id: "r.patient",
    practice_id: "r.practice_id",
    doctor_id: "r.doctor_id",
    case_number: "'CASE-' || r.id",
    title: "'Treatment from order ' || r.id",
    case_type: "case r.course_id when 2 then 'refinement' else 'active_treatment' end",
    current_state: caseState,
    state_since: firstKnown("r.updated_at", "r.submitted_at"),
    created_at: knownSince,
    legacy: "jsonb_build_object('rule', 'episode of a main order', 'instruction', r.id, 'status', r.status)",
  },
};

export const caseStateHistory: Mapping = {
  entity: "case_state_history",
  title: "History of cases",
  table: "case_state_history",
  isBulk: true,
  isDerived: true,
  source: openers,
  parents: { case_row: { entity: "cases", column: "id", required: true } },
  joins: ["left join public.cases cs on cs.id = p_case_row.target_id"],
  carries: {
    practice_id: "cs.practice_id",
    patient: "cs.patient_id",
    state: "cs.current_state",
    since: "cs.state_since",
  },
  values: {
    practice_id: "r.practice_id",
    patient_id: "r.patient",
    case_id: "r.case_row",
    position: "1",
    to_state: "r.state",
    reason: "'As the legacy order says that opened the case'",
    source: "'migration'",
    source_ref: "'dispatch_instruction ' || r.id || ' status ' || coalesce(r.status::text, 'empty')",
    created_at: "r.since",
  },
};

/** What a payment asks for, added up by the order it is for. A cancelled payment asks for nothing. */
const charges = (key: string) => `(
    select ${key} as charged_id, sum(coalesce(subtotal_price, 0) + coalesce(additional_price, 0)) as subtotal, sum(coalesce(used_credit, 0)) as credit,
      sum(coalesce(tax_value, 0)) as tax, min(doctor_id) as doctor_id, min(office_id) as office_id, min(made_at) as made_at
    from @dispatch_payment
    where ${key} is not null and canceled is not true and total_price >= 0 and total_price <> 'NaN'
    group by 1
  )`;

const money: Source["columns"] = {
  subtotal: { type: "numeric", sql: "c.subtotal" },
  credit: { type: "numeric", sql: "c.credit" },
  tax: { type: "numeric", sql: "c.tax" },
};
const amounts = {
  subtotal: "greatest(coalesce(round(r.subtotal, 2), 0), 0)",
  discount_amount:
    "least(greatest(coalesce(round(r.credit, 2), 0), 0), greatest(coalesce(round(r.subtotal, 2), 0), 0))",
  tax_amount: "greatest(coalesce(round(r.tax, 2), 0), 0)",
};

const isNumber = (text: string) => `pg_input_is_valid(regexp_replace(${text}, '[$€£¥,\\s]', '', 'g'), 'numeric')`;

/** Nothing that has left the lab comes back to these states; the code of such an order was forgotten. */
const beforeShipping = "('draft', 'no_product', 'pending', 'confirmed', 'in_production', 'quality_check')";

export const orders: Mapping = {
  entity: "orders",
  title: "Orders",
  table: "orders",
  isBulk: "at first",
  leaves: { order_cases: "order_id" },
  legacyKey: "legacy_instruction_id",
  source: {
    table: "dispatch_instruction",
    from: `${instructions} s left join ${charges("instruction_id")} c on c.charged_id = s.id
      left join ${sendingTexts} t on t.instruction_id = s.id`,
    columns: {
      ...columns,
      ...money,
      texts: { type: "text[]", sql: "t.texts" },
      opener_id: { type: "bigint", sql: "case when s.course_id in (1, 2, 3) then s.opener_id end" },
      suffix: "text",
      notes: "text",
      complaint: "text",
      objective: "text",
      conditions: "text",
      comprehensive: { type: "text", sql: "s.comprehensive::text" },
      accept_extraction: { type: "text", sql: "s.accept_extraction::text" },
      cbct: { type: "text", sql: "s.cbct::text" },
      price: "text",
      model: "text",
      scanner: "text",
      exports: "text",
    },
  },
  first: [deleted],
  parents: { patient, case_row: { entity: "cases", column: "opener_id", isQuiet: true } },
  codes: {
    kind: { map: "order_course", column: "course_id", required: true },
    state: { map: "order_status", column: "status", required: true },
  },
  joins: [ofPatient],
  carries: {
    practice_id: "pt.practice_id",
    doctor_id: "pt.doctor_id",
    exports_are_readable: "pg_input_is_valid(f.exports, 'jsonb')",
    is_told_shipped: `exists (select from unnest(f.texts) text cross join lateral ${readingOf("text")} said where said.state in ('shipped', 'delivered', 'completed'))`,
  },
  findings: [
    { code: "contradiction", column: "status", when: `r.is_told_shipped and r.state in ${beforeShipping}` },
    { code: "missing_date", column: "submitted_at", when: "r.submitted_at is null and r.status = 4" },
    { code: "bad_date", column: "submitted_at", when: "r.submitted_at < timestamptz '2000-01-01'" },
    { code: "dates_out_of_order", column: "submitted_at", when: "r.submitted_at > r.updated_at" },
    { code: "invalid_json", column: "exports", when: "btrim(r.exports) <> '' and not r.exports_are_readable" },
    { code: "invalid_number", column: "price", when: `btrim(r.price) <> '' and not ${isNumber("r.price")}` },
  ],
  values: {
    patient_id: "r.patient",
    case_id: "r.case_row",
    practice_id: "r.practice_id",
    doctor_id: "r.doctor_id",
    order_number: "coalesce(nullif(btrim(r.suffix), ''), 'ORD') || '-' || r.id",
    order_type: "r.kind",
    current_state: "r.state",
    state_since: firstKnown("r.updated_at", "r.submitted_at"),
    description: "coalesce(r.notes, '')",
    ...amounts,
    submitted_at: submittedAt("r"),
    created_at: knownSince,
    legacy: asFound([
      "suffix",
      "status",
      "course_id",
      "submitted_at",
      "complaint",
      "objective",
      "conditions",
      "comprehensive",
      "accept_extraction",
      "cbct",
      "price",
      "model",
      "scanner",
      "exports",
    ]),
  },
};

/** Orders of the shop: merchandise and invoices. Who ordered is known from the payment alone. */
export const shopOrders: Mapping = {
  entity: "shop_orders",
  title: "Orders of the shop",
  table: "orders",
  leaves: { order_cases: "order_id" },
  legacyKey: "legacy_order_id",
  source: {
    table: "dispatch_order",
    from: `@dispatch_order s left join ${charges("order_id")} c on c.charged_id = s.id`,
    columns: {
      id: "bigint",
      course_id: "int",
      ...money,
      doctor_id: { type: "bigint", sql: "c.doctor_id" },
      office_id: { type: "bigint", sql: "c.office_id" },
      made_at: { type: "timestamptz", sql: "c.made_at" },
    },
  },
  parents: {
    doctor: { entity: "profiles", column: "doctor_id", isQuiet: true },
    practice: { entity: "practices", column: "office_id", isQuiet: true },
  },
  codes: { kind: { map: "order_course", column: "course_id", required: true } },
  values: {
    practice_id: "r.practice",
    doctor_id: "r.doctor",
    order_number: "'SHOP-' || r.id",
    order_type: "r.kind",
    current_state: "'pending'",
    state_since: firstKnown("r.made_at"),
    created_at: firstKnown("r.made_at"),
    ...amounts,
    legacy: "jsonb_build_object('course_id', r.course_id)",
  },
};

const historyOf = (entity: string, title: string, source: Source, of: string, ref: string): Mapping => ({
  entity,
  title,
  table: "order_state_history",
  isBulk: true,
  isDerived: true,
  source,
  parents: { order_row: { entity: of, column: "id", required: true } },
  joins: ["left join public.orders od on od.id = p_order_row.target_id"],
  carries: {
    practice_id: "od.practice_id",
    patient: "od.patient_id",
    state: "od.current_state",
    since: "od.state_since",
  },
  values: {
    practice_id: "r.practice_id",
    patient_id: "r.patient",
    order_id: "r.order_row",
    position: "1",
    to_state: "r.state",
    reason: "'As the legacy database says'",
    source: "'migration'",
    source_ref: `'${ref} ' || r.id`,
    created_at: "r.since",
  },
});

export const orderStateHistory = historyOf(
  "order_state_history",
  "History of orders",
  { table: "dispatch_instruction", columns: { id: "bigint", status: "int" } },
  "orders",
  "dispatch_instruction",
);
export const shopOrderStateHistory = historyOf(
  "shop_order_state_history",
  "History of orders of the shop",
  { table: "dispatch_order", columns: { id: "bigint" } },
  "shop_orders",
  "dispatch_order",
);
