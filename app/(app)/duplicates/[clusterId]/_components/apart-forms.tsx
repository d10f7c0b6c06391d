"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { markNotDuplicate, markRelated, snoozeCluster } from "@/lib/duplicates/actions/decide";

type ApartFormsProps = {
  clusterId: string;
  /** The filters under which it was opened. */
  queue: string;
  patientIds: string[];
  relations: { value: string; label: string }[];
  guess: string;
};

/** The other answers: two people, related people, not now. */
export function ApartForms({ clusterId, queue, patientIds, relations, guess }: ApartFormsProps) {
  const hidden = (
    <>
      <input type="hidden" name="clusterId" value={clusterId} />
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="patientIds" value={patientIds.join(".")} />
    </>
  );
  return (
    <div className="flex flex-col gap-4">
      <ActionForm action={markNotDuplicate} className="flex flex-col gap-2">
        {({ value, errors }) => (
          <>
            {hidden}
            <TextField
              label="Why they are not (optional)"
              name="reason"
              defaultValue={value("reason")}
              errors={errors("reason")}
            />
            <span data-key="n" data-twice="">
              <SubmitButton look="plain" working="Remembering…">
                Not the same person
              </SubmitButton>
            </span>
          </>
        )}
      </ActionForm>
      <ActionForm action={markRelated} className="flex flex-col gap-2 border-t pt-4">
        {({ value, errors }) => (
          <>
            {hidden}
            <SelectField
              label="What they are to each other"
              name="relation"
              defaultValue={value("relation", guess)}
              errors={errors("relation")}
              options={relations}
            />
            <span data-key="r" data-twice="">
              <SubmitButton look="plain" working="Remembering…">
                Related
              </SubmitButton>
            </span>
          </>
        )}
      </ActionForm>
      <ActionForm action={snoozeCluster} className="flex flex-col gap-2 border-t pt-4">
        {({ value }) => (
          <>
            <input type="hidden" name="clusterId" value={clusterId} />
            <input type="hidden" name="queue" value={queue} />
            <SelectField
              label="Put off"
              name="days"
              defaultValue={value("days", "7")}
              options={[
                { value: "1", label: "until tomorrow" },
                { value: "7", label: "for a week" },
                { value: "30", label: "for a month" },
              ]}
            />
            <span data-key="s">
              <SubmitButton look="plain" working="Putting off…">
                Later
              </SubmitButton>
            </span>
          </>
        )}
      </ActionForm>
    </div>
  );
}
