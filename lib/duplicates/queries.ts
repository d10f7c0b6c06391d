import "server-only";
import { z } from "zod";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { recordAccess } from "@/lib/patients/record-access";
import { createClient } from "@/lib/supabase/server";
import { relations } from "./matching/decide";
import { fieldNames } from "./matching/fields";
import type { QueueParams } from "./search-params";

const band = z.enum(["certain", "likely", "possible"]);

const clusterSchema = z.object({
  id: z.guid(),
  practice_id: z.guid().nullable(),
  practice_name: z.string().nullable(),
  size: z.number(),
  band,
  probability: z.number(),
  strongest: z.enum(["prior", "family", ...fieldNames]),
  objections: z.array(z.string()),
  cases: z.number(),
  open_cases: z.number(),
  owner_id: z.guid().nullable(),
  owner_name: z.string().nullable(),
  claimed_until: z.string().nullable(),
  snoozed_until: z.string().nullable(),
  created_at: z.string(),
  has_returned: z.boolean(),
  people: z.array(z.object({ id: z.guid(), number: z.string(), name: z.string(), born: z.string().nullable() })),
});
export type Cluster = z.infer<typeof clusterSchema>;
/** Somebody wanted to see it later. */
export function isPutOff(cluster: Cluster): cluster is Cluster & { snoozed_until: string } {
  return cluster.snoozed_until !== null && new Date(cluster.snoozed_until) > new Date();
}

const clusterColumns = Object.keys(clusterSchema.shape).join(", ");

const recordSchema = z.object({
  id: z.guid(),
  patient_number: z.string(),
  row_version: z.number(),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  birth_date: z.string().nullable(),
  gender: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  suffix: z.string().nullable(),
  doctor_id: z.guid().nullable(),
  doctor_name: z.string().nullable(),
  practice_name: z.string().nullable(),
  is_migrated: z.boolean(),
  aliases: z.array(z.string()),
  cases: z.number(),
  open_cases: z.number(),
  orders: z.number(),
});
export type DuplicateRecord = z.infer<typeof recordSchema>;

