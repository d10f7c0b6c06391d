import type { Mapping } from "../../lib/migration/mapping.ts";
import type { Check } from "./preflight.ts";

/** Tables of the source with their columns and types. */
export type SourceColumns = Map<string, Map<string, string>>;

const families: Record<string, RegExp> = {
  bigint: /^(smallint|integer|bigint)$/,
  int: /^(smallint|integer|bigint)$/,
  numeric: /^(smallint|integer|bigint|numeric|real|double precision)$/,
  boolean: /^boolean$/,
  date: /^date$/,
  timestamptz: /^timestamp (with|without) time zone$/,
  text: /./,
};

export function tablesOf({ source, facts = {} }: Mapping): string[] {
  const texts = [
    source.from ?? "",
    source.where ?? "",
    ...Object.values(source.columns).map((column) => (typeof column === "string" ? "" : column.sql)),
    ...Object.values(facts).map(({ sql }) => sql),
  ];
  return [
    ...new Set([source.table, ...texts.flatMap((text) => [...text.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ""))]),
  ];
}

function checkColumns(mapping: Mapping, columns: Map<string, string>): Check[] {
  const { table, from } = mapping.source;
  // Elsewhere `s` is something that the mapping puts together; the columns it takes from tables are in its SQL.
  if (from !== undefined && !from.startsWith(`@${table} s`)) return [];
  return Object.entries(mapping.source.columns).flatMap(([name, wanted]): Check[] => {
    if (typeof wanted !== "string") return [];
    const found = columns.get(name);
    const place = `${table}.${name}`;
    if (!found)
      return [
        { severity: "blocker", code: "schema_missing_column", place, detail: `${mapping.title} need this column.` },
      ];
    if (families[wanted]?.test(found)) {
      return found === "timestamp without time zone"
        ? [{ severity: "warning", code: "naive_time", place, detail: "Has no time zone. It is read as UTC." }]
        : [];
    }
    return [
      { severity: "blocker", code: "schema_other_type", place, detail: `Is ${found}; the mapping expects ${wanted}.` },
    ];
  });
}

/** Columns that nobody reads and nobody has given a reason for: a whole column was lost that way before. */
function checkCoverage(mappings: readonly Mapping[], columns: SourceColumns): Check[] {
  return [...columns].flatMap(([table, names]): Check[] => {
    const readers = mappings.filter(({ source }) => source.table === table);
    if (readers.length === 0) return [];
    const texts = JSON.stringify(mappings);
    const left = [...names.keys()].filter(
      (name) =>
        !readers.some(({ source, ignores = {} }) => name in source.columns || name in ignores) &&
        !new RegExp(`\\b${name}\\b`).test(texts),
    );
    if (left.length === 0) return [];
    return [
      {
        severity: "warning",
        code: "column_not_mapped",
        place: table,
        detail: `No mapping reads ${left.join(", ")}, and none says why.`,
      },
    ];
  });
}

export function checkStructure(columns: SourceColumns, mappings: readonly Mapping[]): Check[] {
  const missing = [...new Set(mappings.flatMap(tablesOf))].filter((table) => !columns.has(table));
  return [
    ...missing.map((table): Check => ({
      severity: "blocker",
      code: "schema_missing_table",
      place: table,
      detail: "The source does not have this table, or does not show it to this login.",
    })),
    ...mappings.flatMap((mapping) => {
      const found = columns.get(mapping.source.table);
      return found ? checkColumns(mapping, found) : [];
    }),
    ...checkCoverage(mappings, columns),
  ];
}
