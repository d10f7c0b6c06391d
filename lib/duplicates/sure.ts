import "server-only";
import { z } from "zod";
import { recordAccess } from "@/lib/patients/record-access";
import { createClient } from "@/lib/supabase/server";

const stays = z.array(z.object({ cluster_id: z.guid(), message: z.string() }));

const previewSchema = z.object({
  ready: z.array(
    z.object({
      cluster_id: z.guid(),
      survivor_id: z.guid(),
      merged_ids: z.array(z.guid()),
      versions: z.record(z.string(), z.number()),
      moves: z.record(z.string(), z.number()),
    }),
  ),
  stays,
});
export type SurePreview = z.infer<typeof previewSchema>;

export const mergeAnswer = z.object({ batch_id: z.guid(), merged: z.number(), into: z.number(), stays });

const sampledSchema = z.object({
  id: z.guid(),
  practice_name: z.string().nullable(),
  people: z.array(z.object({ id: z.guid(), number: z.string(), name: z.string(), born: z.string().nullable() })),
});
export type SampledCluster = z.infer<typeof sampledSchema>;

/** As many as somebody looks at with care. */
export const SAMPLE = 20;

/** What merging everything beyond doubt would do, with the people of a sample that is spread over all of it. */
export async function previewSure(
  practiceId: string | undefined,
): Promise<{ preview: SurePreview; sample: SampledCluster[] }> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("preview_sure_merges", practiceId ? { p_practice_id: practiceId } : {});
  if (error) throw error;
  const preview = previewSchema.parse(data);
  const step = Math.max(1, Math.ceil(preview.ready.length / SAMPLE));
  const ids = preview.ready.filter((_, index) => index % step === 0).map(({ cluster_id }) => cluster_id);
  if (ids.length === 0) return { preview, sample: [] };
  const people = await supabase
    .from("duplicate_queue")
    .select(Object.keys(sampledSchema.shape).join(", "))
    .in("id", ids)
    .order("id");
  if (people.error) throw people.error;
  const sample = z.array(sampledSchema).parse(people.data);
  await recordAccess(
    sample.flatMap((cluster) => cluster.people.map(({ id }) => id)),
    "duplicates",
    "/duplicates/together",
  );
  return { preview, sample };
}

const practiceSchema = z.object({
  practice_id: z.guid(),
  practice_name: z.string(),
  is_on: z.boolean(),
  ready: z.number(),
  merged: z.number(),
  undone: z.number(),
});
export type AutomaticPractice = z.infer<typeof practiceSchema>;

/** Where the worker merges by itself, what it would merge now, and what it has merged. */
export async function getAutomatic(): Promise<{
  practices: AutomaticPractice[];
  dailyCap: number;
  rowVersion: number;
}> {
  const supabase = await createClient();
  const [practices, settings] = await Promise.all([
    supabase.rpc("list_automatic_merging"),
    supabase.from("match_settings").select("daily_cap, row_version").limit(1).maybeSingle(),
  ]);
  if (practices.error ?? settings.error) throw practices.error ?? settings.error;
  return {
    practices: z.array(practiceSchema).parse(practices.data),
    dailyCap: settings.data?.daily_cap ?? 50,
    rowVersion: settings.data?.row_version ?? 1,
  };
}
