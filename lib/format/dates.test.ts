import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, formatRelative, todayIso } from "./dates";

const now = new Date("2026-03-04T14:05:00Z");

describe("dates", () => {
  test("are written the way people say them", () => expect(formatDate("2026-03-04")).toBe("4 Mar 2026"));
  test("carry their zone with the time", () => expect(formatDateTime(now)).toBe("4 Mar 2026, 14:05 UTC"));
  test("today is the database's day", () => expect(todayIso(now)).toBe("2026-03-04"));
  test.each([
    ["2026-03-04T14:04:30Z", "just now"],
    ["2026-03-04T13:20:00Z", "45 min ago"],
    ["2026-03-04T09:00:00Z", "5 h ago"],
    ["2026-03-02T14:00:00Z", "2 d ago"],
    ["2026-03-06T15:00:00Z", "in 2 d"],
    ["2026-02-20T14:00:00Z", "20 Feb 2026"],
  ])("%s reads %s", (value, expected) => expect(formatRelative(value, now)).toBe(expected));
});
