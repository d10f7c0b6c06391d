import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser that is on this machine: Playwright's own where it could be downloaded, the system's otherwise. */
export function chromiumPath(): string | undefined {
  const own = chromium.executablePath();
  return existsSync(own) ? own : systemPaths.find((path) => existsSync(path));
}
