import { describe, expect, test } from "vitest";
import { listHref } from "./list-href";

describe("listHref", () => {
  const params = { q: "oak", sort: "name", dir: "asc", page: 3, status: undefined };
  test("keeps what does not change", () =>
    expect(listHref("/x", params, { dir: "desc" })).toBe("/x?q=oak&sort=name&dir=desc&page=3"));
  test("leaves the first page unsaid", () => expect(listHref("/x", { q: "" }, { page: 1 })).toBe("/x"));
  test("encodes what people type", () => expect(listHref("/x", {}, { q: "a&b=c" })).toBe("/x?q=a%26b%3Dc"));
});
