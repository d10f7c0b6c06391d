import { type Comparable, compare } from "./compare.ts";
import { defaultFamilies, defaultFields, defaultModel, defaultPrior } from "./default-model.ts";
import { at, type Field, fieldNames, MISSING } from "./fields.ts";
import { levelsOf, type Model } from "./model.ts";
import { accidentalShares, frequenciesOf } from "./population.ts";
import { bitsOf, createScorer, probabilityOf } from "./score.ts";
import { hash } from "./text.ts";

/** Below this many people nothing can be learnt that the shipped weights do not know better. */
export const ENOUGH_PEOPLE = 2_000;
const RANDOM_PAIRS = 150_000;
const SESSION_PAIRS = 60_000;
const ROUNDS = 25;
/** As many pairs as the shipped weights count for beside what is found. */
const TRUST_IN_DEFAULT = 120;
/** The same for two people picked at random, of whom there are plenty: it matters for what hardly ever happens. */
const TRUST_AMONG_OTHERS = 5_000;

/**
 * How often one person goes by two given names cannot be learnt without being told: twins and sisters look just so. These pairs are
 * left out, and the shipped share of them stands.
 */
const DIFFERENT_GIVEN_NAMES = 4;

type Shares = Record<Field, number[]>;
type Pattern = { levels: Int8Array; count: number };

/** The same numbers every time: a training that is repeated must give the same weights. */
function repeatableRandom(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const emptyCounts = (): Shares =>
  Object.fromEntries(fieldNames.map((field) => [field, new Array<number>(levelsOf(field)).fill(0)])) as Shares;

function count(counts: Shares, levels: Int8Array, weight: number): void {
  fieldNames.forEach((field, position) => {
    const level = levels[position] ?? MISSING;
    const of = counts[field];
    if (level !== MISSING) of[level] = (of[level] ?? 0) + weight;
  });
}

/** How often two people who were picked at random agree. The rare agreements are known exactly, from the counts of the values. */
function sharesOfOthers(people: Comparable[]): Shares {
  const random = repeatableRandom();
  const counts = emptyCounts();
  const pick = () => people[Math.floor(random() * people.length)] as Comparable;
  const scorer = createScorer(defaultModel(people.length));
  // Twenty people are 190 pairs, however often they are drawn.
  const looks = Math.min(RANDOM_PAIRS, Math.floor((people.length * (people.length - 1)) / 2));
  let expected = 0;
  for (let i = 0; i < looks; i += 1) {
    const [a, b] = [pick(), pick()];
    if (a === b) continue;
    const levels = compare(a, b);
    // Where half of all records are copies, chance brings them together too: they are not two people.
    const same = probabilityOf(
      bitsOf(scorer.weigh(a, b, levels), defaultPrior(people.length), defaultFamilies(people.length)),
    );
    expected += same;
    count(counts, levels, 1 - same);
  }
  const prior = Math.max(expected / Math.max(looks, 1), defaultPrior(people.length));
  const accidents = accidentalShares(people);
  const shares = emptyCounts();
  for (const field of fieldNames) {
    const shipped = defaultFields[field];
    if (field === "swap") {
      shares.swap = [...shipped.others];
      continue;
    }
    const raw = counts[field].map((n, level) => n + TRUST_AMONG_OTHERS * (shipped.others[level] ?? 0));
    const seen = raw.reduce((sum, n) => sum + n, 0);
    const exact = accidents[field];
    if (exact !== undefined) {
      const byAccident = exact - prior * (shipped.same[0] ?? 0);
      const least = (shipped.others[0] ?? 0) / 30;
      raw[0] =
        (seen - TRUST_AMONG_OTHERS) * Math.max(byAccident, 0.1 * exact, least) +
        TRUST_AMONG_OTHERS * (shipped.others[0] ?? 0);
    }
    const total = raw.reduce((sum, n) => sum + n, 0);
    shares[field] = raw.map((n) => n / total);
  }
  return shares;
}

/** A session looks at pairs that agree in one thing and learns about all the others. */
const sessions: { leavesOut: Field[]; value: (person: Comparable) => string | undefined }[] = [
  { leavesOut: ["birth"], value: ({ fields }) => fields.birth },
  {
    leavesOut: ["given", "surname", "swap"],
    value: ({ fields }) => fields.given && fields.surname && `${fields.given}|${fields.surname}`,
  },
  { leavesOut: ["phone"], value: ({ fields }) => fields.phone },
  { leavesOut: ["email"], value: ({ fields }) => fields.email },
  { leavesOut: ["location"], value: ({ fields }) => fields.street && `${fields.house ?? ""}|${fields.street}` },
  { leavesOut: ["nationalId"], value: ({ fields }) => fields.nationalId },
];

function patternsOf(people: Comparable[], value: (person: Comparable) => string | undefined): Pattern[] {
  const blocks = new Map<string, Comparable[]>();
  for (const person of people) {
    const key = value(person);
    if (key === undefined) continue;
    const block = blocks.get(key);
    if (block) block.push(person);
    else blocks.set(key, [person]);
  }
  const patterns = new Map<string, Pattern>();
  let pairs = 0;
  for (const block of blocks.values()) {
    if (block.length > 60 || pairs > SESSION_PAIRS) continue;
    for (let i = 0; i < block.length; i += 1)
      for (let j = i + 1; j < block.length; j += 1) {
        const levels = compare(block[i] as Comparable, block[j] as Comparable);
        if ((levels[at.given] ?? 0) >= DIFFERENT_GIVEN_NAMES) continue;
        const key = levels.join(",");
        const known = patterns.get(key);
        if (known) known.count += 1;
        else patterns.set(key, { levels, count: 1 });
        pairs += 1;
      }
  }
  return [...patterns.values()];
}

/** Expectation and maximisation over the fields that the session does not look for; the shares of others stay as they are. */
function learn(patterns: Pattern[], leavesOut: Field[], others: Shares): { counts: Shares; matched: number } {
  let same = Object.fromEntries(fieldNames.map((field) => [field, defaultFields[field].same])) as Shares;
  let share = 0.3;
  let counts = emptyCounts();
  const used = fieldNames
    .map((field, position) => ({ field, position }))
    .filter(({ field }) => !leavesOut.includes(field));
  let matched = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    counts = emptyCounts();
    matched = 0;
    let total = 0;
    for (const { levels, count: times } of patterns) {
      let odds = share / (1 - share);
      for (const { field, position } of used) {
        const level = levels[position] ?? MISSING;
        if (level !== MISSING) odds *= (same[field][level] ?? 1) / (others[field][level] ?? 1);
      }
      const posterior = odds === Infinity ? 1 : odds / (1 + odds);
      count(counts, levels, posterior * times);
      matched += posterior * times;
      total += times;
    }
    share = Math.min(Math.max(matched / Math.max(total, 1), 1e-6), 1 - 1e-6);
    same = smoothed(counts);
  }
  for (const field of leavesOut) counts[field].fill(0);
  return { counts, matched };
}

