import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { installBrowser } from "./install-browser.ts";

/** Everything that CI runs, in the order of what fails fastest; `--fast` stops before the database and the browser. */
const root = join(import.meta.dirname, "..");
const results = join(root, "test-results");
const isFast = process.argv.includes("--fast");
const bin = (name: string) => join(root, "node_modules/.bin", name);

type Count = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<Count> };

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
    run: async () => ((await run(command, args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function vitest(name: string, projects: string[]): Step {
  const file = join(results, `${projects.join("-")}.json`);
  return {
    name,
    run: async () => {
      const args = ["run", ...projects.flatMap((project) => ["--project", project])];
      // Thousands of database assertions: the failures are shown, the rest is counted.
      const ok = await run(bin("vitest"), [...args, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]);
      const report = readReport(file, vitestReport);
      if (!report) return { passed: 0, failed: 1 };
      // A file that cannot be loaded fails the run without failing a test.
      const failed = report.numFailedTests || (ok && report.success && report.numPassedTests > 0 ? 0 : 1);
      return { passed: report.numPassedTests, failed };
    },
  };
}

const browser: Step = {
  name: "browser",
  run: async () => {
    const ok = await run(bin("playwright"), ["test"]);
    const report = readReport(join(results, "e2e.json"), playwrightReport);
    if (!report) return { passed: 0, failed: 1 };
    const { expected, unexpected, flaky, skipped } = report.stats;
    const failed = unexpected + flaky + skipped + report.errors.length;
    return { passed: expected, failed: failed || (ok && expected > 0 ? 0 : 1) };
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

const total: Count = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const { name, run: runStep } of steps) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { passed, failed } = await runStep();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  summary.push(`${failed === 0 ? "ok  " : "FAIL"} ${name.padEnd(22)} ${passed} passed, ${failed} failed  ${seconds} s`);
}
if (!isFast) rmSync(join(root, ".archwire/e2e/database"), { recursive: true, force: true });

console.log(`\n${summary.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
