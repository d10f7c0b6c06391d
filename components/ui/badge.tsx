export type Tone = "neutral" | "amber" | "red" | "green" | "blue" | "violet";

const dots: Record<Tone, string> = {
  neutral: "bg-edge",
  amber: "bg-amber",
  red: "bg-red",
  green: "bg-green",
  blue: "bg-blue",
  violet: "bg-violet",
};

type BadgeProps = {
  tone: Tone;
  /** A sentence, which may need a second line. */
  isLong?: boolean;
  children: React.ReactNode;
};

/** A dot and a word: the colour never says anything alone. */
export function Badge({ tone, isLong = false, children }: BadgeProps) {
  return (
    <span className={`inline-flex gap-1.5 ${isLong ? "items-start" : "items-center whitespace-nowrap"}`}>
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${isLong ? "mt-1.25" : ""} ${dots[tone]}`} />
      {children}
    </span>
  );
}
