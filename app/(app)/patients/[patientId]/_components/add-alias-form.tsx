"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addAlias } from "@/lib/patients/actions";

export function AddAliasForm({ patientId }: { patientId: string }) {
  return (
    <ActionForm action={addAlias} className="mt-2 flex flex-wrap items-end gap-2 border-t pt-3">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="patient_id" value={patientId} />
          <SelectField
            label="Former"
            name="kind"
            options={[
              { value: "name", label: "name" },
              { value: "number", label: "number" },
            ]}
            defaultValue={value("kind")}
            errors={errors("kind")}
          />
          <TextField label="As it was" name="value" size={16} defaultValue={value("value")} errors={errors("value")} />
          <SubmitButton look="plain">Add</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
