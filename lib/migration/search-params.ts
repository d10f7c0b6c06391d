import { z } from "zod";

const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .optional()
  .catch(undefined);

/** One reason of one entity: what the inbox is grouped by. */
export const rejectListParams = z.object({
  entity: word,
  kind: word,
  code: word,
  column: word,
  status: z.enum(["open", "waived"]).catch("open"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type RejectListParams = z.infer<typeof rejectListParams>;

export const codeParams = z.object({
  map: word,
  code: z.string().max(200).optional().catch(undefined),
});

export const proofParams = z.object({ run: z.guid().optional().catch(undefined) });
