import { z } from "zod";

/** A row behind a figure. */
export const rowSchema = z.object({
  id: z.string(),
  noun: z.enum(["case", "order"]),
  number: z.string().nullable(),
  day: z.string(),
  type: z.string(),
  state: z.string(),
  priority: z.string(),
  practice_name: z.string().nullable(),
  doctor_name: z.string().nullable(),
  patient_id: z.string().nullable(),
  patient_number: z.string().nullable(),
  turnaround_minutes: z.number().nullable(),
  total_amount: z.coerce.number().nullable(),
  currency: z.string().nullable(),
  /** How many there are in all; on the first page alone. */
  total_rows: z.coerce.number().nullable(),
});

export type ReportRow = z.infer<typeof rowSchema>;
