import postgres from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { isShared, quoteName, quoteText } from "./target.ts";

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
  /** Another connection that sees the same moment, where there is one to share. */
  fork: () => Promise<Source>;
  close: () => Promise<void>;
};

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Host, database and schema. */
export function nameOfSource(url: string, schema: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ""}${pathname}, schema ${schema}`;
}

/**
 * Opens a database for reading only: every question is asked inside a read-only transaction, one for the whole run where that is possible.
 * With the name of a snapshot it sees the moment of another connection.
 */
export async function openSource(url: string, schema = "public", snapshot?: string): Promise<Source> {
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
        fork: () => openSource(url, schema),
        close: () => sql.end(),
      };
    }
    const connection = await sql.reserve();
    await connection.unsafe("begin isolation level repeatable read read only");
    if (snapshot) await connection.unsafe(`set transaction snapshot ${quoteText(snapshot)}`);
    // A cursor here is read to its end: the plan that is best for all rows, not for the first ones.
    await connection.unsafe("set local cursor_tuple_fraction = 1");
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
      fork: async () => {
        const [row] = await connection.unsafe<{ name: string }[]>("select pg_export_snapshot() as name");
        return openSource(url, schema, row?.name);
      },
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
