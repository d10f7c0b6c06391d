import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { ageSchema } from "./monthly-schema";
import { asArguments, type ReportFilters } from "./search-params";

const noun = z.enum(["case", "order"]);

const bottlenecksSchema = z.object({
  age: ageSchema,
  moves: z.array(
    z.object({
      noun,
      state: z.string(),
      /** Null for all moves out of the state together. */
      next: z.string().nullable(),
      count: z.number(),
      totalMinutes: z.number(),
      median: z.number(),
      p90: z.number(),
      overLimit: z.number(),
      limitMinutes: z.number().nullable(),
    }),
  ),
  templates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      cases: z.number(),
      steps: z.coerce.number(),
      inTime: z.coerce.number(),
      median: z.number().nullable(),
      slowest: z.string().nullable(),
    }),
  ),
});

export type Bottlenecks = z.infer<typeof bottlenecksSchema>;

type Range = { from: string; until: string };

export async function openBottlenecks({ from, until }: Range, filters: ReportFilters): Promise<Bottlenecks | null> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_bottlenecks", {
    p_from: from,
    p_until: until,
    ...asArguments(filters),
  });
  if (error) throw new Error("Could not read where work waits", { cause: error });
  return bottlenecksSchema.nullable().parse(data);
}

const staySchema = z.object({
  id: z.string(),
  noun,
  number: z.string().nullable(),
  state: z.string(),
  next_state: z.string(),
  left_on: z.string(),
  minutes: z.number(),
  left_by_name: z.string().nullable(),
  practice_name: z.string().nullable(),
  type: z.string(),
});

export type Stay = z.infer<typeof staySchema>;

/** The longest first. */
export async function listStays(
  { noun, state, next, from, until }: Range & { noun: "case" | "order"; state: string; next?: string },
  filters: ReportFilters,
  size: number,
): Promise<Stay[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("list_stays", {
    p_noun: noun,
    p_state: state,
    p_from: from,
    p_until: until,
    p_next: next,
    ...asArguments(filters),
    p_limit: size,
  });
  if (error) throw new Error("Could not read the stays behind a bottleneck", { cause: error });
  return z.array(staySchema).parse(data);
}
