"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { signUp } from "@/lib/auth/actions";

export function SignUpForm() {
  return (
    <ActionForm action={signUp} className="flex flex-col gap-4">
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
