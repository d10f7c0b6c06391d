"use client";

import { ActionForm } from "@/components/forms/action-form";
import { TextField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { mergeTogether } from "@/lib/duplicates/actions/merge";

type TogetherFormProps = { batchId: string; clusterIds: string[]; versions: Record<string, number> };

/** Merges what this page has shown and nothing that came since: the form carries the clusters and how their records stood. */
export function TogetherForm({ batchId, clusterIds, versions }: TogetherFormProps) {
  return (
    <ActionForm action={mergeTogether} className="flex flex-col gap-3">
      {({ value, errors }) => (
        <>
          <input type="hidden" name="batchId" value={batchId} />
          <input type="hidden" name="clusterIds" value={clusterIds.join(".")} />
          <input type="hidden" name="versions" value={JSON.stringify(versions)} />
          <div className="max-w-xl">
            <TextField
              label="Why they are one person each"
              name="reason"
              defaultValue={value("reason", "Beyond doubt; a sample was looked at")}
              errors={errors("reason")}
            />
          </div>
          <div>
            <SubmitButton working="Merging…">
              {clusterIds.length === 1 ? "Merge them" : `Merge all ${clusterIds.length}`}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
