import { z } from "zod";
import { listParams, practiceFilter, vocabularyFilter, yesFilter } from "@/lib/lists/search-params";

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
  state: vocabularyFilter,
  priority: vocabularyFilter,
  practice: practiceFilter,
  open: yesFilter,
  mine: yesFilter,
  late: yesFilter,
});

export type CaseListParams = z.infer<typeof caseListParams>;
