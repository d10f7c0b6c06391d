"use client";

import { useActionState, useId, useState } from "react";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { idle } from "@/lib/actions/result";
import { reopenCase, transitionCase } from "@/lib/cases/actions";
import type { NextStep } from "@/lib/cases/queries";

const verbs: Record<string, (name: string) => string> = {
  advance: (name) => `Move to ${name.toLowerCase()}`,
  return: (name) => `Send back to ${name.toLowerCase()}`,
  hold: () => "Put on hold",
  resume: (name) => `Resume ${name.toLowerCase()}`,
  cancel: () => "Cancel the case",
  reopen: () => "Open again",
};

const label = ({ kind, name }: NextStep) => (verbs[kind] ?? verbs.advance)?.(name) ?? name;

type NextStepsProps = { caseId: string; rowVersion: number; steps: NextStep[] };

/** The steps this person may take. Where a reason is needed, it is asked for in place; nothing is lost when the move is refused. */
export function NextSteps({ caseId, rowVersion, steps }: NextStepsProps) {
  const [asked, setAsked] = useState<NextStep | null>(null);
  const [result, move] = useActionState(transitionCase, idle);
  const [reopened, reopen] = useActionState(reopenCase, idle);
  const reasonId = useId();
  const shown = reopened.status === "idle" ? result : reopened;
  const typed = shown.status === "error" || shown.status === "invalid" ? shown.values?.p_reason : undefined;
  const hidden = (step: NextStep) => (
    <>
      <input type="hidden" name="p_case_id" value={caseId} />
      <input type="hidden" name="p_expected_version" value={rowVersion} />
      {step.kind !== "reopen" && <input type="hidden" name="p_to_state" value={step.to_state} />}
    </>
  );
  if (steps.length === 0) return <p className="text-xs text-quiet">There is no step for you to take from here.</p>;

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {steps.map((step) =>
          step.requires_reason ? (
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
          action={asked.kind === "reopen" ? reopen : move}
          className="flex max-w-xl flex-col gap-2 rounded-control border bg-surface p-3"
        >
          {hidden(asked)}
          <label htmlFor={reasonId} className="text-xs font-medium">
            {label(asked)}: why?
          </label>
          <textarea
            id={reasonId}
            name="p_reason"
            rows={2}
            required
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
      <FormStatus result={shown} />
    </div>
  );
}
