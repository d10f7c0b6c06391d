import { setImmediate as turn } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { ConnectionCut } from "./connection.ts";
import { columnsOfRows } from "./lookups.ts";
import { asKey, hashedRows, type Source } from "./source.ts";

/** Where rows land before the statement of a batch looks at them: a table of this transaction alone. */
export const landingOf = ({ entity }: Mapping) => `pg_temp."landed_${entity}"`;

/** Rows of a source as it writes them for COPY: nobody here reads more of them than where they end and the key of the last one. */
export type Copied = { data: Buffer; rows: number; lastKey: string; isLast: boolean };
export type CopyReader = { next: (size: number) => Promise<Copied>; close: () => Promise<void> };

const END_OF_ROW = 10;
const END_OF_KEY = 9;
/** What waits here does so several times over: here, in the driver, and for the batch behind it. */
const MOST_BYTES = 6_000_000;

/** How many rows these are, at most so many, and where they end. */
function measure(data: Buffer, most: number): { rows: number; end: number } {
  let [rows, end] = [0, 0];
  for (let at = data.indexOf(END_OF_ROW); at >= 0 && rows < most; at = data.indexOf(END_OF_ROW, end)) {
    rows += 1;
    end = at + 1;
  }
  return { rows, end };
}

/** The key is the first column; an end of row inside of a text is written with other letters. */
function lastKeyOf(data: Buffer): string {
  const start = data.lastIndexOf(END_OF_ROW, -2) + 1;
  return data.toString("latin1", start, data.indexOf(END_OF_KEY, start));
}

/** One question for a whole entity, on a connection of its own that can be left in the middle. */
export async function openCopy(from: Source, mapping: Mapping, plan: string, after: string): Promise<CopyReader> {
  const source = await from.fork();
  try {
    return await readCopy(from, source, mapping, plan, after);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function readCopy(
  from: Source,
  source: Source,
  mapping: Mapping,
  plan: string,
  after: string,
): Promise<CopyReader> {
  const [session] = await source.read<{ pid: number }>("select pg_backend_pid() as pid");
  const stream = await source.copy(
    `select q.* from (${hashedRows(mapping, plan)}) q where q.id > ${asKey(after)} order by q.id`,
  );
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let lastKey = after;
  let isRead = false;
  /** What came with the rows before. */
  let rest: Buffer = Buffer.alloc(0);
  return {
    next: async (size) => {
      const taken: Buffer[] = [];
      let [rows, bytes] = [0, 0];
      while (rows < size && bytes < MOST_BYTES && (rest.length > 0 || !isRead)) {
        const chunk = rest.length > 0 ? rest : await nextOf(chunks);
        isRead ||= chunk === null;
        if (!chunk) break;
        const found = measure(chunk, size - rows);
        if (found.rows === 0) throw new Error("The source sent a part of a row.");
        taken.push(chunk.subarray(0, found.end));
        rest = chunk.subarray(found.end);
        rows += found.rows;
        bytes += found.end;
      }
      const data = Buffer.concat(taken);
      if (rows > 0) lastKey = lastKeyOf(data);
      return { data, rows, lastKey, isLast: isRead && rest.length === 0 };
    },
    close: async () => {
      try {
        if (isRead) return;
        // Whoever does not read to the end leaves a server behind that waits for it.
        await from.read(`select pg_cancel_backend(${session?.pid})`);
        await readToEnd(chunks);
      } finally {
        await source.close();
      }
    },
  };
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<Buffer | null> {
  const { value, done } = await chunks.next();
  return done ? null : value;
}

async function readToEnd(chunks: AsyncIterator<Buffer>): Promise<void> {
  try {
    while (!(await chunks.next()).done);
  } catch {
    // Cancelled, or cut: both are an end.
  }
}

/** Whether the last rows fit is told by the next statement of the transaction: the driver keeps such a failure to itself. */
export async function land(tx: Sql, mapping: Mapping, data: Buffer): Promise<void> {
  const table = landingOf(mapping);
  await tx.unsafe(`create temporary table ${table} (${columnsOfRows(mapping)}) on commit drop`);
  const stream = await tx.unsafe(`copy ${table} from stdin`).writable();
  const failure = await new Promise<unknown>((resolve) => {
    stream.on("error", resolve);
    stream.write(data, (error) => resolve(error ?? null));
  });
  if (failure instanceof postgres.PostgresError) throw failure;
  if (failure) throw new ConnectionCut("The connection to the target was cut.", { cause: failure });
  stream.end();
  // Its end is on its way before whatever comes next; and that the connection was lost is known a turn after it was.
  await turn();
  await turn();
}
