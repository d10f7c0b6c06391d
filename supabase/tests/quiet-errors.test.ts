import { expect, test, vi } from "vitest";
import { printErrorsWithoutData } from "../embedded/quiet-errors.ts";

function databaseError(code: string, message: string) {
  return Object.assign(new Error(message), { name: "PostgresError", code, detail: "Failing row contains (Zerberus)." });
}

test("what the log keeps of a failure names no data of the row", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const before = console.error;
  printErrorsWithoutData();
  console.error(databaseError("23514", 'new row for relation "profiles" violates check constraint'));
  console.error("Auth error:", databaseError("22007", 'invalid input syntax for type date: "Zerberus"'));
  console.error("as it was");
  console.error = before;
  expect(printed.mock.calls).toEqual([
    ['database: 23514 new row for relation "profiles" violates check constraint'],
    ["Auth error:", "database: 22007"],
    ["as it was"],
  ]);
  printed.mockRestore();
});
