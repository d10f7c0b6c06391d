import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Keys } from "./keys.ts";
import type { ProofBatch } from "./proof-sql.ts";

export type Proof = {
  measure: string;
  source_value: string | null;
  target_value: string | null;
  holds: boolean;
  differing_ids: string[];
};

type Column = [
  there: number,
  here: number,
  minThere: string | null,
  minHere: string | null,
  maxThere: string | null,
  maxHere: string | null,
];

/** What the engine remembers of an entity, rows that are no longer in its table, and keys that point to nothing. */
export type Known = { outcomes: Record<string, number>; lost: string[]; keys: Keys };

const MOST_IDS = 100;
const lesser = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b);
const greater = (a: string | null, b: string | null) => (a === null ? b : b === null || a > b ? a : b);

/** Sums of money as whole units of the sixth decimal: no rounding of a double decides about a cent. */
const SCALE = 6;
function toUnits(text: string): bigint {
  const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + decimals.slice(0, SCALE).padEnd(SCALE, "0"));
  return text.startsWith("-") ? -units : units;
}
function toMoney(units: bigint): string {
  const text = (units < 0n ? -units : units).toString().padStart(SCALE + 1, "0");
  const money = `${text.slice(0, -SCALE)}.${text.slice(-SCALE).replace(/0{1,4}$/, "")}`;
  return units < 0n ? `-${money}` : money;
}

/** Adds up what the batches of one entity prove, and says what agrees. */
export class Proofs {
  private readonly mapping: Mapping;
  private readonly counted: number;
  private readonly sourceSums: Record<string, string>;
  private readonly known: Known;
  private readonly total = { read: 0, expected: 0, found: 0, edited: 0, there: 0n, here: 0n };
  private readonly differing: string[] = [];
  private readonly columns = new Map<string, Column>();
  private readonly sums = new Map<string, { here: bigint; left: bigint }>();

  constructor(mapping: Mapping, counted: number, sourceSums: Record<string, string>, known: Known) {
    this.mapping = mapping;
    this.counted = counted;
    this.sourceSums = sourceSums;
    this.known = known;
  }

  add(batch: ProofBatch): void {
    const { total } = this;
    total.read += batch.read;
    total.expected += batch.expected;
    total.found += batch.found;
    total.edited += batch.edited;
    total.there += BigInt(batch.source_sum);
    total.here += BigInt(batch.target_sum);
    this.differing.push(...batch.differing.slice(0, MOST_IDS - this.differing.length));
    for (const [name, [there, here, minThere, minHere, maxThere, maxHere]] of Object.entries(batch.columns)) {
      const before: Column = this.columns.get(name) ?? [0, 0, null, null, null, null];
      this.columns.set(name, [
        before[0] + there,
        before[1] + here,
        lesser(before[2], minThere),
        lesser(before[3], minHere),
        greater(before[4], maxThere),
        greater(before[5], maxHere),
      ]);
    }
    for (const [key, [here, left]] of Object.entries(batch.sums)) {
      const before = this.sums.get(key) ?? { here: 0n, left: 0n };
      this.sums.set(key, { here: before.here + toUnits(here), left: before.left + toUnits(left) });
    }
  }

  list(): Proof[] {
    return [this.accounted(), this.present(), this.checksum(), this.bound(), ...this.ofColumns(), ...this.ofSums()];
  }

  private proof(measure: string, there: string | null, here: string, holds: boolean, ids: string[] = []): Proof {
    return { measure, source_value: there, target_value: here, holds, differing_ids: ids };
  }

  /** Every row that the source counts has exactly one outcome. */
  private accounted(): Proof {
    const parts = Object.entries(this.known.outcomes).sort(([a], [b]) => a.localeCompare(b));
    const sum = parts.reduce((all, [, rows]) => all + rows, 0);
    const words = parts.map(([outcome, rows]) => `${rows} ${outcome}`).join(" + ") || "0";
    return this.proof("rows accounted for", String(this.counted), words, sum === this.counted);
  }

  private present(): Proof {
    const { expected, found, edited } = this.total;
    const { lost } = this.known;
    const words = [`${found}`, edited > 0 && `${edited} edited here since`, lost.length > 0 && `${lost.length} gone`];
    const holds = expected === found && lost.length === 0;
    return this.proof(
      "rows in the console",
      String(expected),
      words.filter(Boolean).join(", "),
      holds,
      lost.slice(0, MOST_IDS),
    );
  }

  private checksum(): Proof {
    const { there, here } = this.total;
    const holds = there === here && this.differing.length === 0;
    return this.proof("checksum", there.toString(16), here.toString(16), holds, this.differing);
  }

  /** Nothing points to a row that is not there; the source has other keys, and has nothing to say here. */
  private bound(): Proof {
    const { count, brokenIds } = this.known.keys;
    const words = brokenIds.length === 0 ? `all ${count} hold` : `${brokenIds.length} rows point to nothing`;
    return this.proof("foreign keys", null, words, brokenIds.length === 0, brokenIds.slice(0, MOST_IDS));
  }

  private ofColumns(): Proof[] {
    const wrong = [...this.columns].filter(
      ([, [there, here, minThere, minHere, maxThere, maxHere]]) =>
        there !== here || minThere !== minHere || maxThere !== maxHere,
    );
    const all = this.columns.size;
    const summary = this.proof(
      "columns: filled, smallest, largest",
      `${all} columns`,
      `${all - wrong.length} agree`,
      wrong.length === 0,
    );
    // What stands in a column may be about a person; how often it is filled is not.
    return [
      summary,
      ...wrong.map(([name, [there, here]]) => this.proof(`column ${name}: filled`, String(there), String(here), false)),
    ];
  }

  private ofSums(): Proof[] {
    if (!this.mapping.sums) return [];
    const keys = [...new Set([...this.sums.keys(), ...Object.keys(this.sourceSums)])].sort();
    return keys.map((key) => {
      const there = toUnits(this.sourceSums[key] ?? "0");
      const { here, left } = this.sums.get(key) ?? { here: 0n, left: 0n };
      const words = left === 0n ? toMoney(here) : `${toMoney(here)} + ${toMoney(left)} not loaded`;
      return this.proof(`sum of ${key}`, toMoney(there), words, there === here + left);
    });
  }
}
