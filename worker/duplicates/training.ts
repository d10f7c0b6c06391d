import type { Sql } from "postgres";
import type { Band } from "../../lib/duplicates/matching/decide.ts";
import { matchAll } from "../../lib/duplicates/matching/match.ts";
import { nameReader } from "../../lib/duplicates/matching/names.ts";
import { ENOUGH_PEOPLE, train } from "../../lib/duplicates/matching/train.ts";
import { readDecisions } from "./candidates.ts";
import { propose } from "./models.ts";
import { readEverybody } from "./people.ts";
import { describeAll, LEAST_BITS, type Say, silent } from "./scan.ts";

type Bands = Record<Band, number>;
export type TrainingReport =
  | { patients: number; needed: number }
  | { patients: number; version: number; learnt: string[]; before: Bands; after: Bands };

function countBands(bands: { band: Band; count?: number }[]): Bands {
  const counts: Bands = { certain: 0, likely: 0, possible: 0 };
  for (const { band, count = 1 } of bands) counts[band] += count;
  return counts;
}

/** Learns new weights from everybody and says what they would change. Nothing uses them until an administrator wants it so. */
export async function trainWeights(sql: Sql, organizationId: string, say: Say = silent): Promise<TrainingReport> {
  await say("reading", 0);
  const patients = await readEverybody(sql, organizationId, nameReader());
  if (patients.length < ENOUGH_PEOPLE) return { patients: patients.length, needed: ENOUGH_PEOPLE };
  await say("comparing", patients.length);
  const people = patients.map(({ comparable }) => comparable);
  const { model, learnt } = train(people);
  const matched = matchAll(people, model, LEAST_BITS);
  await say("writing", patients.length);
  const decisions = await sql.begin((tx) => readDecisions(tx, organizationId, null));
  const before = countBands(
    await sql<{ band: Band; count: number }[]>`
      select band, count(*)::int from public.duplicate_candidates where organization_id = ${organizationId} group by band`,
  );
  const after = countBands(describeAll({ patients, matched }, decisions));
  const version = await propose(sql, organizationId, matched.model, { learnt, before, after });
  return { patients: patients.length, version, learnt, before, after };
}
