import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Space } from "./compile.ts";
import { editsOf, movedParentsOf } from "./lookups.ts";
import { quoteText } from "./target.ts";

/** The parts of a batch that speak of earlier runs. */
type Memory = {
  /** From the rows that have landed to those that have to be looked at. */
  before: string;
  joins: string;
  isEdited: string;
  /** What is remembered of the rows, and what has become of entries and rows that are not there any more. */
  after: string;
  missing: string;
};

const newRows = (entity: string) => `
    select ${quoteText(entity)}, o.id, o.outcome, o.row_hash, o.target_id, $3::uuid, $3::uuid from outcomes o`;

/** In a first load every row is new: nothing to compare, to lock, to restore or to miss, and a third of the work. */
export function nothingKnown({ entity }: Mapping, known: string): Memory {
  return {
    before: `fresh as not materialized (
    select l.*, null::text as was_outcome, null::uuid as was_hash, null::uuid as was_target, null::timestamptz as was_written_at, false as was_missing, false as has_moved_parent
    from landed l
  ),`,
    joins: "",
    isEdited: "false",
    after: `remembered as (
    insert into ${known} (entity, legacy_id, outcome, hash, target_id, first_run_id, run_id)${newRows(entity)}
  ),`,
    missing: "0",
  };
}

/** Rows whose hash is what it was are left alone; what somebody has edited since is a conflict; what is missing is marked. */
export function whatIsKnown(mapping: Mapping, known: string, space: Space, target: ReadonlySet<string>): Memory {
  const { entity, table } = mapping;
  // Somebody may save between the moment that the statement sees and the moment when it writes: the locked row then has another version.
  const isLocked = space === "real" && target.has("row_version");
  const locking = isLocked
    ? `locked as materialized (select t.id, t.row_version from public."${table}" t join fresh f on f.was_target = t.id for update of t),`
    : "";
  const seeing = isLocked
    ? `left join public."${table}" seen on seen.id = f.was_target left join locked on locked.id = f.was_target`
    : "";
  return {
    before: `compared as materialized (
    select l.*, k.outcome as was_outcome, k.hash as was_hash, k.target_id as was_target, k.written_at as was_written_at, k.missing_since is not null as was_missing
    from landed l left join ${known} k on k.entity = ${quoteText(entity)} and k.legacy_id = l.id
  ),
  moved as (
    ${movedParentsOf(mapping, known)}
  ),
  fresh as materialized (
    select c.*, m.id is not null as has_moved_parent from compared c left join moved m on m.id = c.id
    where c.was_hash is distinct from c.row_hash or c.was_outcome not in ('loaded', 'conflict') or m.id is not null
  ),
  ${editsOf(mapping, "fresh")}
  ${locking}`,
    joins: `left join edited ed on ed.record_id = f.was_target::text
    ${seeing}`,
    isEdited: `coalesce(ed.at > f.was_written_at, false)${isLocked ? " or locked.row_version is distinct from seen.row_version" : ""}`,
    after: `remembered as (
    insert into ${known} as k (entity, legacy_id, outcome, hash, target_id, first_run_id, run_id)${newRows(entity)}
    where ((o.outcome, o.row_hash) is distinct from (o.was_outcome, o.was_hash) or o.has_moved_parent or o.was_missing) and not (o.outcome = 'conflict' and o.was_outcome = 'conflict')
    on conflict (entity, legacy_id) do update set outcome = excluded.outcome, hash = case when excluded.outcome = 'conflict' then k.hash else excluded.hash end,
      target_id = excluded.target_id, run_id = excluded.run_id, missing_since = null,
      first_run_id = case when k.target_id is null and excluded.target_id is not null then excluded.run_id else k.first_run_id end,
      written_at = case when excluded.outcome = 'loaded' then clock_timestamp() else k.written_at end
  ),
  settled as (
    update migration.rejects x set status = 'gone', decided_by = null, decided_at = null, run_id = $3::uuid
    from fresh f where x.entity = ${quoteText(entity)} and x.legacy_id = f.id and x.is_trial = ${String(space === "trial")} and x.status <> 'gone'
      and not exists (select from found n where n.id = f.id and n.kind = x.kind and n.code = x.code and n.source_column = x.source_column)
  ),
  returned as (
    update ${known} k set missing_since = null, run_id = $3::uuid from compared c
    where k.entity = ${quoteText(entity)} and k.legacy_id = c.id and k.missing_since is not null and not exists (select from fresh f where f.id = c.id)
  ),
  missed as (
    update ${known} k set missing_since = now(), run_id = $3::uuid
    where k.entity = ${quoteText(entity)} and k.legacy_id > $5::bigint and k.legacy_id <= $6::bigint and k.missing_since is null
      and not exists (select from landed l where l.id = k.legacy_id)
    returning 1
  ),`,
    missing: "(select count(*) from missed)::int",
  };
}
