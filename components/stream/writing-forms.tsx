"use client";

import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, SelectField, TextAreaField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addComment } from "@/lib/comments/actions";
import { addInstruction } from "@/lib/instructions/actions";
import { writeMessage } from "@/lib/messages/actions";
import { optionsOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";
import { type AttachableFile, AttachField } from "./attach-field";
import { HiddenFields } from "./hidden-fields";

type FormProps = { fields: Record<string, string> };

const shape = "flex flex-col gap-2";

type MessageFormProps = FormProps & { isLab: boolean; files: AttachableFile[] };

export function MessageForm({ fields, isLab, files }: MessageFormProps) {
  return (
    <ActionForm action={writeMessage} className={shape}>
      {({ value, errors, round }) => (
        <>
          <HiddenFields fields={{ ...fields, reply_to_id: "", message_type: isLab ? "general" : "question" }} />
          <TextAreaField
            label={`Message to ${isLab ? "the practice" : "the lab"}`}
            name="body"
            rows={2}
            defaultValue={value("body")}
            errors={errors("body")}
          />
          {files.length > 0 && <AttachField key={round} files={files} />}
          <div>
            <SubmitButton look="plain" working="Sending…">
              Send message
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

export function CommentForm({ fields }: FormProps) {
  return (
    <ActionForm action={addComment} className={shape}>
      {({ value, checked, errors }) => (
        <>
          <HiddenFields fields={fields} />
          <TextAreaField label="Comment" name="body" rows={2} defaultValue={value("body")} errors={errors("body")} />
          <div className="flex flex-wrap items-center gap-4">
            <SubmitButton look="plain">Add comment</SubmitButton>
            <CheckboxField label="For the lab only" name="is_internal" defaultChecked={checked("is_internal", true)} />
          </div>
        </>
      )}
    </ActionForm>
  );
}

export function InstructionForm({ fields, words }: FormProps & { words: Words }) {
  return (
    <ActionForm action={addInstruction} className={shape}>
      {({ value, errors }) => (
        <>
          <HiddenFields fields={fields} />
          <TextAreaField
            label="Instruction"
            name="content"
            hint="Once it is approved it cannot change."
            defaultValue={value("content")}
            errors={errors("content")}
          />
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              label="About"
              name="instruction_type"
              options={optionsOf(words.instructionTypes)}
              defaultValue={value("instruction_type")}
              errors={errors("instruction_type")}
            />
            <SubmitButton look="plain">Add instruction</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
