import { z } from "zod";
import {
  id,
  newId,
  optionalId,
  optionalMoment,
  prose,
  requiredProse,
  requiredText,
  rowVersion,
  vocabularyKey,
} from "@/lib/forms/fields";

const caseFields = {
  doctor_id: optionalId,
  title: requiredText("what the case is about"),
  description: prose(),
  case_type: vocabularyKey("what kind of case it is"),
  priority: vocabularyKey("how urgent it is"),
  workflow_template_id: optionalId,
};

export const createCaseInput = z.object({
  ...caseFields,
  id: newId,
  patient_id: z.guid({ error: "Choose a patient." }),
});

export const updateCaseInput = z.object({
  ...caseFields,
  assignee_id: optionalId,
  due_at: optionalMoment,
  id,
  rowVersion,
});

/** The arguments of transition_case; whether a reason is needed is a row of case_state_transitions. */
export const transitionCaseInput = z.object({
  p_case_id: id,
  p_to_state: vocabularyKey("the next state"),
  p_expected_version: rowVersion,
  p_reason: prose(2000),
});

export const reopenCaseInput = z.object({
  p_case_id: id,
  p_expected_version: rowVersion,
  p_reason: requiredProse("why it is opened again", 2000),
});
