import { pairOf } from "../../lib/duplicates/matching/cluster.ts";
import type { TransactionSql } from "postgres";
import { judge, type Judgement } from "../../lib/duplicates/judge.ts";
import type { Band } from "../../lib/duplicates/matching/decide.ts";
import type { Model } from "../../lib/duplicates/matching/model.ts";
import type { Scorer } from "../../lib/duplicates/matching/score.ts";
import type { Patient } from "./people.ts";

export type Candidate = Judgement & {
  band: Band;
  first_id: string;
  second_id: string;
  returned_from: string | null;
};

export type Decision = { id: string; first_id: string; second_id: string; bits: number | null; fingerprints: string[] };

/** So much more must speak for one person before a question that was answered is asked again. */
const SECOND_THOUGHTS = 7;
const BATCH = 5_000;

/** What is suspected of two, unless it was decided and nothing has changed since. */
export function describe(
  one: Patient,
  other: Patient,
  scorer: Scorer,
  model: Model,
  decided?: Decision,
): Candidate | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const judgement = judge(a.comparable, b.comparable, scorer, model);
  const { band } = judgement;
  if (band === null) return null;
  if (decided) {
    const isSame = decided.fingerprints[0] === a.fingerprint && decided.fingerprints[1] === b.fingerprint;
    if (isSame || judgement.bits < (decided.bits ?? 0) + SECOND_THOUGHTS) return null;
  }
  return { ...judgement, band, first_id: a.id, second_id: b.id, returned_from: decided?.id ?? null };
}

export async function readDecisions(
  tx: TransactionSql,
  organizationId: string,
  patientIds: string[] | null,
): Promise<Map<string, Decision>> {
  const rows = await tx<Decision[]>`
    select id, first_id, second_id, bits, fingerprints from public.duplicate_decisions
    where organization_id = ${organizationId} and withdrawn_at is null
      and (${patientIds === null} or first_id = any (${patientIds ?? []}::uuid[]) or second_id = any (${patientIds ?? []}::uuid[]))`;
  return new Map(rows.map((decision) => [pairOf(decision.first_id, decision.second_id), decision]));
}

/** Replaces what was suspected about these patients, or about everybody; what stays the same is not written. */
export async function writeCandidates(
  tx: TransactionSql,
  organizationId: string,
  modelVersion: number,
  candidates: Candidate[],
  patientIds: string[] | null,
): Promise<void> {
  const pairs = candidates.map(({ first_id, second_id }) => ({ first_id, second_id }));
  await tx`
    delete from public.duplicate_candidates c
    where organization_id = ${organizationId}
      and (${patientIds === null} or first_id = any (${patientIds ?? []}::uuid[]) or second_id = any (${patientIds ?? []}::uuid[]))
      and not exists (
        select from jsonb_to_recordset(${tx.json(pairs)}) r(first_id uuid, second_id uuid)
        where r.first_id = c.first_id and r.second_id = c.second_id)`;
  for (let start = 0; start < candidates.length; start += BATCH) {
    await tx`
      insert into public.duplicate_candidates as c
        (organization_id, first_id, second_id, band, probability, bits, terms, objections, relation, returned_from, model_version)
      select ${organizationId}, first_id, second_id, band, probability, bits, terms, objections, relation, returned_from, ${modelVersion}
      from jsonb_to_recordset(${tx.json(candidates.slice(start, start + BATCH))})
        r(first_id uuid, second_id uuid, band text, probability float8, bits float8, terms jsonb, objections text[], relation text, returned_from uuid)
      on conflict (first_id, second_id) do update set band = excluded.band, probability = excluded.probability, bits = excluded.bits,
        terms = excluded.terms, objections = excluded.objections, relation = excluded.relation, returned_from = excluded.returned_from,
        model_version = excluded.model_version, updated_at = now()
      where (c.terms, c.objections, c.model_version) is distinct from (excluded.terms, excluded.objections, excluded.model_version)`;
  }
}
