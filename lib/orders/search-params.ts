import { z } from "zod";
import { ageFilter, paceFilter, roomParams, vocabularyFilter, yesFilter } from "@/lib/lists/search-params";

export const sortable = [
  "order_number",
  "order_type",
  "patient_name",
  "practice_name",
  "doctor_name",
  "assignee_name",
  "current_state",
  "state_since",
  "priority",
  "total_amount",
  "due_at",
  "created_at",
] as const;

export const orderListParams = z.object({
  ...roomParams(sortable, "created_at"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  state: vocabularyFilter,
  type: vocabularyFilter,
  priority: vocabularyFilter,
  open: yesFilter,
  mine: yesFilter,
  pace: paceFilter,
  age: ageFilter,
});

export type OrderListParams = z.infer<typeof orderListParams>;
