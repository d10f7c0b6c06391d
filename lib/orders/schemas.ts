import { z } from "zod";
import {
  checkbox,
  currency,
  id,
  money,
  newId,
  notChosen,
  optionalId,
  optionalMoment,
  prose,
  requiredProse,
  rowVersion,
  vocabularyKey,
  wholeNumber,
} from "@/lib/forms/fields";

const orderFields = {
  case_id: optionalId,
  doctor_id: optionalId,
  order_type: vocabularyKey("what kind of order it is"),
  priority: vocabularyKey("how urgent it is"),
  description: prose(),
};

/** The answers to the order type's own questions come beside these, see answers.ts. */
export const createOrderInput = z.object({
  ...orderFields,
  id: newId,
  patient_id: optionalId,
  practice_id: optionalId,
  currency,
});

export const updateOrderInput = z.object({
  ...orderFields,
  assignee_id: optionalId,
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
  id: newId,
  order_id: id,
  product_id: z.guid({ error: "Choose a product." }),
  quantity: wholeNumber(1, 100_000),
  unit_price: money,
});

export const updateItemInput = z.object({ quantity: wholeNumber(1, 100_000), unit_price: money, id, rowVersion });

export const removeItemInput = z.object({ itemId: id });

export const linkCaseInput = z.object({
  order_id: id,
  case_id: z.guid({ error: "Choose a case." }),
  relationship: z.enum(["secondary", "revision"], { error: "Choose how they belong together." }),
});

export const unlinkCaseInput = z.object({ orderId: id, caseId: id });

/** One character for each of the sixteen teeth of an arch. */
const teeth = z.string().regex(/^[01]{16}$/, { error: "Choose teeth of the chart." });

const jawFields = {
  bond_teeth: teeth,
  extract_teeth: teeth,
  reason: z.union([notChosen, z.enum(["breakage", "complete", "other"])], { error: "Choose one of the list." }),
  is_labial: checkbox,
};

export const addJawInput = z.object({ ...jawFields, order_id: id, arch: z.enum(["upper", "lower"]) });

export const updateJawInput = z.object({ ...jawFields, id, rowVersion });
