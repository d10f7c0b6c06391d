import type { Mapping } from "../mapping.ts";
import { asFound, firstKnown, namesPatientAsDoctor } from "./evidence.ts";

const rate = "case when r.tax_rate > 1 then r.tax_rate / 100 else r.tax_rate end";
const credit = "greatest(coalesce(round(r.used_credit, 2), 0), 0)";
const tax = "greatest(coalesce(round(r.tax_value, 2), 0), 0)";
const sumOfInstallments = `(select sum(case when jsonb_typeof(i.value) = 'object' then (i.value ->> 'amount')::numeric when jsonb_typeof(i.value) = 'number' then i.value::text::numeric end)
      from jsonb_array_elements(case when r.are_installments_readable and jsonb_typeof(r.installments::jsonb) = 'array' then r.installments::jsonb end) i)`;

/** What was asked for. What was paid are its operations: the same money, seen at the processor. */
export const payments: Mapping = {
  entity: "payments",
  title: "Payments",
  table: "payments",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_payment",
    from: `@dispatch_payment s left join @dispatch_instruction i on i.id = s.instruction_id left join @dispatch_patient p on p.id = i.patient_id`,
    columns: {
      id: "bigint",
      made_at: "timestamptz",
      free: "boolean",
      tax_rate: "numeric",
      tax_value: "numeric",
      paid_price: "numeric",
      instruction_id: "bigint",
      used_credit: "numeric",
      canceled: "boolean",
      paid: "boolean",
      custom_price: "numeric",
      subtotal_price: "numeric",
      doctor_id: "bigint",
      office_id: "bigint",
      order_id: "bigint",
      installments: "text",
      additional_price: "numeric",
      netsuite: "boolean",
      total_price: "numeric",
      office_of_patient: { type: "bigint", sql: "p.office_id" },
      is_doctor_a_patient: {
        type: "boolean",
        sql: namesPatientAsDoctor,
      },
    },
  },
  first: [
    { code: "invalid_number", column: "total_price", when: "r.total_price is null or r.total_price = 'NaN'" },
    { code: "check_violation", column: "total_price", when: "r.total_price < 0" },
  ],
  parents: {
    order_row: { entity: "orders", column: "instruction_id" },
    shop_order: { entity: "shop_orders", column: "order_id" },
    doctor: { entity: "profiles", column: "doctor_id" },
    practice: { entity: "practices", column: "office_id" },
  },
  joins: ["left join public.orders od on od.id = coalesce(p_order_row.target_id, p_shop_order.target_id)"],
  // Who may see the order sees its payment; where the source names another office for it, that is a finding and stays in legacy.
  carries: {
    practice_id: "case when od.id is null then p_practice.target_id else od.practice_id end",
    are_installments_readable: "pg_input_is_valid(f.installments, 'jsonb')",
  },
  findings: [
    { code: "parent_not_given", column: "instruction_id", when: "r.instruction_id is null and r.order_id is null" },
    { code: "wrong_kind_of_parent", column: "doctor_id", when: "r.is_doctor_a_patient" },
    { code: "contradiction", column: "office_id", when: "r.office_id <> r.office_of_patient" },
    { code: "contradiction", column: "free", when: "r.free and r.paid" },
    { code: "contradiction", column: "canceled", when: "r.canceled and r.paid" },
    {
      code: "variance",
      column: "total_price",
      when: `abs(r.total_price - (coalesce(r.subtotal_price, 0) + coalesce(r.tax_value, 0) + coalesce(r.additional_price, 0) - coalesce(r.used_credit, 0))) >= 0.01`,
    },
    { code: "variance", column: "tax_value", when: `abs(r.tax_value - r.subtotal_price * (${rate})) >= 0.02` },
    {
      code: "invalid_json",
      column: "installments",
      when: "btrim(r.installments) <> '' and not r.are_installments_readable",
    },
    { code: "variance", column: "installments", when: `${sumOfInstallments} <> r.total_price` },
  ],
  sums: { total_amount: { column: "total_price", at: "made_at" } },
  values: {
    order_id: "coalesce(r.order_row, r.shop_order)",
    practice_id: "r.practice_id",
    doctor_id: "case when not coalesce(r.is_doctor_a_patient, false) then r.doctor end",
    status: "case when r.canceled then 'cancelled' when r.free or r.paid then 'completed' else 'pending' end",
    // The total is what counts and stays to the cent; where the parts of the source do not add up to it, the subtotal gives way.
    subtotal: `greatest(round(r.total_price, 2) - ${tax} + ${credit}, 0)`,
    discount_amount: `case when round(r.total_price, 2) - ${tax} + ${credit} < 0 then 0 else ${credit} end`,
    tax_amount: `case when round(r.total_price, 2) - ${tax} + ${credit} < 0 then round(r.total_price, 2) else ${tax} end`,
    total_amount: "round(r.total_price, 2)",
    tax_rate: `case when (${rate}) between 0 and 1 then ${rate} end`,
    credit_used: credit,
    is_free: "coalesce(r.free, false)",
    made_at: firstKnown("r.made_at"),
    installments:
      "case when r.are_installments_readable and btrim(r.installments) <> '' then r.installments::jsonb end",
    legacy: asFound([
      "subtotal_price",
      "additional_price",
      "used_credit",
      "tax_rate",
      "tax_value",
      "total_price",
      "paid_price",
      "custom_price",
      "paid",
      "free",
      "canceled",
      "office_id",
      "netsuite",
    ]),
  },
};

