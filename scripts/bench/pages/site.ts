import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInstallation, readOrCreateKeys } from "../../../supabase/embedded/installation.ts";
import { findFreePort } from "../../../supabase/tests/native-server.ts";
import { buildWhenStale } from "../../build.ts";
import { Programs } from "./programs.ts";

export type Site = {
  url: string;
  apiUrl: string;
  publishableKey: string;
  mailboxFolder: string;
  lastWords: () => string;
  stop: () => Promise<void>;
};

const root = join(import.meta.dirname, "../../..");

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** What `npm start` starts in front of a database, on ports and in a folder of its own, without the worker. */
export async function startSite(databaseUrl: string, say: (line: string) => void): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "archwire-pages-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", forget);
  const programs = new Programs();
  const stop = async () => {
    await programs.stop();
    forget();
    process.off("exit", forget);
  };
  try {
    // The programs read where they live from the environment, and so does this one.
    Object.assign(process.env, {
      ARCHWIRE_FOLDER: folder,
      PORT: String(await findFreePort()),
      ARCHWIRE_API_PORT: String(await findFreePort()),
      ARCHWIRE_DATABASE_PORT: String(await findFreePort()),
    });
    const installation = readInstallation();
    const { appPort, apiPort, mailboxFolder } = installation;
    const { publishableKey } = await readOrCreateKeys(installation);
    const {
      SUPABASE_SECRET_KEY: _,
      DATABASE_URL: __,
      ARCHWIRE_MAILBOX: ___,
      ARCHWIRE_DEMO_PASSWORD: ____,
      ...inherited
    } = process.env;
    const url = `http://localhost:${appPort}`;
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    const common = {
      ...inherited,
      SITE_URL: url,
      NEXT_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
      LITE_TELEMETRY: "0",
    };
    const appEnvironment = { ...common, SUPABASE_URL: apiUrl, SUPABASE_PUBLISHABLE_KEY: publishableKey };
    buildWhenStale(appEnvironment, say);

    say("starting the Supabase APIs and the app");
    await programs.start({
      name: "stack",
      args: [join(root, "supabase/embedded/main.ts")],
      env: { ...common, DATABASE_URL: databaseUrl },
    });
    await programs.start({
      name: "app",
      args: [
        "--import",
        join(root, "scripts/exit-with-parent.mjs"),
        join(root, "node_modules/next/dist/bin/next"),
        "start",
        "--port",
        String(appPort),
        "--hostname",
        "127.0.0.1",
      ],
      env: appEnvironment,
      readyWhen: () => answers(`http://127.0.0.1:${appPort}/healthz`),
    });
    return {
      url: `http://127.0.0.1:${appPort}`,
      apiUrl,
      publishableKey,
      mailboxFolder,
      lastWords: () => programs.lastWords(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
