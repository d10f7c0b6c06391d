"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/actions/form-action";
import { conflict, failure, success } from "@/lib/actions/result";
import { labAndDoctors, labRoles } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { getCaseFields } from "../queries";
import { createCaseInput, updateCaseInput } from "../schemas";

const wasFaster = { PT409: "Somebody was faster: this case has changed. Reload to see where it stands now." };

export const createCase = formAction(
  { roles: labAndDoctors, schema: createCaseInput },
  async (fields, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase
      .from("cases")
      // The number is the database's to give.
      .insert(fields as typeof fields & { case_number: string })
      .select("id")
      .single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "cases", fields))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "createCase"), formData);
    redirect(`/cases/${fields.id}`);
  },
);

export const updateCase = formAction(
  { roles: labRoles, schema: updateCaseInput },
  async ({ id, rowVersion, ...fields }, { formData }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("cases")
      .update(fields)
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "updateCase"), formData);
    if (!data) {
      const theirs = await getCaseFields(id);
      return theirs ? conflict(theirs, formData) : failure("This case is not there any more.", formData);
    }
    redirect(`/cases/${id}`);
  },
);

export const takeCase = formAction(
  { roles: labRoles, schema: updateCaseInput.pick({ id: true, rowVersion: true }) },
  async ({ id, rowVersion }, { user }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("cases")
      .update({ assignee_id: user.profileId })
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "takeCase"));
    if (!data) return failure(wasFaster.PT409);
    refresh();
    return success("You look after it now");
  },
);
