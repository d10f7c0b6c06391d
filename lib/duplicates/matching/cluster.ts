import { bandOf, type Band, type Objection, type Relation } from "./decide.ts";

export type Edge = { first: string; second: string; bits: number };

/** More records than this are not one person but a value that means nothing. */
export const MOST_RECORDS = 12;
/** A bridge between two groups must be stronger than what is enough for a pair. */
const BRIDGE_BITS = 3;

/** The same for both orders. */
export const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Who stands together in the queue. The strongest pairs come first; two groups are joined by a pair that is strong enough, unless it
 * was decided that somebody in the one is not somebody in the other.
 */
export function groupUp(edges: Edge[], apart: ReadonlySet<string>): string[][] {
  const groups = new Map<string, string[]>();
  const groupOf = (id: string) => groups.get(id) ?? [id];
  const sorted = edges.toSorted(
    (a, b) => b.bits - a.bits || pairOf(a.first, a.second).localeCompare(pairOf(b.first, b.second)),
  );
  for (const { first, second, bits } of sorted) {
    const [one, other] = [groupOf(first), groupOf(second)];
    if (one === other || one.length + other.length > MOST_RECORDS) continue;
    if (one.length + other.length > 2 && bits < BRIDGE_BITS) continue;
    if (one.some((a) => other.some((b) => apart.has(pairOf(a, b))))) continue;
    const joined = [...one, ...other].sort();
    for (const id of joined) groups.set(id, joined);
  }
  return [...new Set(groups.values())];
}

/** A machine is certain when nothing objects; whatever a family explains as well is possible at most. */
export function bandWith(probability: number, objections: Objection[], relation: Relation | null): Band | null {
  const band = bandOf(probability);
  if (band === null || relation === "twin" || relation === "sibling" || relation === "parent")
    return band && "possible";
  return band === "certain" && objections.length > 0 ? "likely" : band;
}
