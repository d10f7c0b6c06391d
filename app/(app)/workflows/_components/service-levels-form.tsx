"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { formatDuration } from "@/lib/format/durations";
import { setServiceLevels } from "@/lib/service-levels/actions";
import { levelName } from "@/lib/service-levels/names";
import type { Allowed, Vocabulary } from "@/lib/states/words";

const HOUR = 3_600_000;

type Noun = { noun: "case" | "order"; title: string; states: Vocabulary; allowed: Allowed };

/** What lists and the overview call "nearly too long" and "too long" is measured by these. */
export function ServiceLevelsForm({ nouns }: { nouns: Noun[] }) {
  return (
    <ActionForm action={setServiceLevels} className="flex flex-col gap-4">
      {({ value, errors }) => (
        <>
          <p className="text-xs text-quiet">
            In hours. From three quarters of the time on, work counts as nearly too long in its state. An empty field
            means no limit.
          </p>
          <div className="grid gap-6 phone:grid-cols-2">
            {nouns.map(({ noun, title, states, allowed }) => (
              <fieldset key={noun} className="flex flex-col gap-3">
                <legend className="pb-2 text-sm font-semibold">{title}</legend>
                {states.map(({ key, name }) => {
                  const hours = allowed[key];
                  const field = levelName(noun, key);
                  return (
                    <TextField
                      key={key}
                      label={name}
                      name={field}
                      inputMode="numeric"
                      hint={hours === undefined ? "No limit" : formatDuration(hours * HOUR)}
                      defaultValue={value(field, hours?.toString())}
                      errors={errors(field)}
                    />
                  );
                })}
              </fieldset>
            ))}
          </div>
          <div>
            <SubmitButton>Save limits</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
