"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { type ActionResult, failure, idle, typedValues } from "@/lib/actions/result";
import { FormStatus } from "./form-status";

type Action<T> = (previous: ActionResult<T>, formData: FormData) => Promise<ActionResult<T>>;

type FieldOfRecord = {
  name: string;
  defaultValue: string;
  errors: string[] | undefined;
  theirs: string | undefined;
};

export type FormParts = {
  /** What was typed before the last attempt, or what the record holds. */
  value: (name: string, stored?: string | null) => string;
  /** A field of a record: its name, what stands in it, what is wrong with it, and in a conflict the other version. */
  field: (name: string, stored?: string | null) => FieldOfRecord;
  checked: (name: string, stored?: boolean) => boolean;
  errors: (name: string) => string[] | undefined;
  /** In a conflict: what somebody else saved in this field, where it is not what stands in it now. */
  theirs: (name: string) => string | undefined;
  /** In a conflict: what somebody else saved in a field that was not touched here; it stands in it now. */
  taken: (name: string) => string | undefined;
  /** The version that saving replaces: in a conflict theirs, which whoever saves has seen by then. */
  version: (name: string, stored: number) => string;
  /** Counts successes: the key of a field that keeps a state of its own and shall be empty afterwards. */
  round: number;
};

type ActionFormProps<T> = {
  action: Action<T>;
  className?: string;
  children: (parts: FormParts) => React.ReactNode;
};

const MOST_CHARACTERS = 250_000;
const TOO_MUCH =
  "This is more than can be sent at once. Nothing was sent and your text is still here: shorten it, or send it as a file.";

function lengthOf(formData: FormData): number {
  return Object.values(typedValues(formData)).reduce((length, value) => length + value.length, 0);
}

/** A form over a server action: keeps what was typed, ties errors to fields, moves the focus to the first of them. */
export function ActionForm<T>({ action, className, children }: ActionFormProps<T>) {
  const [answer, submit] = useActionState(action, idle as ActionResult<T>);
  const [latest, setLatest] = useState(answer);
  const [round, setRound] = useState(0);
  const [unsent, setUnsent] = useState<ActionResult<T> | null>(null);
  const [before, setBefore] = useState<Record<string, string>>({});
  const shownAtFirst = useRef<Record<string, string>>({});
  if (answer !== latest) {
    setLatest(answer);
    setUnsent(null);
    if (answer.status === "success") setRound(round + 1);
  }
  const result = unsent ?? answer;
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (result.status === "invalid") form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [result]);

  useEffect(() => {
    if (form.current) shownAtFirst.current = typedValues(new FormData(form.current));
  }, []);

  // What the server would not even read is never sent: an error of the transport would take the text with it.
  const beforeSending = (event: React.SubmitEvent<HTMLFormElement>) => {
    const formData = new FormData(event.currentTarget);
    setBefore(shownAtFirst.current);
    if (lengthOf(formData) <= MOST_CHARACTERS) return;
    event.preventDefault();
    setUnsent(failure(TOO_MUCH));
  };

  const typed = result.status === "success" || result.status === "idle" ? undefined : result.values;
  const saved = result.status === "conflict" ? result.theirs : undefined;
  // In a conflict only what both have changed is a question. Where this person changed nothing, the other version stands.
  const taken = (name: string) => (typed?.[name] === before[name] ? saved?.[name] : undefined);
  const isDisputed = (name: string) =>
    taken(name) === undefined && saved?.[name] !== before[name] && saved?.[name] !== (typed?.[name] ?? "");
  const value = (name: string, stored?: string | null) => taken(name) ?? typed?.[name] ?? stored ?? "";
  const errors = (name: string) => (result.status === "invalid" ? result.fieldErrors[name] : undefined);
  const theirs = (name: string) => (isDisputed(name) ? saved?.[name] : undefined);
  const parts: FormParts = {
    value,
    field: (name, stored) => ({
      name,
      defaultValue: value(name, stored),
      errors: errors(name),
      theirs: theirs(name),
    }),
    checked: (name, stored) => (typed ? typed[name] === "on" : (stored ?? false)),
    errors,
    theirs,
    taken,
    version: (name, stored) => saved?.[name] ?? typed?.[name] ?? String(stored),
    round,
  };
  return (
    <form ref={form} action={submit} onSubmit={beforeSending} className={className} noValidate>
      {children(parts)}
      <FormStatus result={result} />
    </form>
  );
}
