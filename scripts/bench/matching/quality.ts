import { compare, type Comparable } from "../../../lib/duplicates/matching/compare.ts";
import { bandOf, objectionsTo, thresholds } from "../../../lib/duplicates/matching/decide.ts";
import type { Scored } from "../../../lib/duplicates/matching/match.ts";
import type { Model } from "../../../lib/duplicates/matching/model.ts";
import { probabilityOf } from "../../../lib/duplicates/matching/score.ts";
import { bestQuality, type Judged, qualityOf } from "./truth.ts";

/** What is not even worth counting. */
export const LEAST_BITS = -10;

export function judgeAll(
  pairs: Scored[],
  people: Comparable[],
  isSame: (first: number, second: number) => boolean,
  model: Model,
): Judged[] {
  return pairs.map(({ first, second, bits }) => {
    const [a, b] = [people[first] as Comparable, people[second] as Comparable];
    const isAuto = bandOf(probabilityOf(bits)) === "certain" && objectionsTo(a, b, compare(a, b), model).length === 0;
    return { bits, isSame: isSame(first, second), isAuto };
  });
}

export type Run = {
  records: number;
  truePairs: number;
  compared: number;
  skippedBlocks: number;
  learnt: string[];
  seconds: Record<string, number>;
  judged: Judged[];
};

const figure = (share: number) => share.toFixed(4);
const inAll = (seconds: Record<string, number>) => Object.values(seconds).reduce((sum, each) => sum + each, 0);

export function printRun(run: Run, isJson: boolean): void {
  const { judged, truePairs } = run;
  const likely = judged.filter(({ bits }) => probabilityOf(bits) >= thresholds.likely);
  const quality = qualityOf(likely.length, likely.filter(({ isSame }) => isSame).length, truePairs);
  const best = bestQuality(judged, truePairs);
  const auto = judged.filter(({ isAuto }) => isAuto);
  const autoPrecision = auto.length === 0 ? null : auto.filter(({ isSame }) => isSame).length / auto.length;
  const seconds = inAll(run.seconds);
  console.log(`${run.records} records, ${truePairs} true pairs, ${run.compared} pairs compared, ${run.skippedBlocks} keys skipped
learnt: ${run.learnt.join(", ") || "nothing, the shipped weights stand"}
at ${thresholds.likely}      precision ${figure(quality.precision)}  recall ${figure(quality.recall)}  F1 ${figure(quality.f1)}
best F1     ${figure(best.f1)}  (precision ${figure(best.precision)}, recall ${figure(best.recall)})
auto merge  ${auto.length} at precision ${autoPrecision === null ? "-" : figure(autoPrecision)}
seconds     ${seconds.toFixed(2)}  (${sayPhases(run.seconds)})`);
  if (isJson)
    console.log(
      JSON.stringify({
        ...quality,
        best_f1: best.f1,
        auto_precision: autoPrecision,
        auto_count: auto.length,
        candidates: run.compared,
        seconds,
      }),
    );
}

export const sayPhases = (seconds: Record<string, number>) =>
  Object.entries(seconds)
    .map(([phase, each]) => `${phase} ${each.toFixed(1)}`)
    .join(", ");
