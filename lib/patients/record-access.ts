import "server-only";
import { createClient } from "@/lib/supabase/server";

/** Says to the access log that this person looked at a patient; `place` is a route without ids. */
export async function recordAccess(patientIds: string[], purpose: string, place: string): Promise<void> {
  const supabase = await createClient();
  const { error } = await supabase.rpc("record_access", {
    p_patient_ids: patientIds,
    p_purpose: purpose,
    p_place: place,
  });
  // Data that nobody may look at unseen is not shown when the log cannot be written.
  if (error) throw new Error("Could not write the access log", { cause: error });
}
