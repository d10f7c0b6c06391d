import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPlaywright, readVitest } from "./test-report.ts";

const folder = mkdtempSync(join(tmpdir(), "archwire-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const assertion = (fullName: string, ...failureMessages: string[]) => ({
  fullName,
  status: failureMessages.length > 0 ? "failed" : "passed",
  failureMessages,
});
const testFile = (name: string, status: string, message: string, assertionResults: object[] = []) => ({
  name: `/lab/${name}`,
  status,
  message,
  assertionResults,
});

test("a failed test is named with its file and what it said", () => {
  const failing = assertion("indexes come back", "\u001b[31mexpected 11 to be 0\u001b[39m\n\n    at line 3");
  const file = report({
    numPassedTests: 1,
    testResults: [testFile("a.test.ts", "failed", "", [assertion("fine"), failing])],
  });
  expect(readVitest(file, "/lab", false)).toEqual({
    passed: 1,
    failures: ["a.test.ts › indexes come back\n    expected 11 to be 0\n        at line 3"],
  });
});

test("a file that cannot be loaded is a failure, and so is a run that fails without one", () => {
  const broken = { numPassedTests: 1, testResults: [testFile("a.test.ts", "failed", "Cannot find module")] };
  expect(readVitest(report(broken), "/lab", false).failures).toEqual([
    "a.test.ts › the file itself\n    Cannot find module",
  ]);
  const fine = { numPassedTests: 1, testResults: [testFile("a.test.ts", "passed", "")] };
  expect(readVitest(report(fine), "/lab", true).failures).toEqual([]);
  expect(readVitest(report(fine), "/lab", false).failures).toHaveLength(1);
  expect(readVitest(report({ numPassedTests: 0, testResults: [] }), "/lab", true).failures).toHaveLength(1);
  expect(readVitest(join(folder, "none.json"), "/lab", true).failures).toHaveLength(1);
});

test("a page's test that fails, is flaky or is skipped is a failure, however deep it is", () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: "a.spec.ts",
    line: 7,
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const suites = [
    {
      specs: [spec("passes", "expected"), spec("fails", "unexpected", "Error: not seen")],
      suites: [{ specs: [spec("is skipped", "skipped"), spec("wavers", "flaky", "Error: late")] }],
    },
  ];
  const file = report({ stats: { expected: 1 }, errors: [{ message: "no server" }], suites });
  expect(readPlaywright(file, false)).toEqual({
    passed: 1,
    failures: [
      "a.spec.ts:7 › fails\n    Error: not seen",
      "a.spec.ts:7 › is skipped\n    skipped",
      "a.spec.ts:7 › wavers\n    Error: late",
      "outside of a test\n    no server",
    ],
  });
  expect(readPlaywright(report({ stats: { expected: 0 }, errors: [], suites: [] }), true).failures).toHaveLength(1);
});
