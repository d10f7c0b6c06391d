import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startMigratedDatabase } from "./embedded-database.ts";
import { readTap, type TapReport } from "./tap.ts";

const folder = join(import.meta.dirname, "database");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const vectors = readFileSync(join(import.meta.dirname, "order-data-vectors.json"), "utf8");
const files = readdirSync(folder).filter((name) => name.endsWith(".test.sql"));

async function runFiles(): Promise<Map<string, TapReport>> {
  const { database, stop } = await startMigratedDatabase();
  const reports = new Map<string, TapReport>();
  try {
    await database.exec(read("personas.sql"));
    await database.exec(read("lab.sql"));
    await database.query("insert into tests.order_data_vectors select * from jsonb_array_elements($1)", [vectors]);
    for (const name of files) {
      try {
        const results = await database.exec(read(name));
        const lines = results.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).map(String)));
        reports.set(name, readTap(lines));
      } catch (error) {
        await database.exec("rollback");
        reports.set(name, { planned: null, assertions: [], error: String(error) });
      }
    }
  } finally {
    await stop();
  }
  return reports;
}

const reports = await runFiles();

test("there are pgTAP files", () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each([...reports])("%s", (_, { planned, assertions, error }) => {
  test("the file runs to its end", () => {
    expect(error).toBeNull();
  });

  test("every planned assertion ran", () => {
    expect(assertions.length).toBeGreaterThan(0);
    expect(assertions.map(({ number }) => number)).toEqual(
      Array.from({ length: planned ?? 0 }, (_, index) => index + 1),
    );
  });

  for (const { number, sentence, passed, details } of assertions) {
    test(`${number}. ${sentence}`, () => {
      expect(passed, details.join("\n")).toBe(true);
    });
  }
});
