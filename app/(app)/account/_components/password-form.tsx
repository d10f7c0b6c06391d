"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { NewPasswordFields } from "@/components/forms/new-password-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { changePassword } from "@/lib/account/actions";

export function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changePassword} className="flex max-w-sm flex-col gap-4">
      {({ errors }) => (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextField
            label="Current password"
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            errors={errors("currentPassword")}
          />
          <NewPasswordFields errors={errors} />
          <div className="flex gap-2">
            <SubmitButton>Save password</SubmitButton>
            <ButtonLink href="/account" look="quiet">
              Back to the account
            </ButtonLink>
          </div>
        </>
      )}
    </ActionForm>
  );
}
