"use client";

import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { undoMerge } from "@/lib/duplicates/actions/merge";

/** Asks in place: whoever takes a merge back mostly knows that they are two people, and the queue would ask again otherwise. */
export function UndoForm({ eventId, about }: { eventId: string; about: string }) {
  return (
    <details className="text-right">
      <summary className="inline-flex h-8 cursor-pointer items-center rounded-control px-3 text-sm hover:bg-hover">
        Undo…<span className="sr-only">: {about}</span>
      </summary>
      <ActionForm action={undoMerge} className="flex min-w-56 flex-col items-end gap-2 py-2">
        {({ checked }) => (
          <>
            <input type="hidden" name="eventId" value={eventId} />
            <input type="hidden" name="withLater" value="yes" />
            <p className="text-left">Later merges that stand on it are taken back with it.</p>
            <div className="self-start text-left">
              <CheckboxField
                label="Remember that they are two people"
                name="isNotDuplicate"
                defaultChecked={checked("isNotDuplicate", true)}
              />
            </div>
            <SubmitButton look="danger" working="Taking back…">
              Take it back<span className="sr-only">: {about}</span>
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </details>
  );
}
