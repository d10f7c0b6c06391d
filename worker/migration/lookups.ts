import type { Mapping } from "../../lib/migration/mapping.ts";
import { quoteText } from "./target.ts";

/** The sets that were asked of the source when the entity began, as tables of the statement. */
export function factsOf({ facts = {} }: Mapping): string {
  return Object.entries(facts)
    .map(([name, { columns }]) => {
      const definitions = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
      return `fact_${name} as materialized (
    select * from jsonb_to_recordset((select facts from given) -> ${quoteText(name)}) as t(${definitions.join(", ")})
  ),`;
    })
    .join("\n  ");
}

/** The columns of a row as it is read, with the types that the mapping names. */
export const columnsOfRows = ({ source }: Mapping) =>
  [
    ...Object.entries(source.columns).map(
      ([name, column]) => `"${name}" ${typeof column === "string" ? column : column.type}`,
    ),
    "row_hash uuid",
  ].join(", ");

/** The rows of a batch, `s`, out of the text that came with it. */
export const landing = (mapping: Mapping) => `json_to_recordset($1::text::json) as s(${columnsOfRows(mapping)})`;

/** When somebody else last wrote the row that a row of the source has become. */
export function editsOf({ table }: Mapping, rows: string): string {
  return `edited as materialized (
    select a.record_id, max(a.at) as at from audit.log a
    where a.table_name = ${quoteText(table)} and a.at > (select min(was_written_at) from ${rows} where was_target is not null)
      and a.record_id = any (array(select was_target::text from ${rows} where was_target is not null)) group by 1
  ),`;
}

type Reach = { after: string; end: string };

/**
 * Joins from a fresh row `f` to its parents, its codes and what the mapping adds. `reach` says between which keys the rows lie: a parent of
 * the same key lies there too, and the others need not be gone through.
 */
export function joinsOf({ parents = {}, codes = {}, joins = [] }: Mapping, known: string, reach?: Reach): string {
  const within = (alias: string, column: string) =>
    reach && column === "id"
      ? ` and p_${alias}.legacy_id > ${reach.after} and p_${alias}.legacy_id <= ${reach.end}`
      : "";
  const toParents = Object.entries(parents)
    .filter(([, { sameAs }]) => !sameAs)
    .map(
      ([alias, { entity, column }]) =>
        `left join ${known} p_${alias} on p_${alias}.entity = ${quoteText(entity)} and p_${alias}.legacy_id = f."${column}"${within(alias, column)}`,
    );
  const toCodes = Object.entries(codes).map(
    ([alias, { map, column }]) =>
      `left join migration.code_maps c_${alias} on c_${alias}.map = ${quoteText(map)} and c_${alias}.code = coalesce(f."${column}"::text, '')`,
  );
  return [...toParents, ...toCodes, ...joins].join("\n    ");
}

/** What these joins add to the row: a parent's new id, a code's meaning, the mapping's own. A row in conflict is still a parent. */
export function columnsOfJoins({ parents = {}, codes = {}, carries = {} }: Mapping): string {
  const columns = [
    ...Object.entries(parents).flatMap(([alias, { column, sameAs }]) => {
      const found = `p_${sameAs ?? alias}`;
      const named = sameAs ? `f."${column}" is not null` : "true";
      return [
        `case when ${named} and ${found}.outcome in ('loaded', 'conflict') then ${found}.target_id end as "${alias}"`,
        `case when ${named} then ${found}.outcome end as "${alias}_outcome"`,
      ];
    }),
    ...Object.keys(codes).flatMap((alias) => [
      `c_${alias}.target as "${alias}"`,
      `c_${alias}.code as "${alias}_known"`,
    ]),
    ...Object.entries(carries).map(([name, sql]) => `${sql} as "${name}"`),
  ];
  return columns.map((column) => `,\n      ${column}`).join("");
}

/** A row is judged again when one of its parents was written after it: its practice may have moved, or a lost parent has come. */
export function movedParentsOf({ parents = {} }: Mapping, known: string): string {
  const moved = Object.values(parents).map(
    ({ entity, column }) =>
      `select c.id from compared c join ${known} p on p.entity = ${quoteText(entity)} and p.legacy_id = c."${column}" where p.written_at > c.was_written_at`,
  );
  return moved.join("\n    union ") || "select null::bigint as id where false";
}
