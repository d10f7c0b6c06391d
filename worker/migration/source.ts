import type { Readable } from "node:stream";
import postgres, { type Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { closeNow, ConnectionCut, inTransaction } from "./connection.ts";
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
  /** Rows as the server writes them for COPY; whoever stops before the end closes the source. Only where there is a snapshot. */
  copy: (text: string) => Promise<Readable>;
  /** Writes `@table` with the schema of the source. */
  resolve: (text: string) => string;
  /** Another connection that sees the same moment, where there is one to share. */
  fork: () => Promise<Source>;
  close: () => Promise<void>;
};

/** A row is written with the same letters whatever the settings of the server are: its hash is compared with one of months ago. */
const SAME_LETTERS =
  "select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true), set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true)";

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Host, database and schema. */
export function nameOfSource(url: string, schema: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ""}${pathname}, schema ${schema}`;
}

async function share(ask: (text: string) => Promise<unknown>, snapshot: string): Promise<void> {
  try {
    await ask(`set transaction snapshot ${quoteText(snapshot)}`);
  } catch (cause) {
    // Its moment goes with the connection that had it.
    throw new ConnectionCut("The connection to the source whose moment the others see was cut.", { cause });
  }
}

/** The rows of a copy. It may fail before anybody could listen: with the first of them. */
function listenedTo(query: postgres.PendingQuery<postgres.Row[]>): Promise<Readable> {
  const opening = query as unknown as { resolve: (rows: Readable) => void };
  const { resolve } = opening;
  opening.resolve = (rows) => {
    // Whoever reads meets the failure; nobody may, when the writing has failed before.
    rows.on("error", () => undefined);
    resolve(rows);
  };
  return query.readable();
}

/**
 * Opens a database for reading only: every question is asked inside a read-only transaction, one for the whole run where that is possible.
 * With the name of a snapshot it sees the moment of another connection.
 */
export async function openSource(url: string, schema = "public", snapshot?: string): Promise<Source> {
  let isLost = false;
  const onclose = () => {
    isLost = true;
  };
  // Types of arrays are asked for by nobody who would hear that the server has gone meanwhile, and no answer here has one.
  const quiet = { fetch_types: false, max_lifetime: null, onnotice: () => undefined };
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, ...quiet, onclose });
  const resolve = (text: string) =>
    text.replace(/@(\w+)/g, (_, table: string) => `${quoteName(schema)}.${quoteName(table)}`);
  const name = nameOfSource(url, schema);
  // A connection that is lost between two questions tells nobody, and what the driver writes then throws outside of every promise.
  const refuseWhenLost = () => {
    if (isLost) throw new ConnectionCut("The connection to the source was cut.");
  };
  try {
    if (await isShared(sql)) {
      const inside = async <T>(work: (tx: Sql) => Promise<T>): Promise<T> => {
        refuseWhenLost();
        return inTransaction(sql, work, "read only");
      };
      return {
        name,
        schema,
        hasSnapshot: false,
        read: <T extends object>(text: string, parameters: (string | number)[] = []) =>
          inside(async (tx) => {
            await tx.unsafe(SAME_LETTERS);
            return tx.unsafe<T[]>(resolve(text), parameters);
          }),
        probe: (text) =>
          inside((tx) => tx.unsafe(resolve(text))).then(
            () => null,
            (error: unknown) => wordsOf(error),
          ),
        copy: () => Promise.reject(new Error("Rows are not copied out of an engine with one session.")),
        resolve,
        fork: () => openSource(url, schema),
        close: () => closeNow(sql),
      };
    }
    const connection = await sql.reserve();
    let copied: Readable | null = null;
    const ask = async <T extends object>(text: string, parameters: (string | number)[] = []): Promise<T[]> => {
      refuseWhenLost();
      return connection.unsafe<T[]>(text, parameters);
    };
    await ask("begin isolation level repeatable read read only");
    if (snapshot) await share(ask, snapshot);
    await ask(SAME_LETTERS);
    // A cursor here is read to its end: the plan that is best for all rows, not for the first ones.
    await ask("set local cursor_tuple_fraction = 1");
    // A copy lasts as long as the writing of its rows.
    await ask("set local statement_timeout = 0");
    return {
      name,
      schema,
      hasSnapshot: true,
      read: <T extends object>(text: string, parameters: (string | number)[] = []) => ask<T>(resolve(text), parameters),
      probe: async (text) => {
        await ask("savepoint probe");
        try {
          await ask(resolve(text));
          return null;
        } catch (error) {
          return wordsOf(error);
        } finally {
          await ask("rollback to savepoint probe");
        }
      },
      copy: async (text) => {
        refuseWhenLost();
        copied = await listenedTo(connection.unsafe(`copy (${resolve(text)}) to stdout`));
        return copied;
      },
      resolve,
      fork: async () => {
        const [row] = await ask<{ name: string }>("select pg_export_snapshot() as name");
        return openSource(url, schema, row?.name);
      },
      close: () => {
        // A copy that was left may have its socket paused, which then does not hear that the server has gone, and keeps the process alive.
        if (copied && !isLost) copied._read(0);
        return closeNow(sql);
      },
    };
  } catch (error) {
    await closeNow(sql);
    throw error;
  }
}

/** A key where no parameter can stand. */
export function asKey(key: string): string {
  if (!/^-?\d+$/.test(key)) throw new Error(`${key} is no key.`);
  return `'${key}'::bigint`;
}

/** What is selected for a mapping, without order and limit. */
export function selectOf({ source }: Mapping): string {
  const columns = Object.entries(source.columns).map(([name, column]) =>
    typeof column === "string" ? `s.${quoteName(name)}` : `${column.sql} as ${quoteName(name)}`,
  );
  return `select ${columns.join(", ")} from ${source.from ?? `@${source.table} s`}${source.where ? ` where (${source.where})` : ""}`;
}

/** The same with a hash of each row and of what decides about it. The source makes it: what is unchanged need not travel. */
export const hashedRows = (mapping: Mapping, plan: string) =>
  `select source_row.*, md5(${quoteText(plan)} || source_row::text) as row_hash from (${selectOf(mapping)}) source_row`;

export async function countRows(source: Source, mapping: Mapping): Promise<number> {
  const [row] = await source.read<{ rows: string }>(`select count(*) as rows from (${selectOf(mapping)}) q`);
  return Number(row?.rows ?? 0);
}

export async function readFacts(source: Source, { facts = {} }: Mapping): Promise<string> {
  const answers: Record<string, unknown> = {};
  for (const [name, { sql }] of Object.entries(facts)) {
    const [row] = await source.read<{ data: unknown }>(
      `select coalesce(json_agg(q order by q::text), '[]') as data from (${sql}) q`,
    );
    answers[name] = row?.data ?? [];
  }
  return JSON.stringify(answers);
}
