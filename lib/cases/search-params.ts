import { z } from "zod";
import { listParams } from "@/lib/lists/search-params";

const key = z
  .string()
  .regex(/^[a-z][a-z_]*$/)
  .optional()
  .catch(undefined);

const sortable = [
  "case_number",
  "patient_name",
  "practice_name",
  "current_state",
  "state_since",
  "due_at",
  "created_at",
] as const;

export const caseListParams = z.object({
  ...listParams(sortable, "created_at"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  state: key,
  priority: key,
  practice: z
    .union([z.guid(), z.literal("none")])
    .optional()
    .catch(undefined),
  open: z.literal("yes").optional().catch(undefined),
  mine: z.literal("yes").optional().catch(undefined),
  late: z.literal("yes").optional().catch(undefined),
});

export type CaseListParams = z.infer<typeof caseListParams>;
