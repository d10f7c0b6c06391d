import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { SheetCell } from "./cells";
import type { Sheet } from "./sheet";
import { writeWorkbook } from "./workbook";

const columns = Array.from({ length: 10 }, (_, index): Sheet["columns"][number] => ({
  title: `Column ${index + 1}`,
  kind: index === 0 ? "text" : "count",
}));

type Source = { asked: number; isEnded: boolean; rows: AsyncGenerator<SheetCell[]> };

/** Numbered rows that say how many of them were asked for, and whether their source was let go. */
function source(count: number, failAt = Infinity): Source {
  const state: Source = { asked: 0, isEnded: false, rows: generate() };
  async function* generate(): AsyncGenerator<SheetCell[]> {
    try {
      for (let row = 1; row <= count; row++) {
        state.asked = row;
        if (row === failAt) throw new Error("The database went away.");
        yield [`Case ${row}`, row, 2, 3, 4, 5, 6, 7, 8, 9];
      }
    } finally {
      state.isEnded = true;
    }
  }
  return state;
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  for await (const _piece of stream);
}

test(
  "200,000 rows are asked for as they are read, never more than a few hundred at once",
  { timeout: 120_000 },
  async () => {
    const cases = source(200_000);
    const reader = writeWorkbook([{ name: "Cases", columns, rows: cases.rows }]).getReader();
    await setImmediate();
    expect(cases.asked).toBe(0);
    let most = 0;
    let before = 0;
    while (!(await reader.read()).done) {
      most = Math.max(most, cases.asked - before);
      before = cases.asked;
    }
    expect(cases).toMatchObject({ asked: 200_000, isEnded: true });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(500);
  },
);

test("nothing is asked for while nobody reads", async () => {
  const cases = source(20_000);
  const reader = writeWorkbook([{ name: "Cases", columns, rows: cases.rows }]).getReader();
  for (let read = 0; read < 100; read++) {
    await reader.read();
    const asked = cases.asked;
    await setImmediate();
    expect(cases.asked).toBe(asked);
  }
  expect(cases.asked).toBeGreaterThan(0);
  await reader.cancel();
});

test("cancelling ends the rows of every sheet, begun or not", async () => {
  const begun = source(20_000);
  const waiting = { isEnded: false };
  const later: Iterable<SheetCell[]> = {
    [Symbol.iterator]: () => ({
      next: () => ({ done: true, value: undefined }),
      return: (value) => {
        waiting.isEnded = true;
        return { done: true, value };
      },
    }),
  };
  const reader = writeWorkbook([
    { name: "Begun", columns, rows: begun.rows },
    { name: "Waiting", columns, rows: later },
  ]).getReader();
  while (begun.asked === 0) await reader.read();
  const asked = begun.asked;
  await reader.cancel();
  expect(begun).toMatchObject({ asked, isEnded: true });
  expect(waiting.isEnded).toBe(true);
});

test("cancelling before the first read ends the rows too", async () => {
  const cases = source(10);
  await writeWorkbook([{ name: "Cases", columns, rows: cases.rows }]).cancel();
  expect(await cases.rows.next()).toEqual({ done: true, value: undefined });
  expect(cases.asked).toBe(0);
});

test("cancelling while a row is on its way ends with that row", async () => {
  const cases = source(20_000);
  const reader = writeWorkbook([{ name: "Cases", columns, rows: cases.rows }]).getReader();
  while (cases.asked === 0) await reader.read();
  const reading = reader.read();
  const asked = cases.asked;
  await reader.cancel();
  expect(await reading).toEqual({ done: true, value: undefined });
  expect(cases.isEnded).toBe(true);
  expect(cases.asked).toBeLessThan(asked + 5);
});

test("an error of the rows is the error of the stream, and ends the other sheets", async () => {
  const failing = source(2_000, 1_500);
  const later = source(10);
  const stream = writeWorkbook([
    { name: "Failing", columns, rows: failing.rows },
    { name: "Later", columns, rows: later.rows },
  ]);
  await expect(drain(stream)).rejects.toThrow("The database went away.");
  expect(failing.isEnded).toBe(true);
  expect(await later.rows.next()).toEqual({ done: true, value: undefined });
});

test("rows are asked for in the request that wanted the workbook", async () => {
  const request = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  async function* rows(): AsyncGenerator<SheetCell[]> {
    seen.push(request.getStore());
    yield ["row"];
  }
  const stream = request.run("mine", () => writeWorkbook([{ name: "Cases", columns, rows: rows() }]));
  await request.run("somebody else's", () => drain(stream));
  expect(seen).toEqual(["mine"]);
});
