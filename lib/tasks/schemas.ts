import { z } from "zod";
import {
  id,
  notChosen,
  optionalId,
  optionalMoment,
  prose,
  requiredText,
  rowVersion,
  vocabularyKey,
} from "@/lib/forms/fields";

const taskFields = {
  assignee_id: optionalId,
  title: requiredText("what is to be done"),
  description: prose(),
  priority: vocabularyKey("how urgent it is"),
  arch: z.union([notChosen, z.enum(["upper", "lower"])], { error: "Choose one of the list." }),
  due_at: optionalMoment,
};

/** For exactly one case, order or project. */
export const addTaskInput = z
  .object({
    ...taskFields,
    case_id: optionalId,
    order_id: optionalId,
    project_id: optionalId,
    plan_id: optionalId,
    template_task_id: optionalId,
  })
  .refine(({ case_id, order_id, project_id }) => [case_id, order_id, project_id].filter(Boolean).length === 1, {
    error: "A task belongs to one thing.",
  });

export const updateTaskInput = z.object({ ...taskFields, state: vocabularyKey("how far it is"), id, rowVersion });
