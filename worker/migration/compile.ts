import { createHash } from "node:crypto";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { columnsOfJoins, factsOf, joinsOf, landing } from "./lookups.ts";
import { nothingKnown, whatIsKnown } from "./memory.ts";
import { quoteText } from "./target.ts";
import { findingsOf, type Verdict, verdictsOf } from "./verdicts.ts";
import { auditing, comparing, inserting, recounting, targetIdOf, valuesOf, writing } from "./writes.ts";

/** The rows of a dry run live in a table of their own, and nothing is written into the target. */
export type Space = "real" | "trial";

export type Terms = {
  /** Columns of the table that can be written. */
  target: ReadonlySet<string>;
  space: Space;
  /** Triggers and foreign keys are at rest. */
  rests: boolean;
  /** Nothing is known of the rows, so there is nothing to compare them with. */
  isFirst: boolean;
  /** The table in which they have landed before, where they do not come as a text with the statement. */
  landed?: string;
};

export type CodeMeaning = { map: string; code: string; target: string | null };

/** Hash of everything that decides what a row becomes, apart from the row itself. */
export function hashOf(mapping: Mapping, codes: readonly CodeMeaning[]): string {
  // How an entity is called, what it leaves out, how it is written and how it is proven does not change what a row becomes.
  const { title: _, ignores: __, isBulk: ___, sums: ____, ...rules } = mapping;
  const used = new Set(Object.values(mapping.codes ?? {}).map(({ map }) => map));
  const meaning = codes.filter(({ map }) => used.has(map)).map(({ map, code, target }) => [map, code, target]);
  return createHash("sha256")
    .update(JSON.stringify([rules, meaning]))
    .digest("hex")
    .slice(0, 16);
}

export const firstOf = (verdicts: Verdict[]) =>
  verdicts.length === 0
    ? "null::int"
    : `case ${verdicts.map(({ when }, index) => `when ${when} then ${index + 1}`).join("\n      ")} end`;

const allOf = (verdicts: Verdict[]) =>
  `array_remove(array[${verdicts.map(({ when }, index) => `case when ${when} then ${index + 1} end`).join(",\n      ")}]::int[], null)`;

/** As a case, so that the planner does not take it for rare. */
const anyOf = (verdicts: Verdict[]) =>
  `case when ${verdicts.map(({ when }) => `(${when})`).join(" or ") || "false"} then true else false end`;

const pick = (verdicts: Verdict[], part: "kind" | "code" | "column", index: string) =>
  `(array[${verdicts.map((verdict) => quoteText(verdict[part])).join(", ")}]::text[])[${index}]`;

const rowsWhere = (condition: string) => `coalesce(sum(rows) filter (where ${condition}), 0)::int`;

/**
 * One statement for a batch: land, compare with what is known, look up parents and codes, judge, write, remember, put what was not
 * loaded into the inbox, and count. $1 rows, $2 organization, $3 run, $4 facts, $5 the key before the batch, $6 the key up to which
 * nothing else can be.
 *
 * A condition on a computed column counts as rare for the planner, which then joins row by row with row; is_loaded does not. A step that
 * one other reads is not stored; offset 0 keeps its values from being worked out again wherever they are named.
 */
