import type { Change } from "@/lib/reports/format";

const tones = { good: "text-green", bad: "text-red", even: "text-quiet" };
const meanings = { good: "better", bad: "worse", even: "" };

export function ChangeNote({ change }: { change: Change | null }) {
  if (!change) return <span className="text-quiet">–</span>;
  return (
    <span className={`whitespace-nowrap ${change.words === "no change" ? "" : "figures"} ${tones[change.tone]}`}>
      {change.words}
      {meanings[change.tone] && <span className="sr-only">, {meanings[change.tone]}</span>}
    </span>
  );
}
