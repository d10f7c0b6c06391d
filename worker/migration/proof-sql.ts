import type { Mapping } from "../../lib/migration/mapping.ts";
import { firstOf } from "./compile.ts";
import { columnsOfJoins, editsOf, factsOf, joinsOf, landing } from "./lookups.ts";
import { quoteText } from "./target.ts";
import { verdictsOf } from "./verdicts.ts";
import { targetIdOf, valuesOf } from "./writes.ts";

/** What a batch proves; everything that does not add up by itself is text. */
export type ProofBatch = {
  read: number;
  expected: number;
  found: number;
  edited: number;
  differing: string[];
  source_sum: string;
  target_sum: string;
  /** Column to: filled there, filled here, smallest there and here, largest there and here. */
  columns: Record<string, [number, number, string | null, string | null, string | null, string | null]>;
  /** Column and month to: in the console, not loaded. */
  sums: Record<string, [string, string]>;
};

const MOST_IDS = 100;
const sumOfHashes = (text: string) => `coalesce(sum(('x' || substr(md5(${text}), 1, 12))::bit(48)::bigint), 0)::text`;

/**
 * Judges a batch of the source once more, as if nothing were known of it, and compares what should stand in the console with what does.
 * Rows that somebody has edited here since are counted apart. $1 rows, $2 organization, $3 facts.
 */
export function compileProof(mapping: Mapping, types: ReadonlyMap<string, string>): string {
  const { entity, table, sums = {} } = mapping;
  const values = valuesOf(mapping, new Set(types.keys()));
  const names = Object.keys(values);
  const built = Object.entries(values).map(([name, sql]) => `(${sql})::${types.get(name) ?? "text"} as "${name}"`);
  const list = (prefix: string) => names.map((name) => `${prefix}."${name}"`).join(", ");
  const columns = names.map((name) => {
    const [there, here] = [`e."${name}"`, `a."${name}"`];
    return `${quoteText(name)}, jsonb_build_array(count(${there}), count(${here}), min(${there}::text collate "C"), min(${here}::text collate "C"),
        max(${there}::text collate "C"), max(${here}::text collate "C"))`;
  });
  // A statement takes a hundred arguments; a table may have more columns.
  const halves = [columns.slice(0, 40), columns.slice(40)].filter((half) => half.length > 0);
  const monthly = Object.entries(sums).map(
    ([name, { column, at }]) => `
    select ${quoteText(`${column} `)} || coalesce(to_char(j."${at}" at time zone 'UTC', 'YYYY-MM'), 'no date') as key,
      coalesce(sum(a."${name}"), 0)::text as here, coalesce(sum(round(nullif(j."${column}", 'NaN'), 2)) filter (where a.id is null), 0)::text as left_out
    from judged j left join actual a on a.id = j.was_target group by 1`,
  );
  return `with given as materialized (select $3::text::jsonb as facts, $2::uuid as organization_id),
  ${factsOf(mapping)}
  landed as materialized (select s.* from ${landing(mapping)}),
  compared as materialized (
    select l.*, k.outcome as was_outcome, k.target_id as was_target, k.written_at as was_written_at
    from landed l left join migration.source_rows k on k.entity = ${quoteText(entity)} and k.legacy_id = l.id
  ),
  ${editsOf(mapping, "compared")}
  looked as materialized (
    select f.*${columnsOfJoins(mapping)}, coalesce(ed.at > f.was_written_at, false) or f.was_outcome = 'conflict' as is_edited
    from compared f left join edited ed on ed.record_id = f.was_target::text
    ${joinsOf(mapping, "migration.source_rows")}
  ),
  judged as materialized (
    select v.*, v.verdict is null as is_loaded from (select r.*, ${firstOf(verdictsOf(mapping))} as verdict from looked r) v
  ),
  expected as materialized (
    select r.id as legacy_key, ${targetIdOf(mapping, "r")} as target_id, ${built.join(", ")} from judged r where r.is_loaded and not r.is_edited
  ),
  actual as materialized (
    select t.* from public."${table}" t join judged j on j.was_target = t.id
  ),
  paired as materialized (
    select e.legacy_key, row(${list("e")})::text as there, case when a.id is not null then row(${list("a")})::text end as here
    from expected e left join actual a on a.id = e.target_id
  )
  select (select count(*) from landed)::int as read, (select count(*) from expected)::int as expected, (select count(here) from paired)::int as found,
    (select count(*) from judged where is_edited)::int as edited,
    array(select legacy_key::text from paired where there is distinct from here order by legacy_key limit ${MOST_IDS}) as differing,
    (select ${sumOfHashes("there")} from paired) as source_sum, (select ${sumOfHashes("here")} from paired where here is not null) as target_sum,
    (select ${halves.map((half) => `jsonb_build_object(${half.join(",\n      ")})`).join(" || ")}
      from expected e left join actual a on a.id = e.target_id) as columns,
    ${monthly.length > 0 ? `(select coalesce(jsonb_object_agg(m.key, jsonb_build_array(m.here, m.left_out)), '{}') from (${monthly.join(" union all ")}) m)` : "'{}'::jsonb"} as sums`;
}
