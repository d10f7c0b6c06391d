import type { Row } from "./read-people.ts";

/** Says who is who: two rows with one answer are one person. */
export function readTruth(kind: string): (row: Row, id: string) => string {
  // rec-17-org and rec-17-dup-0.
  if (kind === "febrl") return (_row, id) => /^rec-(\d+)-/.exec(id)?.[1] ?? id;
  // The original has a number that ends in 0, its copies the ones after it.
  if (kind === "febrl-dsgen") return (_row, id) => String(Math.floor(Number(id.replace(/\D/g, "")) / 10));
  const column = /^column:(.+)$/.exec(kind)?.[1];
  if (column) return (row) => row[column] ?? "";
  throw new Error(`The truth is febrl, febrl-dsgen or column:NAME, not "${kind}".`);
}

export function countTruePairs(persons: string[]): number {
  const counts = new Map<string, number>();
  for (const person of persons) counts.set(person, (counts.get(person) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

export type Judged = { bits: number; isSame: boolean; isAuto: boolean };
export type Quality = { precision: number; recall: number; f1: number };

export function qualityOf(found: number, correct: number, truePairs: number): Quality {
  const precision = found === 0 ? 1 : correct / found;
  const recall = truePairs === 0 ? 1 : correct / truePairs;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The best that any threshold reaches: what is lost against it is calibration. */
export function bestQuality(judged: Judged[], truePairs: number): Quality {
  const sorted = judged.toSorted((a, b) => b.bits - a.bits);
  let best = qualityOf(0, 0, truePairs);
  let correct = 0;
  sorted.forEach(({ bits, isSame }, index) => {
    if (isSame) correct += 1;
    if (sorted[index + 1]?.bits === bits) return;
    const quality = qualityOf(index + 1, correct, truePairs);
    if (quality.f1 > best.f1) best = quality;
  });
  return best;
}
