import { z } from "zod";
import { roomParams } from "@/lib/lists/search-params";
import { patientStatuses } from "./statuses";

export const sortable = [
  "family_name",
  "patient_number",
  "practice_name",
  "doctor_name",
  "birth_date",
  "created_at",
] as const;

export const patientListParams = z.object({
  ...roomParams(sortable, "family_name"),
  status: z.enum(patientStatuses).optional().catch(undefined),
});

export type PatientListParams = z.infer<typeof patientListParams>;
