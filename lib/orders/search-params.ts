import { z } from "zod";
import { listParams } from "@/lib/lists/search-params";

const key = z
  .string()
  .regex(/^[a-z][a-z_]*$/)
  .optional()
  .catch(undefined);

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
  state: key,
  type: key,
  practice: z
    .union([z.guid(), z.literal("none")])
    .optional()
    .catch(undefined),
});

export type OrderListParams = z.infer<typeof orderListParams>;