export const paymentOperations: Mapping = {
  entity: "payment_operations",
  title: "Operations of payments",
  table: "payment_operations",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_operation",
    columns: {
      id: "bigint",
      type: "int",
      made_at: "timestamptz",
      price: "numeric",
      sq_payment_id: "text",
      sq_refund_id: "text",
      card_brand: "text",
      card_last: "text",
      payment_id: "bigint",
      attempts: "int",
    },
  },
  parents: { payment: { entity: "payments", column: "payment_id", required: true } },
  codes: { kind: { map: "operation_type", column: "type", required: true } },
  facts: {
    first_payments: {
      sql: "select sq_payment_id as reference, min(id) as id from @dispatch_operation where sq_payment_id <> '' group by 1 having count(*) > 1",
      columns: { reference: "text", id: "bigint" },
    },
    first_refunds: {
      sql: "select sq_refund_id as reference, min(id) as id from @dispatch_operation where sq_refund_id <> '' group by 1 having count(*) > 1",
      columns: { reference: "text", id: "bigint" },
    },
    overdrawn: {
      sql: `select payment_id from @dispatch_operation where payment_id is not null group by 1
        having coalesce(sum(price) filter (where type = 2), 0) > coalesce(sum(price) filter (where type = 1), 0)`,
      columns: { payment_id: "bigint" },
    },
  },
  joins: [
    "left join public.payments pm on pm.id = p_payment.target_id",
    "left join fact_first_payments fp on fp.reference = f.sq_payment_id",
    "left join fact_first_refunds fr on fr.reference = f.sq_refund_id",
    "left join fact_overdrawn ov on ov.payment_id = f.payment_id",
  ],
  carries: {
    practice_id: "pm.practice_id",
    first_payment_id: "fp.id",
    first_refund_id: "fr.id",
    is_overdrawn: "ov.payment_id is not null",
  },
  findings: [
    { code: "refund_exceeds_payment", column: "price", when: "r.type = 2 and r.is_overdrawn" },
    { code: "duplicate_natural_key", column: "sq_payment_id", when: "r.first_payment_id < r.id" },
    { code: "duplicate_natural_key", column: "sq_refund_id", when: "r.first_refund_id < r.id" },
  ],
  sums: { amount: { column: "price", at: "made_at" } },
  values: {
    practice_id: "r.practice_id",
    payment_id: "r.payment",
    kind: "r.kind",
    amount: "round(r.price, 2)",
    made_at: firstKnown("r.made_at"),
    provider_reference: "coalesce(nullif(r.sq_refund_id, ''), nullif(r.sq_payment_id, ''))",
    card_brand: "nullif(btrim(r.card_brand), '')",
    card_last_four: "case when r.card_last ~ '^[0-9]{4}$' then r.card_last end",
    legacy: asFound(["sq_payment_id", "sq_refund_id", "attempts"]),
  },
  ignores: {
    card_bin: "Digits of a card: never read.",
    office_card: "Belongs to the payment processor.",
    sq_order_id: "Belongs to the payment processor.",
  },
};

export const offers: Mapping = {
  entity: "offers",
  title: "Offers",
  table: "offers",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_offer",
    columns: {
      id: "bigint",
      price_both: "numeric",
      price_upper: "numeric",
      price_lower: "numeric",
      doctor_id: "bigint",
      product_id: "bigint",
    },
  },
  first: [{ code: "empty_required", column: "doctor_id", when: "r.doctor_id is null" }],
  parents: {
    doctor: { entity: "profiles", column: "doctor_id", required: true },
    product: { entity: "products", column: "product_id", required: true },
  },
  rejects: [
    {
      code: "check_violation",
      column: "price_both",
      when: "num_nonnulls(r.price_both, r.price_upper, r.price_lower) = 0",
    },
  ],
  values: {
    doctor_id: "r.doctor",
    product_id: "r.product",
    price_both: "round(r.price_both, 2)",
    price_upper: "round(r.price_upper, 2)",
    price_lower: "round(r.price_lower, 2)",
  },
};

export const discounts: Mapping = {
  entity: "discounts",
  title: "Discounts",
  table: "discounts",
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_discount",
    columns: {
      id: "bigint",
      percent: "numeric",
      reason: "text",
      count: "int",
      start: "date",
      finish: "date",
      total: "numeric",
      used: "int",
      offer_id: "bigint",
    },
  },
  parents: { offer: { entity: "offers", column: "offer_id", required: true } },
  rejects: [
    { code: "check_violation", column: "percent", when: "r.percent < 0 or r.percent > 100" },
    { code: "check_violation", column: "finish", when: "r.finish < r.start" },
    { code: "check_violation", column: "used", when: "r.used > r.count" },
  ],
  values: {
    offer_id: "r.offer",
    percent: "r.percent",
    reason: "coalesce(r.reason, '')",
    max_uses: "nullif(r.count, 0)",
    used_count: "coalesce(r.used, 0)",
    starts_on: "r.start",
    ends_on: "r.finish",
    legacy: asFound(["total"]),
  },
};
