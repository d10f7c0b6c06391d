import { domains, tenantTables } from "./domains.ts";

type Column = { table: string; name: string; type: string; isKey: boolean; isReference: boolean };
type Reference = { from: string; to: string; column: string; isOptional: boolean; isUnique: boolean };
type Table = { name: string; comment: string; isVocabulary: boolean };
type Query = <Row>(sql: string) => Promise<Row[]>;

const TABLES = `
  select c.relname as name, obj_description(c.oid) as comment, obj_description(c.oid) like 'Vocabulary%' as "isVocabulary"
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;

const COLUMNS = `
  select c.relname as "table", a.attname as name, replace(format_type(a.atttypid, null), ' ', '_') as type,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as "isKey",
    exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = f.conkey[1]) as "isReference"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`;

/** The first column of a foreign key says what it is; the second one only pins the tenant. */
const REFERENCES = `
  select f.conrelid::regclass::text as "from", f.confrelid::regclass::text as "to", a.attname as "column",
    not a.attnotnull as "isOptional",
    exists (
      select from pg_index i where i.indrelid = f.conrelid and i.indisunique and i.indpred is null and i.indkey::text = a.attnum::text
    ) as "isUnique"
  from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
  where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.confrelid::regclass::text not like 'auth.%'
  order by 1, 3, 2`;

const plain = (type: string) =>
  type.replace("timestamp_with_time_zone", "timestamptz").replace("extensions.", "").replace("[]", "_array");
const bare = (table: string) => table.replace(/^public\./, "");

function drawArrow({ from, to, column, isOptional, isUnique }: Reference): string {
  return `  ${bare(to)} ${isOptional ? "|o" : "||"}--${isUnique ? "o|" : "o{"} ${bare(from)} : ${column}`;
}

function drawTable(name: string, columns: Column[]): string {
  const lines = columns.map(({ name: column, type, isKey, isReference }) => {
    const marks = [isKey && "PK", isReference && "FK"].filter(Boolean).join(",");
    return `    ${plain(type)} ${column}${marks ? ` ${marks}` : ""}`;
  });
  return [`  ${name} {`, ...lines, "  }"].join("\n");
}

/** The schema as pictures, one per domain, from the catalogue of a migrated database. */
export async function drawEntities(query: Query): Promise<string> {
  const tables = await query<Table>(TABLES);
  const columns = await query<Column>(COLUMNS);
  const references = await query<Reference>(REFERENCES);
  const vocabularies = tables.filter(({ isVocabulary }) => isVocabulary);
  const words = new Set(vocabularies.map(({ name }) => name));

  const known = new Set([...domains.flatMap((domain) => domain.tables), ...words]);
  const homeless = tables.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (homeless.length > 0)
    throw new Error(`These tables have no domain in supabase/entities/domains.ts: ${homeless.join(", ")}`);

  const pictures = domains.map(({ title, tables: own }) => {
    const arrows = references.filter(
      ({ from, to }) =>
        own.includes(bare(from)) &&
        !words.has(bare(to)) &&
        !(tenantTables.includes(bare(to)) && !own.includes(bare(to))),
    );
    const boxes = own.map((name) =>
      drawTable(
        name,
        columns.filter(({ table }) => table === name),
      ),
    );
    return [`## ${title}`, "", "```mermaid", "erDiagram", ...arrows.map(drawArrow), ...boxes, "```", ""].join("\n");
  });
  const rows = vocabularies.map(({ name, comment }) => `| \`${name}\` | ${comment.replace("Vocabulary: ", "")} |`);
  return [
    "# Entities",
    "",
    "Drawn from the catalogue by `npm run db:diagram`; a test fails when this file is out of date. Arrows to vocabularies are left out,",
    "and so are those to `organizations` and `practices`, which every row has. What each table and column means is written in the",
    "migrations and, as comments, in the database.",
    "",
    ...pictures,
    "## Vocabularies",
    "",
    "| table | holds |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
