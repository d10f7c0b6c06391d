import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { randomUUID } from "node:crypto";
import type { Database } from "../lib/supabase/database.types";
import { apiUrl, demoPassword, type Persona, personas, practiceOfDoctorA, readKeys } from "./personas";
import { unique } from "./steps";

/** The Data API as one persona, for what a journey needs and would not click together row by row. */
export async function dataApiAs(persona: Persona): Promise<SupabaseClient<Database>> {
  const client = createClient<Database>(apiUrl(), readKeys().publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await client.auth.signInWithPassword({ email: personas[persona], password: demoPassword() });
  if (error) throw error;
  return client;
}

export type Patient = { id: string; givenName: string; familyName: string };

/** A patient of practice A who belongs to one journey alone. */
export async function addPatient(practiceId: string | null = practiceOfDoctorA): Promise<Patient> {
  const api = await dataApiAs("staff");
  const patient = { id: randomUUID(), givenName: "Journey", familyName: `Patient-${unique()}` };
  const { error } = await api.rpc("create_patient", {
    p_practice_id: practiceId as string,
    p_given_name: patient.givenName,
    p_family_name: patient.familyName,
    p_id: patient.id,
  });
  if (error) throw error;
  return patient;
}

/** Cases of that patient, all submitted just now; returns their ids. */
export async function addCases(patientId: string, titles: string[]): Promise<string[]> {
  const api = await dataApiAs("staff");
  const rows = titles.map((title) => ({ id: randomUUID(), patient_id: patientId, title }));
  const { error } = await api.from("cases").insert(rows as ((typeof rows)[number] & { case_number: string })[]);
  if (error) throw error;
  return rows.map(({ id }) => id);
}

/** A draft order of a case. */
export async function addOrder(caseId: string): Promise<string> {
  const api = await dataApiAs("staff");
  const row = { id: randomUUID(), case_id: caseId, order_type: "main" };
  const { error } = await api.from("orders").insert(row as typeof row & { order_number: string });
  if (error) throw error;
  return row.id;
}
