import { Socket } from "node:net";
import postgres, { type Sql } from "postgres";
import { isCut } from "./failures.ts";

/** Whoever was cut off opens a new client: the driver gives the last error of a lost connection to the next question, or never connects again. */
export function openTarget(url: string): Sql {
  const onclose = () => void cut.add(sql);
  const sql: Sql = postgres(url, {
    max: 6,
    prepare: false,
    connect_timeout: 10,
    max_lifetime: null,
    onnotice: () => undefined,
    onclose,
    ...(url.includes(",") ? {} : atOnce),
  });
  return sql;
}

/**
 * Rows and the word that they have ended are two writes: as sockets are, the second waits until the server has confirmed the first, for 40
 * milliseconds. The driver takes a socket of ours, though its types do not say so; of several hosts it has to choose itself.
 */
const atOnce: object = { socket: openSocket };

function openSocket({ host: [host], port: [port], path }: { host: string[]; port: number[]; path?: string }) {
  const socket = new Socket().setNoDelay();
  // Not before the driver listens to it: some failures are told at once.
  queueMicrotask(() => socket.connect(path ? { path } : { host, port: Number(port) }));
  // The driver asks it for the name that the certificate must have.
  return Object.assign(socket, { host });
}

const cut = new WeakSet<Sql>();

/** After a pause inside a transaction: a connection that was lost meanwhile tells nobody, and what the driver writes then throws outside of every promise. */
export function refuseWhenCut(sql: Sql): void {
  if (cut.has(sql)) throw new ConnectionCut("A connection to the target was cut.");
}

/** Without waiting for answers: a client that was cut off waits for ever for those that will not come. */
export const closeNow = (sql: Sql): Promise<void> => sql.end({ timeout: 0 });

/** The same words and the same code as the driver's, for what it would not notice itself. */
export class ConnectionCut extends Error {
  readonly code = "CONNECTION_CLOSED";
}

/**
 * A transaction that leaves a lost connection alone. The driver's own sends a rollback after it: into a socket that is gone, which
 * throws outside of every promise, or into the transaction of whoever got the connection next.
 */
export async function inTransaction<T>(
  sql: Sql,
  work: (tx: Sql) => Promise<T>,
  kind: "isolation level read committed" | "read only" = "isolation level read committed",
): Promise<T> {
  const tx = await sql.reserve();
  try {
    await tx.unsafe(`begin ${kind}`);
    const result = await work(tx);
    await tx.unsafe("commit");
    tx.release();
    return result;
  } catch (error) {
    if (isCut(error)) throw error;
    await tx.unsafe("rollback");
    tx.release();
    throw error;
  }
}
