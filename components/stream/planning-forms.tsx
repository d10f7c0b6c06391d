"use client";

import { ActionForm } from "@/components/forms/action-form";
import { MomentField } from "@/components/forms/moment-field";
import { SelectField, TextAreaField, TextField } from "@/components/forms/form-field";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { startDiscussion } from "@/lib/discussions/actions";
import { addProject } from "@/lib/projects/actions";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { addTask } from "@/lib/tasks/actions";
import { HiddenFields } from "./hidden-fields";

type FormProps = { fields: Record<string, string>; words: Words };

const shape = "flex flex-col gap-2";
const row = "grid gap-3 phone:grid-cols-3";

export function TaskForm({ fields, words }: FormProps) {
  return (
    <ActionForm action={addTask} className={shape}>
      {({ value, errors, round }) => (
        <>
          <HiddenFields fields={fields} />
          <TextField label="What is to be done" name="title" defaultValue={value("title")} errors={errors("title")} />
          <TextAreaField
            label="Details"
            name="description"
            rows={2}
            defaultValue={value("description")}
            errors={errors("description")}
          />
          <div className={row}>
            <PickerField
              key={`for-${round}`}
              label="For"
              name="assignee_id"
              kind="colleagues"
              errors={errors("assignee_id")}
            />
            <MomentField
              key={`due-${round}`}
              label="Due"
              name="due_at"
              defaultValue={value("due_at")}
              errors={errors("due_at")}
            />
            <SelectField
              label="Priority"
              name="priority"
              options={optionsOf(words.priorities)}
              defaultValue={value("priority", "normal")}
              errors={errors("priority")}
            />
          </div>
          <div>
            <SubmitButton look="plain">Add task</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

export function DiscussionForm({ fields, words }: FormProps) {
  return (
    <ActionForm action={startDiscussion} className={shape}>
      {({ value, errors }) => (
        <>
          <HiddenFields fields={fields} />
          <TextField
            label="The question in short"
            name="subject"
            defaultValue={value("subject")}
            errors={errors("subject")}
          />
          <TextAreaField
            label="The question"
            name="initial_message"
            defaultValue={value("initial_message")}
            errors={errors("initial_message")}
          />
          <div className={row}>
            <SelectField
              label="Kind"
              name="discussion_type"
              options={optionsOf(words.discussionTypes)}
              defaultValue={value("discussion_type")}
              errors={errors("discussion_type")}
            />
            <SelectField
              label="Priority"
              name="priority"
              options={optionsOf(words.priorities)}
              defaultValue={value("priority", "normal")}
              errors={errors("priority")}
            />
          </div>
          <div>
            <SubmitButton look="plain">Start discussion</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

export function ProjectForm({ fields, words }: FormProps) {
  return (
    <ActionForm action={addProject} className={shape}>
      {({ value, errors }) => (
        <>
          <HiddenFields fields={fields} />
          <TextField label="Name of the project" name="name" defaultValue={value("name")} errors={errors("name")} />
          <TextAreaField
            label="Details"
            name="description"
            rows={2}
            defaultValue={value("description")}
            errors={errors("description")}
          />
          <div className={row}>
            <SelectField
              label="What it is"
              name="project_type"
              options={optionsOf(words.projectTypes)}
              defaultValue={value("project_type")}
              errors={errors("project_type")}
            />
          </div>
          <div>
            <SubmitButton look="plain">Add project</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
