import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNativeDatabase } from "./native-database.ts";

/** Creates and migrates a cluster once for all files; each begins with a copy. */
export async function setup(): Promise<() => void> {
  const folder = join(tmpdir(), `archwire-template-${randomUUID()}`);
  const { stop } = await startNativeDatabase(folder);
  await stop();
  process.env.NATIVE_TEMPLATE = folder;
  return () => rmSync(folder, { recursive: true });
}
