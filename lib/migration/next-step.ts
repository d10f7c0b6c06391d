import { modeName, modes } from "./words";

type RunState = { id: string; mode: string; status: string; is_taken_back: boolean; error: string | null };
type Waiting = { kind: string; open_rows: number };
export type Step = { title: string; words: string; href?: string; label?: string };

const rows = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;

/** One sentence about where the move stands, and the door to what comes next. */
export function nextStep(runs: readonly RunState[], groups: readonly Waiting[]): Step {
  const [last] = runs;
  if (!last) return { title: "Not begun", words: "Begin with a look: the preflight changes nothing." };
  const href = `/migration/runs/${last.id}`;
  const mode = modeName(last.mode);
  if (last.status === "waiting") return { title: `${mode} waits for a worker`, words: "", href, label: "Open the run" };
  if (last.status === "running") {
    const does = last.mode in modes ? modes[last.mode as keyof typeof modes].does : "works";
    return { title: `${mode} is under way`, words: `It ${does}.`, href, label: "Watch it" };
  }
  if (last.status === "paused")
    return { title: `${mode} is paused`, words: "Nothing is lost.", href, label: "Resume or cancel it" };
  if (last.status === "blocked" || last.status === "failed")
    return { title: `${mode} has stopped`, words: last.error ?? "", href, label: "See what stopped it" };
  const hasMovedIn = runs.some(
    (run) => ["full", "delta"].includes(run.mode) && run.status === "done" && !run.is_taken_back,
  );
  if (!hasMovedIn) {
    if (last.mode === "rollback") return { title: "Taken back", words: "The tables are as they were before the run." };
    return { title: "Nothing is taken over yet", words: "", href, label: `See what the ${mode.toLowerCase()} found` };
  }
  const open = groups.filter(({ kind }) => kind === "rejected" || kind === "conflict");
  const waiting = open.reduce((sum, { open_rows }) => sum + open_rows, 0);
  if (waiting > 0)
    return {
      title: "Moved in",
      words: `${rows(waiting)} of the source wait for a decision.`,
      href: "/migration/rejects",
      label: "Open the inbox",
    };
  return {
    title: "Moved in",
    words: "Every row of the source is accounted for.",
    href: "/migration/reconciliation",
    label: "See the proof",
  };
}
