import { createServer } from "node:net";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { demoAccounts } from "../lib/demo/accounts.ts";
import { explainFailure } from "../supabase/embedded/explain-failure.ts";
import { requireFreeDisk } from "../supabase/embedded/free-disk.ts";
import { type Installation, type Keys, readInstallation, readOrCreateKeys } from "../supabase/embedded/installation.ts";
import { legacySchema } from "../supabase/embedded/demo.ts";
import { embeddedUrl } from "../supabase/embedded/stack.ts";
import { alreadyRunning, findLockHolder } from "../supabase/embedded/lock.ts";
import { buildWhenStale } from "./build.ts";
import { ProgramFailed, Supervisor } from "./supervisor.ts";

const root = join(import.meta.dirname, "..");
const isDevelopment = process.argv.includes("--dev");
const isReset = process.argv.includes("--reset");

async function requireFreePort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, failed) => {
    probe.once("error", failed);
    probe.listen(port, "127.0.0.1", () => probe.close(() => done()));
  });
}

type Environments = Record<"stack" | "worker" | "app", NodeJS.ProcessEnv>;

/** Every program gets what it reads and no more: the app knows neither the secret key nor the way into the database. */
function environmentsFor(installation: Installation, keys: Keys): Environments {
  const {
    SUPABASE_SECRET_KEY,
    DATABASE_URL,
    LEGACY_DATABASE_URL,
    SMTP_URL,
    MAIL_FROM,
    ARCHWIRE_MAILBOX: _,
    ARCHWIRE_DEMO_PASSWORD: __,
    ...inherited
  } = process.env;
  const common = {
    ...inherited,
    SITE_URL: process.env.SITE_URL ?? `http://localhost:${installation.appPort}`,
    NEXT_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    LITE_TELEMETRY: "0",
  };
  if (!usesOwnStack) {
    return {
      stack: common,
      worker: { ...common, SUPABASE_SECRET_KEY, DATABASE_URL, LEGACY_DATABASE_URL, SMTP_URL, MAIL_FROM },
      app: common,
    };
  }
  const local = {
    ...common,
    SUPABASE_URL: `http://127.0.0.1:${installation.apiPort}`,
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
  };
  // Whoever reaches the app could read everybody's mails and enter as anybody: only where nobody but this machine does.
  const demonstration = isLoopback(host)
    ? { ARCHWIRE_MAILBOX: installation.mailboxFolder, ARCHWIRE_DEMO_PASSWORD: keys.demoPassword }
    : {};
  const databaseUrl = DATABASE_URL ?? embeddedUrl(installation.databasePort);
  const source = LEGACY_DATABASE_URL
    ? { LEGACY_DATABASE_URL }
    : { LEGACY_DATABASE_URL: databaseUrl, LEGACY_SCHEMA: legacySchema };
  return {
    stack: DATABASE_URL ? { ...common, DATABASE_URL } : common,
    worker: {
      ...local,
      ...source,
      SUPABASE_SECRET_KEY: keys.secretKey,
      DATABASE_URL: databaseUrl,
      ARCHWIRE_MAILBOX: installation.mailboxFolder,
    },
    app: { ...local, ...demonstration },
  };
}

function isLoopback(name: string): boolean {
  return name === "localhost" || name === "::1" || name.startsWith("127.");
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
const say = (line: string) => supervisor.say("archwire", line);
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const usesOwnStack = !process.env.SUPABASE_URL;
const host = process.env.HOST ?? "127.0.0.1";

try {
  const installation = readInstallation();
  const holder = findLockHolder(installation.folder);
  if (holder !== null) throw alreadyRunning(installation.folder, holder);
  requireFreeDisk(installation.folder);
  await requireFreePort(installation.appPort);
  if (usesOwnStack) await requireFreePort(installation.apiPort);
  if (usesOwnStack && !process.env.DATABASE_URL) await requireFreePort(installation.databasePort);

  const environments = environmentsFor(installation, await readOrCreateKeys(installation));
  if (!isDevelopment) buildWhenStale(environments.app, say);

  if (usesOwnStack) {
    say("starting the database and the Supabase APIs");
    const args = [join(root, "supabase/embedded/main.ts"), ...(isReset ? ["--reset"] : [])];
    await supervisor.start({ name: "stack", args, env: environments.stack });
  }
  if (environments.worker.DATABASE_URL) {
    say("starting the worker");
    await supervisor.start({
      name: "worker",
      args: [join(root, "worker/main.ts")],
      env: environments.worker,
      isReplaceable: true,
    });
  } else {
    say("no worker here: it needs DATABASE_URL besides the three Supabase variables");
  }

  say("starting the app");
  const program = [
    "--import",
    join(root, "scripts/exit-with-parent.mjs"),
    join(root, "node_modules/next/dist/bin/next"),
  ];
  const address = ["--port", String(installation.appPort), "--hostname", host];
  const probedHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  await supervisor.start({
    name: "app",
    args: [...program, isDevelopment ? "dev" : "start", ...address],
    env: environments.app,
    readyWhen: () => isAnswering(`http://${probedHost}:${installation.appPort}/healthz`),
  });
  welcome(environments.app.SITE_URL ?? "", environments.app.ARCHWIRE_DEMO_PASSWORD);
} catch (error) {
  if (!(error instanceof ProgramFailed)) console.error(`\n${explainFailure(error)}`);
  await supervisor.stop(1);
}