export function compile(mapping: Mapping, { target, space, rests, isFirst, landed }: Terms): string {
  const { entity } = mapping;
  const known = space === "real" ? "migration.source_rows" : "migration.trial_rows";
  const verdicts = verdictsOf(mapping);
  const findings = findingsOf(mapping);
  const names = Object.keys(valuesOf(mapping, target));
  const columns = Object.entries(valuesOf(mapping, target))
    .map(([name, sql]) => `,\n      ${sql} as "${name}"`)
    .join("");
  const memory = isFirst ? nothingKnown(mapping, known) : whatIsKnown(mapping, known, space, target);
  const isTrial = String(space === "trial");
  // Then whatever is loaded is written, and need not be looked for among what was.
  const isInserted = isFirst && space === "real";
  const written =
    space === "trial"
      ? comparing(mapping, names)
      : isInserted
        ? inserting(mapping, names, rests)
        : writing(mapping, names, rests ? recounting(target, names) : "");

  return `with given as materialized (select $1::text as rows, $4::text::jsonb as facts, $5::bigint as after, $6::bigint as reach),
  ${factsOf(mapping)}
  landed as ${landed ? "not materialized" : "materialized"} (
    select * from ${landed ?? landing(mapping)}
  ),
  ${memory.before}
  looked as not materialized (
    select f.*${columnsOfJoins(mapping)},
      ${memory.isEdited} as is_edited
    from fresh f
    ${memory.joins}
    ${joinsOf(mapping, known, isFirst ? { after: "$5::bigint", end: "$6::bigint" } : undefined)}
    offset 0
  ),
  judged as materialized (
    select v.verdict is null as is_loaded, case when v.verdict is null then ${targetIdOf(mapping, "v")} end as new_id, v.* from (
      select case when r.is_edited then 0 else ${firstOf(verdicts)} end as verdict, r.* from looked r) v
  ),
  noted as (select r.id, unnest(${allOf(findings)}) as note from judged r where r.is_loaded and ${anyOf(findings)}),
  built as not materialized (
    select r.id as legacy_key, r.row_hash, r.was_hash, r.new_id as target_id${columns}
    from judged r where r.is_loaded offset 0
  ),
  ${written}
  outcomes as ${isInserted ? "not materialized" : "materialized"} (
    select j.id, j.row_hash, j.was_outcome, j.was_hash, j.was_missing, j.has_moved_parent, case when j.is_edited then 'conflict' when j.verdict is null then 'loaded' else ${pick(verdicts, "kind", "j.verdict")} end as outcome,
      coalesce(j.new_id, j.was_target) as target_id, ${isInserted ? "nullif(j.is_loaded, false) as is_new" : "w.is_new"}
    from judged j${isInserted ? "" : " left join written w on w.id = j.new_id"}
  ),
  found as materialized (
    select j.id, case when j.is_edited then 'conflict' else ${pick(verdicts, "kind", "j.verdict")} end as kind,
      case when j.is_edited then 'edited_since' else ${pick(verdicts, "code", "j.verdict")} end as code,
      case when j.is_edited then 'id' else ${pick(verdicts, "column", "j.verdict")} end as source_column
    from judged j where not j.is_loaded${mapping.isDerived ? " and j.is_edited" : ""}
    union all
    select n.id, 'finding', ${pick(findings, "code", "n.note")}, ${pick(findings, "column", "n.note")} from noted n
  ),
  reported as (
    insert into migration.rejects as x (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, is_trial, source_row)
    select $2::uuid, $3::uuid, $3::uuid, ${quoteText(entity)}, n.id, n.kind, n.code, n.source_column, ${isTrial},
      to_jsonb(l) - 'row_hash' from found n join landed l on l.id = n.id
    on conflict (entity, legacy_id, kind, code, source_column, is_trial) do update
      set status = case when x.status = 'gone' then 'open' else x.status end, source_row = excluded.source_row, run_id = excluded.run_id
    where x.status = 'gone' or x.source_row is distinct from excluded.source_row
    returning 1
  ),
  ${memory.after}
  counted as materialized (select outcome, is_new, count(*)::int as rows from outcomes group by 1, 2),
  ${rests && space === "real" ? auditing(mapping) : ""}
  counts as (
    select (select count(*) from landed)::int as read_rows,
      ${rowsWhere("is_new")} as inserted,
      ${rowsWhere("is_new is false")} as updated,
      ${isInserted ? "0" : `(select count(*) from landed)::int - (select count(*) from fresh)::int + ${rowsWhere("outcome = 'loaded' and is_new is null")}`} as unchanged,
      ${rowsWhere("outcome = 'rejected'")} as rejected,
      ${rowsWhere("outcome = 'skipped'")} as skipped,
      ${rowsWhere("outcome = 'merged'")} as merged,
      ${rowsWhere("outcome = 'conflict'")} as conflicts,
      (select count(*) from found where kind = 'finding')::int as findings,
      ${memory.missing} as missing
    from counted
  )
  select * from counts`;
}
