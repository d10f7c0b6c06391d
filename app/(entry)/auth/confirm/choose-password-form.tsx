"use client";

import { ActionForm } from "@/components/forms/action-form";
import { NewPasswordFields } from "@/components/forms/new-password-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { choosePassword } from "@/lib/auth/actions";

export function ChoosePasswordForm({ tokenHash, type }: { tokenHash: string; type: string }) {
  return (
    <ActionForm action={choosePassword} className="flex flex-col gap-4">
      {({ errors }) => (
        <>
          <input type="hidden" name="tokenHash" value={tokenHash} />
          <input type="hidden" name="type" value={type} />
          <NewPasswordFields errors={errors} />
          <SubmitButton>Save password and sign in</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
