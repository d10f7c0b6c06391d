import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { compare, type Comparable, prepare } from "../../lib/duplicates/matching/compare.ts";
import { matchAll, type Scored } from "../../lib/duplicates/matching/match.ts";
import type { Model } from "../../lib/duplicates/matching/model.ts";
import { nameReader } from "../../lib/duplicates/matching/names.ts";
import { normalise, type Person } from "../../lib/duplicates/matching/person.ts";
import { sharingAmong } from "../../lib/duplicates/matching/population.ts";
import { bitsOf, createScorer } from "../../lib/duplicates/matching/score.ts";
import { train } from "../../lib/duplicates/matching/train.ts";
import { stopwatch } from "../../lib/duplicates/stopwatch.ts";
import { benchMatchingDatabase } from "./matching/database.ts";
import { inventPeople } from "./matching/population.ts";
import { judgeAll, LEAST_BITS, printRun } from "./matching/quality.ts";
import { idOf, readMapping, readPerson, readRows } from "./matching/read-people.ts";
import { countTruePairs, type Judged, readTruth } from "./matching/truth.ts";

const usage = `npm run bench -- matching --csv <file> --map <febrl|febrl-no-id|febrl-name-dob|JSON> --truth <febrl|febrl-dsgen|column:NAME>
  [--sample N] [--pairs <csv>] [--json]     --csv may be given several times; --pairs: two columns of ids and one that says 1 or 0
npm run bench -- matching --generate N [--json]     N invented records, in memory
npm run bench -- matching --database N [--json]     the same as patients of a native PostgreSQL: scan, changes, checks on create`;

/** A record, its id in its file and who it is. */
type Entry = { person: Person; id: string; who: string };

/** Every nth person with all their records, so that a sample keeps its duplicates. */
function sampleOf(entries: Entry[], size: number): Entry[] {
  const persons = [...new Set(entries.map(({ who }) => who))];
  const step = Math.max(1, Math.floor(entries.length / size));
  const kept = new Set(persons.filter((_, index) => index % step === 0));
  return entries.filter(({ who }) => kept.has(who));
}

function readEntries(files: string[], map: string, truth: string): Entry[] {
  const mapping = readMapping(map);
  const personOf = readTruth(truth);
  return readRows(files).map((row, index) => {
    const id = idOf(row, index, mapping);
    return { person: readPerson(row, mapping), id, who: personOf(row, id) };
  });
}

const invent = (size: number): Entry[] =>
  inventPeople(size, 7).people.map(({ person, who }, index) => ({ person, id: String(index), who: String(who) }));

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

function benchEntries(entries: Entry[], pairsFile: string | undefined, isJson: boolean): void {
  const { seconds, lap } = stopwatch();
  const read = nameReader();
  const people = entries.map(({ person }) => prepare(normalise(person), read));
  lap("prepare");
  const { model: trained, learnt } = train(people);
  lap("train");
  const { model, ...found } = matchAll(people, trained, LEAST_BITS, lap);

  let truePairs = countTruePairs(entries.map(({ who }) => who));
  let judged: Judged[];
  if (pairsFile) {
    const labelled = readPairs(pairsFile, new Map(entries.map(({ id }, position) => [id, position])));
    if (labelled.length === 0) throw new Error("No pair of the file names two ids of the records.");
    const labels = new Map(labelled.map(({ first, second, isSame }) => [`${first} ${second}`, isSame]));
    const scored = scorePairs(labelled, people, model);
    judged = judgeAll(scored, people, (first, second) => labels.get(`${first} ${second}`) === true, model);
    truePairs = labelled.filter(({ isSame }) => isSame).length;
  } else judged = judgeAll(found.pairs, people, (first, second) => entries[first]?.who === entries[second]?.who, model);
  printRun({ records: entries.length, truePairs, ...found, learnt, seconds, judged }, isJson);
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
      generate: { type: "string" },
      database: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const size = Number(values.generate ?? values.database);
  if (values.csv.length === 0 && !(Number.isInteger(size) && size >= 100)) throw new Error(usage);
  if (values.database) return benchMatchingDatabase(size, values.json);
  if (values.generate) return benchEntries(invent(size), undefined, values.json);
  const entries = readEntries(values.csv, values.map, values.truth);
  benchEntries(values.sample ? sampleOf(entries, Number(values.sample)) : entries, values.pairs, values.json);
}
