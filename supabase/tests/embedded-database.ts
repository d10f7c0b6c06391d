import { readFileSync } from "node:fs";
import { type EmailMessage, generateApiKey } from "@supabase/lite";
import type { Keys } from "../embedded/installation.ts";
import { prepareDatabase, startEmbeddedDatabase } from "../embedded/stack.ts";

export async function makeTestKeys(): Promise<Keys> {
  return {
    publishableKey: (await generateApiKey("publishable")).key,
    secretKey: (await generateApiKey("secret")).key,
    jwtSecret: "a-secret-that-only-signs-the-tokens-of-tests",
    demoPassword: "unused",
  };
}

export const silentFront = { siteUrl: "http://127.0.0.1:3000", mail: { send: async () => {} } };

/** Without this the CLI reports a failed attempt at TLS in the middle of its output. */
function urlForCli(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("sslmode", "disable");
  return url.href;
}

/** A database of its own in memory, migrated by the Supabase CLI over the wire, or a copy of one that was. */
export async function startMigratedDatabase() {
  const template = process.env.EMBEDDED_TEMPLATE;
  const data = template ? { loadDataDir: new Blob([readFileSync(template)]) } : {};
  const { database, databaseUrl, stop } = await startEmbeddedDatabase(0, data);
  const mails: EmailMessage[] = [];
  const mail = { send: async (message: EmailMessage) => void mails.push(message) };
  try {
    const keys = await makeTestKeys();
    const prepared = await prepareDatabase(databaseUrl, { keys, siteUrl: silentFront.siteUrl, mail });
    const stopAll = async () => {
      await prepared.stop();
      await stop();
    };
    return {
      mails,
      database,
      databaseUrl,
      cliUrl: urlForCli(databaseUrl),
      answer: prepared.answer,
      keys,
      stop: stopAll,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
