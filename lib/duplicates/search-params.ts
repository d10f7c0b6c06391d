import { z } from "zod";
import { objections } from "./matching/decide";

const objectionKeys = Object.keys(objections) as [keyof typeof objections, ...(keyof typeof objections)[]];

/** What the queue shows: everything that matters is in the address, so that a colleague sees the same. */
export const queueParams = z.object({
  band: z.enum(["certain", "likely", "possible"]).optional().catch(undefined),
  practice: z
    .union([z.literal("several"), z.guid()])
    .optional()
    .catch(undefined),
  objection: z
    .union([z.literal("none"), z.enum(objectionKeys)])
    .optional()
    .catch(undefined),
  owner: z.literal("me").optional().catch(undefined),
  open: z.literal("yes").optional().catch(undefined),
  later: z.literal("yes").optional().catch(undefined),
  sort: z.enum(["need", "probability", "age"]).catch("need"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type QueueParams = z.infer<typeof queueParams>;

/** What narrows the queue down, as an address holds it: it comes along from one question to the next. */
export function filtersOf({ page: _, sort, ...filters }: QueueParams): Record<string, string | undefined> {
  return { ...filters, ...(sort !== "need" && { sort }) };
}

const ids = z
  .string()
  .transform((text) => text.split("."))
  .pipe(z.array(z.guid()).max(70));

/** Who survives, who is left out this time, and what was just done and can be undone. */
export const clusterParams = z.object({
  survivor: z.guid().optional().catch(undefined),
  without: ids.optional().catch(undefined),
  only: z.literal("differences").optional().catch(undefined),
  merged: z.guid().optional().catch(undefined),
  decided: ids.optional().catch(undefined),
  postponed: z.guid().optional().catch(undefined),
  stayed: z.coerce.number().int().min(1).optional().catch(undefined),
});