function smoothed(counts: Shares): Shares {
  return Object.fromEntries(
    fieldNames.map((field) => {
      const seen = counts[field].reduce((sum, n) => sum + n, 0);
      const shipped = defaultFields[field].same;
      const learnt = counts[field].map(
        (n, level) => (n + TRUST_IN_DEFAULT * (shipped[level] ?? 0)) / (seen + TRUST_IN_DEFAULT),
      );
      return [field, field === "given" ? withShippedDifferences(learnt) : learnt];
    }),
  ) as Shares;
}

function withShippedDifferences(learnt: number[]): number[] {
  const shipped = defaultFields.given.same;
  const alike = (shares: number[]) => shares.slice(0, DIFFERENT_GIVEN_NAMES).reduce((sum, share) => sum + share, 0);
  const scale = alike(shipped) / alike(learnt);
  return learnt.map((share, level) => (level < DIFFERENT_GIVEN_NAMES ? share * scale : (shipped[level] ?? share)));
}

/** Weights that make no sense are not learnt: agreement must speak for one person, difference against, and one person mostly agree. */
export function isSensible({ same, others }: { same: number[]; others: number[] }): boolean {
  const speaksFor = same.map((share, level) => share > (others[level] ?? share));
  const agreement = same.reduce((sum, share, level) => (speaksFor[level] ? sum + share : sum), 0);
  return speaksFor[0] === true && speaksFor.at(-1) === false && agreement >= 0.5;
}

/** Where nearly all bear one name, strangers hardly ever differ either; and still to differ must not speak for one person. */
function withoutPraiseForDifference(others: number[], same: number[]): number[] {
  return others.map((share, level) => (level === others.length - 1 ? Math.max(share, same[level] ?? 0) : share));
}

/** Who is picked and who is left out must not hang on who was read first. */
const inOneOrder = (people: Comparable[]) =>
  people
    .map((person) => ({ person, place: hash(JSON.stringify(person.fields)) }))
    .sort((a, b) => a.place - b.place)
    .map(({ person }) => person);

/** What the population itself says: frequencies and accidents always; how the same person differs only when asked, and among enough. */
export function train(
  everybody: Comparable[],
  learns = everybody.length >= ENOUGH_PEOPLE,
): { model: Model; learnt: Field[] } {
  const people = inOneOrder(everybody);
  const prior = defaultPrior(people.length);
  const others = sharesOfOthers(people);
  const counts = emptyCounts();
  if (learns)
    for (const { value, leavesOut } of sessions) {
      const session = learn(patternsOf(people, value), leavesOut, others);
      for (const field of fieldNames)
        counts[field] = counts[field].map((n, level) => n + (session.counts[field][level] ?? 0));
    }
  const same = smoothed(counts);
  const learnt: Field[] = [];
  const fields = Object.fromEntries(
    fieldNames.map((field) => {
      const found = { same: same[field], others: others[field], family: defaultFields[field].family };
      const evidence = counts[field].reduce((sum, n) => sum + n, 0);
      if (evidence >= 50 && (field === "swap" || isSensible(found))) learnt.push(field);
      else found.same = defaultFields[field].same;
      found.others = withoutPraiseForDifference(found.others, found.same);
      return [field, found];
    }),
  ) as Model["fields"];
  const families = defaultFamilies(people.length);
  return { model: { prior, families, people: people.length, fields, frequencies: frequenciesOf(people) }, learnt };
}
