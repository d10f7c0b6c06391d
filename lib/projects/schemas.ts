import { z } from "zod";
import { id, optionalId, prose, requiredText, rowVersion, vocabularyKey } from "@/lib/forms/fields";

const projectFields = {
  name: requiredText("the name of the project"),
  description: prose(),
  project_type: vocabularyKey("what it is"),
};

export const createProjectInput = z.object({
  ...projectFields,
  case_id: optionalId,
  order_id: optionalId,
  parent_project_id: optionalId,
});

export const updateProjectInput = z.object({ ...projectFields, state: vocabularyKey("how far it is"), id, rowVersion });
