"use client";

import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import { MomentField } from "@/components/forms/moment-field";
import { KeptPickerField } from "@/components/forms/kept-picker-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { createCase, updateCase } from "@/lib/cases/actions/record";
import type { getCaseFields } from "@/lib/cases/queries";
import type { Option } from "@/lib/options/schemas";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

type Stored = NonNullable<Awaited<ReturnType<typeof getCaseFields>>>;

type CaseFormProps = {
  words: Words;
  templates: { id: string; name: string }[];
} & ({ stored: Stored; newId?: never; patient?: never } | { stored: null; newId: string; patient: Option | null });

export function CaseForm({ stored, newId, patient, words, templates }: CaseFormProps) {
  return (
    <ActionForm action={stored ? updateCase : createCase} className="flex flex-col gap-4">
      {(parts) => {
        const { field, errors, version } = parts;
        return (
          <>
            <input type="hidden" name="id" value={stored?.id ?? newId} />
            {stored && <input type="hidden" name="rowVersion" value={version("rowVersion", stored.rowVersion ?? 0)} />}
            {!stored && (
              <PickerField
                label="Patient"
                name="patient_id"
                kind="patients"
                stored={patient}
                hint="Practice and number follow from the patient."
                errors={errors("patient_id")}
              />
            )}
            {!stored && !patient && (
              <p className="-mt-3 text-xs text-quiet">
                Not there yet?{" "}
                <Link href="/patients/new" className="link">
                  Add the patient first
                </Link>
                ; likely duplicates are shown while you type.
              </p>
            )}
            <TextField label="What it is about" {...field("title", stored?.title)} />
            <TextAreaField label="Description" {...field("description", stored?.description)} rows={4} />
            <div className="grid gap-4 phone:grid-cols-2">
              <SelectField
                label="Type"
                {...field("case_type", stored?.case_type ?? "active_treatment")}
                options={optionsOf(words.caseTypes)}
              />
              <SelectField
                label="Priority"
                {...field("priority", stored?.priority ?? "normal")}
                options={optionsOf(words.priorities)}
              />
              <KeptPickerField
                parts={parts}
                label="Doctor"
                name="doctor_id"
                labelName="doctor_name"
                kind="doctors"
                stored={{ value: stored?.doctor_id, label: stored?.doctor_name }}
              />
              {templates.length > 0 ? (
                <SelectField
                  label="Workflow"
                  {...field("workflow_template_id", stored?.workflow_template_id)}
                  placeholder="None"
                  options={templates.map(({ id, name }) => ({ value: id, label: name }))}
                />
              ) : (
                <input type="hidden" name="workflow_template_id" value={stored?.workflow_template_id ?? ""} />
              )}
              {stored && (
                <>
                  <KeptPickerField
                    parts={parts}
                    label="Looked after by"
                    name="assignee_id"
                    labelName="assignee_name"
                    kind="colleagues"
                    stored={{ value: stored?.assignee_id, label: stored?.assignee_name }}
                  />
                  <MomentField key={parts.taken("due_at")} label="Due" {...field("due_at", stored.due_at)} />
                </>
              )}
            </div>
            <div>
              <SubmitButton>{stored ? "Save case" : "Open case"}</SubmitButton>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
