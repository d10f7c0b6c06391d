import type { Sql } from "postgres";
import type { Code, Mapping } from "../../lib/migration/mapping.ts";
import { countRows, selectOf, type Source } from "./source.ts";
import { checkStructure, tablesOf, type SourceColumns } from "./structure.ts";

export type Check = {
  severity: "blocker" | "warning" | "information";
  code: string;
  place: string;
  detail: string;
  rows?: number;
};

async function readColumns(source: Source): Promise<SourceColumns> {
  const rows = await source.read<{ name: string; column: string; type: string }>(
    `select c.relname as name, a.attname as column, format_type(a.atttypid, null) as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and has_table_privilege(c.oid, 'select') and a.attnum > 0 and not a.attisdropped`,
    [source.schema],
  );
  const tables: SourceColumns = new Map();
  for (const { name, column, type } of rows) {
    tables.set(name, (tables.get(name) ?? new Map<string, string>()).set(column, type));
  }
  return tables;
}

/** The questions of the mappings themselves, which join more than their own table. */
async function checkQuestions(source: Source, mappings: readonly Mapping[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const mapping of mappings) {
    const questions = [selectOf(mapping), ...Object.values(mapping.facts ?? {}).map(({ sql }) => sql)];
    for (const question of questions) {
      const problem = await source.probe(`select * from (${question}) q limit 0`);
      if (problem)
        checks.push({
          severity: "blocker",
          code: "schema_missing_column",
          place: mapping.source.table,
          detail: `${mapping.title} cannot be read: ${problem}.`,
        });
    }
  }
  return checks;
}

/** How many rows of an entity carry a code. */
export type CodeUse = { map: string; code: string; entity: string; rows: number };

async function countCodes(source: Source, mapping: Mapping, { map, column }: Code): Promise<CodeUse[]> {
  const values = await source.read<{ value: string; rows: string }>(
    `select coalesce("${column}"::text, '') as value, count(*) as rows from (${selectOf(mapping)}) q group by 1 order by 1`,
  );
  return values.map(({ value, rows }) => ({ map, code: value, entity: mapping.entity, rows: Number(rows) }));
}

function checkCodes(mapping: Mapping, code: Code, uses: CodeUse[], known: ReadonlySet<string>): Check[] {
  return uses
    .filter((use) => !known.has(`${use.map} ${use.code}`))
    .map((use) => ({
      severity: code.required ? "blocker" : "warning",
      code: "unmapped_code",
      place: `${mapping.source.table}.${code.column}`,
      detail: `${use.code === "" ? "An empty code" : `The code ${use.code}`} has no meaning in the map ${code.map}. Its rows ${code.required ? "would wait in the inbox" : "would be loaded without it"}.`,
      rows: use.rows,
    }));
}

/** Words that were taken away after somebody gave them to a code. With keys at rest such a row would be loaded, and mean nothing. */
async function checkMeanings(sql: Sql): Promise<Check[]> {
  const vocabularies = await sql<{ map: string; table: string }[]>`
    select map, words_table as table from migration.vocabularies where words_table is not null order by map`;
  const checks: Check[] = [];
  for (const { map, table } of vocabularies) {
    const lost = await sql<{ code: string; target: string }[]>`
      select code, target from migration.code_maps c
      where map = ${map} and target is not null and not exists (select from ${sql(`public.${table}`)} w where w.key = c.target) order by code`;
    for (const { code, target } of lost)
      checks.push({
        severity: "blocker",
        code: "unknown_meaning",
        place: map,
        detail: `The code ${code} means "${target}", which is no word of the console any more. Give it another meaning.`,
      });
  }
  return checks;
}

