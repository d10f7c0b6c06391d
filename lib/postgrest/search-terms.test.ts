import { describe, expect, test } from "vitest";
import { searchFilter } from "./search-terms";

describe("searchFilter", () => {
  test("asks for every word", () => expect(searchFilter("  Oak   dental ")).toBe('{"%oak%","%dental%"}'));
  test("folds accents as the search column does", () => expect(searchFilter("Zoë")).toBe('{"%zoe%"}'));
  test("spells out what has no accent to drop", () => expect(searchFilter("Bjørn Weiß")).toBe('{"%bjorn%","%weiss%"}'));
  test("takes wildcards literally", () => expect(searchFilter("100%_")).toBe(String.raw`{"%100\\%\\_%"}`));
  test("lets an asterisk be any one character", () => expect(searchFilter("a*b")).toBe('{"%a_b%"}'));
  test("cannot be left by quotes, commas and brackets", () =>
    expect(searchFilter('a",b}')).toBe(String.raw`{"%a\",b}%"}`));
  test("asks nothing when nothing is asked", () => expect(searchFilter("   ")).toBeNull());
  test("stops at six words", () => expect(searchFilter("a b c d e f g h")?.split(",")).toHaveLength(6));
});
