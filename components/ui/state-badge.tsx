import { stateHue } from "@/lib/states/hues";

/** A dot in the hue of the state and its name; a struck dot where the work was given up. */
export function StateBadge({ state, name }: { state: string; name: string }) {
  const { dot, isStopped } = stateHue(state);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`relative size-2 shrink-0 rounded-full ${dot}`}>
        {isStopped && <span className="absolute top-1/2 -left-0.5 h-px w-3 -rotate-45 bg-ink" />}
      </span>
      {name}
    </span>
  );
}