async function checkContentTypes(source: Source): Promise<Check[]> {
  const found = await source.read<{ name: string; rows: string }>(
    `select app_label || '.' || model as name, count(*) as rows from @django_content_type group by 1`,
  );
  const counts = new Map(found.map(({ name, rows }) => [name, Number(rows)]));
  return ["dispatch.patient", "auth.user"]
    .filter((name) => counts.get(name) !== 1)
    .map((name) => ({
      severity: "blocker",
      code: "content_type",
      place: "django_content_type",
      detail: `${name} is registered ${counts.get(name) ?? 0} times. Without exactly one, nobody knows whom a message is about.`,
    }));
}

async function checkParents(source: Source, mapping: Mapping, byEntity: Map<string, Mapping>): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { entity, column, required, isQuiet } of Object.values(mapping.parents ?? {})) {
    const parent = byEntity.get(entity);
    if (!parent || isQuiet || mapping.isDerived) continue;
    const [row] = await source.read<{ rows: string }>(
      `select count(*) as rows from (${selectOf(mapping)}) q
       where q."${column}" is not null and not exists (select from (${selectOf(parent)}) p where p.id = q."${column}")`,
    );
    const rows = Number(row?.rows ?? 0);
    if (rows > 0) {
      const fate = required ? "would wait in the inbox" : "would be loaded without it";
      checks.push({
        severity: "warning",
        code: "orphan_parent_missing",
        place: `${mapping.source.table}.${column}`,
        detail: `Points to ${parent.title.toLowerCase()} that the source does not have. These rows ${fate}.`,
        rows,
      });
    }
  }
  return checks;
}

export type Findings = { checks: Check[]; uses: CodeUse[] };

/** Reads what a run would meet, and changes nothing. Blockers stop a run unless somebody accepts them by their code. */
export async function preflight(sql: Sql, source: Source, mappings: readonly Mapping[]): Promise<Findings> {
  const columns = await readColumns(source);
  const structure = checkStructure(columns, mappings);
  // What is asked below needs the tables: a source of another shape is reported, not stumbled over.
  if (structure.some(({ severity }) => severity === "blocker")) return { checks: structure, uses: [] };
  const unreadable = await checkQuestions(source, mappings);
  if (unreadable.length > 0) return { checks: [...structure, ...unreadable], uses: [] };

  const checks = [...structure];
  const uses: CodeUse[] = [];
  const [server] = await source.read<{ encoding: string; version: string }>(
    "select current_setting('server_encoding') as encoding, current_setting('server_version') as version",
  );
  checks.push({
    severity: server?.encoding === "UTF8" ? "information" : "warning",
    code: "encoding",
    place: source.name,
    detail: `PostgreSQL ${server?.version ?? "?"}, encoding ${server?.encoding ?? "?"}. ${source.hasSnapshot ? "The whole run sees one moment." : "Every batch sees its own moment: this engine has one session for everybody."}`,
  });
  checks.push(...(await checkContentTypes(source)), ...(await checkMeanings(sql)));

  const codes = await sql<{ map: string; code: string }[]>`select map, code from migration.code_maps`;
  const known = new Set(codes.map(({ map, code }) => `${map} ${code}`));
  const byEntity = new Map(mappings.map((mapping) => [mapping.entity, mapping]));
  for (const mapping of mappings) {
    checks.push({
      severity: "information",
      code: "rows",
      place: mapping.source.table,
      detail: mapping.title,
      rows: await countRows(source, mapping),
    });
    for (const code of Object.values(mapping.codes ?? {})) {
      const found = await countCodes(source, mapping, code);
      uses.push(...found);
      if (!code.isQuiet) checks.push(...checkCodes(mapping, code, found, known));
    }
    checks.push(...(await checkParents(source, mapping, byEntity)));
  }
  const taken = new Set(mappings.flatMap(tablesOf));
  for (const table of [...columns.keys()].filter((name) => !taken.has(name) && /^\w+$/.test(name)).sort()) {
    const [row] = await source.read<{ rows: string }>(`select count(*) as rows from @${table}`);
    checks.push({
      severity: "information",
      code: "not_taken_over",
      place: table,
      detail: "No mapping reads this table.",
      rows: Number(row?.rows ?? 0),
    });
  }
  return { checks, uses };
}
