"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { type ActionResult, idle } from "@/lib/actions/result";
import { FormStatus } from "./form-status";
import { SubmitButton } from "./submit-button";

type ActionButtonProps = {
  action: (previous: ActionResult, formData: FormData) => Promise<ActionResult>;
  fields: Record<string, string>;
  label: string;
  /** What a screen reader hears after the label, where several buttons carry the same one. */
  about?: string;
  /** Asked before the action runs. */
  question?: string;
  look?: "plain" | "quiet" | "danger";
  /** Once it has worked there is nothing left to press. */
  isOnce?: boolean;
};

/** One press, one action; where it matters, the button asks first, in place. */
export function ActionButton(props: ActionButtonProps) {
  const { action, fields, label, about, question, look = "quiet", isOnce = false } = props;
  const [result, submit] = useActionState(action, idle as ActionResult);
  const [isAsking, setAsking] = useState(false);
  // What takes something away is red; what only takes long is not.
  const isHarmless = look === "plain";
  const mustAsk = question !== undefined && !isAsking;
  return (
    <form
      action={submit}
      onSubmit={() => setAsking(false)}
      className="flex flex-wrap items-center justify-end gap-2 text-xs"
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isOnce && result.status === "success" ? null : mustAsk ? (
        <Button look={look} onClick={() => setAsking(true)}>
          {label}
          {about && <span className="sr-only">: {about}</span>}
        </Button>
      ) : (
        <>
          {question && <p role="status">{question}</p>}
          <SubmitButton look={!question ? look : isHarmless ? "primary" : "danger"} working="Working…">
            {label}
            {about && <span className="sr-only">: {about}</span>}
          </SubmitButton>
          {question && (
            <Button look="quiet" onClick={() => setAsking(false)}>
              {isHarmless ? "Not now" : "Keep it"}
            </Button>
          )}
        </>
      )}
      <FormStatus result={result} />
    </form>
  );
}
