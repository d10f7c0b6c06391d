"use client";

import { type ComponentProps, useId } from "react";

type FieldProps = {
  label: string;
  name: string;
  hint?: string;
  errors?: string[];
  /** What somebody else saved meanwhile, where it differs. */
  theirs?: string;
};

type FieldParts = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };

type FieldFrameProps = Omit<FieldProps, "name"> & {
  theirsShown?: string;
  isLabelHidden?: boolean;
  /** How a field that is more than one input takes the other version. */
  onTake?: () => void;
  children: (parts: FieldParts) => React.ReactNode;
};

/** Label, input, hint, problem; and in a conflict the other version with a way to take it. */
export function Field(props: FieldFrameProps) {
  const { label, hint, errors, theirs, theirsShown = theirs, isLabelHidden = false, onTake, children } = props;
  const id = useId();
  const problem = errors?.[0];
  const described = [problem && `${id}-error`, hint && `${id}-hint`, theirs !== undefined && `${id}-theirs`];
  const take = () => {
    const input = document.getElementById(id);
    if (
      input instanceof HTMLInputElement ||
      input instanceof HTMLTextAreaElement ||
      input instanceof HTMLSelectElement
    ) {
      input.value = theirs ?? "";
      // Who listens for a change hears of this one too.
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "text-xs font-medium"}>
        {label}
      </label>
      {children({
        id,
        "aria-invalid": problem ? true : undefined,
        "aria-describedby": described.filter(Boolean).join(" ") || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-2xs text-quiet">
          {hint}
        </p>
      )}
      {theirs !== undefined && (
        <p id={`${id}-theirs`} className="flex flex-wrap items-baseline gap-x-2 text-xs text-violet">
          <span>
            Saved meanwhile: <span className="font-medium">{theirsShown || "nothing"}</span>
          </span>
          <button type="button" onClick={onTake ?? take} className="link">
            Take this
          </button>
        </p>
      )}
      {problem && (
        <p id={`${id}-error`} className="text-xs text-red">
          {problem}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, name, hint, errors, theirs, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} errors={errors} theirs={theirs}>
      {(parts) => <input {...parts} name={name} className="control w-full" {...input} />}
    </Field>
  );
}

export function TextAreaField({ label, name, hint, errors, theirs, ...area }: FieldProps & ComponentProps<"textarea">) {
  return (
    <Field label={label} hint={hint} errors={errors} theirs={theirs}>
      {(parts) => <textarea {...parts} name={name} rows={3} className="control h-auto w-full py-1.5" {...area} />}
    </Field>
  );
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, "children"> & { options: { value: string; label: string }[]; placeholder?: string };

export function SelectField(props: SelectFieldProps) {
  const { label, name, hint, errors, theirs, options, placeholder, ...select } = props;
  return (
    <Field
      label={label}
      hint={hint}
      errors={errors}
      theirs={theirs}
      theirsShown={options.find(({ value }) => value === theirs)?.label ?? theirs}
    >
      {(parts) => (
        // A form that was refused is emptied by React, and a select keeps only the choice that it was made with.
        <select key={String(select.defaultValue)} {...parts} name={name} className="control w-full" {...select}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckboxField({ label, name, ...input }: { label: string; name: string } & ComponentProps<"input">) {
  return (
    <label className="flex min-h-8 items-center gap-2 text-sm">
      <input type="checkbox" name={name} {...input} />
      {label}
    </label>
  );
}
