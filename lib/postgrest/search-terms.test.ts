import { describe, expect, test } from "vitest";
import { searchPatterns } from "./search-terms";

describe("searchPatterns", () => {
  test("asks for every word", () => expect(searchPatterns("  Oak   dental ")).toEqual(["%oak%", "%dental%"]));
  test("folds accents as the search column does", () => expect(searchPatterns("Zoë")).toEqual(["%zoe%"]));
  test("spells out what has no accent to drop", () =>
    expect(searchPatterns("Bjørn Weiß")).toEqual(["%bjorn%", "%weiss%"]));
  test("does not let wildcards match more than one character", () =>
    expect(searchPatterns("100%_\\*")).toEqual(["%100____%"]));
  test("finds everything when nothing is asked", () => expect(searchPatterns("   ")).toEqual([]));
  test("stops at six words", () => expect(searchPatterns("a b c d e f g h")).toHaveLength(6));
});
