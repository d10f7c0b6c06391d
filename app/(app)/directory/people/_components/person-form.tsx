"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { createPerson, updatePerson } from "@/lib/people/actions";
import { genderNames } from "@/lib/people/genders";
import type { Person } from "@/lib/people/queries";

export function PersonForm({ person }: { person?: Person }) {
  return (
    <ActionForm action={person ? updatePerson : createPerson} className="flex flex-col gap-4">
      {({ value, errors }) => {
        const field = (name: "given_name" | "family_name" | "email" | "phone" | "birth_date") => ({
          name,
          defaultValue: value(name, person?.[name]),
          errors: errors(name),
        });
        const gender = value("gender", person?.gender);
        return (
          <>
            {person && <input type="hidden" name="id" value={person.id} />}
            {person && <input type="hidden" name="rowVersion" value={person.row_version} />}
            <div className="grid gap-4 phone:grid-cols-2">
              <TextField label="Given name" {...field("given_name")} required autoFocus={!person} />
              <TextField label="Family name" {...field("family_name")} required />
              <TextField
                label="E-mail"
                {...field("email")}
                type="email"
                hint="For contact; need not be the sign-in address"
              />
              <TextField label="Phone" {...field("phone")} type="tel" />
              <TextField label="Birth date" {...field("birth_date")} type="date" />
              <SelectField
                label="Gender"
                name="gender"
                placeholder="Not recorded"
                options={Object.entries(genderNames).map(([key, label]) => ({ value: key, label }))}
                key={`gender-${gender}`}
                defaultValue={gender}
                errors={errors("gender")}
              />
            </div>
            <div className="flex gap-2">
              <SubmitButton>{person ? "Save person" : "Add person"}</SubmitButton>
              <ButtonLink href={person ? `/directory/people/${person.id}` : "/directory/people"} look="quiet">
                Cancel
              </ButtonLink>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
