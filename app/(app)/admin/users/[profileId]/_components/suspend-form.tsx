"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { suspendAccess } from "@/lib/users/actions";

export function SuspendForm({ profileId, isSelf }: { profileId: string; isSelf: boolean }) {
  if (isSelf)
    return <p className="text-sm text-quiet">This is you. Another administrator can switch your login off.</p>;
  return (
    <ActionForm action={suspendAccess} className="flex flex-col gap-3">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="profileId" value={profileId} />
          <p className="text-xs text-quiet">
            Ends every session at once and closes all rooms. The person, their roles and their work stay; it can be
            switched on again.
          </p>
          <div className="flex flex-wrap items-end gap-2">
            <div className="min-w-64 flex-1">
              <TextField label="Reason" name="reason" defaultValue={value("reason")} errors={errors("reason")} />
            </div>
            <SubmitButton look="danger" working="Switching off…">
              Switch off
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
