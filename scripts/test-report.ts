import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";

/** What a step of `npm test` found; each failure in words, so that the end of the output says what broke. */
export type Outcome = { passed: number; failures: string[] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

export function readVitest(file: string, root: string, ok: boolean): Outcome {
  const report = read(file, vitestReport);
  if (!report) return { passed: 0, failures: ["no report was written"] };
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((assertion) => assertion.status === "failed");
    const tests = failed.map(({ fullName, failureMessages }) => inWords(fullName, failureMessages?.[0]));
    // A file that cannot be loaded fails the run without failing a test.
    const file = tests.length === 0 && status === "failed" ? [inWords("the file itself", message)] : [];
    return [...tests, ...file].map((failure) => `${relative(root, name)} › ${failure}`);
  });
  return { passed: report.numPassedTests, failures: orUnexplained(failures, ok && report.numPassedTests > 0) };
}

const error = z.object({ message: z.string().optional() });
const suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      line: z.number(),
      tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(error) })) })),
    }),
  ),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number() }),
  errors: z.array(error),
  suites: z.array(suite),
});

export function readPlaywright(file: string, ok: boolean): Outcome {
  const report = read(file, playwrightReport);
  if (!report) return { passed: 0, failures: ["no report was written"] };
  const failures = [
    ...report.suites.flatMap(failedSpecs),
    ...report.errors.map(({ message }) => inWords("outside of a test", message)),
  ];
  return { passed: report.stats.expected, failures: orUnexplained(failures, ok && report.stats.expected > 0) };
}

/** Flaky and skipped are failures too. */
function failedSpecs({ specs, suites = [] }: z.infer<typeof suite>): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status !== "expected")
      .map(({ status, results }) => {
        const message = results.flatMap(({ errors }) => errors)[0]?.message ?? status;
        return inWords(`${file}:${line} › ${title}`, message);
      }),
  );
  return [...own, ...suites.flatMap(failedSpecs)];
}

function read<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

const colours = /\u001b\[[0-9;]*m/g;

/** The name and the first lines of the message, which hold what was expected and what came. */
function inWords(name: string, message = ""): string {
  const lines = message.replace(colours, "").split("\n");
  const said = lines.filter((line) => line.trim() !== "").slice(0, 12);
  return [name, ...said.map((line) => `    ${line}`)].join("\n");
}

/** A run that fails without a failure still fails. */
function orUnexplained(failures: string[], ok: boolean): string[] {
  return failures.length > 0 || ok ? failures : ["failed without a failing test; see above"];
}
