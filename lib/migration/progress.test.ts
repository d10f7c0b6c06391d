import { describe, expect, test } from "vitest";
import { formatWait, progressOf } from "./progress";

const entity = {
  expected_rows: 1_000,
  read_rows: 0,
  status: "waiting",
  rows_per_second: null,
  started_at: null,
  finished_at: null,
};

describe("progressOf", () => {
  test("knows nothing before anything was counted", () =>
    expect(progressOf([{ ...entity, expected_rows: null }])).toEqual({
      share: null,
      rowsPerSecond: null,
      remainingMs: null,
    }));
  test("estimates from the rate of what is under way", () => {
    const half = { ...entity, read_rows: 500, status: "running", rows_per_second: 100 };
    expect(progressOf([half, entity])).toEqual({ share: 0.25, rowsPerSecond: 100, remainingMs: 15_000 });
  });
  test("says no time while the share is too small to tell", () => {
    const begun = { ...entity, read_rows: 20, status: "running", rows_per_second: 100 };
    expect(progressOf([begun]).remainingMs).toBeNull();
  });
  test("counts what the source is known to hold beyond the entities that have begun", () => {
    const done = { ...entity, read_rows: 1_000, status: "done" };
    expect(progressOf([done, { ...entity, expected_rows: null }], 4_000).share).toBe(0.25);
  });
});

test.each([
  [14_200, "14 s"],
  [125_000, "2 min 5 s"],
  [3_780_000, "1 h 3 min"],
])("formatWait(%i) is %s", (milliseconds, words) => expect(formatWait(milliseconds)).toBe(words));
