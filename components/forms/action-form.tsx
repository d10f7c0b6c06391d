"use client";

import { useActionState, useEffect, useRef } from "react";
import { type ActionResult, idle } from "@/lib/actions/result";
import { FormStatus } from "./form-status";

type Action<T> = (previous: ActionResult<T>, formData: FormData) => Promise<ActionResult<T>>;

type FormParts = {
  /** What was typed before the last attempt, or what the record holds. */
  value: (name: string, stored?: string | null) => string;
  checked: (name: string, stored?: boolean) => boolean;
  errors: (name: string) => string[] | undefined;
};

type ActionFormProps<T> = {
  action: Action<T>;
  className?: string;
  children: (parts: FormParts) => React.ReactNode;
};

/** A form over a server action: keeps what was typed, ties errors to fields, moves the focus to the first of them. */
export function ActionForm<T>({ action, className, children }: ActionFormProps<T>) {
  const [result, submit] = useActionState(action, idle as ActionResult<T>);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (result.status === "invalid") form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [result]);

  const typed = result.status === "invalid" || result.status === "error" ? result.values : undefined;
  const parts: FormParts = {
    value: (name, stored) => typed?.[name] ?? stored ?? "",
    checked: (name, stored) => (typed ? typed[name] === "on" : (stored ?? false)),
    errors: (name) => (result.status === "invalid" ? result.fieldErrors[name] : undefined),
  };
  return (
    <form ref={form} action={submit} className={className} noValidate>
      {children(parts)}
      <FormStatus result={result} />
    </form>
  );
}
