"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { waiveRejects } from "@/lib/migration/actions";

/** To live without a row is a decision: it has a reason and a name. */
export function WaiveForm({ fields, label }: { fields: Record<string, string>; label: string }) {
  return (
    <ActionForm action={waiveRejects} className="flex min-w-64 flex-1 flex-wrap items-end gap-2">
      {({ value, errors, round }) => (
        <>
          {Object.entries(fields).map(([name, stored]) => (
            <input key={name} type="hidden" name={name} value={stored} />
          ))}
          <div className="min-w-48 flex-1">
            <TextField
              key={round}
              label="Why the console can live without it"
              name="note"
              defaultValue={value("note")}
              errors={errors("note")}
            />
          </div>
          <SubmitButton look="plain" working="Waiving…">
            {label}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
