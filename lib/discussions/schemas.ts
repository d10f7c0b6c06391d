import { z } from "zod";
import { id, newId, requiredProse, requiredText, rowVersion, vocabularyKey } from "@/lib/forms/fields";

export const startDiscussionInput = z.object({
  id: newId,
  case_id: id,
  subject: requiredText("the question in short"),
  discussion_type: vocabularyKey("what it is for"),
  priority: vocabularyKey("how urgent it is"),
  initial_message: requiredProse("the question"),
});

export const settleDiscussionInput = z.object({ status: z.enum(["active", "resolved"]), id, rowVersion });

export const replyInput = z.object({ id: newId, discussion_id: id, body: requiredProse("an answer") });
