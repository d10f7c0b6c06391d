import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "./explain-failure.ts";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  // A number may have been given to another program since; where the system tells, ask what it runs.
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("supabase/embedded/main.ts");
}

const lockFile = (folder: string) => join(folder, "lock");

/** The process that has this data folder open, if one does. */
export function findLockHolder(folder: string): number | null {
  const file = lockFile(folder);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8"));
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null;
}

export function alreadyRunning(folder: string, pid: number): PlainFailure {
  return new PlainFailure(
    `Archwire already runs on ${folder} (process ${pid}). Stop it first, or set ARCHWIRE_FOLDER to another folder.`,
  );
}

/** One engine per data folder: two would destroy each other's files. */
export function acquireLock(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = findLockHolder(folder);
  if (holder !== null) throw alreadyRunning(folder, holder);
  rmSync(lockFile(folder), { force: true });
  writeFileSync(lockFile(folder), String(process.pid), { flag: "wx" });
  return () => rmSync(lockFile(folder), { force: true });
}
