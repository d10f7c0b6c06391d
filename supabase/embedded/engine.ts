import { readFileSync } from "node:fs";
import { join } from "node:path";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { uuid_ossp } from "@electric-sql/pglite/contrib/uuid_ossp";
import { vector } from "@electric-sql/pglite/vector";
import { pgtap } from "@electric-sql/pglite/pgtap";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { App, type EmailDriver, setExperimental } from "@supabase/lite";
import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";
import { FileStore } from "./file-store.ts";
import type { Keys } from "./installation.ts";

const projectFolder = join(import.meta.dirname, "../..");
export const baselineSql = readFileSync(join(import.meta.dirname, "baseline.sql"), "utf8");

type FrontOptions = {
  keys: Keys;
  siteUrl: string;
  mail: EmailDriver;
  /** Where the bytes of files are kept; without it there is no storage. */
  filesFolder?: string;
};

/** Where the data are, and what they begin with; by default in memory, with nothing. */
export type EngineData = Pick<PGliteOptions, "dataDir" | "loadDataDir">;

/** PostgreSQL in this process. */
export async function openEmbeddedEngine(data: EngineData = {}): Promise<PGlite> {
  return PGlite.create({
    ...data,
    extensions: { btree_gist, pg_trgm, unaccent, uuid_ossp, pgtap, vector },
  });
}

/** The front reaches the embedded and a native engine the same way, so that its transactions wait their turn like everybody's. */
export function connectFront(databaseUrl: string): PostgresConnection {
  return createPostgresConnection({
    url: databaseUrl,
    postgresOptions: { max: 6, prepare: false, onnotice: () => undefined },
  });
}

const template = (name: string) => join(projectFolder, "supabase/templates", `${name}.html`);

/** The Supabase APIs (REST, Auth and Storage) in front of an engine. */
export function createFront(connection: PostgresConnection, { keys, siteUrl, mail, filesFolder }: FrontOptions) {
  // At its first request the front would grant ALL on every schema with RLS, private ones too, to anon and authenticated.
  // Telling it that the request roles are ready keeps the grants that the migrations wrote; a database test guards this.
  Object.assign(connection, { rlsState: "active" });

  if (filesFolder !== undefined) setExperimental("storage", true);
  const front = new App({
    connection,
    api: { schemas: ["public"], max_rows: 1000 },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      site_url: siteUrl,
      additional_redirect_urls: [],
      minimum_password_length: 10,
      email: {
        enable_signup: true,
        enable_confirmations: true,
        // The front asks only the old mailbox when this is on; an unproven new address could then take an invitation.
        double_confirm_changes: false,
        template: {
          confirmation: { subject: "Confirm your address for Archwire", content_path: template("confirmation") },
          recovery: { subject: "Choose a new Archwire password", content_path: template("recovery") },
          magic_link: { subject: "Your way into Archwire", content_path: template("magic_link") },
          email_change: { subject: "Confirm your new Archwire address", content_path: template("email_change") },
        },
      },
    },
    storage: { enabled: filesFolder !== undefined },
    options: { server: { adminMode: false, disableStudio: true }, drivers: { email: mail } },
  });
  if (filesFolder !== undefined) front._storageAdapter = new FileStore(filesFolder);
  return front;
}
