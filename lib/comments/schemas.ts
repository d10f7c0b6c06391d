import { z } from "zod";
import { checkbox, newId, requiredProse, subjectId } from "@/lib/forms/fields";

export const addCommentInput = z
  .object({
    id: newId,
    case_id: subjectId,
    order_id: subjectId,
    body: requiredProse("a comment"),
    is_internal: checkbox,
  })
  .refine(({ case_id, order_id }) => [case_id, order_id].filter(Boolean).length === 1, {
    error: "A comment belongs to one thing.",
  });
