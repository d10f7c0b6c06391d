import { z } from "zod";
import { listParams, practiceFilter } from "@/lib/lists/search-params";
import { patientStatuses } from "./statuses";

const sortable = ["family_name", "patient_number", "practice_name", "birth_date", "created_at"] as const;

export const patientListParams = z.object({
  ...listParams(sortable, "family_name"),
  status: z.enum(patientStatuses).optional().catch(undefined),
  practice: practiceFilter,
});

export type PatientListParams = z.infer<typeof patientListParams>;
