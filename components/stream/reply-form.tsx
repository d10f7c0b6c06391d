"use client";

import { Reply } from "lucide-react";
import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { TextAreaField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/actions/result";
import { writeMessage } from "@/lib/messages/actions";

type ReplyFormProps = {
  fields: Record<string, string>;
  /** What a screen reader hears, where several lines can be answered. */
  about: string;
  action?: (previous: ActionResult, formData: FormData) => Promise<ActionResult>;
};

/** Folded until somebody wants to answer. */
export function ReplyForm({ fields, about, action = writeMessage }: ReplyFormProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="mt-1 inline-flex items-center gap-1 text-xs text-quiet hover:text-ink hover:underline"
      >
        <Reply aria-hidden size={14} strokeWidth={1.75} /> Answer
        <span className="sr-only">{about}</span>
      </button>
    );
  }
  return (
    <ActionForm action={action} className="mt-2 flex flex-col gap-2">
      {({ value, errors }) => (
        <>
          {Object.entries(fields).map(([name, text]) => (
            <input key={name} type="hidden" name={name} value={text} />
          ))}
          <input type="hidden" name="message_type" value="general" />
          <TextAreaField
            label={`Answer to ${about}`}
            name="body"
            rows={2}
            autoFocus
            defaultValue={value("body")}
            errors={errors("body")}
          />
          <div className="flex gap-2">
            <SubmitButton look="plain" working="Sending…">
              Send answer
            </SubmitButton>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Close
            </Button>
          </div>
        </>
      )}
    </ActionForm>
  );
}
