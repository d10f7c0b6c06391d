import type { Pace } from "@/lib/states/pace";

const looks = { calm: "bg-edge", risk: "bg-amber", over: "bg-red" } as const;

/** A thin bar for the time that the state allows, filled up to now. */
export function PaceBar({ pace }: { pace: Pace | null }) {
  if (!pace) return <span className="text-quiet">No limit for this state</span>;
  return (
    <span className="flex flex-col gap-1">
      <span className={pace.kind === "over" ? "text-red" : pace.kind === "risk" ? "text-amber" : ""}>{pace.words}</span>
      <span aria-hidden className="relative h-1 w-full max-w-40 rounded-full bg-line">
        <span
          className={`absolute inset-y-0 left-0 rounded-full ${looks[pace.kind]}`}
          style={{ width: `${Math.min(100, Math.max(2, pace.share * 100))}%` }}
        />
      </span>
    </span>
  );
}
