import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { compare, type Comparable, prepare } from "../../lib/duplicates/matching/compare.ts";
import { bandOf, objectionsTo, thresholds } from "../../lib/duplicates/matching/decide.ts";
import { matchAll, type Scored } from "../../lib/duplicates/matching/match.ts";
import type { Model } from "../../lib/duplicates/matching/model.ts";
import { nameReader } from "../../lib/duplicates/matching/names.ts";
import { normalise } from "../../lib/duplicates/matching/person.ts";
import { sharingAmong } from "../../lib/duplicates/matching/population.ts";
import { bitsOf, createScorer, probabilityOf } from "../../lib/duplicates/matching/score.ts";
import { train } from "../../lib/duplicates/matching/train.ts";
import { idOf, readMapping, readPerson, readRows, type Row } from "./matching/read-people.ts";
import { bestQuality, countTruePairs, type Judged, qualityOf, readTruth } from "./matching/truth.ts";

const usage = `npm run bench -- matching --csv <file> --map <febrl|febrl-no-id|febrl-name-dob|JSON> --truth <febrl|febrl-dsgen|column:NAME>
  [--sample N] [--pairs <csv>] [--json]     --csv may be given several times; --pairs: two columns of ids and one that says 1 or 0`;

/** What is not even worth counting. */
const LEAST_BITS = -10;

/** Every nth person with all their records, so that a sample keeps its duplicates. */
function sampleOf(rows: { row: Row; id: string; person: string }[], size: number) {
  const persons = [...new Set(rows.map(({ person }) => person))];
  const step = Math.max(1, Math.floor(rows.length / size));
  const kept = new Set(persons.filter((_, index) => index % step === 0));
  return rows.filter(({ person }) => kept.has(person));
}

function judge(
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

type LabelledPair = { first: number; second: number; isSame: boolean };

function readPairs(file: string, positions: Map<string, number>): LabelledPair[] {
  const lines = parse(readFileSync(file, "utf8"), { trim: true, skip_empty_lines: true, bom: true });
  return lines.flatMap(([a = "", b = "", label = ""]) => {
    const [first, second] = [positions.get(a), positions.get(b)];
    if (first === undefined || second === undefined) return [];
    return [{ first, second, isSame: /^(1|true|yes|y|m|match|same)$/i.test(label) }];
  });
}

function scorePairs(labelled: LabelledPair[], people: Comparable[], model: Model): Scored[] {
  const scorer = createScorer(model, sharingAmong(people.map(({ fields }) => fields)));
  return labelled.map(({ first, second }) => {
    const [a, b] = [people[first] as Comparable, people[second] as Comparable];
    return { first, second, bits: bitsOf(scorer.weigh(a, b, compare(a, b)), model.prior, model.families) };
  });
}

export async function benchMatching(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      csv: { type: "string", multiple: true, default: [] },
      map: { type: "string", default: "febrl" },
      truth: { type: "string", default: "febrl" },
      sample: { type: "string" },
      pairs: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  if (values.csv.length === 0) throw new Error(usage);
  const mapping = readMapping(values.map);
  const personOf = readTruth(values.truth);
  let rows = readRows(values.csv)
    .map((row, index) => ({ row, id: idOf(row, index, mapping) }))
    .map(({ row, id }) => ({ row, id, person: personOf(row, id) }));
  if (values.sample) rows = sampleOf(rows, Number(values.sample));

  const started = performance.now();
  const read = nameReader();
  const people = rows.map(({ row }) => prepare(normalise(readPerson(row, mapping)), read));
  const { model: trained, learnt } = train(people);
  const ready = performance.now();
  const { model, ...found } = matchAll(people, trained, LEAST_BITS);
  const seconds = (performance.now() - started) / 1000;

  let truePairs = countTruePairs(rows.map(({ person }) => person));
  let judged: Judged[];
  if (values.pairs) {
    const labelled = readPairs(values.pairs, new Map(rows.map(({ id }, position) => [id, position])));
    if (labelled.length === 0) throw new Error("No pair of the file names two ids of the records.");
    const labels = new Map(labelled.map(({ first, second, isSame }) => [`${first} ${second}`, isSame]));
    const scored = scorePairs(labelled, people, model);
    judged = judge(scored, people, (first, second) => labels.get(`${first} ${second}`) === true, model);
    truePairs = labelled.filter(({ isSame }) => isSame).length;
  } else judged = judge(found.pairs, people, (first, second) => rows[first]?.person === rows[second]?.person, model);

  const likely = judged.filter(({ bits }) => probabilityOf(bits) >= thresholds.likely);
  const quality = qualityOf(likely.length, likely.filter(({ isSame }) => isSame).length, truePairs);
  const best = bestQuality(judged, truePairs);
  const auto = judged.filter(({ isAuto }) => isAuto);
  const autoCorrect = auto.filter(({ isSame }) => isSame).length;
  const figure = (share: number) => share.toFixed(4);
  console.log(`${rows.length} records, ${truePairs} true pairs, ${found.compared} pairs compared, ${found.skippedBlocks} keys skipped
learnt: ${learnt.join(", ") || "nothing, the shipped weights stand"} (${((ready - started) / 1000).toFixed(1)} s)
at ${thresholds.likely}      precision ${figure(quality.precision)}  recall ${figure(quality.recall)}  F1 ${figure(quality.f1)}
best F1     ${figure(best.f1)}  (precision ${figure(best.precision)}, recall ${figure(best.recall)})
auto merge  ${auto.length} at precision ${auto.length === 0 ? "-" : figure(autoCorrect / auto.length)}
seconds     ${seconds.toFixed(2)}`);
  if (values.json)
    console.log(
      JSON.stringify({
        ...quality,
        best_f1: best.f1,
        auto_precision: auto.length === 0 ? null : autoCorrect / auto.length,
        auto_count: auto.length,
        candidates: found.compared,
        seconds,
      }),
    );
}
