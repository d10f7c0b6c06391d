import "server-only";
import { z } from "zod";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { createClient } from "@/lib/supabase/server";
import { relations } from "./matching/decide";

const eventSchema = z.object({
  id: z.guid(),
  batch_id: z.guid(),
  kind: z.enum(["merge", "undo"]),
  reason: z.string().nullable(),
  moved: z.record(z.string(), z.number()),
  merged_at: z.string(),
  undone_at: z.string().nullable(),
  survivor_id: z.guid(),
  survivor_number: z.string(),
  survivor_name: z.string(),
  merged_id: z.guid(),
  merged_number: z.string(),
  merged_name: z.string(),
  actor_name: z.string().nullable(),
  report: z.record(z.string(), z.unknown()),
});
export type MergeEvent = z.infer<typeof eventSchema>;

const decisionSchema = z.object({
  id: z.guid(),
  decision: z.enum(["not_duplicate", "related"]),
  relation: z.enum(relations).nullable(),
  reason: z.string().nullable(),
  origin: z.string(),
  decided_at: z.string(),
  withdrawn_at: z.string().nullable(),
  first_id: z.guid(),
  first_number: z.string(),
  first_name: z.string(),
  second_id: z.guid(),
  second_number: z.string(),
  second_name: z.string(),
  actor_name: z.string().nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

async function readPage<T extends z.ZodType>(
  view: "merge_history" | "decision_history",
  schema: z.ZodObject<Record<string, z.ZodType>> & T,
  page: number,
): Promise<{ rows: z.infer<T>[]; total: number; page: number }> {
  const supabase = await createClient();
  const order = view === "merge_history" ? "merged_at" : "decided_at";
  const { data, error, count } = await supabase
    .from(view)
    .select(Object.keys(schema.shape).join(", "), { count: "exact" })
    .order(order, { ascending: false })
    .order("id")
    .range(...pageRange(page));
  if (isBehindTheEnd(error, data, page)) return readPage(view, schema, 1);
  if (error) throw error;
  return { rows: z.array(schema).parse(data) as z.infer<T>[], total: count ?? 0, page };
}

export const listMerges = (page: number) => readPage<typeof eventSchema>("merge_history", eventSchema, page);
export const listDecisions = (page: number) =>
  readPage<typeof decisionSchema>("decision_history", decisionSchema, page);
