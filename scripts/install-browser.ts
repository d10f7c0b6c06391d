import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromiumPath } from "./find-chromium.ts";

const root = join(import.meta.dirname, "..");

/** Browser tests need a Chromium: the machine's, Playwright's download, or the distribution's package, in that order. */
export function installBrowser(): void {
  if (chromiumPath()) return;
  console.log("no Chromium on this machine, trying to download one");
  spawnSync(join(root, "node_modules/.bin/playwright"), ["install", "chromium-headless-shell", "chromium"], {
    cwd: root,
    stdio: "inherit",
    timeout: 180_000,
  });
  if (chromiumPath()) return;

  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log("the download did not work, installing the distribution's Chromium");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", timeout: 180_000 });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
      stdio: "inherit",
      timeout: 480_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (!chromiumPath()) {
    console.error(
      "The browser tests need Chromium. Install it (for example: apt-get install chromium) and run this again.",
    );
    process.exit(1);
  }
}
