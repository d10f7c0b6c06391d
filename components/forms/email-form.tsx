"use client";

import type { ActionResult } from "@/lib/actions/result";
import { ActionForm } from "./action-form";
import { TextField } from "./form-field";
import { SubmitButton } from "./submit-button";

type EmailFormProps = { action: (previous: ActionResult, formData: FormData) => Promise<ActionResult> };

/** Asks for an address and sends a link to it. */
export function EmailForm({ action }: EmailFormProps) {
  return (
    <ActionForm action={action} className="flex flex-col gap-4">
      {({ value, errors }) => (
        <>
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={value("email")}
            errors={errors("email")}
          />
          <SubmitButton working="Sending…">Send the link</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
