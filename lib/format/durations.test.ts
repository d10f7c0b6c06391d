import { describe, expect, test } from "vitest";
import { durationBetween, formatDuration, roughDuration } from "./durations";

const hours = (count: number) => count * 3_600_000;

describe("durations", () => {
  test.each([
    [0, "under a minute"],
    [-5, "under a minute"],
    [59_999, "under a minute"],
    [60_000, "1 min"],
    [hours(1), "1 h"],
    [hours(3) + 20 * 60_000, "3 h 20 min"],
    [hours(24), "1 d"],
    [hours(52) + 59 * 60_000, "2 d 4 h"],
    [hours(24 * 400), "400 d"],
  ])("%i ms are %s", (amount, words) => expect(formatDuration(amount)).toBe(words));
  test.each([
    [0, "under a minute"],
    [hours(3) + 20 * 60_000, "3 h"],
    [hours(52), "2 d"],
  ])("%i ms are roughly %s", (amount, words) => expect(roughDuration(amount)).toBe(words));
  test("are taken between two moments", () =>
    expect(durationBetween("2026-03-01T08:00:00Z", "2026-03-03T12:00:00Z")).toBe("2 d 4 h"));
});
