import { describe, expect, test } from "vitest";
import { safeNextPath } from "./next-path";

describe("safeNextPath", () => {
  test.each([
    ["/directory/practices?page=2", "/directory/practices?page=2"],
    ["/", "/"],
    ["/account#password", "/account"],
  ])("keeps %s inside the app", (given, expected) => expect(safeNextPath(given)).toBe(expected));

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    "directory",
    "",
    undefined,
    ["/account"],
  ])("sends %j to the overview", (given) => expect(safeNextPath(given)).toBe("/"));
});
