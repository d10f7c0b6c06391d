import { bandWith } from "./cluster.ts";
import { compare, prepare } from "./compare.ts";
import { type Band, hasEnoughInCommon, type Objection, objectionsTo, type Relation, relationOf } from "./decide.ts";
import { defaultModel } from "./default-model.ts";
import { type Field, fieldLevels, fieldNames } from "./fields.ts";
import { keysOf } from "./keys.ts";
import type { Model } from "./model.ts";
import { nameReader } from "./names.ts";
import { normalise, type Person } from "./person.ts";
import { frequenciesOf, sharingAmong } from "./population.ts";
import { bitsOf, createScorer, type Evidence, probabilityOf, type Term } from "./score.ts";

const givenNames =
  "John Mary James Anna Peter Sofia Thomas Emma Michael Laura David Julia Daniel Clara Simon Nora Oscar Alice Paul Ida".split(
    " ",
  );
const surnames =
  "Smith Miller Jones Garcia Nguyen Brown Weber Silva Novak Rossi Khan Larsen Moreau Kowalski Petrov Haas Olsen Duarte Byrne Costa".split(
    " ",
  );

/** The first of a list is borne by many, the last by few, as names are. */
const pick = (names: string[], at: number) => names[Math.floor(names.length * ((at % 997) / 997) ** 2)] ?? "";

const dayOf = (at: number) =>
  `${1960 + (at % 59)}-${String(1 + (at % 12)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`;
/** What somebody once typed for everybody whose date of birth was not at hand. */
export const everydayBirth = "1990-01-01";

/** Two thousand people of everyday names, each with a date of birth, a telephone and one of five practices. */
const crowd: Person[] = Array.from({ length: 2_000 }, (_, at) => ({
  givenName: pick(givenNames, at * 641),
  familyName: pick(surnames, at * 383),
  gender: at % 2 === 0 ? "female" : "male",
  birthDate: at % 10 === 0 ? everydayBirth : dayOf(at),
  phone: `+1 415 555 ${String(at * 4).padStart(4, "0")}`,
  practice: `practice ${at % 5}`,
}));

const read = nameReader();
const ready = (person: Person) => prepare(normalise(person), read);
const people = crowd.map(ready);
const model = defaultModel(people.length, frequenciesOf(people));

/** A patient whom the tests change a little. Nobody else of the lab has one of her names. */
export const patient: Person = {
  givenName: "Helena",
  familyName: "Castellan",
  gender: "female",
  birthDate: "2009-07-23",
  phone: "+1 212 555 0134",
  email: "castellan@mail.example",
  practice: "practice 1",
};

export const withoutContacts: Person = { phone: null, email: null };

type Found = {
  /** They meet at all: only who shares a key is compared. */
  meet: boolean;
  levels: Partial<Record<Field, string>>;
  bits: number;
  terms: Term[];
  evidence: Evidence;
  model: Model;
  /** Null: dropped, nobody is bothered with the pair. */
  band: Band | null;
  isQuestion: boolean;
  objections: Objection[];
  relation: Relation | null;
};

/** What the lab says about two patients, with the shipped weights and, if need be, with others who use the same telephone. */
export function look(one: Person, other: Person, others: Person[] = []): Found {
  const [a, b] = [ready({ ...patient, ...one }), ready({ ...patient, ...other })];
  const sharing = sharingAmong([a, b, ...others.map(ready)].map(({ fields }) => fields));
  const keys = new Set(keysOf(a.fields, read));
  const levels = compare(a, b);
  const scorer = createScorer(model, sharing);
  const evidence = scorer.weigh(a, b, levels);
  const bits = bitsOf(evidence, model.prior, model.families);
  const objections = objectionsTo(a, b, levels, model, scorer.sharing);
  const relation = relationOf(a, b, levels, objections.includes("two_given_names"));
  return {
    meet: keysOf(b.fields, read).some((key) => keys.has(key)),
    levels: Object.fromEntries(
      fieldNames.flatMap((field, at) => {
        const word: string | undefined = fieldLevels[field][levels[at] ?? -1];
        return word === undefined ? [] : [[field, word]];
      }),
    ),
    bits,
    terms: scorer.terms(a, b, levels),
    evidence,
    model,
    band: hasEnoughInCommon(levels) ? bandWith(probabilityOf(bits), objections, relation) : null,
    isQuestion: hasEnoughInCommon(levels),
    objections,
    relation,
  };
}
