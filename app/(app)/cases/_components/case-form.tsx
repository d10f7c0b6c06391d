"use client";

import Link from "next/link";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import { MomentField } from "@/components/forms/moment-field";
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

const chosen = (value: string | null | undefined, label: string | null | undefined): Option | null =>
  value ? { value, label: label ?? "The present one" } : null;

export function CaseForm({ stored, newId, patient, words, templates }: CaseFormProps) {
  return (
    <ActionForm action={stored ? updateCase : createCase} className="flex flex-col gap-4">
      {({ value, errors, theirs, taken, version }) => (
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
          <TextField
            label="What it is about"
            name="title"
            defaultValue={value("title", stored?.title)}
            errors={errors("title")}
            theirs={theirs("title")}
          />
          <TextAreaField
            label="Description"
            name="description"
            rows={4}
            defaultValue={value("description", stored?.description)}
            errors={errors("description")}
            theirs={theirs("description")}
          />
          <div className="grid gap-4 phone:grid-cols-2">
            <SelectField
              label="Type"
              name="case_type"
              options={optionsOf(words.caseTypes)}
              defaultValue={value("case_type", stored?.case_type ?? "active_treatment")}
              errors={errors("case_type")}
              theirs={theirs("case_type")}
            />
            <SelectField
              label="Priority"
              name="priority"
              options={optionsOf(words.priorities)}
              defaultValue={value("priority", stored?.priority ?? "normal")}
              errors={errors("priority")}
              theirs={theirs("priority")}
            />
            <PickerField
              key={taken("doctor_id")}
              label="Doctor"
              name="doctor_id"
              kind="doctors"
              stored={
                taken("doctor_id") === undefined
                  ? chosen(stored?.doctor_id, stored?.doctor_name)
                  : chosen(taken("doctor_id"), taken("doctor_name"))
              }
              errors={errors("doctor_id")}
              theirs={theirs("doctor_id")}
              theirsShown={taken("doctor_name")}
            />
            {templates.length > 0 ? (
              <SelectField
                label="Workflow"
                name="workflow_template_id"
                placeholder="None"
                options={templates.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValue={value("workflow_template_id", stored?.workflow_template_id)}
                errors={errors("workflow_template_id")}
                theirs={theirs("workflow_template_id")}
              />
            ) : (
              <input type="hidden" name="workflow_template_id" value={stored?.workflow_template_id ?? ""} />
            )}
            {stored && (
              <>
                <PickerField
                  key={taken("assignee_id")}
                  label="Looked after by"
                  name="assignee_id"
                  kind="colleagues"
                  stored={
                    taken("assignee_id") === undefined
                      ? chosen(stored.assignee_id, stored.assignee_name)
                      : chosen(taken("assignee_id"), taken("assignee_name"))
                  }
                  errors={errors("assignee_id")}
                  theirs={theirs("assignee_id")}
                  theirsShown={taken("assignee_name")}
                />
                <MomentField
                  key={taken("due_at")}
                  label="Due"
                  name="due_at"
                  stored={value("due_at", stored.due_at)}
                  errors={errors("due_at")}
                  theirs={theirs("due_at")}
                />
              </>
            )}
          </div>
          <div>
            <SubmitButton>{stored ? "Save case" : "Open case"}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
