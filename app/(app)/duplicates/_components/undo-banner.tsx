import { ActionButton } from "@/components/forms/action-button";
import { withdrawDecisions } from "@/lib/duplicates/actions/decide";
import { undoBatch } from "@/lib/duplicates/actions/merge";

type UndoBannerProps = { merged: string | undefined; decided: string[] | undefined; stayed?: number | undefined };

/** What was just done, with the way back. It stays in the history when this line is long gone. */
export function UndoBanner({ merged, decided, stayed }: UndoBannerProps) {
  if (!merged && !decided) return null;
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-control border border-green bg-surface px-4 py-2 text-sm"
    >
      <p>
        {merged ? "Merged. The other numbers stay findable." : "Remembered: these are different people."}
        {stayed && ` ${stayed} stayed, because somebody changed or decided something meanwhile.`}
      </p>
      <span data-key="u">
        {merged ? (
          <ActionButton action={undoBatch} fields={{ batchId: merged }} label="Undo the merge" look="plain" />
        ) : (
          <ActionButton
            action={withdrawDecisions}
            fields={{ decisionIds: (decided ?? []).join(".") }}
            label="Undo the decision"
            look="plain"
          />
        )}
      </span>
    </div>
  );
}
