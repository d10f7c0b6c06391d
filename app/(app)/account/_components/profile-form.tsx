"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { updateOwnProfile } from "@/lib/account/actions";

type ProfileFormProps = {
  profile: { given_name: string; family_name: string; phone: string | null; row_version: number };
};

export function ProfileForm({ profile }: ProfileFormProps) {
  return (
    <ActionForm action={updateOwnProfile} className="flex flex-col gap-4">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="rowVersion" value={profile.row_version} />
          <div className="grid gap-4 phone:grid-cols-2">
            <TextField
              label="Given name"
              name="given_name"
              autoComplete="given-name"
              defaultValue={value("given_name", profile.given_name)}
              errors={errors("given_name")}
            />
            <TextField
              label="Family name"
              name="family_name"
              autoComplete="family-name"
              defaultValue={value("family_name", profile.family_name)}
              errors={errors("family_name")}
            />
            <TextField
              label="Phone"
              name="phone"
              type="tel"
              autoComplete="tel"
              defaultValue={value("phone", profile.phone)}
              errors={errors("phone")}
            />
          </div>
          <div>
            <SubmitButton>Save profile</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
