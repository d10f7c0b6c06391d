import type { Mapping } from "../mapping.ts";
import { asFound } from "./evidence.ts";

/** A jaw does not know its order, nor which jaw it is: the orders that point to it say both. */
const references = `(
    select jaw_id, count(*) as uses, min(order_id) as order_id, min(arch) as arch
    from (
      select upper_jaw_id as jaw_id, id as order_id, 'upper' as arch from @dispatch_instruction where upper_jaw_id is not null
      union all
      select lower_jaw_id, id, 'lower' from @dispatch_instruction where lower_jaw_id is not null
    ) u group by 1
  )`;
const teeth = (column: string) => `coalesce(r.${column} ~ '^[01]{16}$', false)`;
const teethOf = (column: string) => `case when ${teeth(column)} then r.${column} else repeat('0', 16) end`;

export const jaws: Mapping = {
  entity: "jaws",
  title: "Jaws",
  table: "jaws",
  isBulk: true,
  legacyKey: "legacy_id",
  source: {
    table: "dispatch_jaw",
    from: `@dispatch_jaw s left join ${references} u on u.jaw_id = s.id`,
    columns: {
      id: "bigint",
      product_id: "bigint",
      bond_teeth: "text",
      extract_teeth: "text",
      reason: "int",
      labial: "boolean",
      uses: { type: "int", sql: "u.uses" },
      order_id: { type: "bigint", sql: "u.order_id" },
      arch: { type: "text", sql: "u.arch" },
    },
  },
  first: [
    { code: "orphan_parent_missing", column: "id", when: "r.uses is null" },
    { code: "conflicting_parents", column: "id", when: "r.uses > 1" },
  ],
  parents: {
    order_row: { entity: "orders", column: "order_id", required: true, as: "id" },
    product: { entity: "products", column: "product_id" },
  },
  codes: { why: { map: "jaw_reason", column: "reason" } },
  joins: ["left join public.orders od on od.id = p_order_row.target_id"],
  carries: { practice_id: "od.practice_id" },
  findings: [
    { code: "check_violation", column: "bond_teeth", when: `r.bond_teeth is not null and not ${teeth("bond_teeth")}` },
    {
      code: "check_violation",
      column: "extract_teeth",
      when: `r.extract_teeth is not null and not ${teeth("extract_teeth")}`,
    },
    {
      code: "contradiction",
      column: "extract_teeth",
      when: `${teeth("bond_teeth")} and ${teeth("extract_teeth")} and (r.bond_teeth::bit(16) & r.extract_teeth::bit(16)) <> repeat('0', 16)::bit(16)`,
    },
  ],
  values: {
    practice_id: "r.practice_id",
    order_id: "r.order_row",
    arch: "r.arch",
    product_id: "r.product",
    bond_teeth: teethOf("bond_teeth"),
    extract_teeth: teethOf("extract_teeth"),
    reason: "r.why",
    is_labial: "r.labial",
    legacy: asFound(["bond_teeth", "extract_teeth", "reason"]),
  },
};
