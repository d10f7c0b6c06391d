import type { Sql, TransactionSql } from "postgres";
import { prepare } from "../../lib/duplicates/matching/compare.ts";
import { keysOf, keyTexts } from "../../lib/duplicates/matching/keys.ts";
import { type Name, nameReader } from "../../lib/duplicates/matching/names.ts";
import { BLOCK_LIMIT } from "../../lib/duplicates/matching/pairs.ts";
import type { MatchFields } from "../../lib/duplicates/matching/person.ts";
import { sharingAmong } from "../../lib/duplicates/matching/population.ts";
import { createScorer, type Sharing } from "../../lib/duplicates/matching/score.ts";
import { hash } from "../../lib/duplicates/matching/text.ts";
import { type Candidate, describe, pairOf, readDecisions, writeCandidates } from "./candidates.ts";
import { regroup } from "./clusters.ts";
import { readActive } from "./models.ts";
import { type Patient, readPatients, writeKeys } from "./people.ts";

const AT_ONCE = 50;

type Neighbour = { patient_id: string; practice_id: string | null; fields: MatchFields; fingerprint: string };
type Around = { patients: Patient[]; sharing: Sharing };

/** Whoever shares a key with somebody. A key that too many share finds nobody, and what it stands for is nobody's own. */
async function lookAround(
  tx: TransactionSql,
  organizationId: string,
  { id, comparable }: Patient,
  read: (text: string) => Name,
): Promise<Around> {
  const keys = keysOf(comparable.fields, read);
  const crowded = await tx<{ key: number }[]>`
    select k.key from unnest(${keys}::int[]) k(key)
    where (select count(*) from (
      select from private.match_keys m where m.keys @> array[k.key] and m.organization_id = ${organizationId} limit ${BLOCK_LIMIT + 1}
    ) hit) > ${BLOCK_LIMIT}`;
  const tooMany = new Set(crowded.map(({ key }) => key));
  const neighbours = await tx<Neighbour[]>`
    select m.patient_id, m.practice_id, m.fields, m.fingerprint from private.match_keys m
    where m.keys && ${keys.filter((key) => !tooMany.has(key))}::int[] and m.organization_id = ${organizationId} and m.patient_id <> ${id}`;
  const counted = sharingAmong([comparable.fields, ...neighbours.map(({ fields }) => fields)]);
  const crowdedKinds = new Set(
    keyTexts(comparable.fields, read)
      .filter((text) => tooMany.has(hash(text)))
      .map((text) => text.split("|")[0]),
  );
  return {
    patients: neighbours.map(({ patient_id, practice_id, fields, fingerprint }) => ({
      id: patient_id,
      practiceId: practice_id,
      fingerprint,
      comparable: prepare(fields, read),
    })),
    sharing: (field, fields) => (crowdedKinds.has(field) ? BLOCK_LIMIT : counted(field, fields)),
  };
}

/** Looks again at those who changed. Returns how many it looked at; 0 when nobody waits, or when nobody has been looked at yet. */
export async function rematchChanged(sql: Sql, organizationId: string): Promise<number> {
  return sql.begin(async (tx) => {
    const active = await readActive(tx, organizationId);
    if (!active) return 0;
    const waiting = await tx<{ patient_id: string }[]>`
      select patient_id from private.match_queue where organization_id = ${organizationId} order by since limit ${AT_ONCE} for update skip locked`;
    const ids = waiting.map(({ patient_id }) => patient_id);
    if (ids.length === 0) return 0;
    const read = nameReader();
    const patients = await readPatients(tx, ids, read);
    const living = new Set(patients.map(({ id }) => id));
    await tx`delete from private.match_keys where patient_id = any (${ids.filter((id) => !living.has(id))}::uuid[])`;
    await writeKeys(tx, organizationId, patients, read);
    const decisions = await readDecisions(tx, organizationId, ids);
    const candidates = new Map<string, Candidate>();
    for (const patient of patients) {
      const around = await lookAround(tx, organizationId, patient, read);
      const scorer = createScorer(active.model, around.sharing);
      for (const other of around.patients) {
        const pair = pairOf(patient.id, other.id);
        const candidate = candidates.has(pair)
          ? null
          : describe(patient, other, scorer, active.model, decisions.get(pair));
        if (candidate) candidates.set(pair, candidate);
      }
    }
    // Whoever stood beside them may stand alone now.
    const former = await tx<{ patient_id: string }[]>`
      select patient_id from public.duplicate_members
      where cluster_id in (select cluster_id from public.duplicate_members where patient_id = any (${ids}::uuid[]))`;
    await writeCandidates(tx, organizationId, active.version, [...candidates.values()], ids);
    await regroup(tx, organizationId, [...new Set([...ids, ...former.map(({ patient_id }) => patient_id)])]);
    await tx`delete from private.match_queue where patient_id = any (${ids}::uuid[])`;
    return ids.length;
  });
}
