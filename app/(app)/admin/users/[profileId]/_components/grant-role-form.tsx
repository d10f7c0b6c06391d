"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { type Role, roleNames } from "@/lib/auth/roles";
import { grantRole } from "@/lib/users/actions";

export function GrantRoleForm({ profileId, roles }: { profileId: string; roles: Role[] }) {
  return (
    <ActionForm action={grantRole} className="mt-4 flex flex-col gap-2 border-t pt-3">
      {({ value, errors }) => (
        <div className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="profileId" value={profileId} />
          <div className="w-56">
            <SelectField
              label="Give more access"
              name="role"
              placeholder="Choose…"
              options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
              key={`role-${value("role")}`}
              defaultValue={value("role")}
              errors={errors("role")}
            />
          </div>
          <SubmitButton look="plain">Grant</SubmitButton>
        </div>
      )}
    </ActionForm>
  );
}
