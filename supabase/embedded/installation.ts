import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generateApiKey } from "@supabase/lite";
import { z } from "zod";
import { PlainFailure } from "./explain-failure.ts";

const keysSchema = z.object({
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  jwtSecret: z.string().min(32),
  demoPassword: z.string().min(10),
});

export type Keys = z.infer<typeof keysSchema>;

/** Everything one installation keeps on disk. Another folder and other ports are another installation. */
export type Installation = {
  folder: string;
  databaseFolder: string;
  mailboxFolder: string;
  filesFolder: string;
  appPort: number;
  apiPort: number;
  databasePort: number;
  /** Of the legacy database that the demonstration moves out of; 0 makes none. */
  legacyScale: number;
};

function port(name: string, fallback: number): number {
  const given = process.env[name];
  if (given === undefined || given === "") return fallback;
  const parsed = z.coerce.number().int().min(1).max(65535).safeParse(given);
  if (!parsed.success) throw new PlainFailure(`${name} must be a port number between 1 and 65535, not "${given}".`);
  return parsed.data;
}

function scale(name: string, fallback: number): number {
  const given = process.env[name];
  if (given === undefined || given === "") return fallback;
  const parsed = z.coerce.number().min(0).max(1).safeParse(given);
  if (!parsed.success || (parsed.data > 0 && parsed.data < 0.01))
    throw new PlainFailure(`${name} must be 0 or a number from 0.01 to 1, not "${given}".`);
  return parsed.data;
}

export function readInstallation(): Installation {
  const folder = resolve(process.env.ARCHWIRE_FOLDER ?? ".archwire");
  return {
    folder,
    databaseFolder: join(folder, "database"),
    mailboxFolder: join(folder, "mailbox"),
    filesFolder: join(folder, "files"),
    appPort: port("PORT", 3000),
    apiPort: port("ARCHWIRE_API_PORT", 54321),
    databasePort: port("ARCHWIRE_DATABASE_PORT", 54322),
    legacyScale: scale("ARCHWIRE_LEGACY_SCALE", 0.02),
  };
}

/** Keys are made once for an installation and are never part of the repository. */
export async function readOrCreateKeys(installation: Installation): Promise<Keys> {
  const file = join(installation.folder, "keys.json");
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, "utf8")));

  const jwtSecret = randomBytes(32).toString("hex");
  const keys: Keys = {
    publishableKey: (await generateApiKey("publishable")).key,
    secretKey: (await generateApiKey("secret")).key,
    jwtSecret,
    demoPassword: `lab-${randomBytes(5).toString("hex")}`,
  };
  mkdirSync(installation.folder, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}
