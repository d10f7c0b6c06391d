"use client";

import { ActionForm } from "@/components/forms/action-form";
import { PickerField } from "@/components/forms/picker-field";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ActionResult } from "@/lib/actions/result";

type AssignFormProps = { ids: string; action: (previous: ActionResult, formData: FormData) => Promise<ActionResult> };

export function AssignForm({ ids, action }: AssignFormProps) {
  return (
    <ActionForm action={action} className="flex flex-wrap items-end gap-2">
      {({ errors, round }) => (
        <>
          <input type="hidden" name="ids" value={ids} />
          <div className="w-64">
            <PickerField
              key={round}
              label="Who looks after them"
              name="assignee_id"
              kind="colleagues"
              errors={errors("assignee_id") ?? errors("ids")}
            />
          </div>
          <SubmitButton working="Assigning…">Assign</SubmitButton>
          <SubmitButton look="plain" name="nobody" value="yes" working="Working…">
            Take them away from whoever has them
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
