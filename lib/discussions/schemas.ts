import { z } from "zod";
import { checkbox, id, optionalId, requiredProse, requiredText, rowVersion, vocabularyKey } from "@/lib/forms/fields";

export const addCommentInput = z
  .object({
    case_id: optionalId,
    order_id: optionalId,
    project_id: optionalId,
    plan_id: optionalId,
    task_id: optionalId,
    body: requiredProse("a comment"),
    is_internal: checkbox,
  })
  .refine(
    ({ case_id, order_id, project_id, plan_id, task_id }) =>
      [case_id, order_id, project_id, plan_id, task_id].filter(Boolean).length === 1,
    { error: "A comment belongs to one thing." },
  );

export const startDiscussionInput = z.object({
  case_id: id,
  subject: requiredText("the question in short"),
  discussion_type: vocabularyKey("what it is for"),
  priority: vocabularyKey("how urgent it is"),
  initial_message: requiredProse("the question"),
});

export const updateDiscussionInput = z.object({
  subject: requiredText("the question in short"),
  priority: vocabularyKey("how urgent it is"),
  status: z.enum(["active", "resolved", "archived"]),
  id,
  rowVersion,
});

export const replyInput = z.object({ discussion_id: id, body: requiredProse("an answer") });

export const addInstructionInput = z.object({
  order_id: id,
  instruction_type: vocabularyKey("what it is about"),
  content: requiredProse("the instruction"),
});
