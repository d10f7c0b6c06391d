"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors, leads } from "@/lib/auth/roles";
import { explainRefusal } from "@/lib/postgrest/errors";
import { createClient } from "@/lib/supabase/server";
import { reopenCaseInput, transitionCaseInput } from "../schemas";

const wasFaster = { PT409: "Somebody was faster: this case has changed. Reload to see where it stands now." };

export const transitionCase = formAction(
  { roles: labAndDoctors, schema: transitionCaseInput },
  async (step, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.rpc("transition_case", step);
    if (error) return failure(explainRefusal(error, "transitionCase", wasFaster), formData);
    refresh();
    return success("Moved");
  },
);

export const reopenCase = formAction({ roles: leads, schema: reopenCaseInput }, async (step, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.rpc("reopen_case", step);
  if (error) return failure(explainRefusal(error, "reopenCase", wasFaster), formData);
  refresh();
  return success("Reopened");
});
