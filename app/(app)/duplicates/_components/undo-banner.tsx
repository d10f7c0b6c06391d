import { ActionButton } from "@/components/forms/action-button";
import { snoozeCluster, withdrawDecisions } from "@/lib/duplicates/actions/decide";
import { undoBatch } from "@/lib/duplicates/actions/merge";

type UndoBannerProps = {
  merged: string | undefined;
  decided: string[] | undefined;
  postponed: string | undefined;
  stayed?: number | undefined;
  /** Another question stands below by now: the line must not be taken for words about that one. */
  isOnward?: boolean;
};

/** What was just done, with the way back. It stays in the history when this line is long gone. */
export function UndoBanner({ merged, decided, postponed, stayed, isOnward = false }: UndoBannerProps) {
  if (!merged && !decided && !postponed) return null;
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-control border border-green bg-surface px-4 py-2 text-sm"
    >
      <p>
        {merged
          ? "Merged. The other numbers stay findable."
          : decided
            ? "Remembered: they are different people."
            : "Put off. It comes back by itself."}
        {stayed && ` ${stayed} stayed, because somebody changed or decided something meanwhile.`}
        {isOnward && " This is the next question."}
      </p>
      <span data-key="u">
        {merged ? (
          <ActionButton action={undoBatch} fields={{ batchId: merged }} label="Undo the merge" look="plain" isOnce />
        ) : decided ? (
          <ActionButton
            action={withdrawDecisions}
            fields={{ decisionIds: decided.join(".") }}
            label="Undo the decision"
            look="plain"
            isOnce
          />
        ) : (
          <ActionButton
            action={snoozeCluster}
            fields={{ clusterId: postponed ?? "", days: "0" }}
            label="Bring it back"
            look="plain"
            isOnce
          />
        )}
      </span>
    </div>
  );
}
