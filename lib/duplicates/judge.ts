import { bandWith } from "./matching/cluster.ts";
import { type Comparable, compare } from "./matching/compare.ts";
import {
  type Band,
  hasEnoughInCommon,
  type Objection,
  objectionsTo,
  type Relation,
  relationOf,
} from "./matching/decide.ts";
import type { Model } from "./matching/model.ts";
import { probabilityOf, type Scorer, type Term } from "./matching/score.ts";

export type Judgement = {
  /** Null when two people are so much likelier that the pair is not kept. */
  band: Band | null;
  probability: number;
  bits: number;
  terms: Term[];
  objections: Objection[];
  relation: Relation | null;
};

const twoPlaces = (value: number) => Math.round(value * 100) / 100;

/** The terms add up to the sum that is stored and shown, to the last digit: they are rounded first and added then. */
export function judge(a: Comparable, b: Comparable, scorer: Scorer, model: Model): Judgement {
  const levels = compare(a, b);
  const terms = scorer.terms(a, b, levels).map((term) => ({ ...term, bits: twoPlaces(term.bits) }));
  const bits = twoPlaces(terms.reduce((sum, term) => sum + term.bits, 0));
  const probability = probabilityOf(bits);
  const objections = objectionsTo(a, b, levels, model, scorer.sharing);
  const relation = relationOf(a, b, levels, objections.includes("two_given_names"));
  const band = hasEnoughInCommon(levels) ? bandWith(probability, objections, relation) : null;
  return { band, probability, bits, terms, objections, relation };
}
