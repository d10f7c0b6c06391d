import type { Mapping } from "../../lib/migration/mapping.ts";
import { asKey, hashedRows, selectOf, type Source } from "./source.ts";

/** What stands before and behind every key. */
export const BEFORE_ALL = "-9223372036854775808";
export const BEHIND_ALL = "9223372036854775807";

/** Keys are text here: a bigint does not fit into a number. */
export type Piece = { data: string; rows: number; lastKey: string; isLast: boolean };

/** Which rows of an entity: those behind a key, up to another one, or a few that are named. With a plan they bring their hash. */
export type Wanted = { plan?: string; after: string; until?: string; only?: string[] };

const rowsOf = (mapping: Mapping, plan: string | undefined) =>
  plan === undefined ? selectOf(mapping) : hashedRows(mapping, plan);

/** The next rows behind a key as one text that nobody here parses. */
export async function readPiece(source: Source, mapping: Mapping, wanted: Wanted, size: number): Promise<Piece> {
  const { plan, after, until = BEHIND_ALL, only } = wanted;
  const [row] = await source.read<{ data: string; rows: number; last_key: string | null }>(
    `select coalesce(json_agg(q), '[]')::text as data, count(*)::int as rows, max(q.id)::text as last_key
     from (select * from (${rowsOf(mapping, plan)}) all_rows where id > $1::bigint and id <= $2::bigint ${only ? "and id = any ($4::bigint[])" : ""}
       order by id limit $3::int) q`,
    only ? [after, until, size, `{${only.join(",")}}`] : [after, until, size],
  );
  if (!row) throw new Error("The source gave no answer.");
  return { data: row.data, rows: row.rows, lastKey: row.last_key ?? after, isLast: row.rows < size };
}

/** Reads an entity piece by piece; the next piece is on its way while the one before is written. */
export type Reader = { next: (size: number) => Promise<Piece>; close: () => Promise<void> };

/** Each piece by its key, for a source that keeps no transaction open, and for a few rows that are named. */
export function readByKey(source: Source, mapping: Mapping, wanted: Wanted): Reader {
  let { after } = wanted;
  return {
    next: async (size) => {
      const piece = await readPiece(source, mapping, { ...wanted, after }, size);
      after = piece.lastKey;
      return piece;
    },
    close: () => Promise.resolve(),
  };
}

/** Letters of a piece: what is on its way is held several times, by the driver of the source, here and by that of the target. */
const MOST_LETTERS = 1_500_000;
/** Nobody knows yet how long they are. */
const FIRST_ROWS = 1_000;

/** One question for the whole entity: joined and sorted once, not once for each piece. */
async function readByCursor(source: Source, mapping: Mapping, wanted: Wanted): Promise<Reader> {
  const { plan, after: from, until = BEHIND_ALL } = wanted;
  await source.read(`declare entity no scroll cursor for
    select q.id::text as id, to_json(q)::text as data from (${rowsOf(mapping, plan)}) q
    where q.id > ${asKey(from)} and q.id <= ${asKey(until)} order by q.id`);
  let after = from;
  let bearable = FIRST_ROWS;
  let ahead: { size: number; answer: Promise<{ id: string; data: string }[]> } | null = null;
  const fetch = (wantedRows: number) => {
    const size = Math.min(wantedRows, bearable);
    const answer = source.read<{ id: string; data: string }>(`fetch forward ${size} from entity`);
    // Whoever awaits it meets the failure; nobody may, when the writing has failed before.
    answer.catch(() => undefined);
    return { size, answer };
  };
  return {
    next: async (wantedRows) => {
      const asked = ahead ?? fetch(wantedRows);
      const rows = await asked.answer;
      const data = `[${rows.map((row) => row.data).join(",")}]`;
      bearable = Math.max(1, Math.floor((MOST_LETTERS * rows.length) / data.length));
      const isLast = rows.length < asked.size;
      ahead = isLast ? null : fetch(wantedRows);
      after = rows.at(-1)?.id ?? after;
      return { data, rows: rows.length, lastKey: after, isLast };
    },
    close: async () => {
      await ahead?.answer.catch(() => undefined);
      await source.read("close entity");
    },
  };
}

export const openReader = async (source: Source, mapping: Mapping, wanted: Wanted): Promise<Reader> =>
  source.hasSnapshot && !wanted.only ? readByCursor(source, mapping, wanted) : readByKey(source, mapping, wanted);
