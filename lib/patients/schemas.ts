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

const typed = z.string().max(300).catch("");

/** What the hint for likely duplicates looks at while somebody types: half a word is no mistake. */
export const typedPatient = z
  .object({
    p_given_name: typed,
    p_family_name: typed,
    p_birth_date: typed,
    p_gender: typed,
    p_email: typed,
    p_phone: typed,
    p_practice_id: optionalId.catch(null),
  })
  .transform((fields) => ({
    givenName: fields.p_given_name,
    familyName: fields.p_family_name,
    birthDate: fields.p_birth_date,
    gender: fields.p_gender,
    email: fields.p_email,
    phone: fields.p_phone,
    practice: fields.p_practice_id,
  }));
