import { describe, expect, test } from "vitest";
import { type Edge, groupUp, MOST_RECORDS } from "./cluster.ts";

const nothing = new Set<string>();
const idOf = (at: number) => `record ${String(at).padStart(2, "0")}`;
/** Everybody with everybody. */
const allPairs = (size: number, bits: (a: number, b: number) => number): Edge[] =>
  Array.from({ length: size }, (_, a) =>
    Array.from({ length: size - a - 1 }, (_, i) => ({
      first: idOf(a),
      second: idOf(a + i + 1),
      bits: bits(a, a + i + 1),
    })),
  ).flat();

describe("33: a chain, whose ends are not alike", () => {
  test("33: stands together in the queue when its links are strong", () => {
    const edges = [
      { first: "a", second: "b", bits: 9 },
      { first: "b", second: "c", bits: 5 },
    ];
    expect(groupUp(edges, nothing)).toEqual([["a", "b", "c"]]);
  });

  test("33: breaks at a link that would be enough for two, and not for three", () => {
    const edges = [
      { first: "a", second: "b", bits: 9 },
      { first: "b", second: "c", bits: 1 },
    ];
    expect(groupUp(edges, nothing)).toEqual([["a", "b"]]);
    expect(groupUp(edges.slice(1), nothing)).toEqual([["b", "c"]]);
  });
});

describe("34: a pair inside a chain that was decided not to be one person", () => {
  const edges = [
    { first: "a", second: "b", bits: 7 },
    { first: "b", second: "c", bits: 9 },
  ];
  test("34: never stands in one group, however it hangs together", () => {
    expect(groupUp(edges, new Set(["a c"]))).toEqual([["b", "c"]]);
  });

  test("34: nor when the group that it would join is larger", () => {
    const longer = [...edges, { first: "d", second: "a", bits: 8 }, { first: "d", second: "c", bits: 6 }];
    const groups = groupUp(longer, new Set(["a c"]));
    expect(groups.filter((group) => group.includes("a") && group.includes("c"))).toEqual([]);
    expect(groups.flat().sort()).toEqual(["a", "b", "c", "d"]);
  });
});

test("35: nine copies from an import that ran twice too often are one row of the queue", () => {
  const copies = allPairs(9, () => 14);
  expect(groupUp(copies, nothing)).toEqual([Array.from({ length: 9 }, (_, at) => idOf(at))]);
});

describe("36: fifty records behind one bad value", () => {
  const strengths = (a: number, b: number) => 4 + ((a * 7 + b * 13) % 5);

  test("36: are no single group of fifty", () => {
    const groups = groupUp(allPairs(50, strengths), nothing);
    expect(Math.max(...groups.map((group) => group.length))).toBeLessThanOrEqual(MOST_RECORDS);
    expect(new Set(groups.flat()).size).toBe(groups.flat().length);
  });

  test("36: fall into pairs when little holds them together", () => {
    const groups = groupUp(
      allPairs(50, () => 2),
      nothing,
    );
    expect(groups.every((group) => group.length === 2)).toBe(true);
  });

  test("36: and into the same groups in whatever order they are read", () => {
    const edges = allPairs(50, strengths);
    const turned = edges.map(({ first, second, bits }) => ({ first: second, second: first, bits })).reverse();
    expect(groupUp(turned, nothing).sort()).toEqual(groupUp(edges, nothing).sort());
  });
});
