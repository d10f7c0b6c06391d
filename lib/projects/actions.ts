"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labRoles } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { addProjectInput } from "./schemas";

export const addProject = formAction({ roles: labRoles, schema: addProjectInput }, async (project, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase
    .from("projects")
    // The number is the database's to give.
    .insert(project as typeof project & { project_number: string })
    .select("id")
    .single();
  if (error && isSentTwice(error)) {
    if (!(await isSentBefore(supabase, "projects", project))) return failure(SENT_BEFORE, formData);
  } else if (error) return failure(explainRefusal(error, "addProject"), formData);
  refresh();
  return success("Project added");
});
