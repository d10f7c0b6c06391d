import { z } from "zod";
import {
  checkbox,
  id,
  newId,
  notChosen,
  optionalId,
  requiredText,
  vocabularyKey,
  wholeNumber,
} from "@/lib/forms/fields";

/** As many as one person may have. */
export const MOST_SUBSCRIPTIONS = 10;

export const addSubscriptionInput = z.object({
  id: newId,
  name: requiredText("a name for this report", 60),
  practice_id: optionalId,
  doctor_id: optionalId,
  order_type: z.union([notChosen, vocabularyKey("a type")]),
  priority: z.union([notChosen, vocabularyKey("a priority")]),
  /** A day that every month has. */
  day_of_month: wholeNumber(1, 28),
  is_asked: checkbox,
});

export const subscriptionInput = z.object({ id });
