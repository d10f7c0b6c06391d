import { existsSync, statfsSync } from "node:fs";
import { PlainFailure } from "./explain-failure.ts";

const NEEDED_MEGABYTES = 300;

/** A database that runs out of disk half-way is worse than one that does not start. */
export function requireFreeDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : ".");
  const freeMegabytes = Math.floor((bavail * bsize) / 1e6);
  if (freeMegabytes < NEEDED_MEGABYTES) {
    throw new PlainFailure(
      `The disk is too full: Archwire needs about ${NEEDED_MEGABYTES} MB, ${freeMegabytes} MB are free. Free some space and start again.`,
    );
  }
}
