import { formatDuration, roughDuration } from "@/lib/format/durations";
import type { Allowed } from "./words";

const HOUR = 3_600_000;
/** From three quarters of the allowed time on, a person should look. */
export const RISK_SHARE = 0.75;

/** `words` for a page of its own, `rough` where many stand under each other. */
export type Pace = { kind: "over" | "risk" | "calm"; share: number; words: string; rough: string };

/** How the time in a state compares with what the lab allows for it; null where there is no limit. */
export function paceOf(state: string, since: string, allowed: Allowed, now: string | Date): Pace | null {
  const hours = allowed[state];
  if (hours === undefined) return null;
  const limit = hours * HOUR;
  const spent = new Date(now).getTime() - new Date(since).getTime();
  const share = spent / limit;
  const rest = Math.abs(limit - spent);
  const [kind, word] =
    share > 1 ? (["over", "over"] as const) : ([share >= RISK_SHARE ? "risk" : "calm", "left"] as const);
  return { kind, share, words: `${formatDuration(rest)} ${word}`, rough: `${roughDuration(rest)} ${word}` };
}
