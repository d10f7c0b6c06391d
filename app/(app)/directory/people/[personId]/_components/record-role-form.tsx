"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { roleNames, roles } from "@/lib/auth/roles";
import { recordRole } from "@/lib/people/actions";

export function RecordRoleForm({ profileId }: { profileId: string }) {
  return (
    <details className="mt-4 border-t pt-3">
      <summary className="text-sm font-medium">Record a role</summary>
      <p className="mt-2 text-xs text-quiet">
        A role says what the person is to the lab. It opens no room: access is given under Users.
      </p>
      <ActionForm action={recordRole} className="mt-3 flex flex-col gap-3">
        {({ value, errors }) => (
          <>
            <input type="hidden" name="profileId" value={profileId} />
            <div className="grid gap-3 phone:grid-cols-[1fr_2fr]">
              <SelectField
                label="Role"
                name="role"
                placeholder="Choose…"
                options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
                key={`role-${value("role")}`}
                defaultValue={value("role")}
                errors={errors("role")}
              />
              <TextField
                label="Evidence"
                name="detail"
                defaultValue={value("detail")}
                errors={errors("detail")}
                hint="How we know: a contract, an order form, a call"
              />
            </div>
            <div>
              <SubmitButton look="plain">Record role</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </details>
  );
}
