import { Check, Circle, CircleDot } from "lucide-react";
import { formatDuration } from "@/lib/format/durations";
import type { Words } from "@/lib/states/words-schema";

type Step = { name: string; state: string; hours: number | null };

type WorkflowProps = { steps: Step[]; current: string; states: Words["caseStates"] };

const HOUR = 3_600_000;

/** The steps of the template, and how far the case has come by the order of its states. */
export function Workflow({ steps, current, states }: WorkflowProps) {
  const place = (state: string) => states.findIndex(({ key }) => key === state);
  const now = place(current);
  return (
    <ol className="flex flex-col gap-2 text-xs">
      {steps.map(({ name, state, hours }) => {
        const at = place(state);
        const [Icon, word] = at < now ? [Check, "done"] : at === now ? [CircleDot, "now"] : [Circle, "to come"];
        return (
          <li key={name} className="flex items-baseline gap-2">
            <Icon aria-hidden size={14} strokeWidth={1.75} className="shrink-0 self-center text-quiet" />
            <span className={at === now ? "font-medium" : ""}>{name}</span>
            <span className="ml-auto text-quiet">
              {word}
              {hours !== null && `, ${formatDuration(hours * HOUR)} planned`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
