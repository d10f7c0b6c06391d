import "server-only";
import { z } from "zod";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { createClient } from "@/lib/supabase/server";
import type { RejectListParams } from "./search-params";

const counts = {
  expected_rows: z.number().nullable(),
  read_rows: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  skipped: z.number(),
  merged: z.number(),
  conflicts: z.number(),
  removed: z.number(),
  findings: z.number(),
  missing: z.number(),
};

const runSchema = z.object({
  id: z.guid(),
  mode: z.string(),
  status: z.string(),
  wish: z.string(),
  accepted: z.array(z.string()),
  of_run_id: z.guid().nullable(),
  plan_hash: z.string().nullable(),
  report_hash: z.string().nullable(),
  source_name: z.string().nullable(),
  holder: z.string().nullable(),
  heartbeat_at: z.string().nullable(),
  memory_bytes: z.number().nullable(),
  error: z.string().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  started_by_name: z.string().nullable(),
  is_stalled: z.boolean(),
  is_taken_back: z.boolean(),
  ...counts,
});

export type Run = z.infer<typeof runSchema>;

const entitySchema = z.object({
  run_id: z.guid(),
  entity: z.string(),
  position: z.number(),
  status: z.string(),
  ...counts,
  milliseconds: z.number(),
  error: z.string().nullable(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  rows_per_second: z.number().nullable(),
});

export type RunEntity = z.infer<typeof entitySchema>;

const LISTED_RUNS = 20;

export async function listRuns(): Promise<Run[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("migration_runs")
    .select()
    .order("created_at", { ascending: false })
    .order("id")
    .limit(LISTED_RUNS);
  if (error) throw new Error("Could not list the runs", { cause: error });
  return z.array(runSchema).parse(data);
}

export async function getRun(runId: string): Promise<Run | null> {
  if (!z.guid().safeParse(runId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_runs").select().eq("id", runId).maybeSingle();
  if (error) throw new Error("Could not read the run", { cause: error });
  return data === null ? null : runSchema.parse(data);
}

export async function listRunEntities(runId: string): Promise<RunEntity[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_run_entities").select().eq("run_id", runId).order("position");
  if (error) throw new Error("Could not read the entities of the run", { cause: error });
  return z.array(entitySchema).parse(data);
}

const checkSchema = z.object({
  position: z.number(),
  severity: z.enum(["blocker", "warning", "information"]),
  code: z.string(),
  place: z.string(),
  detail: z.string(),
  row_count: z.number().nullable(),
});

export type Check = z.infer<typeof checkSchema>;

export async function listChecks(runId: string): Promise<Check[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_checks").select().eq("run_id", runId).order("position");
  if (error) throw new Error("Could not read the preflight", { cause: error });
  return z.array(checkSchema).parse(data);
}

const eventSchema = z.object({
  id: z.number(),
  at: z.string(),
  level: z.enum(["info", "warning", "error"]),
  message: z.string(),
});

export type RunEvent = z.infer<typeof eventSchema>;

const LISTED_EVENTS = 200;

/** The end of the log, oldest first. */
export async function listEvents(runId: string): Promise<RunEvent[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("migration_events")
    .select("id, at, level, message")
    .eq("run_id", runId)
    .order("id", { ascending: false })
    .limit(LISTED_EVENTS);
  if (error) throw new Error("Could not read the log of the run", { cause: error });
  return z.array(eventSchema).parse(data).reverse();
}

const groupSchema = z.object({
  entity: z.string(),
  kind: z.string(),
  code: z.string(),
  source_column: z.string(),
  open_rows: z.number(),
  waived_rows: z.number(),
});

export type RejectGroup = z.infer<typeof groupSchema>;

/** What waits, by entity and reason; what a dry run found is apart. */
export async function listRejectGroups(isTrial = false): Promise<RejectGroup[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .rpc("list_reject_groups")
    .eq("is_trial", isTrial)
    .order("open_rows", { ascending: false })
    .order("entity")
    .order("code")
    .order("source_column");
  if (error) throw new Error("Could not read the inbox", { cause: error });
  return z.array(groupSchema).parse(data);
}

const rejectSchema = z.object({
  id: z.number(),
  entity: z.string(),
  legacy_id: z.number(),
  kind: z.string(),
  code: z.string(),
  source_column: z.string(),
  source_row: z.record(z.string(), z.json()),
  status: z.string(),
  note: z.string().nullable(),
  decided_at: z.string().nullable(),
  decided_by_name: z.string().nullable(),
  created_at: z.string(),
  run_id: z.guid(),
});

export type Reject = z.infer<typeof rejectSchema>;

type Rejects = { rows: Reject[]; total: number; page: number };

function selectRejects(supabase: Awaited<ReturnType<typeof createClient>>, params: RejectListParams) {
  let query = supabase.from("migration_rejects").select("*", { count: "exact" }).eq("status", params.status);
  if (params.entity) query = query.eq("entity", params.entity);
  if (params.kind) query = query.eq("kind", params.kind);
  if (params.code) query = query.eq("code", params.code);
  if (params.column) query = query.eq("source_column", params.column);
  return query.order("id");
}

export async function listRejects(params: RejectListParams): Promise<Rejects> {
  const supabase = await createClient();
  const { data, count, error } = await selectRejects(supabase, params).range(...pageRange(params.page));
  if (isBehindTheEnd(error, data, params.page)) return listRejects({ ...params, page: 1 });
  if (error) throw new Error("Could not list the rows of the inbox", { cause: error });
  return { rows: z.array(rejectSchema).parse(data), total: count ?? 0, page: params.page };
}

/** The next piece of all of them, behind an id. */
export async function readRejects(params: RejectListParams, after: number, size: number): Promise<Reject[]> {
  const supabase = await createClient();
  const { data, error } = await selectRejects(supabase, params).gt("id", after).limit(size);
  if (error) throw new Error("Could not read the rows of the inbox", { cause: error });
  return z.array(rejectSchema).parse(data);
}

export async function getReject(id: string): Promise<Reject | null> {
  if (!/^\d{1,15}$/.test(id)) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_rejects").select().eq("id", Number(id)).maybeSingle();
  if (error) throw new Error("Could not read the row of the inbox", { cause: error });
  return data === null ? null : rejectSchema.parse(data);
}

const codeSchema = z.object({
  map: z.string(),
  title: z.string(),
  words_table: z.string().nullable(),
  words: z.array(z.string()).nullable(),
  code: z.string(),
  target: z.string().nullable(),
  note: z.string().nullable(),
  row_version: z.number().nullable(),
  is_mapped: z.boolean(),
  row_count: z.number(),
});

export type Code = z.infer<typeof codeSchema>;

export async function listCodes(): Promise<Code[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_codes").select().order("title").order("code");
  if (error) throw new Error("Could not read the code maps", { cause: error });
  return z.array(codeSchema).parse(data);
}

const proofSchema = z.object({
  entity: z.string(),
  measure: z.string(),
  source_value: z.string().nullable(),
  target_value: z.string().nullable(),
  holds: z.boolean(),
  differing_ids: z.array(z.number()),
});

export type Proof = z.infer<typeof proofSchema>;

export async function listProofs(runId: string): Promise<Proof[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.from("migration_proofs").select().eq("run_id", runId).order("position");
  if (error) throw new Error("Could not read the proof", { cause: error });
  return z.array(proofSchema).parse(data);
}

/** A run that proves something: the one that is asked for, or the last validation that came to its end. */
export async function getProvenRun(runId?: string): Promise<Run | null> {
  const supabase = await createClient();
  let query = supabase.from("migration_runs").select().eq("mode", "validate").eq("status", "done");
  if (runId) query = query.eq("id", runId);
  const { data, error } = await query.order("created_at", { ascending: false }).limit(1).maybeSingle();
  if (error) throw new Error("Could not read the validation", { cause: error });
  return data === null ? null : runSchema.parse(data);
}

const vocabularies = [
  "roles",
  "order_types",
  "order_states",
  "project_types",
  "project_states",
  "message_types",
  "task_functions",
] as const;

/** The words of the console that a code may mean. */
export async function listVocabulary(table: string): Promise<string[]> {
  const known = vocabularies.find((name) => name === table);
  if (!known) throw new Error(`There is no vocabulary ${table}`);
  const supabase = await createClient();
  const { data, error } = await supabase.from(known).select("key").order("key");
  if (error) throw new Error("Could not read the vocabulary", { cause: error });
  return data.map(({ key }) => key);
}
