import { expect, test } from "vitest";
import { nextMark, toothNumber } from "./teeth";

test("teeth are numbered from the patient's right to left", () => {
  expect([0, 7, 8, 15].map((place) => toothNumber("upper", place))).toEqual([18, 11, 21, 28]);
  expect([0, 7, 8, 15].map((place) => toothNumber("lower", place))).toEqual([48, 41, 31, 38]);
});

test("three presses come back to where they began", () => expect(nextMark(nextMark(nextMark("none")))).toBe("none"));
