import { formatDuration } from "../format/durations.ts";
import type { Figure, FigureKind } from "./figures.ts";
import type { ColumnKind } from "./table.ts";

const MINUTE = 60_000;
const whole = new Intl.NumberFormat("en");
const oneDigit = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const MINUS = "−";

/** What is not known is a dash, never a zero. */
export function formatValue(value: string | number | null, kind: ColumnKind | FigureKind): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  const amount = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  switch (kind) {
    case "count":
    case "text":
      return sign + whole.format(amount);
    case "rate":
      return sign + oneDigit.format(amount);
    case "percent":
      return `${sign}${oneDigit.format(amount * 100)} %`;
    case "days":
      return `${sign}${oneDigit.format(amount)} d`;
    case "minutes":
      return sign + formatDuration(amount * MINUTE);
    case "money":
      // Minus nothing is nothing.
      return (amount < 0.005 ? "" : sign) + money.format(amount);
  }
}

export type Change = { words: string; tone: "good" | "bad" | "even" };

/** How a figure stands to another month: counts in percent, shares in points, times in time. */
export function changeOf({ values: [now], kind, better }: Figure, then: number | null): Change | null {
  if (now === null || then === null) return null;
  const difference = now - then;
  const tone =
    difference === 0 || !better ? "even" : difference > 0 === (better === "more") ? "good" : ("bad" as const);
  if (difference === 0) return { words: "no change", tone };
  const sign = difference > 0 ? "+" : MINUS;
  const amount = Math.abs(difference);
  if (kind === "percent") return { words: `${sign}${oneDigit.format(amount * 100)} points`, tone };
  if (kind === "minutes") return { words: sign + formatDuration(amount * MINUTE), tone };
  if (then === 0) return { words: `${sign}${formatValue(amount, kind)}`, tone };
  return { words: `${sign}${oneDigit.format((amount / then) * 100)} %`, tone };
}
