"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { signUp } from "@/lib/auth/actions";
import { MIN_PASSWORD_LENGTH } from "@/lib/auth/password";

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
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint={`At least ${MIN_PASSWORD_LENGTH} characters`}
            errors={errors("password")}
          />
          <SubmitButton working="Signing up…">Sign up</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
