"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { setCode } from "@/lib/migration/actions";
import type { Code } from "@/lib/migration/queries";

type CodeFormProps = { code: Code; words: string[] | null };

/** Says before saving how many rows of the source carry the code. */
export function CodeForm({ code, words }: CodeFormProps) {
  const rows = code.row_count === 1 ? "One row carries" : `${code.row_count.toLocaleString("en")} rows carry`;
  return (
    <ActionForm action={setCode} className="flex flex-col gap-3">
      {({ value, errors }) => {
        const target = {
          label: "Means in the console",
          name: "target",
          hint: "Empty: the value stays empty",
          defaultValue: value("target", code.target),
          errors: errors("target"),
        };
        return (
          <>
            <input type="hidden" name="map" value={code.map} />
            <input type="hidden" name="code" value={code.code} />
            <input type="hidden" name="version" value={code.row_version ?? 0} />
            <p className="text-sm">
              {rows} this code, as of the last preflight. Rows that wait for it come with a retry; rows that are loaded
              already follow with the next delta.
            </p>
            <div className="grid gap-3 phone:grid-cols-2">
              {words ? (
                <SelectField
                  {...target}
                  key={value("target", code.target)}
                  placeholder="Stays empty"
                  options={words.map((word) => ({ value: word, label: word }))}
                />
              ) : (
                <TextField {...target} />
              )}
              <TextField
                label="How we know"
                name="note"
                defaultValue={value("note", code.note)}
                errors={errors("note")}
              />
            </div>
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Save the meaning</SubmitButton>
              <ButtonLink href="/migration/mappings#codes" look="quiet">
                Close
              </ButtonLink>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}
