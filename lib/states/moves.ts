import { z } from "zod";

/** What cases and orders have in common: steps that somebody may take, and a history of steps that were taken. */
const stepSchema = z.object({ to_state: z.string(), name: z.string(), kind: z.string(), requires_reason: z.boolean() });

export const stepsSchema = z.array(stepSchema);

export type NextStep = z.infer<typeof stepSchema>;

export type HistoryRow = {
  id: string;
  from_state: string | null;
  to_state: string;
  changed_by_name: string | null;
  reason: string | null;
  source: string;
  created_at: string;
  left_at: string | null;
  is_contradiction: boolean;
};

export const historyColumns =
  "id, from_state, to_state, changed_by_name, reason, source, created_at, left_at, is_contradiction" as const;
