"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labRoles } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { addCommentInput } from "./schemas";

export const addComment = formAction({ roles: labRoles, schema: addCommentInput }, async (comment, { formData }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("comments").insert(comment).select("id").single();
  if (error && isSentTwice(error)) {
    if (!(await isSentBefore(supabase, "comments", comment))) return failure(SENT_BEFORE, formData);
  } else if (error) return failure(explainRefusal(error, "addComment"), formData);
  refresh();
  return success("Comment added");
});
