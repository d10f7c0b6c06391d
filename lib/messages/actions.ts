"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/actions/form-action";
import { failure, success } from "@/lib/actions/result";
import { labAndDoctors } from "@/lib/auth/roles";
import { explainRefusal, isSentTwice, SENT_BEFORE } from "@/lib/postgrest/errors";
import { isSentBefore } from "@/lib/postgrest/sent-before";
import { createClient } from "@/lib/supabase/server";
import { attachmentsInput, markReadInput, writeMessageInput } from "./schemas";

export const writeMessage = formAction(
  { roles: labAndDoctors, schema: writeMessageInput },
  async (message, { formData }) => {
    const files = attachmentsInput.safeParse(Object.fromEntries(formData));
    if (!files.success) return failure("These files cannot be attached. Choose at most twenty.", formData);
    const supabase = await createClient();
    const { error } = await supabase.from("messages").insert(message).select("id").single();
    if (error && isSentTwice(error)) {
      if (!(await isSentBefore(supabase, "messages", message))) return failure(SENT_BEFORE, formData);
    } else if (error) return failure(explainRefusal(error, "writeMessage"), formData);
    const attachments = files.data.file_ids.map((file_id) => ({ message_id: message.id, file_id }));
    if (attachments.length > 0) {
      const attached = await supabase.from("message_attachments").upsert(attachments, {
        onConflict: "message_id,file_id",
        ignoreDuplicates: true,
      });
      // The form keeps its id: sent again, it finds the message there and attaches what is missing.
      if (attached.error)
        return failure(
          `The message was sent, its files are not attached yet: ${explainRefusal(attached.error, "writeMessage")}`,
          formData,
        );
    }
    refresh();
    return success("Sent");
  },
);

export const markRead = formAction({ roles: labAndDoctors, schema: markReadInput }, async ({ message_ids }) => {
  const supabase = await createClient();
  const { error } = await supabase.from("message_reads").upsert(
    message_ids.map((message_id) => ({ message_id })),
    { onConflict: "message_id,profile_id", ignoreDuplicates: true },
  );
  if (error) return failure(explainRefusal(error, "markRead"));
  refresh();
  return success("Marked as read");
});
