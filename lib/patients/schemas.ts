import { z } from "zod";
import {
  id,
  newId,
  notChosen,
  optionalBirthDate,
  optionalEmail,
  optionalId,
  optionalText,
  requiredText,
  rowVersion,
} from "@/lib/forms/fields";
import { genders } from "@/lib/people/genders";
import { patientStatuses } from "./statuses";

const identity = {
  p_given_name: requiredText("the given name", 100),
  p_family_name: requiredText("the family name", 100),
  p_birth_date: optionalBirthDate,
  p_gender: z.union([notChosen, z.enum(genders)], { error: "Choose one of the list." }),
  p_email: optionalEmail,
  p_phone: optionalText(50),
  p_doctor_id: optionalId,
};

/** The arguments of create_patient: a person and their patient record are one thing to whoever fills in the form. */
export const createPatientInput = z.object({ ...identity, p_id: newId, p_practice_id: optionalId });

export const updatePatientInput = z.object({
  ...identity,
  p_patient_id: id,
  p_expected_version: rowVersion,
  p_status: z.enum(patientStatuses, { error: "Choose one of the list." }),
});

export const addAliasInput = z.object({
  patient_id: id,
  kind: z.enum(["number", "name"], { error: "Choose what it is." }),
  value: requiredText("the former name or number"),
});

export const removeAliasInput = z.object({ aliasId: id });

/** What the hint for likely duplicates looks at while somebody types. */
export const likenessInput = z.object({
  name: z.string().trim().min(3).max(200),
  birthDate: z.union([notChosen, z.iso.date()]).catch(null),
});
