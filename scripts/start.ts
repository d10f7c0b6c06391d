import { createServer } from "node:net";
import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { demoAccounts } from "../lib/demo/accounts.ts";
import { explainFailure } from "../supabase/embedded/explain-failure.ts";
import { type Installation, type Keys, readInstallation, readOrCreateKeys } from "../supabase/embedded/installation.ts";
import { embeddedUrl } from "../supabase/embedded/stack.ts";
import { alreadyRunning, findLockHolder } from "../supabase/embedded/lock.ts";
import { buildWhenStale } from "./build.ts";
import { ProgramFailed, Supervisor } from "./supervisor.ts";

const root = join(import.meta.dirname, "..");
const isDevelopment = process.argv.includes("--dev");
const isReset = process.argv.includes("--reset");

function requireFreeDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : root);
  const freeMegabytes = Math.floor((bavail * bsize) / 1e6);
  if (freeMegabytes < 300)
    throw new Error(`The disk is too full: Archwire needs about 300 MB, ${freeMegabytes} MB are free.`);
}

async function requireFreePort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once("error", failed);
    probe.listen(port, "127.0.0.1", () => probe.close(() => done()));
  });
}

function environmentFor(installation: Installation, keys: Keys): NodeJS.ProcessEnv {
  const siteUrl = process.env.SITE_URL ?? `http://localhost:${installation.appPort}`;
  const common = {
    ...process.env,
    SITE_URL: siteUrl,
    NEXT_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    LITE_TELEMETRY: "0",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? keys.serverActionsKey,
  };
  if (process.env.SUPABASE_URL) return common;
  return {
    ...common,
    SUPABASE_URL: `http://127.0.0.1:${installation.apiPort}`,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    DATABASE_URL: process.env.DATABASE_URL ?? embeddedUrl(installation.databasePort),
    ARCHWIRE_MAILBOX: installation.mailboxFolder,
    ARCHWIRE_DEMO_PASSWORD: keys.demoPassword,
  };
}

function welcome(siteUrl: string, demoPassword: string | undefined): void {
  console.log(`\n  Archwire is ready:  ${siteUrl}\n`);
  if (!demoPassword) return;
  console.log(`  Demo accounts, password  ${demoPassword}`);
  for (const { email, persona } of demoAccounts) console.log(`    ${email.padEnd(28)} ${persona}`);
  console.log("\n  Ctrl-C stops everything; the data stay. `npm start -- --reset` starts over.\n");
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const supervisor = new Supervisor();
try {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const installation = readInstallation();
  const holder = findLockHolder(installation.folder);
  if (holder !== null) throw alreadyRunning(installation.folder, holder);
  requireFreeDisk(installation.folder);
  const usesOwnStack = !process.env.SUPABASE_URL;
  const ports = [installation.appPort, ...(usesOwnStack ? [installation.apiPort] : [])];
  for (const port of usesOwnStack && !process.env.DATABASE_URL ? [...ports, installation.databasePort] : ports) {
    await requireFreePort(port);
  }

  const env = environmentFor(installation, await readOrCreateKeys(installation));
  if (!isDevelopment) buildWhenStale(env, (line) => supervisor.say("archwire", line));

  if (usesOwnStack) {
    supervisor.say("archwire", "starting the database and the Supabase APIs");
    const args = [join(root, "supabase/embedded/main.ts"), ...(isReset ? ["--reset"] : [])];
    const { DATABASE_URL: _embedded, ...stackEnv } = env;
    await supervisor.start({
      name: "stack",
      args,
      env: process.env.DATABASE_URL ? { ...stackEnv, DATABASE_URL: process.env.DATABASE_URL } : stackEnv,
    });
  }

  if (env.DATABASE_URL) {
    supervisor.say("archwire", "starting the worker");
    await supervisor.start({ name: "worker", args: [join(root, "worker/main.ts")], env });
  } else {
    supervisor.say("archwire", "no worker here: it needs DATABASE_URL besides the three Supabase variables");
  }

  supervisor.say("archwire", "starting the app");
  const next = join(root, "node_modules/next/dist/bin/next");
  await supervisor.start({
    name: "app",
    args: [
      "--import",
      join(root, "scripts/exit-with-parent.mjs"),
      next,
      isDevelopment ? "dev" : "start",
      "--port",
      String(installation.appPort),
      "--hostname",
      process.env.HOST ?? "127.0.0.1",
    ],
    env,
    readyWhen: () => isAnswering(`http://127.0.0.1:${installation.appPort}/healthz`),
  });
  welcome(env.SITE_URL ?? "", env.ARCHWIRE_DEMO_PASSWORD);
} catch (error) {
  if (!(error instanceof ProgramFailed)) console.error(`\n${explainFailure(error)}`);
  await supervisor.stop(1);
}
