"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { type Role, roleNames } from "@/lib/auth/roles";
import { inviteUser } from "@/lib/users/actions";

type InviteFormProps = {
  roles: readonly Role[];
  practices: { id: string; name: string; city: string | null }[];
  practiceRoles: { key: string; name: string }[];
  people: { id: string; given_name: string; family_name: string }[];
};

export function InviteForm({ roles, practices, practiceRoles, people }: InviteFormProps) {
  return (
    <ActionForm action={inviteUser} className="flex flex-col gap-4">
      {({ value, errors }) => {
        const select = (name: string) => ({
          name,
          defaultValue: value(name),
          errors: errors(name),
          key: `${name}-${value(name)}`,
        });
        return (
          <>
            <TextField
              label="E-mail address"
              name="email"
              type="email"
              autoFocus
              defaultValue={value("email")}
              errors={errors("email")}
              hint="They sign in with this address; whoever reads its mail gets the access below"
            />
            <div className="grid gap-4 phone:grid-cols-2">
              <TextField
                label="Given name"
                name="given_name"
                defaultValue={value("given_name")}
                errors={errors("given_name")}
              />
              <TextField
                label="Family name"
                name="family_name"
                defaultValue={value("family_name")}
                errors={errors("family_name")}
              />
            </div>
            <SelectField
              label="Access"
              {...select("role")}
              placeholder="Choose…"
              options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            />
            <div className="grid gap-4 phone:grid-cols-2">
              <SelectField
                label="Practice"
                {...select("practice_id")}
                placeholder="None"
                hint="Needed for doctors and their assistants"
                options={practices.map(({ id, name, city }) => ({
                  value: id,
                  label: city ? `${name}, ${city}` : name,
                }))}
              />
              <SelectField
                label="Role in the practice"
                {...select("practice_role")}
                placeholder="None"
                options={practiceRoles.map((role) => ({ value: role.key, label: role.name }))}
              />
            </div>
            <SelectField
              label="Is already in the directory as"
              {...select("profile_id")}
              placeholder="A new person"
              options={people.map((person) => ({
                value: person.id,
                label: `${person.family_name}, ${person.given_name}`,
              }))}
            />
            <div className="flex gap-2">
              <SubmitButton working="Inviting…">Send invitation</SubmitButton>
              <ButtonLink href="/admin/users/invitations" look="quiet">
                Back to invitations
              </ButtonLink>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
