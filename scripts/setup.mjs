// Runs before everything else, on whatever Node the machine has and without node_modules: installs the dependencies, among
// them the Node that all other programs run on.
import { spawnSync } from "node:child_process";
import { existsSync, statSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const installed = join(root, "node_modules/.package-lock.json");
const lockFile = join(root, "package-lock.json");

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  stop(`Archwire needs Node 20 or newer to install itself; this is ${process.version}.`);
}

const isCurrent = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
if (!isCurrent) {
  const { bavail, bsize } = statfsSync(root);
  const freeMegabytes = Math.floor((bavail * bsize) / 1e6);
  if (freeMegabytes < 2500)
    stop(`The disk is too full: installing and building needs about 2,500 MB, ${freeMegabytes} MB are free.`);

  console.log("archwire  installing dependencies (once, about a minute)");
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of other platforms. The lock decides versions all the
  // same, and --no-save leaves it as it is.
  const result = spawnSync(
    npm[0],
    [...npm.slice(1), "install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  if (result.status !== 0) stop("The dependencies could not be installed; npm says why above.");
}
