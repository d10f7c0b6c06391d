import { describe, expect, test } from "vitest";
import { paceOf } from "./pace";

describe("paceOf", () => {
  const now = "2026-03-10T12:00:00Z";
  const allowed = { planning: 96 };
  test("says nothing where nothing is promised", () =>
    expect(paceOf("draft", "2026-01-01T00:00:00Z", allowed, now)).toBeNull());
  test("is calm at first", () =>
    expect(paceOf("planning", "2026-03-10T11:00:00Z", allowed, now)).toMatchObject({
      kind: "calm",
      words: "3 d 23 h left",
    }));
  test("warns in the last quarter", () =>
    expect(paceOf("planning", "2026-03-07T12:00:00Z", allowed, now)).toMatchObject({
      kind: "risk",
      words: "1 d left",
    }));
  test("says by how much it is over", () =>
    expect(paceOf("planning", "2026-03-05T10:00:00Z", allowed, now)).toMatchObject({
      kind: "over",
      words: "1 d 2 h over",
    }));
});
