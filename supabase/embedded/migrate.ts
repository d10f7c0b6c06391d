import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const projectFolder = join(import.meta.dirname, "../..");
const cli = join(projectFolder, "node_modules/.bin/supabase");

/** The official Supabase CLI, without network and without Docker. */
export async function runSupabaseCli(args: string[], secrets: Record<string, string> = {}): Promise<string> {
  const child = spawn(cli, args, {
    cwd: projectFolder,
    env: { ...process.env, ...secrets, DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed);
    child.on("close", done);
  });
  if (code !== 0) throw new Error(`supabase ${args.slice(0, 2).join(" ")} failed:\n${errors || output}`);
  return output;
}

export function migrationVersions(): string[] {
  return readdirSync(join(projectFolder, "supabase/migrations"))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.slice(0, name.indexOf("_")))
    .sort();
}

export async function applyMigrations(databaseUrl: string): Promise<void> {
  // Arguments are readable for everybody on the machine, the environment is not.
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = "";
  await runSupabaseCli(["migration", "up", `--remote=${url.href}`, "--yes"], password ? { PGPASSWORD: password } : {});
}
