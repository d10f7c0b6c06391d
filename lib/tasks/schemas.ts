import { z } from "zod";
import {
  id,
  newId,
  optionalId,
  optionalMoment,
  prose,
  requiredText,
  rowVersion,
  subjectId,
  vocabularyKey,
} from "@/lib/forms/fields";

export const addTaskInput = z
  .object({
    id: newId,
    case_id: subjectId,
    order_id: subjectId,
    assignee_id: optionalId,
    title: requiredText("what is to be done"),
    description: prose(),
    priority: vocabularyKey("how urgent it is"),
    due_at: optionalMoment,
  })
  .refine(({ case_id, order_id }) => [case_id, order_id].filter(Boolean).length === 1, {
    error: "A task belongs to one thing.",
  });

export const moveTaskInput = z.object({ state: vocabularyKey("how far it is"), id, rowVersion });
