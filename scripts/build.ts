import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "../supabase/embedded/explain-failure.ts";

const root = join(import.meta.dirname, "..");
const sources = ["app/**/*", "components/**/*", "lib/**/*", "public/**/*", "*.{ts,mjs,json}"];
const stamp = join(root, ".next/archwire-build");

function fingerprint(environment: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256").update(environment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.filter((path) => !path.endsWith(".test.ts")).sort()) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Builds the app unless the last build was made of exactly these sources. */
export function buildWhenStale(environment: NodeJS.ProcessEnv, say: (line: string) => void): void {
  const wanted = fingerprint(environment);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("building the app (once, and whenever its sources changed)");
  const next = join(root, "node_modules/next/dist/bin/next");
  const result = spawnSync(process.execPath, [next, "build"], { cwd: root, env: environment, encoding: "utf8" });
  if (result.status !== 0) {
    throw new PlainFailure(`The app could not be built:\n\n${result.stdout}${result.stderr}`);
  }
  writeFileSync(stamp, wanted);
}
