import type { Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { type Counts, moveCheckpoint, NOTHING, type Place } from "./checkpoint.ts";
import { type Lease, underLease } from "./lease.ts";
import { parentsOf } from "./plan.ts";
import { asKey, hashedRows, type Source } from "./source.ts";

/** Neighbouring rows of the source, and the hash of their hashes. */
type Stretch = { lastKey: string; digest: string | null };
type Stretches = { next: () => Promise<Stretch | null>; close: () => Promise<void> };

/** Rows that one sum speaks of: where it differs, all of them are read. */
const ROWS = 8_192;
/** Where the engine has one session for everybody, a sum must not hold it for long. */
const FEW_ROWS = 2_000;

const summed = `max(id)::text as "lastKey", md5(string_agg(decode(row_hash, 'hex'), '' order by id)) as digest`;

/** One question for the whole entity, answered piece by piece, the next one ahead. */
async function sumByCursor(source: Source, mapping: Mapping, plan: string, from: string): Promise<Stretches> {
  await source.read(`declare stretch no scroll cursor for
    select ${summed} from (
      select id, row_hash, (row_number() over (order by id) - 1) / ${ROWS} as stretch from (${hashedRows(mapping, plan)}) q where id > ${asKey(from)}) r
    group by stretch order by stretch`);
  const fetch = () => {
    const rows = source.read<Stretch>("fetch forward 1 from stretch");
    // Whoever awaits it meets the failure; nobody may, when the writing has failed before.
    rows.catch(() => undefined);
    return rows;
  };
  let ahead = fetch();
  return {
    next: async () => {
      const [stretch = null] = await ahead;
      if (stretch) ahead = fetch();
      return stretch;
    },
    close: async () => {
      await ahead.catch(() => undefined);
      await source.read("close stretch");
    },
  };
}

function sumByKey(source: Source, mapping: Mapping, plan: string, from: string): Stretches {
  let after = from;
  return {
    next: async () => {
      const [stretch] = await source.read<Stretch>(
        `select ${summed} from (select id, row_hash from (${hashedRows(mapping, plan)}) q where id > $1::bigint order by id limit ${FEW_ROWS}) r
         having count(*) > 0`,
        [after],
      );
      if (stretch) after = stretch.lastKey;
      return stretch ?? null;
    },
    close: () => Promise.resolve(),
  };
}

export const openStretches = async (
  source: Source,
  mapping: Mapping,
  plan: string,
  from: string,
): Promise<Stretches> =>
  source.hasSnapshot ? sumByCursor(source, mapping, plan, from) : sumByKey(source, mapping, plan, from);

/**
 * Whether what became of a row can only have changed with the row itself: the run before this one has judged all of them behind all of
 * their parents and by the same facts, and no parent has changed since. Otherwise rows are judged that are what they were, because a
 * lost parent may have come.
 */
export async function isAtRest(sql: Sql, { runId, organizationId }: Lease, mapping: Mapping): Promise<boolean> {
  const { entity } = mapping;
  const parents = parentsOf(mapping);
  if (Object.values(mapping.parents ?? {}).some((parent) => parent.entity === entity)) return false;
  const [row] = await sql<{ rests: boolean }[]>`
    with before as (
      select r.id, r.mode from migration.runs r
      where r.organization_id = ${organizationId} and r.id <> ${runId} and r.started_at is not null and r.mode in ('full', 'delta', 'retry', 'rollback')
      order by r.created_at desc, r.id limit 1
    )
    select exists (
        select from before b
        join migration.run_entities e on e.run_id = b.id and e.entity = ${entity} and e.status = 'done'
        join migration.run_entities own on own.run_id = ${runId} and own.entity = ${entity} and own.facts_hash = e.facts_hash
        where b.mode in ('full', 'delta') and not exists (
          select from migration.run_entities p
          where p.run_id = b.id and p.entity = any (${parents}) and (p.status <> 'done' or p.finished_at > e.started_at)))
      and not exists (select from migration.source_rows k where k.entity = any (${parents}) and k.run_id = ${runId}) as rests`;
  return row?.rests ?? false;
}

/** What is known between two keys, and whether it is what the source has there. */
type Known = Pick<Counts, "read_rows" | "unchanged" | "rejected" | "skipped" | "merged"> & { isSame: boolean };

/** Moves the checkpoint behind a stretch in which every row is what it was and none is missing; otherwise nothing happens. */
export async function passOver(
  sql: Sql,
  lease: Lease,
  entity: string,
  place: Place & { reach: string },
  digest: string | null,
): Promise<Counts | null> {
  const begun = performance.now();
  return underLease(sql, lease, async (tx) => {
    const [known] = await tx<Known[]>`
      select count(*)::int as read_rows, (count(*) filter (where outcome in ('loaded', 'conflict')))::int as unchanged,
        (count(*) filter (where outcome = 'rejected'))::int as rejected, (count(*) filter (where outcome = 'skipped'))::int as skipped,
        (count(*) filter (where outcome = 'merged'))::int as merged,
        md5(string_agg(uuid_send(hash), '' order by legacy_id)) is not distinct from ${digest} as "isSame"
      from migration.source_rows
      where entity = ${entity} and legacy_id > ${place.after} and legacy_id <= ${place.reach} and missing_since is null`;
    if (!known?.isSame) return null;
    const { isSame: _, ...passed } = known;
    const counts = { ...NOTHING, ...passed };
    await moveCheckpoint(tx, lease, entity, place, counts, performance.now() - begun);
    return counts;
  });
}
