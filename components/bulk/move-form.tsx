"use client";

import { useActionState, useState } from "react";
import { SelectField, TextField } from "@/components/forms/form-field";
import { FormStatus } from "@/components/forms/form-status";
import { SubmitButton } from "@/components/forms/submit-button";
import { type ActionResult, idle } from "@/lib/actions/result";
import type { BulkOutcome } from "@/lib/lists/bulk-outcome";
import { nameOf, optionsOf, type Vocabulary } from "@/lib/states/words";
import type { BulkSteps } from "./bulk-bar";

type MoveFormProps = { what: string; ids: string; states: Vocabulary; steps: BulkSteps };

/** First what would happen, row by row where it would not; then the move itself. */
export function MoveForm({ what, ids, states, steps }: MoveFormProps) {
  const [result, submit] = useActionState(
    (previous: ActionResult<BulkOutcome>, formData: FormData) =>
      (formData.get("step") === "move" ? steps.move : steps.preview)(previous, formData),
    idle,
  );
  // A preview counts for what it showed: whoever changes the state or the reason looks again.
  const [outdated, setOutdated] = useState<typeof result | null>(null);
  const outcome = result.status === "success" && result !== outdated ? result.data : null;
  const errors = result.status === "invalid" ? result.fieldErrors : {};
  return (
    <form
      action={submit}
      // React would empty the fields between the preview and the move.
      onReset={(event) => event.preventDefault()}
      onChange={() => setOutdated(result)}
      className="flex flex-col gap-3"
    >
      <input type="hidden" name="ids" value={ids} />
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Move to"
          name="to_state"
          placeholder="Choose a state"
          options={optionsOf(states)}
          errors={errors.to_state ?? errors.ids}
        />
        <div className="min-w-52 flex-1">
          <TextField label="Why, where a reason is needed" name="reason" maxLength={2000} errors={errors.reason} />
        </div>
        <SubmitButton look="plain" name="step" value="preview" working="Looking…">
          Show what would happen
        </SubmitButton>
      </div>
      {outcome && <Outcome what={what} outcome={outcome} states={states} />}
      {outcome?.isPreview && outcome.moved > 0 && (
        <div>
          <SubmitButton name="step" value="move" working="Moving…">
            {`Move ${outcome.moved} to ${nameOf(states, outcome.toState).toLowerCase()}`}
          </SubmitButton>
        </div>
      )}
      {result.status !== "success" && <FormStatus result={result} />}
    </form>
  );
}

function Outcome({ what, outcome, states }: { what: string; outcome: BulkOutcome; states: Vocabulary }) {
  const { moved, refused, isPreview, toState } = outcome;
  return (
    <div role="status" className="flex flex-col gap-1">
      <p>
        <span className="font-medium">
          {moved} {what} {isPreview ? "would move" : "moved"} to {nameOf(states, toState).toLowerCase()}
        </span>
        {refused.length > 0 && `, ${refused.length} ${isPreview ? "would stay" : "stayed"}:`}
      </p>
      {refused.length > 0 && (
        <ul className="max-h-40 overflow-y-auto" tabIndex={0} aria-label="What stays, and why">
          {refused.map(({ number, state, problem }) => (
            <li key={`${number}-${state}`}>
              <span className="figures">{number}</span> {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
