import { z } from "zod";
import {
  checkbox,
  currency,
  id,
  money,
  notChosen,
  optionalId,
  optionalMoment,
  prose,
  requiredProse,
  rowVersion,
  vocabularyKey,
  wholeNumber,
} from "@/lib/forms/fields";

/** What an order type asks for, read from the same JSON Schema that the database checks `orders.data` against. */
export function orderData(schema: Parameters<typeof z.fromJSONSchema>[0]) {
  return z.fromJSONSchema(schema);
}

const json = z
  .string()
  .transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "This is not readable." });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.json()));

const orderFields = {
  case_id: optionalId,
  doctor_id: optionalId,
  order_type: vocabularyKey("what kind of order it is"),
  priority: vocabularyKey("how urgent it is"),
  description: prose(),
  data: json,
};

export const createOrderInput = z.object({
  ...orderFields,
  patient_id: optionalId,
  practice_id: optionalId,
  currency,
});

export const updateOrderInput = z.object({
  ...orderFields,
  discount_amount: money,
  tax_amount: money,
  due_at: optionalMoment,
  id,
  rowVersion,
});

export const transitionOrderInput = z.object({
  p_order_id: id,
  p_to_state: vocabularyKey("the next state"),
  p_expected_version: rowVersion,
  p_reason: prose(2000),
});

/** The arguments of reopen_order and refund_order, which leave a final state and never without a reason. */
export const leaveFinalStateInput = z.object({
  p_order_id: id,
  p_expected_version: rowVersion,
  p_reason: requiredProse("why", 2000),
});

export const addItemInput = z.object({
  order_id: id,
  product_id: z.guid({ error: "Choose a product." }),
  quantity: wholeNumber(1, 100_000),
  unit_price: money,
});

export const updateItemInput = z.object({ quantity: wholeNumber(1, 100_000), unit_price: money, id, rowVersion });

/** One character for each of the sixteen teeth of an arch. */
const teeth = z.string().regex(/^[01]{16}$/, { error: "Choose teeth of the chart." });

const jawFields = {
  product_id: optionalId,
  bond_teeth: teeth,
  extract_teeth: teeth,
  reason: z.union([notChosen, z.enum(["breakage", "complete", "other"])], { error: "Choose one of the list." }),
  is_labial: checkbox,
};

export const addJawInput = z.object({ ...jawFields, order_id: id, arch: z.enum(["upper", "lower"]) });

export const updateJawInput = z.object({ ...jawFields, id, rowVersion });
