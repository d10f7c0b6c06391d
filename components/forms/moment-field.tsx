"use client";

import { useState } from "react";
import { Field } from "./form-field";

type MomentFieldProps = {
  label: string;
  name: string;
  /** As the database or the last attempt has it; empty for none. */
  defaultValue: string;
  hint?: string;
  errors?: string[];
  theirs?: string;
};

/** 2026-03-04T14:05 in UTC, as the input of a moment wants it: times are shown in UTC everywhere. */
function asTyped(moment: string): string {
  const date = new Date(moment);
  return moment === "" || Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 16);
}

/** A date and a time in UTC; the form sends the moment with its offset. */
export function MomentField({ label, name, defaultValue, hint = "UTC", errors, theirs }: MomentFieldProps) {
  const [typed, setTyped] = useState(asTyped(defaultValue));
  return (
    <Field
      label={label}
      hint={hint}
      errors={errors}
      theirs={theirs}
      theirsShown={theirs && asTyped(theirs).replace("T", " ")}
      onTake={() => setTyped(asTyped(theirs ?? ""))}
    >
      {(parts) => (
        <>
          <input type="hidden" name={name} value={typed === "" ? "" : `${typed}:00Z`} />
          <input
            {...parts}
            type="datetime-local"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="control w-full"
          />
        </>
      )}
    </Field>
  );
}
