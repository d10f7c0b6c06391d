/** What becomes of a row as a whole. */
export type Verdict = { outcome: "rejected" | "skipped" | "merged"; code: string; column: string };
/** What is noted about one column of a row that is loaded. */
export type Finding = { code: string; column: string };
export type Fate = "missing" | "loaded" | "rejected" | "skipped";

export const rejected = (code: string, column: string): Verdict => ({ outcome: "rejected", code, column });
export const skipped = (code: string, column: string): Verdict => ({ outcome: "skipped", code, column });
export const merged = (code: string, column: string): Verdict => ({ outcome: "merged", code, column });
export const finding = (code: string, column: string): Finding => ({ code, column });

const fates: readonly Fate[] = ["missing", "loaded", "rejected", "skipped"];

/** The fate of every row of one table by its id, one byte each. */
export class Fates {
  private codes = new Uint8Array(1024);

  set(id: number, verdict: Verdict | null): void {
    if (id >= this.codes.length) {
      const wider = new Uint8Array(Math.max(id + 1, this.codes.length * 2));
      wider.set(this.codes);
      this.codes = wider;
    }
    this.codes[id] = verdict?.outcome === "rejected" ? 2 : verdict?.outcome === "skipped" ? 3 : 1;
  }

  of(id: number): Fate {
    return fates[this.codes[id] ?? 0] ?? "missing";
  }

  has(id: number): boolean {
    return (this.codes[id] ?? 0) > 0;
  }

  isLoaded(id: number): boolean {
    return this.codes[id] === 1;
  }
}

/** A child does not come without a required parent. */
export function requireParent(parents: Fates, id: number | null, column: string): Verdict | null {
  const fate = id === null ? "missing" : parents.of(id);
  if (fate === "missing") return rejected("orphan_parent_missing", column);
  if (fate === "skipped") return skipped("parent_deleted", column);
  return fate === "rejected" ? rejected("orphan_parent_rejected", column) : null;
}

/** A child comes without an optional parent, and it is noted why. */
export function noteParent(parents: Fates, id: number | null, column: string): Finding[] {
  if (id === null) return [];
  const fate = parents.of(id);
  if (fate === "missing") return [finding("orphan_parent_missing", column)];
  if (fate === "skipped") return [finding("parent_deleted", column)];
  return fate === "rejected" ? [finding("orphan_parent_rejected", column)] : [];
}
