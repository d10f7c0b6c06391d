import type { Allowed } from "@/lib/states/words";
import { RISK_SHARE } from "@/lib/states/pace";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Narrowable<T> = {
  or: (filters: string) => T;
  not: (column: string, operator: string, value: string) => T;
  lt: (column: string, value: string) => T;
  gte: (column: string, value: string) => T;
};

export type TimeParams = {
  open?: "yes";
  pace?: "late" | "over" | "risk";
  age?: "week" | "month" | "older";
};

type Clock = { allowed: Allowed; final: string[]; now: Date };

/** One condition for each state, because each has its own limit; an index on state and time answers them. */
function spentBetween(allowed: Allowed, now: Date, from: number, until: number): string {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
  const conditions = Object.entries(allowed).map(([state, hours]) => {
    const newest = `state_since.lt."${ago(hours * from)}"`;
    const oldest = Number.isFinite(until) ? `,state_since.gte."${ago(hours * until)}"` : "";
    return `and(current_state.eq.${state},${newest}${oldest})`;
  });
  return conditions.length > 0 ? conditions.join(",") : "current_state.is.null";
}

/** The filters on time that cases and orders share. */
export function narrowByTime<T extends Narrowable<T>>(
  query: T,
  { open, pace, age }: TimeParams,
  { allowed, final, now }: Clock,
): T {
  let narrowed = query;
  const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  if (open || pace === "late") narrowed = narrowed.not("current_state", "in", `(${final.join(",")})`);
  if (pace === "late") narrowed = narrowed.lt("due_at", now.toISOString());
  if (pace === "over") narrowed = narrowed.or(spentBetween(allowed, now, 1, Infinity));
  if (pace === "risk") narrowed = narrowed.or(spentBetween(allowed, now, RISK_SHARE, 1));
  if (age === "week") narrowed = narrowed.gte("state_since", ago(7));
  if (age === "month") narrowed = narrowed.lt("state_since", ago(7)).gte("state_since", ago(30));
  if (age === "older") narrowed = narrowed.lt("state_since", ago(30));
  return narrowed;
}
