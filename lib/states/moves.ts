import { z } from "zod";

/** What cases and orders have in common: the steps that somebody may take. */
const stepSchema = z.object({ to_state: z.string(), name: z.string(), kind: z.string(), requires_reason: z.boolean() });

export const stepsSchema = z.array(stepSchema);

export type NextStep = z.infer<typeof stepSchema>;
