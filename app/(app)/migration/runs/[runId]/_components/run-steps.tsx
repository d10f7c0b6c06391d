import { ActionButton } from "@/components/forms/action-button";
import { requestMigration, steerMigration } from "@/lib/migration/actions";
import type { Run } from "@/lib/migration/queries";

/** What can be done with the run as it stands. */
export function RunSteps({ run }: { run: Run }) {
  const { id: runId, status, mode, is_stalled, is_taken_back, wish } = run;
  const isEnding = status === "running" && wish !== "run" && !is_stalled;
  if (isEnding) return <p className="text-xs text-quiet">Stops after the batch that is being written.</p>;
  const steer = (to: string, label: string, look: "plain" | "quiet", question?: string) => (
    <ActionButton action={steerMigration} fields={{ runId, wish: to }} label={label} look={look} question={question} />
  );
  const mayPause = (status === "running" && !is_stalled) || status === "waiting";
  const mayResume = status === "paused" || status === "failed" || is_stalled;
  const mayCancel = !["done", "cancelled"].includes(status);
  const mayTakeBack =
    ["full", "delta", "retry"].includes(mode) && ["done", "cancelled", "failed", "blocked"].includes(status);
  return (
    <>
      {mayPause && steer("pause", "Pause", "plain")}
      {mayResume && steer("run", "Resume", "plain")}
      {mayCancel && steer("cancel", "Cancel the run", "quiet", "What is written stays. End the run?")}
      {mayTakeBack && !is_taken_back && (
        <ActionButton
          action={requestMigration}
          fields={{ mode: "rollback", ofRunId: runId }}
          label="Roll back"
          look="plain"
          question="What the run wrote is removed or restored; what somebody has worked on since stays and is listed. Roll back?"
        />
      )}
    </>
  );
}
