import { z } from "zod";
import { newId, prose, requiredText, subjectId, vocabularyKey } from "@/lib/forms/fields";

export const addProjectInput = z
  .object({
    id: newId,
    case_id: subjectId,
    order_id: subjectId,
    name: requiredText("the name of the project"),
    description: prose(),
    project_type: vocabularyKey("what it is"),
  })
  .refine(({ case_id, order_id }) => [case_id, order_id].filter(Boolean).length === 1, {
    error: "A project belongs to one thing.",
  });
