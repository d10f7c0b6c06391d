import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { type HistoryRow, historyColumns, type NextStep, stepsSchema } from "@/lib/states/moves";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { CaseListParams } from "./search-params";

const listColumns =
  "id, case_number, title, priority, current_state, state_since, due_at, created_at, patient_id, patient_number, patient_name, doctor_name, assignee_name, practice_name, message_count, file_count, order_count" as const;

/** The final states of cases, as a filter takes them. */
const FINAL = "(completed,cancelled)";

/** A view cannot promise that its columns are never empty; its tables do. */
export type CaseListRow = {
  id: string;
  case_number: string;
  title: string;
  priority: string;
  current_state: string;
  state_since: string;
  due_at: string | null;
  created_at: string;
  patient_id: string;
  patient_number: string | null;
  patient_name: string | null;
  doctor_name: string | null;
  assignee_name: string | null;
  practice_name: string | null;
  message_count: number;
  file_count: number;
  order_count: number;
};

export async function listCases(
  params: CaseListParams,
  user: CurrentUser,
  now: Date,
): Promise<{ rows: CaseListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  const all = params.q
    ? supabase.rpc("search_cases", { p_query: params.q }, { count: "exact" }).select(listColumns)
    : supabase.from("case_dashboard").select(listColumns, { count: "exact" });
  let query = withinReach(all, user);
  if (params.state) query = query.eq("current_state", params.state);
  if (params.priority) query = query.eq("priority", params.priority);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);
  if (params.mine) query = query.eq("assignee_id", user.profileId);
  if (params.late) query = query.lt("due_at", now.toISOString());
  if (params.open || params.late) query = query.not("current_state", "in", FINAL);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("id")
    .range(...pageRange(params.page))
    .overrideTypes<CaseListRow[], { merge: false }>();
  if (isBehindTheEnd(error, data, params.page)) return listCases({ ...params, page: 1 }, user, now);
  if (error) throw new Error("Could not list cases", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}

export async function getCase(caseId: string) {
  if (!z.guid().safeParse(caseId).success) return null;
  const supabase = await createClient();
  const [shown, stored] = await Promise.all([
    supabase
      .from("case_dashboard")
      .select(listColumns)
      .eq("id", caseId)
      .overrideTypes<CaseListRow[], { merge: false }>(),
    supabase
      .from("cases")
      .select("description, case_type, practice_id, row_version, updated_at, held_from")
      .eq("id", caseId)
      .maybeSingle(),
  ]);
  const error = shown.error ?? stored.error;
  if (error) throw new Error("Could not read the case", { cause: error });
  const row = shown.data?.[0];
  return row && stored.data ? { ...row, ...stored.data } : null;
}

/** What this person may do next; the database decides with the same rows by which it then moves. */
export async function listNextSteps(caseId: string): Promise<NextStep[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("next_case_states", { p_case_id: caseId });
  if (error) throw new Error("Could not read the next steps of the case", { cause: error });
  return stepsSchema.parse(data);
}

export async function listCaseHistory(caseId: string): Promise<HistoryRow[]> {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("case_history")
    .select(historyColumns)
    .eq("case_id", caseId)
    .order("created_at", { ascending: false })
    .order("position", { ascending: false })
    .range(0, 499)
    .overrideTypes<HistoryRow[], { merge: false }>();
  if (error) throw new Error("Could not read the history of the case", { cause: error });
  return data;
}

/** For the overview: the same conditions as the filters of the list, so that a figure opens its rows. */
export async function countCases(
  what: { open?: true; late?: Date; state?: string },
  user: CurrentUser,
): Promise<number> {
  const supabase = await createClient();
  let query = withinReach(supabase.from("cases").select("id", { count: "exact", head: true }), user);
  if (what.state) query = query.eq("current_state", what.state);
  if (what.late) query = query.lt("due_at", what.late.toISOString());
  if (what.open || what.late) query = query.not("current_state", "in", FINAL);
  const { count, error } = await query;
  if (error) throw new Error("Could not count cases", { cause: error });
  return count ?? 0;
}
