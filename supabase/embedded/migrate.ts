import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

const migrationsFolder = join(projectFolder, "supabase/migrations");

export type Migration = { version: string; file: string; extension: string | null };

/** A migration named `…_with_<extension>` is for servers that have the extension; the others do without what it brings. */
export function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({
      file,
      version: file.slice(0, file.indexOf("_")),
      extension: /_with_(\w+)\.sql$/.exec(file)?.[1] ?? null,
    }));
}

/** Applies migrations and nothing else: the CLI sees a folder that holds only these. */
export async function applyMigrations(databaseUrl: string, migrations: Migration[]): Promise<void> {
  const workFolder = mkdtempSync(join(tmpdir(), "archwire-migrations-"));
  try {
    mkdirSync(join(workFolder, "supabase/migrations"), { recursive: true });
    for (const { file } of migrations)
      cpSync(join(migrationsFolder, file), join(workFolder, "supabase/migrations", file));
    // Arguments are readable for everybody on the machine, the environment is not.
    const url = new URL(databaseUrl);
    const password = decodeURIComponent(url.password);
    url.password = "";
    await runSupabaseCli(
      ["migration", "up", `--remote=${url.href}`, "--include-all", "--yes", `--workdir=${workFolder}`],
      password ? { PGPASSWORD: password } : {},
    );
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}
