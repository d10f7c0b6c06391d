import postgres, { type Sql, type TransactionSql } from "postgres";
import { prepareDatabase } from "../embedded/stack.ts";
import { makeTestKeys, silentFront } from "./embedded-database.ts";
import { startNativeServer } from "./native-server.ts";

/** A PostgreSQL server of its own, where connections really run in parallel. It stays in a folder that is given. */
export async function startNativeDatabase(keptIn?: string) {
  const server = await startNativeServer({ keptIn, template: process.env.NATIVE_TEMPLATE });
  const url = server.urlOf("postgres");
  const sql = postgres(url, { max: 20, prepare: false, onnotice: () => undefined });
  const stop = async () => {
    await sql.end();
    await server.stop();
  };
  try {
    const prepared = await prepareDatabase(url, { keys: await makeTestKeys(), ...silentFront });
    await prepared.stop();
  } catch (error) {
    await stop();
    throw new Error(`The native database did not start:\n${server.messages.join("\n")}`, { cause: error });
  }
  return { sql, urlOf: server.urlOf, stop, interrupt: server.interrupt, goOn: server.goOn };
}

/** Runs work as a signed-in person, in one transaction on a connection of its own. */
export async function actAs<T>(sql: Sql, userId: string, work: (tx: TransactionSql) => Promise<T>) {
  return sql.begin(async (tx) => {
    const claims = JSON.stringify({ sub: userId, role: "authenticated" });
    await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${userId}, true),
      set_config('request.jwt.claim.role', 'authenticated', true), set_config('role', 'authenticated', true)`;
    return work(tx);
  });
}

export async function waitForBlocked(sql: Sql, count: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const [row] = await sql<{ blocked: number }[]>`
      select count(*)::int as blocked from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    if (row && row.blocked >= count) return;
  }
  throw new Error(`${count} connections should be waiting for a lock.`);
}

/** Holds a lock until every piece of work has begun, one after the other, and waits for a lock itself. */
export async function settleBehindLock<T>(
  sql: Sql,
  lock: (tx: TransactionSql) => Promise<unknown>,
  work: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const begun: Promise<T>[] = [];
  await sql.begin(async (tx) => {
    await lock(tx);
    for (const begin of work) {
      const result = begin();
      result.catch(() => undefined);
      begun.push(result);
      await waitForBlocked(sql, begun.length);
    }
  });
  return Promise.allSettled(begun);
}

export function outcomesOf<T>(results: PromiseSettledResult<T>[]) {
  const codes = results.flatMap((result) =>
    result.status === "rejected"
      ? [result.reason instanceof postgres.PostgresError ? result.reason.code : String(result.reason)]
      : [],
  );
  const values = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  return { codes, values };
}
