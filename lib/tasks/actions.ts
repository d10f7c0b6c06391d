"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labRoles } from "@/lib/auth/roles";
import { CHANGED_MEANWHILE, explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { addTaskInput, moveTaskInput } from "./schemas";

export const addTask = formAction({ roles: labRoles, schema: addTaskInput }, async (task, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("tasks").insert(task).select("id").single();
  if (error && isSentTwice(error)) {
    if (!(await isSentBefore(supabase, "tasks", task))) return failure(SENT_BEFORE, formData);
  } else if (error) return failure(explainRefusal(error, "addTask"), formData);
  refresh();
  return success("Task added");
});

export const moveTask = formAction({ roles: labRoles, schema: moveTaskInput }, async ({ id, rowVersion, state }) => {
  const supabase = await createClient();
  const { data, error } = await supabase
    .from("tasks")
    .update({ state })
    .eq("id", id)
    .eq("row_version", rowVersion)
    .select("id")
    .maybeSingle();
  if (error) return failure(explainRefusal(error, "moveTask"));
  if (!data) return failure(CHANGED_MEANWHILE);
  refresh();
  return success("Saved");
});
