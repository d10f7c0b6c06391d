import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sql } from "postgres";
import { pairOf } from "../../lib/duplicates/matching/cluster.ts";
import { thresholds } from "../../lib/duplicates/matching/decide.ts";
import { keysOfAll, type Matched, matchInSteps } from "../../lib/duplicates/matching/match.ts";
import { nameReader } from "../../lib/duplicates/matching/names.ts";
import { sharingAmong } from "../../lib/duplicates/matching/population.ts";
import { createScorer } from "../../lib/duplicates/matching/score.ts";
import { train } from "../../lib/duplicates/matching/train.ts";
import { stopwatch } from "../../lib/duplicates/stopwatch.ts";
import { type Candidate, type Decision, describe, readDecisions, writeCandidates } from "./candidates.ts";
import { regroup } from "./clusters.ts";
import { activateShipped, isOutgrown, readActive } from "./models.ts";
import { type Patient, readEverybody, writeKeys } from "./people.ts";

export type ScanReport = {
  patients: number;
  compared: number;
  skippedBlocks: number;
  candidates: number;
  clusters: number;
  model: number;
  seconds: Record<string, number>;
};

/** Told before each long step, with the number of people it is about. */
export type Say = (step: "reading" | "comparing" | "writing", patients: number) => Promise<void>;
export const silent: Say = async () => undefined;

export const LEAST_BITS = Math.log2(thresholds.possible / (1 - thresholds.possible));

export type Found = { patients: Patient[]; matched: Matched };

export function describeAll({ patients, matched }: Found, decisions: Map<string, Decision>): Candidate[] {
  const scorer = createScorer(matched.model, sharingAmong(patients.map(({ comparable }) => comparable.fields)));
  return matched.pairs.flatMap(({ first, second }): Candidate[] => {
    const [one, other] = [patients[first], patients[second]];
    const candidate =
      one && other && describe(one, other, scorer, matched.model, decisions.get(pairOf(one.id, other.id)));
    return candidate ? [candidate] : [];
  });
}

/** The database works on what it was sent while this process compares. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/**
 * Looks at everybody. The shipped weights meet a population for the first time here: what is frequent and what is accident in it is
 * counted then and kept as a version, so that a score means the same tomorrow; and again when the lab has outgrown it.
 */
export async function scanEverybody(sql: Sql, organizationId: string, say: Say = silent): Promise<ScanReport> {
  // What is marked later, or by somebody who has not finished yet, stays marked.
  const marked = await sql<{ patient_id: string; since: string }[]>`
    select patient_id, since::text from private.match_queue where organization_id = ${organizationId}`;
  const { seconds, lap } = stopwatch();
  const read = nameReader();
  await say("reading", 0);
  const patients = await readEverybody(sql, organizationId, read);
  lap("read");
  const people = patients.map(({ comparable }) => comparable);
  const active = await readActive(sql, organizationId);
  const known = active && !isOutgrown(active, patients.length) ? active : null;
  await say("comparing", patients.length);
  const model = known?.model ?? train(people, false).model;
  lap("train");
  const keys = keysOfAll(people);
  lap("keys");
  await say("writing", patients.length);

  return sql.begin(async (tx) => {
    const steps = matchInSteps(people, keys, model, LEAST_BITS, lap);
    const [found] = await Promise.all([inTurns(steps), writeKeys(tx, organizationId, patients, keys)]);
    lap("write keys");
    const matched = known ? { ...found, model: known.model } : found;
    const version =
      known?.version ?? (await activateShipped(tx, organizationId, matched.model, active?.version ?? null));
    const candidates = describeAll({ patients, matched }, await readDecisions(tx, organizationId, null));
    lap("describe");
    await tx`
      delete from private.match_keys k using public.patients p
      where k.organization_id = ${organizationId} and p.id = k.patient_id and p.merged_into_id is not null`;
    await writeCandidates(tx, organizationId, version, candidates, null);
    lap("write candidates");
    const clusters = await regroup(tx, organizationId, null);
    lap("group");
    await tx`
      delete from private.match_queue q
      using unnest(${marked.map(({ patient_id }) => patient_id)}::uuid[], ${marked.map(({ since }) => since)}::text[]) s(patient_id, since)
      where q.patient_id = s.patient_id and q.since = s.since::timestamptz`;
    const { compared, skippedBlocks } = found;
    return {
      patients: patients.length,
      compared,
      skippedBlocks,
      candidates: candidates.length,
      clusters,
      model: version,
      seconds,
    };
  });
}
