import { rmSync } from "node:fs";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { createDemo, createLegacyDemo } from "./demo.ts";
import { requireFreeDisk } from "./free-disk.ts";
import { readInstallation, readOrCreateKeys } from "./installation.ts";
import { acquireLock } from "./lock.ts";
import { MailboxDriver } from "./mailbox.ts";
import { printErrorsWithoutData } from "./quiet-errors.ts";
import { explainFailure } from "./explain-failure.ts";
import { prepareDatabase, startEmbeddedDatabase } from "./stack.ts";

/** The stack process: an engine, the Supabase APIs in front of it, and the demo on a first run. */
async function main(): Promise<() => Promise<void>> {
  const installation = readInstallation();
  requireFreeDisk(installation.folder);
  const releaseLock = acquireLock(installation.folder);
  const native = process.env.DATABASE_URL;
  if (process.argv.includes("--reset")) {
    rmSync(installation.databaseFolder, { recursive: true, force: true });
    rmSync(installation.mailboxFolder, { recursive: true, force: true });
    // Another PostgreSQL still lists the files that it has stored here.
    if (!native) rmSync(installation.filesFolder, { recursive: true, force: true });
    console.log(`removed the embedded database${native ? "" : ", its files"} and its mails`);
  }

  const keys = await readOrCreateKeys(installation);
  const siteUrl = process.env.SITE_URL ?? `http://localhost:${installation.appPort}`;
  const mail = new MailboxDriver(installation.mailboxFolder);
  const engine = native
    ? { databaseUrl: native, stop: async () => undefined }
    : await startEmbeddedDatabase(installation.databasePort, { dataDir: installation.databaseFolder });
  console.log(native ? "using the PostgreSQL of DATABASE_URL" : `PostgreSQL on 127.0.0.1:${installation.databasePort}`);

  const prepared = await prepareDatabase(engine.databaseUrl, {
    keys,
    siteUrl,
    mail,
    filesFolder: installation.filesFolder,
  });
  for (const extension of prepared.missing)
    console.log(`this PostgreSQL has no extension "${extension}"; what needs it is switched off`);
  if (prepared.applied > 0) console.log(`applied ${prepared.applied} migrations`);

  const server = await new Promise<Server>((ready, failed) => {
    const options = {
      fetch: prepared.answer,
      port: installation.apiPort,
      hostname: "127.0.0.1",
    };
    const listening: Server = serve(options, () => ready(listening)) as Server;
    listening.once("error", failed);
  });
  const apiUrl = `http://127.0.0.1:${installation.apiPort}`;
  console.log(`Supabase APIs on ${apiUrl}`);
  if (await createDemo({ databaseUrl: engine.databaseUrl, apiUrl, keys, mail }))
    console.log("created the demonstration lab and its logins");
  if (await createLegacyDemo(engine.databaseUrl, installation.legacyScale))
    console.log("created a synthetic legacy database; the worker moves the lab out of it");

  return async () => {
    server.close();
    await prepared.stop();
    await engine.stop();
    releaseLock();
  };
}

try {
  printErrorsWithoutData();
  const stop = await main();
  let stopping = false;
  const stopOnce = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explainFailure(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.on(signal, stopOnce);
  process.send?.("ready");
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
