"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { confirmLink } from "@/lib/auth/actions";

export function ConfirmForm({ tokenHash, type }: { tokenHash: string; type: string }) {
  return (
    <ActionForm action={confirmLink} className="flex flex-col items-start gap-4">
      {() => (
        <>
          <input type="hidden" name="tokenHash" value={tokenHash} />
          <input type="hidden" name="type" value={type} />
          <SubmitButton working="One moment…">Continue</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