const candidateSchema = z.object({
  id: z.guid(),
  first_id: z.guid(),
  second_id: z.guid(),
  band,
  probability: z.number(),
  bits: z.number(),
  terms: z.array(
    z.object({
      field: z.enum(["prior", "family", ...fieldNames]),
      level: z.number(),
      bits: z.number(),
      sharedBy: z.number().optional(),
    }),
  ),
  objections: z.array(z.string()),
  relation: z.enum(relations).nullable(),
  model_version: z.number(),
  returned: z.object({ id: z.guid(), decided_at: z.string() }).nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

const previewSchema = z.object({
  versions: z.record(z.string(), z.number()),
  moves: z.record(z.string(), z.number()),
  clashes: z.array(z.object({ kind: z.string(), message: z.string() })),
  blockers: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type Preview = z.infer<typeof previewSchema>;

const orders = {
  need: [
    ["open_cases", false],
    ["probability", false],
  ],
  probability: [["probability", false]],
  age: [["created_at", true]],
} as const;

async function wantedClusters(params: QueueParams, myProfileId: string | null, columns: string, isCount = false) {
  const supabase = await createClient();
  let query = supabase.from("duplicate_queue").select(columns, { count: "exact", head: isCount });
  if (params.band) query = query.eq("band", params.band);
  if (params.practice === "several") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);
  if (params.objection === "none") query = query.filter("objections", "eq", "{}");
  else if (params.objection) query = query.contains("objections", [params.objection]);
  if (params.open) query = query.gt("open_cases", 0);
  if (params.owner && myProfileId) query = query.eq("owner_id", myProfileId).is("is_claimed", true);
  query = query.is("is_put_off", params.later === "yes");
  // Wrapped, because a query that is returned from an async function is sent at once.
  return { query };
}

export async function listClusters(
  params: QueueParams,
  myProfileId: string | null,
): Promise<{ rows: Cluster[]; total: number; page: number }> {
  let { query } = await wantedClusters(params, myProfileId, clusterColumns);
  for (const [column, ascending] of orders[params.sort]) query = query.order(column, { ascending });
  const { data, error, count } = await query.order("id").range(...pageRange(params.page));
  if (isBehindTheEnd(error, data, params.page)) return listClusters({ ...params, page: 1 }, myProfileId);
  if (error) throw error;
  return { rows: z.array(clusterSchema).parse(data), total: count ?? 0, page: params.page };
}

/** How much waits in each band, whatever else is filtered. */
export async function countBands(
  params: QueueParams,
  myProfileId: string | null,
): Promise<Record<z.infer<typeof band>, number>> {
  const counts = await Promise.all(
    band.options.map(async (each) => {
      const { query } = await wantedClusters({ ...params, band: each }, myProfileId, "id", true);
      const { count, error } = await query;
      if (error) throw error;
      return [each, count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<z.infer<typeof band>, number>;
}

/** The first of the queue, as it is filtered, that nobody else works on: where to go when one is done. */
export async function nextClusterId(
  afterId: string,
  params: QueueParams,
  myProfileId: string | null,
): Promise<string | null> {
  let { query } = await wantedClusters(params, myProfileId, "id");
  query = query.neq("id", afterId);
  if (!params.owner) query = query.is("is_claimed", false);
  for (const [column, ascending] of orders[params.sort]) query = query.order(column, { ascending });
  const { data, error } = await query.order("id").limit(1).maybeSingle();
  if (error) throw error;
  return data ? z.object({ id: z.guid() }).parse(data).id : null;
}

export async function getCluster(
  clusterId: string,
): Promise<{ cluster: Cluster; records: DuplicateRecord[]; candidates: Candidate[] } | null> {
  if (!z.guid().safeParse(clusterId).success) return null;
  const supabase = await createClient();
  const [cluster, records, candidates] = await Promise.all([
    supabase.from("duplicate_queue").select(clusterColumns).eq("id", clusterId).maybeSingle(),
    supabase
      .from("duplicate_records")
      .select(Object.keys(recordSchema.shape).join(", "))
      .eq("cluster_id", clusterId)
      .order("created_at")
      .order("id"),
    supabase
      .from("duplicate_candidates")
      .select(
        "id, first_id, second_id, band, probability, bits, terms, objections, relation, model_version, returned:duplicate_decisions(id, decided_at)",
      )
      .eq("cluster_id", clusterId)
      .order("bits", { ascending: false }),
  ]);
  const error = cluster.error ?? records.error ?? candidates.error;
  if (error) throw error;
  if (!cluster.data) return null;
  const seen = z.array(recordSchema).parse(records.data);
  await recordAccess(
    seen.map(({ id }) => id),
    "duplicates",
    "/duplicates/[clusterId]",
  );
  return {
    cluster: clusterSchema.parse(cluster.data),
    records: seen,
    candidates: z.array(candidateSchema).parse(candidates.data),
  };
}

export async function previewMerge(survivorId: string, mergedIds: string[]): Promise<Preview | null> {
  if (mergedIds.length === 0) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("preview_merge", { p_survivor_id: survivorId, p_merged_ids: mergedIds });
  if (error) throw error;
  return previewSchema.parse(data);
}

const scanSchema = z.object({
  kind: z.string(),
  status: z.string(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
  patients: z.number(),
  report: z.object({
    step: z.string().optional(),
    needed: z.number().optional(),
    version: z.number().optional(),
    error: z.string().optional(),
  }),
});
export type Scan = z.infer<typeof scanSchema>;

const unfinished = ["waiting", "running"];

/** The last look at everybody that somebody asked for, and whether anybody has been looked at. */
export async function getMatching(): Promise<{ scan: Scan | null; isRunning: boolean; isKnown: boolean }> {
  const supabase = await createClient();
  const [scan, model] = await Promise.all([
    supabase
      .from("match_scans")
      .select(Object.keys(scanSchema.shape).join(", "))
      .order("created_at", { ascending: false })
      .limit(1)
      .maybeSingle(),
    supabase
      .from("match_models")
      .select("version")
      .not("activated_at", "is", null)
      .is("retired_at", null)
      .limit(1)
      .maybeSingle(),
  ]);
  if (scan.error ?? model.error) throw scan.error ?? model.error;
  const last = scan.data && scanSchema.parse(scan.data);
  return { scan: last, isRunning: last !== null && unfinished.includes(last.status), isKnown: model.data !== null };
}
