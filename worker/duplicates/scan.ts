import type { Sql } from "postgres";
import { matchAll } from "../../lib/duplicates/matching/match.ts";
import { thresholds } from "../../lib/duplicates/matching/decide.ts";
import { nameReader } from "../../lib/duplicates/matching/names.ts";
import { sharingAmong } from "../../lib/duplicates/matching/population.ts";
import { createScorer } from "../../lib/duplicates/matching/score.ts";
import { train } from "../../lib/duplicates/matching/train.ts";
import { type Candidate, describe, pairOf, readDecisions, writeCandidates } from "./candidates.ts";
import { regroup } from "./clusters.ts";
import { activate, readActive } from "./models.ts";
import { readEverybody, writeKeys } from "./people.ts";

export type ScanReport = {
  patients: number;
  compared: number;
  skippedBlocks: number;
  candidates: number;
  clusters: number;
  model: number;
};

const LEAST_BITS = Math.log2(thresholds.possible / (1 - thresholds.possible));

/**
 * Looks at everybody. The shipped weights meet a population for the first time here: what is frequent and what is accident in it is
 * counted then, once, and kept as version 1, so that a score means the same tomorrow.
 */
export async function scanEverybody(sql: Sql, organizationId: string, isTraining = false): Promise<ScanReport> {
  const [clock] = await sql<{ now: string }[]>`select clock_timestamp()::text as now`;
  const read = nameReader();
  const patients = await readEverybody(sql, organizationId, read);
  const people = patients.map(({ comparable }) => comparable);
  const known = await readActive(sql, organizationId);
  const isNew = known === null || isTraining;
  const trained = isNew ? train(people, isTraining) : null;
  const found = matchAll(people, trained?.model ?? known?.model ?? train(people, false).model, LEAST_BITS);
  const model = isNew ? found.model : known.model;

  return sql.begin(async (tx) => {
    const origin = isTraining ? "trained" : "shipped";
    const active = isNew
      ? await activate(tx, organizationId, origin, model, { learnt: trained?.learnt.join(" ") ?? "" })
      : known;
    const decisions = await readDecisions(tx, organizationId, null);
    const scorer = createScorer(model, sharingAmong(people.map(({ fields }) => fields)));
    const candidates = found.pairs.flatMap(({ first, second }): Candidate[] => {
      const [one, other] = [patients[first], patients[second]];
      const candidate = one && other && describe(one, other, scorer, model, decisions.get(pairOf(one.id, other.id)));
      return candidate ? [candidate] : [];
    });
    await writeKeys(tx, organizationId, patients, read);
    await tx`
      delete from private.match_keys k using public.patients p
      where k.organization_id = ${organizationId} and p.id = k.patient_id and p.merged_into_id is not null`;
    await writeCandidates(tx, organizationId, active.version, candidates, null);
    const clusters = await regroup(tx, organizationId, null);
    await tx`delete from private.match_queue where organization_id = ${organizationId} and since < ${clock?.now ?? null}::timestamptz`;
    const { compared, skippedBlocks } = found;
    return {
      patients: patients.length,
      compared,
      skippedBlocks,
      candidates: candidates.length,
      clusters,
      model: active.version,
    };
  });
}
