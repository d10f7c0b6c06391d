"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { type ActionResult, conflict, failure, success } from "@/lib/actions/result";
import { labAndDoctors, labRoles } from "@/lib/auth/roles";
import { askFor, type LikelyPatient, rankLikely } from "@/lib/duplicates/likely";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { getPatientFields } from "./queries";
import { recordAccess } from "./record-access";
import { addAliasInput, createPatientInput, removeAliasInput, typedPatient, updatePatientInput } from "./schemas";

export const createPatient = formAction(
  { roles: labAndDoctors, schema: createPatientInput },
  async (identity, { formData }) => {
    const supabase = await createClient();
    // The generated types know no empty arguments; the function does.
    const { error } = await supabase.rpc("create_patient", identity as { [K in keyof typeof identity]: string });
    if (error && isSentTwice(error)) {
      const known = await getPatientFields(identity.p_id);
      const isSame = known?.p_given_name === identity.p_given_name && known.p_family_name === identity.p_family_name;
      if (!isSame) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "createPatient"), formData);
    redirect(`/patients/${identity.p_id}`);
  },
);

export const updatePatient = formAction(
  { roles: labAndDoctors, schema: updatePatientInput },
  async (identity, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc(
      "update_patient",
      identity as Omit<{ [K in keyof typeof identity]: string }, "p_expected_version"> & { p_expected_version: number },
    );
    if (error?.code === "PT409") {
      const theirs = await getPatientFields(identity.p_patient_id);
      if (theirs) return conflict(theirs, formData);
    }
    if (error) return failure(explainRefusal(error, "updatePatient"), formData);
    redirect(`/patients/${identity.p_patient_id}`);
  },
);

export const addAlias = formAction({ roles: labRoles, schema: addAliasInput }, async (alias, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("patient_aliases").insert(alias).select("id").single();
  if (error) {
    const known = { "23505": "This name or number is recorded already." };
    return failure(explainRefusal(error, "addAlias", known), formData);
  }
  refresh();
  return success("Added; the search finds it now");
});

export const removeAlias = formAction({ roles: labRoles, schema: removeAliasInput }, async ({ aliasId }) => {
  const supabase = await createClient();
  const { data, error } = await supabase.from("patient_aliases").delete().eq("id", aliasId).select("id").maybeSingle();
  if (error) return failure(explainRefusal(error, "removeAlias"));
  if (!data) return failure("It is gone already.");
  refresh();
  return success("Removed");
});

/** What is typed travels in the body of a request, never in an address; to the database go hashes of it. */
export const findLikelyPatients = formAction(
  { roles: labAndDoctors, schema: typedPatient },
  async (person, { user }): Promise<ActionResult<LikelyPatient[]>> => {
    const question = askFor(person, user.organizationId);
    if (!question) return success("Nothing to look for yet", []);
    const supabase = await createClient();
    const { data, error } = await supabase.rpc("check_new_patient", question);
    if (error) return failure(explainRefusal(error, "findLikelyPatients"));
    const found = rankLikely(person, user.organizationId, data);
    if (found.length > 0)
      await recordAccess(
        found.map(({ id }) => id),
        "duplicates",
        "/patients/new",
      );
    return success("Looked", found);
  },
);
