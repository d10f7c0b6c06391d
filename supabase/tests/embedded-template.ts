import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMigratedDatabase } from "./embedded-database.ts";

/** Migrates once for all files; each begins with a copy. */
export async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "archwire-template-"));
  const { database, stop } = await startMigratedDatabase();
  const dump = await database.dumpDataDir("none");
  await stop();
  const file = join(folder, "database.tar");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  process.env.EMBEDDED_TEMPLATE = file;
  return () => rmSync(folder, { recursive: true });
}
