import type { Server } from "node:net";
import type { EmailDriver } from "@supabase/lite";
import postgres from "postgres";
import { baselineSql, connectFront, createFront, type EngineData, openEmbeddedEngine } from "./engine.ts";
import type { Keys } from "./installation.ts";
import { applyMigrations, readMigrations } from "./migrate.ts";
import { guardStorage } from "./storage-door.ts";
import { serveWireProtocol } from "./wire.ts";

type DatabaseOptions = { keys: Keys; siteUrl: string; mail: EmailDriver; filesFolder?: string };

const USER = "postgres";

export function embeddedUrl(port: number): string {
  return `postgresql://${USER}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

/** PostgreSQL in this process behind the wire protocol. Port 0 takes a free one. */
export async function startEmbeddedDatabase(port: number, data?: EngineData) {
  const database = await openEmbeddedEngine(data);
  const wire: Server = await serveWireProtocol(database, port);
  const address = wire.address();
  if (address === null || typeof address === "string") throw new Error("The wire protocol has no port.");
  return {
    database,
    databaseUrl: embeddedUrl(address.port),
    stop: async () => {
      wire.close();
      await database.close();
    },
  };
}

/** An estimated count comes from statistics over all tenants, whatever the policies say. Only counted ones leave the house. */
function withExactCounts(request: Request): Request {
  const prefer = request.headers.get("prefer");
  if (!prefer || !/count\s*=\s*(planned|estimated)/i.test(prefer)) return request;
  const exact = new Request(request);
  exact.headers.set("prefer", prefer.replace(/count\s*=\s*(planned|estimated)/gi, "count=exact"));
  return exact;
}

/** As on Supabase: everybody may ask for rows of the Storage API, and its policies say which there are. */
const storageGrants = `
  grant usage on schema storage to anon, authenticated, service_role;
  grant all on storage.buckets, storage.objects to anon, authenticated, service_role;`;

/** Brings any PostgreSQL up to date: what Supabase would have brought, then the migrations that it does not have yet. */
export async function prepareDatabase(databaseUrl: string, options: DatabaseOptions) {
  const sql = postgres(databaseUrl, { max: 1, prepare: false, onnotice: () => undefined });
  try {
    const [existing] = await sql`select to_regclass('supabase_migrations.schema_migrations') is not null as known`;
    if (!existing?.known) await sql.unsafe(baselineSql);

    const connection = connectFront(databaseUrl);
    const front = createFront(connection, options);
    await front.ensureSystemSchema();
    if (options.filesFolder !== undefined) await sql.unsafe(storageGrants);

    const applied = await sql`select version from supabase_migrations.schema_migrations`;
    const versions = new Set(applied.map((row) => String(row.version)));
    const available = await sql`select name from pg_available_extensions`;
    const extensions = new Set(available.map((row) => String(row.name)));
    const usable = readMigrations().filter(({ extension }) => extension === null || extensions.has(extension));
    const missing = readMigrations().flatMap(({ extension }) =>
      extension && !extensions.has(extension) ? [extension] : [],
    );
    const pending = usable.filter(({ version }) => !versions.has(version));
    if (pending.length > 0) await applyMigrations(databaseUrl, usable);
    const answer = guardStorage((request) => front.fetch(withExactCounts(request)), {
      secret: options.keys.jwtSecret,
      isStoring: options.filesFolder !== undefined,
    });
    return { answer, applied: pending.length, missing, stop: () => connection.close() };
  } finally {
    await sql.end();
  }
}
