import { spawn } from "node:child_process";
import { globSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installBrowser } from "./install-browser.ts";
import { type Outcome, readPlaywright, readVitest } from "./test-report.ts";

/** Everything that CI runs, in the order of what fails fastest; `--fast` stops before the database and the browser. */
const root = join(import.meta.dirname, "..");
const results = join(root, "test-results");
const isFast = process.argv.includes("--fast");
const bin = (name: string) => join(root, "node_modules/.bin", name);

type Step = { name: string; run: () => Promise<Outcome> };

async function run(command: string, args: string[]): Promise<boolean> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => done(code === 0));
  });
}

/** A check without tests of its own counts as one. */
function check(name: string, command: string, args: string[]): Step {
  return {
    name,
    run: async () =>
      (await run(command, args)) ? { passed: 1, failures: [] } : { passed: 0, failures: ["see what it said above"] },
  };
}

function vitest(name: string, projects: string[]): Step {
  const file = join(results, `${projects.join("-")}.json`);
  return {
    name,
    run: async () => {
      const args = ["run", ...projects.flatMap((project) => ["--project", project])];
      // Thousands of database assertions: the failures are shown, the rest is counted.
      const ok = await run(bin("vitest"), [...args, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]);
      return readVitest(file, root, ok);
    },
  };
}

const browser: Step = {
  name: "browser",
  run: async () => {
    const ok = await run(bin("playwright"), ["test"]);
    return readPlaywright(join(results, "e2e.json"), ok);
  },
};

const steps: Step[] = [
  check("format", bin("prettier"), ["--check", ".", "--log-level", "warn"]),
  check("lint", bin("eslint"), ["."]),
  check("route types", bin("next"), ["typegen"]),
  check("types", bin("tsc"), ["--noEmit"]),
  check("dead code", bin("knip"), []),
  check("migrations", bin("squawk"), globSync("supabase/migrations/*.sql", { cwd: root })),
  vitest("unit and conventions", ["unit"]),
];
if (!isFast) steps.push(vitest("database", ["database", "native"]), browser);

mkdirSync(results, { recursive: true });
if (!isFast) installBrowser();

let passed = 0;
const failures: string[] = [];
const summary: string[] = [];
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const outcome = await step.run();
  passed += outcome.passed;
  failures.push(...outcome.failures.map((failure) => `${step.name} › ${failure}`));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = outcome.failures.length === 0 ? "ok  " : "FAIL";
  summary.push(
    `${verdict} ${step.name.padEnd(22)} ${outcome.passed} passed, ${outcome.failures.length} failed  ${seconds} s`,
  );
}
if (!isFast) rmSync(join(root, ".archwire/e2e/database"), { recursive: true, force: true });

console.log(`\n${summary.join("\n")}\n`);
if (failures.length > 0) console.log(`${failures.join("\n\n")}\n`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
