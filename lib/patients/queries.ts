import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { isBehindTheEnd, pageRange } from "@/lib/lists/page";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { PatientListParams } from "./search-params";

const listColumns =
  "id, patient_number, given_name, family_name, birth_date, status, practice_id, practice_name, doctor_name, case_count, order_count, merged_into_id, created_at" as const;

export type PatientListRow = {
  id: string;
  patient_number: string;
  given_name: string | null;
  family_name: string | null;
  birth_date: string | null;
  status: string;
  practice_id: string | null;
  practice_name: string | null;
  doctor_name: string | null;
  case_count: number;
  order_count: number;
  merged_into_id: string | null;
  created_at: string;
};

export async function listPatients(
  params: PatientListParams,
  user: CurrentUser,
): Promise<{ rows: PatientListRow[]; total: number; page: number }> {
  const supabase = await createClient();
  const all = params.q
    ? supabase.rpc("search_patient_summaries", { p_query: params.q }, { count: "exact" }).select(listColumns)
    : supabase.from("patient_summaries").select(listColumns, { count: "exact" });
  let query = withinReach(all, user).is("merged_into_id", null);
  if (params.status) query = query.eq("status", params.status);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);

  const { data, count, error } = await query
    .order(params.sort, { ascending: params.dir === "asc", nullsFirst: false })
    .order("id")
    .range(...pageRange(params.page))
    .overrideTypes<PatientListRow[], { merge: false }>();
  if (isBehindTheEnd(error, data, params.page)) return listPatients({ ...params, page: 1 }, user);
  if (error) throw new Error("Could not list patients", { cause: error });
  return { rows: data, total: count ?? 0, page: params.page };
}

export type Patient = PatientListRow & {
  gender: string | null;
  email: string | null;
  phone: string | null;
  doctor_id: string | null;
  row_version: number;
  updated_at: string;
};

export async function getPatient(patientId: string): Promise<Patient | null> {
  if (!z.guid().safeParse(patientId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("patient_summaries")
    .select(`${listColumns}, gender, email, phone, doctor_id, row_version, updated_at`)
    .eq("id", patientId)
    .overrideTypes<Patient[], { merge: false }>();
  if (error) throw new Error("Could not read the patient", { cause: error });
  return data[0] ?? null;
}

export async function listAliases(patientId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("patient_aliases")
    .select("id, kind, value")
    .eq("patient_id", patientId)
    .order("created_at")
    .order("id")
    .range(0, 99);
  if (error) throw new Error("Could not read the former names of the patient", { cause: error });
  return data;
}

export async function listCasesOf(patientId: string) {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("cases")
    .select("id, case_number, title, current_state, created_at")
    .eq("patient_id", patientId)
    .order("created_at", { ascending: false })
    .order("id")
    .range(0, 99);
  if (error) throw new Error("Could not list the cases of the patient", { cause: error });
  return data;
}
