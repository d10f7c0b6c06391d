"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { CHANGED_MEANWHILE, explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { replyInput, settleDiscussionInput, startDiscussionInput } from "./schemas";

export const startDiscussion = formAction(
  { roles: labAndDoctors, schema: startDiscussionInput },
  async (discussion, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.from("treatment_discussions").insert(discussion).select("id").single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "treatment_discussions", discussion))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "startDiscussion"), formData);
    refresh();
    return success("Discussion started");
  },
);

export const replyToDiscussion = formAction(
  { roles: labAndDoctors, schema: replyInput },
  async (reply, { formData }) => {
    const supabase = await createClient();
    const { error } = await supabase.from("discussion_replies").insert(reply).select("id").single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "discussion_replies", reply))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "replyToDiscussion"), formData);
    refresh();
    return success("Answered");
  },
);

export const settleDiscussion = formAction(
  { roles: labAndDoctors, schema: settleDiscussionInput },
  async ({ id, rowVersion, status }) => {
    const supabase = await createClient();
    const { data, error } = await supabase
      .from("treatment_discussions")
      .update({ status })
      .eq("id", id)
      .eq("row_version", rowVersion)
      .select("id")
      .maybeSingle();
    if (error) return failure(explainRefusal(error, "settleDiscussion"));
    if (!data) return failure(CHANGED_MEANWHILE);
    refresh();
    return success(status === "resolved" ? "Resolved" : "Opened again");
  },
);
