import { z } from "zod";
import type { Tone } from "@/components/ui/badge";
import { judge, type Judgement } from "./judge.ts";
import { prepare } from "./matching/compare.ts";
import { defaultModel } from "./matching/default-model.ts";
import { keysOf } from "./matching/keys.ts";
import { type Model, modelSchema } from "./matching/model.ts";
import { nameReader } from "./matching/names.ts";
import { BLOCK_LIMIT } from "./matching/pairs.ts";
import { type MatchFields, normalise, type Person } from "./matching/person.ts";
import { createScorer, type Term } from "./matching/score.ts";
import { fieldsOf, type MatchRecord } from "./record.ts";
import { sharingAround } from "./sharing-around.ts";
import { bands, relationNames, sayTerm } from "./words.ts";

/** An existing patient that a new one may be, and why. */
export type LikelyPatient = {
  id: string;
  patientNumber: string;
  name: string;
  birthDate: string | null;
  practiceName: string | null;
  band: { name: string; tone: Tone };
  reasons: string[];
};

const MOST_SHOWN = 5;
const MOST_REASONS = 2;

const answerSchema = z.object({
  version: z.number().nullable(),
  weights: modelSchema.nullable(),
  people: z.number().nullable(),
  crowded: z.array(z.number()),
  found: z.array(
    z.object({
      id: z.string(),
      patient_number: z.string(),
      given_name: z.string(),
      family_name: z.string(),
      birth_date: z.string().nullable(),
      practice_name: z.string().nullable(),
      // Written by the worker with the very same code.
      fields: z.custom<MatchFields>().nullable(),
      record: z.custom<MatchRecord>().nullable(),
    }),
  ),
});
type Answer = z.infer<typeof answerSchema>;

/** A model is half a megabyte: it crosses the wire once per version, not once per keystroke. */
const knownModels = new Map<string, { version: number; model: Model }>();

/** Without a model nobody has been compared yet, or the caller may not know what a model counts: the shipped one stands in. */
function modelOf(organizationId: string, { version, weights, people }: Answer): Model {
  if (version === null) return defaultModel(people ?? 0);
  if (weights) knownModels.set(organizationId, { version, model: weights });
  const known = knownModels.get(organizationId);
  // Somebody put another version to use between the question and the answer: for this once the shipped one will do.
  return known?.version === version ? known.model : defaultModel(people ?? 0);
}

/** One letter off at most. */
const SAME_NAME = 2;

/** By a name alone nobody is likely; whoever types one wants to see its bearers all the same, until a date of birth parts them. */
function areNamesakes({ terms }: Judgement): boolean {
  const level = (name: Term["field"]) => terms.find(({ field }) => field === name)?.level ?? Infinity;
  return level("given") <= SAME_NAME && level("surname") <= SAME_NAME && level("birth") === Infinity;
}

const wordOf = (judgement: Judgement): LikelyPatient["band"] | null => {
  if (judgement.band) return { name: bands[judgement.band].name, tone: bands[judgement.band].tone };
  return areNamesakes(judgement) ? { name: "Same name", tone: "neutral" } : null;
};

function reasonsOf({ terms, relation }: Judgement): string[] {
  const agreements = terms.filter(({ field, bits }) => field !== "prior" && field !== "family" && bits > 0);
  const strongest = agreements.toSorted((a, b) => b.bits - a.bits).slice(0, MOST_REASONS);
  const swap = terms.filter(({ field }) => field === "swap");
  return [...[...strongest, ...swap].map(sayTerm), ...(relation ? [`${relationNames[relation]}?`] : [])];
}

/** The arguments of check_new_patient; null while nothing is typed by which anybody could be found. */
export function askFor(
  person: Person,
  organizationId: string,
): { p_keys: number[]; p_block_limit: number; p_known_version?: number } | null {
  const p_keys = keysOf(normalise(person));
  if (p_keys.length === 0) return null;
  return { p_keys, p_block_limit: BLOCK_LIMIT, p_known_version: knownModels.get(organizationId)?.version };
}

/** The records that a person who is being typed may be, the likeliest first, from what check_new_patient answered. */
export function rankLikely(person: Person, organizationId: string, answered: unknown): LikelyPatient[] {
  const answer = answerSchema.parse(answered);
  const model = modelOf(organizationId, answer);
  const read = nameReader();
  const fields = normalise(person);
  const crowded = new Set(answer.crowded);
  const telling = new Set(keysOf(fields, read).filter((key) => !crowded.has(key)));
  const neighbours = answer.found.flatMap((row) => {
    if (row.fields) return [{ row, fields: row.fields }];
    const now = row.record && fieldsOf(row.record);
    return now && keysOf(now, read).some((key) => telling.has(key)) ? [{ row, fields: now }] : [];
  });
  const around = neighbours.map((neighbour) => neighbour.fields);
  const scorer = createScorer(model, sharingAround(fields, around, crowded, read));
  const typed = prepare(fields, read);
  return neighbours
    .flatMap((neighbour) => {
      const judgement = judge(typed, prepare(neighbour.fields, read), scorer, model);
      const band = wordOf(judgement);
      return band ? [{ row: neighbour.row, judgement, band }] : [];
    })
    .toSorted((a, b) => b.judgement.bits - a.judgement.bits || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ row, judgement, band }) => ({
      id: row.id,
      patientNumber: row.patient_number,
      name: `${row.given_name} ${row.family_name}`,
      birthDate: row.birth_date,
      practiceName: row.practice_name,
      band,
      reasons: reasonsOf(judgement),
    }));
}
