import type { ComponentProps } from "react";

type FieldProps = { label: string; name: string; hint?: string; errors?: string[] };

function Field({ label, name, hint, errors, children }: FieldProps & { children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={name} className="text-xs font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${name}-hint`} className="text-2xs text-quiet">
          {hint}
        </p>
      )}
      {errors?.[0] && (
        <p id={`${name}-error`} className="text-xs text-red">
          {errors[0]}
        </p>
      )}
    </div>
  );
}

function describedBy(name: string, hint: string | undefined, errors: string[] | undefined): string | undefined {
  return [errors?.[0] && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ") || undefined;
}

export function TextField({ label, name, hint, errors, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <Field label={label} name={name} hint={hint} errors={errors}>
      <input
        id={name}
        name={name}
        className="control w-full"
        aria-invalid={errors ? true : undefined}
        aria-describedby={describedBy(name, hint, errors)}
        {...input}
      />
    </Field>
  );
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, "children"> & { options: { value: string; label: string }[]; placeholder?: string };

export function SelectField({ label, name, hint, errors, options, placeholder, ...select }: SelectFieldProps) {
  return (
    <Field label={label} name={name} hint={hint} errors={errors}>
      <select
        id={name}
        name={name}
        className="control w-full"
        aria-invalid={errors ? true : undefined}
        aria-describedby={describedBy(name, hint, errors)}
        {...select}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CheckboxField({ label, name, ...input }: { label: string; name: string } & ComponentProps<"input">) {
  return (
    <label className="flex min-h-8 items-center gap-2 text-sm">
      <input type="checkbox" id={name} name={name} {...input} />
      {label}
    </label>
  );
}
