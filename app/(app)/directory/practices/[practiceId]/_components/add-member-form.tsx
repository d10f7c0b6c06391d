"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { addMember } from "@/lib/practices/actions";

type AddMemberFormProps = {
  practiceId: string;
  people: { id: string; given_name: string; family_name: string }[];
  roles: { key: string; name: string }[];
  today: string;
};

export function AddMemberForm({ practiceId, people, roles, today }: AddMemberFormProps) {
  return (
    <details className="mt-4 border-t pt-3">
      <summary className="text-sm font-medium">Add a member</summary>
      <ActionForm action={addMember} className="mt-3 flex flex-col gap-3">
        {({ value, errors }) => (
          <>
            <input type="hidden" name="practiceId" value={practiceId} />
            <div className="grid gap-3 phone:grid-cols-3">
              <SelectField
                label="Person"
                name="profileId"
                placeholder="Choose…"
                options={people.map((person) => ({
                  value: person.id,
                  label: `${person.family_name}, ${person.given_name}`,
                }))}
                key={`person-${value("profileId")}`}
                defaultValue={value("profileId")}
                errors={errors("profileId")}
              />
              <SelectField
                label="Role in the practice"
                name="role"
                placeholder="Choose…"
                options={roles.map((role) => ({ value: role.key, label: role.name }))}
                key={`role-${value("role")}`}
                defaultValue={value("role")}
                errors={errors("role")}
              />
              <TextField
                label="First day"
                name="validFrom"
                type="date"
                defaultValue={value("validFrom", today)}
                errors={errors("validFrom")}
              />
            </div>
            <div>
              <SubmitButton look="plain">Add member</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </details>
  );
}
