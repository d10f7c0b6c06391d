"use client";

import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { createPractice, updatePractice } from "@/lib/practices/actions";
import type { Practice } from "@/lib/practices/queries";

export function PracticeForm({ practice }: { practice?: Practice }) {
  return (
    <ActionForm action={practice ? updatePractice : createPractice} className="flex flex-col gap-4">
      {({ value, checked, errors }) => {
        const field = (name: Exclude<keyof Practice, "address_verified" | "is_active" | "row_version">) => ({
          name,
          defaultValue: value(name, practice?.[name]),
          errors: errors(name),
        });
        return (
          <>
            {practice && <input type="hidden" name="id" value={practice.id} />}
            {practice && <input type="hidden" name="rowVersion" value={practice.row_version} />}
            <TextField label="Name" {...field("name")} required autoFocus={!practice} />
            <div className="grid gap-4 phone:grid-cols-2">
              <TextField label="E-mail" {...field("email")} type="email" />
              <TextField label="Phone" {...field("phone")} type="tel" />
              <TextField label="Website" {...field("website")} type="url" placeholder="https://" />
              <TextField label="Licence number" {...field("license_number")} />
            </div>
            <TextField label="Address" {...field("address_line1")} />
            <TextField label="Address, second line" {...field("address_line2")} />
            <div className="grid gap-4 phone:grid-cols-2">
              <TextField label="City" {...field("city")} />
              <TextField label="Region" {...field("region")} />
              <TextField label="Postal code" {...field("postal_code")} />
              <TextField
                label="Country"
                name="country"
                defaultValue={value("country", practice?.country ?? "US")}
                errors={errors("country")}
                hint="Two letters, such as US"
                maxLength={2}
              />
            </div>
            <CheckboxField
              label="The address was checked"
              name="address_verified"
              defaultChecked={checked("address_verified", practice?.address_verified)}
            />
            {practice && (
              <CheckboxField
                label="The practice is active"
                name="is_active"
                defaultChecked={checked("is_active", practice.is_active)}
              />
            )}
            <div className="flex gap-2">
              <SubmitButton>{practice ? "Save practice" : "Add practice"}</SubmitButton>
              <ButtonLink href={practice ? `/directory/practices/${practice.id}` : "/directory/practices"} look="quiet">
                Cancel
              </ButtonLink>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
