import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { narrowByTime } from "@/lib/lists/narrow";
import { type After, behind } from "@/lib/lists/behind";
import { asksForUnreadAlone, countUnread } from "@/lib/lists/count-unread";
import { type Count, inOrder, personSort } from "@/lib/lists/order";
import { pageRange } from "@/lib/lists/page";
import { readPage } from "@/lib/lists/read-page";
import { stepsSchema } from "@/lib/states/moves";
import { allowedFor } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { streamSchema } from "@/lib/stream/events";
import { linkedOrdersSchema } from "@/lib/orders/linked";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { CaseListParams } from "./search-params";

const listColumns =
  "id, case_number, title, case_type, priority, current_state, state_since, due_at, created_at, patient_id, patient_number, patient_name, doctor_name, assignee_name, practice_name, message_count, last_message_at, file_count, order_count";

/** A view cannot promise that its columns are never empty; its tables do. */
const caseRow = z.object({
  id: z.string(),
  case_number: z.string(),
  title: z.string(),
  case_type: z.string(),
  priority: z.string(),
  current_state: z.string(),
  state_since: z.string(),
  due_at: z.string().nullable(),
  created_at: z.string(),
  patient_id: z.string(),
  patient_number: z.string().nullable(),
  patient_name: z.string().nullable(),
  doctor_name: z.string().nullable(),
  assignee_name: z.string().nullable(),
  practice_name: z.string().nullable(),
  message_count: z.number(),
  last_message_at: z.string().nullable(),
  file_count: z.number(),
  order_count: z.number(),
});

export type CaseListRow = z.infer<typeof caseRow>;

/** A list, its export and the choice of all its rows ask for the same rows by the same filters. */
export type WantedCases = { params: CaseListParams; term: string | null; user: CurrentUser; words: Words; now: Date };

/** The filters alone; a search is asked in the body of the request, so it is counted where it is answered. */
async function wantedCases(columns: string, { params, term, user, words, now }: WantedCases, count?: Count) {
  const supabase = await createClient();
  const all = term
    ? supabase
        .rpc("find_cases", { p_query: term, p_unread: params.unread === "yes" }, { count: "exact" })
        .select(columns)
    : supabase.from(params.unread ? "unread_cases" : "case_dashboard").select(columns, count);
  let query = withinReach(all, user);
  if (params.state) query = query.eq("current_state", params.state);
  if (params.type) query = query.eq("case_type", params.type);
  if (params.priority) query = query.eq("priority", params.priority);
  // Words that are forgotten, or somebody else's, find nothing; without them the list would be everything.
  if (params.search && !term) query = query.is("id", null);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);
  if (params.doctor) query = query.eq("doctor_id", params.doctor);
  if (params.mine) query = query.eq("assignee_id", user.profileId);
  const final = words.caseStates.filter(({ isFinal }) => isFinal).map(({ key }) => key);
  query = narrowByTime(query, params, { allowed: allowedFor("case", words), final, now });
  return { query };
}

const required: ReadonlySet<string> = new Set([
  "case_number",
  "title",
  "current_state",
  "state_since",
  "priority",
  "created_at",
]);

async function countCases(wanted: WantedCases) {
  if (asksForUnreadAlone(wanted.params, wanted.user)) return countUnread("cases", wanted.user);
  const { query } = await wantedCases("id", wanted, { count: "exact", head: true });
  return query;
}

export async function listCases(wanted: WantedCases): Promise<{ rows: CaseListRow[]; total: number; page: number }> {
  const { params, term } = wanted;
  const supabase = await createClient();
  const page = await readPage({
    page: params.page,
    row: caseRow,
    ids: wantedCases("id", wanted).then(({ query }) =>
      inOrder(query, params, required, personSort).range(...pageRange(params.page)),
    ),
    total: term ? null : countCases(wanted),
    rowsOf: (ids) => supabase.from("case_dashboard").select(listColumns).in("id", ids),
  });
  return page ?? listCases({ ...wanted, params: { ...params, page: 1 } });
}

/** A piece of the list behind a row, newest first; what the export and "choose all" walk through. */
export async function readCases(wanted: WantedCases, after: After, size: number): Promise<CaseListRow[]> {
  const { query } = await wantedCases(listColumns, wanted);
  const { data, error } = await behind(query, after).limit(size);
  if (error) throw new Error("Could not read cases", { cause: error });
  return z.array(caseRow).parse(data);
}

const openedCase = z.object({
  case: caseRow.extend({
    description: z.string(),
    doctor_id: z.string().nullable(),
    assignee_id: z.string().nullable(),
    practice_id: z.string().nullable(),
    workflow_template_id: z.string().nullable(),
    row_version: z.number(),
    updated_at: z.string(),
  }),
  steps: stepsSchema,
  orders: linkedOrdersSchema,
  workflow: z.array(z.object({ name: z.string(), state: z.string(), hours: z.coerce.number().nullable() })),
  stream: streamSchema,
});

export type OpenedCase = z.infer<typeof openedCase>;

/** The whole page of a case in one question, which also writes that this person looked. */
export async function openCase(caseId: string, before?: string): Promise<OpenedCase | null> {
  if (!z.guid().safeParse(caseId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_case", { p_case_id: caseId, p_before: before });
  if (error) throw new Error("Could not open the case", { cause: error });
  return data === null ? null : openedCase.parse(data);
}

/** The fields of the form, under the names that the form uses. */
export async function getCaseFields(caseId: string) {
  if (!z.guid().safeParse(caseId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("case_dashboard")
    .select(
      "id, case_number, patient_id, doctor_id, doctor_name, assignee_id, assignee_name, title, case_type, priority, due_at, practice_id, rowVersion:row_version",
    )
    .eq("id", caseId)
    .maybeSingle();
  const rest = await supabase.from("cases").select("description, workflow_template_id").eq("id", caseId).maybeSingle();
  const failed = error ?? rest.error;
  if (failed) throw new Error("Could not read the case", { cause: failed });
  return data && rest.data ? { ...data, ...rest.data } : null;
}

export async function listWorkflowTemplates() {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("workflow_templates")
    .select("id, name")
    .eq("is_active", true)
    .order("name")
    .range(0, 199);
  if (error) throw new Error("Could not list the workflow templates", { cause: error });
  return data;
}
