"use client";

import { useActionState, useId, useState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { type ActionResult, idle } from "@/lib/actions/result";
import type { NextStep } from "@/lib/states/moves";

const verbs: Record<string, (name: string, noun: string) => string> = {
  advance: (name) => `Move to ${name.toLowerCase()}`,
  return: (name) => `Send back to ${name.toLowerCase()}`,
  hold: () => "Put on hold",
  resume: (name) => `Resume ${name.toLowerCase()}`,
  cancel: (_, noun) => `Cancel the ${noun}`,
  reopen: () => "Open again",
  refund: () => "Mark as refunded",
};

type Action = (previous: ActionResult, formData: FormData) => Promise<ActionResult>;

type NextStepsProps = {
  noun: "case" | "order";
  id: string;
  rowVersion: number;
  steps: NextStep[];
  transition: Action;
  /** Steps out of a final state have actions of their own. */
  special: Partial<Record<string, Action>>;
};

/** The steps this person may take. Where a reason is needed, it is asked for in place; nothing is lost when the move is refused. */
export function NextSteps({ noun, id, rowVersion, steps, transition, special }: NextStepsProps) {
  const [asked, setAsked] = useState<NextStep | null>(null);
  const reasonId = useId();
  const [result, move] = useActionState(
    (previous: ActionResult, formData: FormData) =>
      (special[String(formData.get("kind"))] ?? transition)(previous, formData),
    idle,
  );
  const typed = result.status === "error" || result.status === "invalid" ? result.values?.p_reason : undefined;
  const label = ({ kind, name }: NextStep) => (verbs[kind] ?? verbs.advance)?.(name, noun) ?? name;
  const hidden = (step: NextStep) => (
    <>
      <input type="hidden" name="kind" value={step.kind} />
      <input type="hidden" name={`p_${noun}_id`} value={id} />
      <input type="hidden" name="p_expected_version" value={rowVersion} />
      <input type="hidden" name="p_to_state" value={step.to_state} />
    </>
  );
  if (steps.length === 0) return <p className="text-xs text-quiet">There is no step for you to take from here.</p>;

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {steps.map((step) =>
          step.requires_reason || step.kind === "cancel" ? (
            <Button
              key={step.to_state}
              look={step.kind === "cancel" ? "danger" : "plain"}
              aria-expanded={asked?.to_state === step.to_state}
              onClick={() => setAsked(asked?.to_state === step.to_state ? null : step)}
            >
              {label(step)}…
            </Button>
          ) : (
            <form key={step.to_state} action={move}>
              {hidden(step)}
              <input type="hidden" name="p_reason" value="" />
              <SubmitButton
                look={step.kind === "advance" || step.kind === "resume" ? "primary" : "plain"}
                working="Moving…"
              >
                {label(step)}
              </SubmitButton>
            </form>
          ),
        )}
      </div>
      {asked && steps.some(({ to_state }) => to_state === asked.to_state) && (
        <form
          key={asked.to_state}
          action={move}
          className="flex max-w-xl flex-col gap-2 rounded-control border bg-surface p-3"
        >
          {hidden(asked)}
          <label htmlFor={reasonId} className="text-xs font-medium">
            {label(asked)}: why?{!asked.requires_reason && " (if there is something to say)"}
          </label>
          <textarea
            id={reasonId}
            name="p_reason"
            rows={2}
            required={asked.requires_reason}
            maxLength={2000}
            autoFocus
            defaultValue={typed}
            className="control h-auto w-full py-1.5"
          />
          <div className="flex gap-2">
            <SubmitButton look={asked.kind === "cancel" ? "danger" : "primary"} working="Moving…">
              {label(asked)}
            </SubmitButton>
            <Button look="quiet" onClick={() => setAsked(null)}>
              Leave it
            </Button>
          </div>
        </form>
      )}
      <FormStatus result={result} />
    </div>
  );
}
