import "server-only";
import { z } from "zod";
import type { CurrentUser } from "@/lib/auth/session";
import { type After, behind } from "@/lib/lists/behind";
import { type Count, inOrder } from "@/lib/lists/order";
import { pageRange } from "@/lib/lists/page";
import { readPage } from "@/lib/lists/read-page";
import { linkedOrdersSchema } from "@/lib/orders/linked";
import { streamSchema } from "@/lib/stream/events";
import { withinReach } from "@/lib/supabase/reach";
import { createClient } from "@/lib/supabase/server";
import type { PatientListParams } from "./search-params";

const listColumns =
  "id, patient_number, given_name, family_name, birth_date, status, practice_id, practice_name, doctor_name, case_count, order_count, merged_into_id, created_at";

const patientRow = z.object({
  id: z.string(),
  patient_number: z.string(),
  given_name: z.string().nullable(),
  family_name: z.string().nullable(),
  birth_date: z.string().nullable(),
  status: z.string(),
  practice_id: z.string().nullable(),
  practice_name: z.string().nullable(),
  doctor_name: z.string().nullable(),
  case_count: z.number(),
  order_count: z.number(),
  merged_into_id: z.string().nullable(),
  created_at: z.string(),
});

export type PatientListRow = z.infer<typeof patientRow>;

export type WantedPatients = { params: PatientListParams; term: string | null; user: CurrentUser };

/** The filters alone; a search is asked in the body of the request, so it is counted where it is answered. */
async function wantedPatients(columns: string, { params, term, user }: WantedPatients, count?: Count) {
  const supabase = await createClient();
  const all = term
    ? supabase
        .rpc("find_patients", { p_query: term, p_unread: params.unread === "yes" }, { count: "exact" })
        .select(columns)
    : supabase.from(params.unread ? "unread_patients" : "patient_summaries").select(columns, count);
  let query = withinReach(all, user).is("merged_into_id", null);
  if (params.status) query = query.eq("status", params.status);
  // Words that are forgotten, or somebody else's, find nothing; without them the list would be everything.
  if (params.search && !term) query = query.is("id", null);
  if (params.practice === "none") query = query.is("practice_id", null);
  else if (params.practice) query = query.eq("practice_id", params.practice);
  if (params.doctor) query = query.eq("doctor_id", params.doctor);
  return { query };
}

const required: ReadonlySet<string> = new Set(["patient_number", "created_at"]);

export async function listPatients(
  wanted: WantedPatients,
): Promise<{ rows: PatientListRow[]; total: number; page: number }> {
  const { params, term } = wanted;
  const supabase = await createClient();
  const page = await readPage({
    page: params.page,
    row: patientRow,
    ids: wantedPatients("id", wanted).then(({ query }) =>
      inOrder(query, params, required).range(...pageRange(params.page)),
    ),
    total: term ? null : wantedPatients("id", wanted, { count: "exact", head: true }).then(({ query }) => query),
    rowsOf: (ids) => supabase.from("patient_summaries").select(listColumns).in("id", ids),
  });
  return page ?? listPatients({ ...wanted, params: { ...params, page: 1 } });
}

/** A piece of the list behind a row, newest first; what the export and "choose all" walk through. */
export async function readPatients(wanted: WantedPatients, after: After, size: number): Promise<PatientListRow[]> {
  const { query } = await wantedPatients(listColumns, wanted);
  const { data, error } = await behind(query, after).limit(size);
  if (error) throw new Error("Could not read patients", { cause: error });
  return z.array(patientRow).parse(data);
}

const openedPatient = z.object({
  patient: patientRow.extend({
    gender: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    doctor_id: z.string().nullable(),
    row_version: z.number(),
    updated_at: z.string(),
  }),
  aliases: z.array(z.object({ id: z.string(), kind: z.string(), value: z.string() })),
  contacts: z.array(z.object({ id: z.string(), kind: z.enum(["email", "phone"]), value: z.string() })),
  cases: z.array(
    z.object({
      id: z.string(),
      case_number: z.string(),
      title: z.string(),
      current_state: z.string(),
      created_at: z.string(),
    }),
  ),
  orders: linkedOrdersSchema,
  consents: z.array(
    z.object({
      id: z.string(),
      scope: z.string(),
      version: z.string(),
      grantedAt: z.string(),
      revokedAt: z.string().nullable(),
    }),
  ),
  accesses: z.array(
    z.object({
      id: z.coerce.string(),
      at: z.string(),
      purpose: z.string(),
      place: z.string(),
      who: z.string().nullable(),
    }),
  ),
  stream: streamSchema,
});

export type OpenedPatient = z.infer<typeof openedPatient>;

/** The whole page of a patient in one question, which also writes that this person looked. */
export async function openPatient(patientId: string, before?: string): Promise<OpenedPatient | null> {
  if (!z.guid().safeParse(patientId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_patient", { p_patient_id: patientId, p_before: before });
  if (error) throw new Error("Could not open the patient", { cause: error });
  return data === null ? null : openedPatient.parse(data);
}

/** The living record behind an id that was handed out once: an old address leads to whoever took the record over. */
export async function findSurvivor(patientId: string): Promise<string | null> {
  if (!z.guid().safeParse(patientId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("resolve_patient", { p_id: patientId });
  if (error) throw new Error("Could not follow the record", { cause: error });
  return data === patientId ? null : data;
}

/** The fields of the form, under the names that the form uses: the arguments of update_patient. */
export async function getPatientFields(patientId: string) {
  if (!z.guid().safeParse(patientId).success) return null;
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("patient_summaries")
    .select(
      "id, patient_number, practice_id, merged_into_id, doctor_name, p_given_name:given_name, p_family_name:family_name, p_birth_date:birth_date, p_gender:gender, p_email:email, p_phone:phone, p_doctor_id:doctor_id, p_status:status, p_expected_version:row_version",
    )
    .eq("id", patientId)
    .maybeSingle();
  if (error) throw new Error("Could not read the patient", { cause: error });
  return data;
}

/** A patient as a form names one. */
export async function getPatientOption(patientId: string): Promise<{ value: string; label: string } | null> {
  const patient = await getPatientFields(patientId);
  if (!patient?.id) return null;
  return { value: patient.id, label: `${patient.p_given_name ?? ""} ${patient.p_family_name ?? ""}` };
}
