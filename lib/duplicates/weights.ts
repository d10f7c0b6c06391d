import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { modelSchema } from "./matching/model";

const bandCounts = z.object({ certain: z.number(), likely: z.number(), possible: z.number() });
export type BandCounts = z.infer<typeof bandCounts>;

const versionSchema = z.object({
  version: z.number(),
  origin: z.enum(["shipped", "trained"]),
  patients: z.number(),
  created_at: z.string(),
  activated_at: z.string().nullable(),
  retired_at: z.string().nullable(),
  quality: z.object({
    learnt: z.array(z.string()).optional(),
    before: bandCounts.optional(),
    after: bandCounts.optional(),
  }),
});
export type ModelVersion = z.infer<typeof versionSchema>;

const qualitySchema = z.object({
  band: z.enum(["certain", "likely", "possible"]),
  merged: z.number(),
  undone: z.number(),
  apart: z.number(),
});
export type Quality = z.infer<typeof qualitySchema>;

const weightsSchema = modelSchema.pick({ prior: true, families: true, fields: true });
export type Weights = z.infer<typeof weightsSchema>;

/** All versions, newest first, the weights of the one in use, and what people made of what it said. */
export async function getWeights(): Promise<{
  versions: ModelVersion[];
  weights: Weights | null;
  quality: Quality[];
}> {
  const supabase = await createClient();
  const [versions, weights, quality] = await Promise.all([
    supabase
      .from("match_models")
      .select(Object.keys(versionSchema.shape).join(", "))
      .order("version", { ascending: false })
      .limit(50),
    // What is frequent among the names of the patients stays where it is.
    supabase
      .from("match_models")
      .select("prior:weights->prior, families:weights->families, fields:weights->fields")
      .not("activated_at", "is", null)
      .is("retired_at", null)
      .maybeSingle(),
    supabase.from("match_quality").select(Object.keys(qualitySchema.shape).join(", ")),
  ]);
  const error = versions.error ?? weights.error ?? quality.error;
  if (error) throw error;
  return {
    versions: z.array(versionSchema).parse(versions.data),
    weights: weights.data && weightsSchema.parse(weights.data),
    quality: z.array(qualitySchema).parse(quality.data),
  };
}
