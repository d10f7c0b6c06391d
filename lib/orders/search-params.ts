import { z } from "zod";
import { listParams, practiceFilter, vocabularyFilter } from "@/lib/lists/search-params";

const sortable = [
  "order_number",
  "patient_name",
  "practice_name",
  "current_state",
  "state_since",
  "total_amount",
  "created_at",
] as const;

export const orderListParams = z.object({
  ...listParams(sortable, "created_at"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  state: vocabularyFilter,
  type: vocabularyFilter,
  practice: practiceFilter,
});

export type OrderListParams = z.infer<typeof orderListParams>;
