"use client";

import { useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { createPatient, updatePatient } from "@/lib/patients/actions";
import type { getPatientFields } from "@/lib/patients/queries";
import { patientStatuses, patientStatusNames } from "@/lib/patients/statuses";
import { genderNames, genders } from "@/lib/people/genders";
import { LikelyPatients, type LikelyPatientsHandle } from "./likely-patients";

type Stored = NonNullable<Awaited<ReturnType<typeof getPatientFields>>>;

type PatientFormProps =
  | { stored: Stored; newId?: never; practices?: never }
  | { stored: null; newId: string; practices: { value: string; label: string } | null };

/** A new patient, or a known one; while a new name is typed, likely records of the same person appear beside it. */
export function PatientForm({ stored, newId, practices }: PatientFormProps) {
  const likely = useRef<LikelyPatientsHandle>(null);
  const look = (form: HTMLFormElement | null) => {
    if (form && !stored) likely.current?.look(form);
  };
  return (
    <ActionForm action={stored ? updatePatient : createPatient} className="flex flex-col gap-4">
      {({ field, errors, version }) => (
        <>
          {stored ? (
            <>
              <input type="hidden" name="p_patient_id" value={stored.id ?? ""} />
              <input
                type="hidden"
                name="p_expected_version"
                value={version("p_expected_version", stored.p_expected_version ?? 0)}
              />
            </>
          ) : (
            <input type="hidden" name="p_id" value={newId} />
          )}
          <div className="grid gap-4 phone:grid-cols-2" onInput={(event) => look(event.currentTarget.closest("form"))}>
            <TextField label="Given name" {...field("p_given_name", stored?.p_given_name)} autoComplete="off" />
            <TextField label="Family name" {...field("p_family_name", stored?.p_family_name)} autoComplete="off" />
            <TextField label="Date of birth" {...field("p_birth_date", stored?.p_birth_date)} type="date" />
            <SelectField
              label="Gender"
              {...field("p_gender", stored?.p_gender)}
              placeholder="Not recorded"
              options={genders.map((key) => ({ value: key, label: genderNames[key] }))}
            />
          </div>
          {!stored && <LikelyPatients ref={likely} />}
          <div className="grid gap-4 phone:grid-cols-2" onInput={(event) => look(event.currentTarget.closest("form"))}>
            <TextField label="E-mail address" {...field("p_email", stored?.p_email)} type="email" autoComplete="off" />
            <TextField label="Phone" {...field("p_phone", stored?.p_phone)} autoComplete="off" />
            {!stored && (
              <PickerField
                label="Practice"
                name="p_practice_id"
                kind="practices"
                stored={practices}
                errors={errors("p_practice_id")}
              />
            )}
            <PickerField
              label="Doctor"
              name="p_doctor_id"
              kind="doctors"
              stored={
                stored?.p_doctor_id
                  ? { value: stored.p_doctor_id, label: stored.doctor_name ?? "The present doctor" }
                  : null
              }
              errors={errors("p_doctor_id")}
            />
            {stored && (
              <SelectField
                label="Status"
                {...field("p_status", stored.p_status)}
                options={patientStatuses.map((key) => ({ value: key, label: patientStatusNames[key] ?? key }))}
              />
            )}
          </div>
          <div>
            <SubmitButton>{stored ? "Save patient" : "Add patient"}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
