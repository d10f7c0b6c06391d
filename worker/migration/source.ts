import postgres, { type Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { quoteName } from "./target.ts";

export type Source = {
  /** Host, database and schema; never the password. */
  name: string;
  schema: string;
  /** Whether the whole run sees one moment of the source. */
  hasSnapshot: boolean;
  read: <T extends object>(text: string, parameters?: (string | number)[]) => Promise<T[]>;
  /** Asks something that may fail, and answers with the words of the failure. */
  probe: (text: string) => Promise<string | null>;
  /** Writes `@table` with the schema of the source. */
  resolve: (text: string) => string;
  close: () => Promise<void>;
};

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The embedded engine has one session for everybody: a transaction held open would stop the whole house. */
async function isShared(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ version: string }[]>`select version() as version`;
  return /wasm|emscripten|emcc/i.test(row?.version ?? "");
}

/** Host, database and schema. */
export function nameOfSource(url: string, schema: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ""}${pathname}, schema ${schema}`;
}

/** Opens a database for reading only: every question is asked inside a read-only transaction, one for the whole run where that is possible. */
export async function openSource(url: string, schema = "public"): Promise<Source> {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => undefined });
  const resolve = (text: string) =>
    text.replace(/@(\w+)/g, (_, table: string) => `${quoteName(schema)}.${quoteName(table)}`);
  const name = nameOfSource(url, schema);
  try {
    if (await isShared(sql)) {
      return {
        name,
        schema,
        hasSnapshot: false,
        read: <T extends object>(text: string, parameters: (string | number)[] = []) =>
          sql.begin("read only", (tx) => tx.unsafe<T[]>(resolve(text), parameters)) as Promise<T[]>,
        probe: (text) =>
          sql
            .begin("read only", (tx) => tx.unsafe(resolve(text)))
            .then(
              () => null,
              (error: unknown) => wordsOf(error),
            ),
        resolve,
        close: () => sql.end(),
      };
    }
    const connection = await sql.reserve();
    await connection.unsafe("begin isolation level repeatable read read only");
    return {
      name,
      schema,
      hasSnapshot: true,
      read: <T extends object>(text: string, parameters: (string | number)[] = []) =>
        connection.unsafe<T[]>(resolve(text), parameters),
      probe: async (text) => {
        await connection.unsafe("savepoint probe");
        try {
          await connection.unsafe(resolve(text));
          return null;
        } catch (error) {
          return wordsOf(error);
        } finally {
          await connection.unsafe("rollback to savepoint probe");
        }
      },
      resolve,
      close: async () => {
        await connection.unsafe("rollback").catch(() => undefined);
        connection.release();
        await sql.end();
      },
    };
  } catch (error) {
    await sql.end();
    throw error;
  }
}

/** What is selected for a mapping, without order and limit. */
export function selectOf({ source }: Mapping): string {
  const columns = Object.entries(source.columns).map(([name, column]) =>
    typeof column === "string" ? `s.${quoteName(name)}` : `${column.sql} as ${quoteName(name)}`,
  );
  return `select ${columns.join(", ")} from ${source.from ?? `@${source.table} s`}${source.where ? ` where (${source.where})` : ""}`;
}

/** Keys are text here: a bigint does not fit into a number. */
export type Piece = { data: string; rows: number; lastKey: string };

/** The next rows behind a key, or of a few that are named, as one text that nobody here parses. */
export async function readPiece(
  source: Source,
  mapping: Mapping,
  after: string,
  size: number,
  only?: string[],
): Promise<Piece> {
  const [row] = await source.read<{ data: string; rows: number; last_key: string | null }>(
    `select coalesce(json_agg(q), '[]')::text as data, count(*)::int as rows, max(q.id)::text as last_key
     from (select * from (${selectOf(mapping)}) all_rows where id > $1::bigint ${only ? "and id = any ($3::bigint[])" : ""} order by id limit $2::int) q`,
    only ? [after, size, `{${only.join(",")}}`] : [after, size],
  );
  if (!row) throw new Error("The source gave no answer.");
  return { data: row.data, rows: row.rows, lastKey: row.last_key ?? after };
}

export async function countRows(source: Source, mapping: Mapping): Promise<number> {
  const [row] = await source.read<{ rows: string }>(`select count(*) as rows from (${selectOf(mapping)}) q`);
  return Number(row?.rows ?? 0);
}

export async function readFacts(source: Source, { facts = {} }: Mapping): Promise<string> {
  const answers: Record<string, unknown> = {};
  for (const [name, { sql }] of Object.entries(facts)) {
    const [row] = await source.read<{ data: unknown }>(`select coalesce(json_agg(q), '[]') as data from (${sql}) q`);
    answers[name] = row?.data ?? [];
  }
  return JSON.stringify(answers);
}
