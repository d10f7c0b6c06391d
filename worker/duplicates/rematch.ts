import { pairOf } from "../../lib/duplicates/matching/cluster.ts";
import type { Sql, TransactionSql } from "postgres";
import { prepare } from "../../lib/duplicates/matching/compare.ts";
import { keysOf, ownKeysOf } from "../../lib/duplicates/matching/keys.ts";
import { type Name, nameReader } from "../../lib/duplicates/matching/names.ts";
import { BLOCK_LIMIT, MANY_PEOPLE } from "../../lib/duplicates/matching/pairs.ts";
import type { MatchFields } from "../../lib/duplicates/matching/person.ts";
import { createScorer, type Sharing } from "../../lib/duplicates/matching/score.ts";
import { sharingAround } from "../../lib/duplicates/sharing-around.ts";
import { type Candidate, describe, readDecisions, writeCandidates } from "./candidates.ts";
import { regroup } from "./clusters.ts";
import { readActive } from "./models.ts";
import { type Patient, readPatients, writeKeys } from "./people.ts";

const AT_ONCE = 50;

type Neighbour = { patient_id: string; practice_id: string | null; fields: MatchFields; fingerprint: string };
type Around = { patients: Patient[]; sharing: Sharing };

/** Whoever shares a key with somebody. */
async function lookAround(
  tx: TransactionSql,
  organizationId: string,
  { id, comparable }: Patient,
  keys: number[],
  isLarge: boolean,
  read: (text: string) => Name,
): Promise<Around> {
  const [found] = await tx<{ crowded: number[]; neighbours: Neighbour[] }[]>`
    select n.crowded, (
      select coalesce(jsonb_agg(to_jsonb(m)), '[]') from (
        select patient_id, practice_id, fields, fingerprint from private.match_keys
        where patient_id = any (n.patient_ids) and patient_id <> ${id}
      ) m
    ) as neighbours
    from private.match_neighbours(${organizationId}, null, ${keys}::int[], ${BLOCK_LIMIT}, ${isLarge ? ownKeysOf(comparable.fields) : null}::int[]) n`;
  const neighbours = found?.neighbours ?? [];
  return {
    patients: neighbours.map(({ patient_id, practice_id, fields, fingerprint }) => ({
      id: patient_id,
      practiceId: practice_id,
      fingerprint,
      comparable: prepare(fields, read),
    })),
    sharing: sharingAround(
      comparable.fields,
      neighbours.map(({ fields }) => fields),
      new Set(found?.crowded),
      read,
    ),
  };
}

/** Looks again at those who changed. Returns how many it looked at; 0 when nobody waits, or when nobody has been looked at yet. */
export async function rematchChanged(sql: Sql, organizationId: string): Promise<number> {
  return sql.begin(async (tx) => {
    const active = await readActive(tx, organizationId);
    if (!active) return 0;
    // Whoever is changed again meanwhile waits for this transaction and is marked anew.
    const waiting = await tx<{ patient_id: string }[]>`
      delete from private.match_queue where patient_id = any (array(
        select patient_id from private.match_queue where organization_id = ${organizationId} order by since limit ${AT_ONCE} for update skip locked
      )) returning patient_id`;
    const ids = waiting.map(({ patient_id }) => patient_id);
    if (ids.length === 0) return 0;
    const read = nameReader();
    const patients = await readPatients(tx, ids, read);
    const living = new Set(patients.map(({ id }) => id));
    const gone = ids.filter((id) => !living.has(id));
    if (gone.length > 0) await tx`delete from private.match_keys where patient_id = any (${gone}::uuid[])`;
    const keys = patients.map(({ comparable }) => keysOf(comparable.fields, read));
    await writeKeys(tx, organizationId, patients, keys);
    const decisions = await readDecisions(tx, organizationId, ids);
    const isLarge = active.model.people > MANY_PEOPLE;
    const candidates = new Map<string, Candidate>();
    for (const [at, patient] of patients.entries()) {
      const around = await lookAround(tx, organizationId, patient, keys[at] ?? [], isLarge, read);
      const scorer = createScorer(active.model, around.sharing);
      for (const other of around.patients) {
        const pair = pairOf(patient.id, other.id);
        const candidate = candidates.has(pair)
          ? null
          : describe(patient, other, scorer, active.model, decisions.get(pair));
        if (candidate) candidates.set(pair, candidate);
      }
    }
    await writeCandidates(tx, organizationId, active.version, [...candidates.values()], ids);
    await regroup(tx, organizationId, ids);
    return ids.length;
  });
}
