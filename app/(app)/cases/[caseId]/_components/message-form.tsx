"use client";

import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { writeToCase } from "@/lib/messages/actions";

export function MessageForm({ caseId, isDoctor }: { caseId: string; isDoctor: boolean }) {
  return (
    <ActionForm action={writeToCase} className="flex flex-col gap-2 border-b pb-4">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="case_id" value={caseId} />
          <input type="hidden" name="message_type" value={isDoctor ? "question" : "general"} />
          <label htmlFor="body" className="text-xs font-medium">
            Message to {isDoctor ? "the lab" : "the practice"}
          </label>
          <textarea
            id="body"
            name="body"
            rows={2}
            defaultValue={value("body")}
            aria-invalid={errors("body") ? true : undefined}
            aria-describedby={errors("body") ? "body-error" : undefined}
            className="control h-auto w-full py-1.5"
          />
          {errors("body")?.[0] && (
            <p id="body-error" className="text-xs text-red">
              {errors("body")?.[0]}
            </p>
          )}
          <div>
            <SubmitButton look="plain" working="Sending…">
              Send message
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
