import type { Mapping } from "../../lib/migration/mapping.ts";
import { selectOf, type Source } from "./source.ts";

/** What stands before and behind every key. */
export const BEFORE_ALL = "-9223372036854775808";
export const BEHIND_ALL = "9223372036854775807";

/** Keys are text here: a bigint does not fit into a number. */
export type Piece = { data: string; rows: number; lastKey: string; isLast: boolean };

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
  return { data: row.data, rows: row.rows, lastKey: row.last_key ?? after, isLast: row.rows < size };
}

/** Reads an entity piece by piece; the next piece is on its way while the one before is written. */
export type Reader = { next: (size: number) => Promise<Piece>; close: () => Promise<void> };

/** Each piece by its key, for a source that keeps no transaction open, and for a few rows that are named. */
export function readByKey(source: Source, mapping: Mapping, from: string, only?: string[]): Reader {
  let after = from;
  return {
    next: async (size) => {
      const piece = await readPiece(source, mapping, after, size, only);
      after = piece.lastKey;
      return piece;
    },
    close: () => Promise.resolve(),
  };
}

/** One question for the whole entity: joined and sorted once, not once for each piece. */
async function readByCursor(source: Source, mapping: Mapping, from: string): Promise<Reader> {
  if (!/^-?\d+$/.test(from)) throw new Error(`${from} is no key.`);
  await source.read(`declare entity no scroll cursor for
    select q.id::text as id, to_json(q)::text as data from (${selectOf(mapping)}) q where q.id > '${from}'::bigint order by q.id`);
  let after = from;
  let ahead: { size: number; rows: Promise<{ id: string; data: string }[]> } | null = null;
  const fetch = (size: number) => {
    const rows = source.read<{ id: string; data: string }>(`fetch forward ${size} from entity`);
    // Whoever awaits it meets the failure; nobody may, when the writing has failed before.
    rows.catch(() => undefined);
    return { size, rows };
  };
  return {
    next: async (size) => {
      const { size: asked, rows: promised } = ahead ?? fetch(size);
      const rows = await promised;
      const isLast = rows.length < asked;
      ahead = isLast ? null : fetch(size);
      after = rows.at(-1)?.id ?? after;
      return { data: `[${rows.map(({ data }) => data).join(",")}]`, rows: rows.length, lastKey: after, isLast };
    },
    close: async () => {
      await ahead?.rows.catch(() => undefined);
      await source.read("close entity");
    },
  };
}

export async function openReader(source: Source, mapping: Mapping, from: string, only?: string[]): Promise<Reader> {
  return source.hasSnapshot && !only ? readByCursor(source, mapping, from) : readByKey(source, mapping, from, only);
}
