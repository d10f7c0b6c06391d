export type Tone = "neutral" | "amber" | "red" | "green" | "blue" | "violet";

const dots: Record<Tone, string> = {
  neutral: "bg-edge",
  amber: "bg-amber",
  red: "bg-red",
  green: "bg-green",
  blue: "bg-blue",
  violet: "bg-violet",
};

/** A dot and a word: the colour never says anything alone. */
export function Badge({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
      {children}
    </span>
  );
}
