import { ActionButton } from "@/components/forms/action-button";
import { requestMigration } from "@/lib/migration/actions";
import type { Run } from "@/lib/migration/queries";

type StartRunProps = { runs: Run[] };

/** What makes sense next; what was accepted once is asked for again with it. */
export function StartRun({ runs }: StartRunProps) {
  const loads = runs.filter(({ mode, is_taken_back }) => (mode === "full" || mode === "delta") && !is_taken_back);
  const hasMovedIn = loads.some(({ status }) => status === "done");
  const accepted = (loads[0]?.accepted ?? []).join(",");
  const button = (mode: string, label: string, question?: string) => (
    <ActionButton
      key={mode}
      action={requestMigration}
      fields={{ mode, accepted }}
      label={label}
      question={question}
      look="plain"
    />
  );
  return (
    <div className="flex flex-wrap items-start gap-2">
      {button("preflight", "Look first")}
      {button("dry_run", "Dry run")}
      {hasMovedIn
        ? button("delta", "Take over what changed", "New and changed rows are written. Go on?")
        : button("full", "Take everything over", "Rows are written into the tables of the console. Go on?")}
      {hasMovedIn && button("validate", "Validate")}
    </div>
  );
}
