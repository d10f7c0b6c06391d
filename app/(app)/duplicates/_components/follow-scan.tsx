import { FollowWork } from "@/components/states/follow-work";
import type { Scan } from "@/lib/duplicates/queries";

const steps: Record<string, (people: string) => string> = {
  reading: () => "Reading everybody",
  comparing: (people) => `Comparing ${people} patients`,
  writing: () => "Writing down what was found",
};

/** Where a long look is, or how the last one ended when that is worth a word. */
export function FollowScan({ scan, isRunning }: { scan: Scan | null; isRunning: boolean }) {
  if (!scan) return null;
  const people = scan.patients.toLocaleString("en");
  const { step, needed, error, version } = scan.report;
  const words = isRunning
    ? `${steps[step ?? ""]?.(people) ?? "Waiting for the worker"}…`
    : error
      ? "The last look at everybody failed. Nothing was changed; the log of the worker says why."
      : needed
        ? `Learning takes at least ${needed.toLocaleString("en")} patients; there are ${people}. The shipped weights know better until then.`
        : version
          ? `Version ${version} was learnt from ${people} patients. Nothing uses it until you put it to use under Weights.`
          : null;
  return (
    <>
      {words && <p className="mb-4 rounded-control border bg-surface px-4 py-2 text-sm">{words}</p>}
      <FollowWork isLive={isRunning} what="The look at everybody" />
    </>
  );
}
