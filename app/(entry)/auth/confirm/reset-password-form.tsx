"use client";

import { ActionForm } from "@/components/forms/action-form";
import { NewPasswordFields } from "@/components/forms/new-password-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { resetPassword } from "@/lib/auth/actions";

export function ResetPasswordForm({ tokenHash }: { tokenHash: string }) {
  return (
    <ActionForm action={resetPassword} className="flex flex-col gap-4">
      {({ errors }) => (
        <>
          <input type="hidden" name="tokenHash" value={tokenHash} />
          <NewPasswordFields errors={errors} />
          <SubmitButton>Save password and sign in</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
