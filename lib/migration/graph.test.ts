import { expect, test } from "vitest";
import { layOut } from "./graph";
import { mappings } from "./mappings";

const node = (entity: string, ...parents: string[]) => ({ entity, parents });

test("what needs another stands to the right of it", () => {
  const { nodes, layers } = layOut([node("c", "b"), node("b", "a"), node("a")]);
  expect(Object.fromEntries(nodes.map(({ entity, layer }) => [entity, layer]))).toEqual({ a: 0, b: 1, c: 2 });
  expect(layers).toBe(3);
});

test("a parent within the same entity draws no line", () => {
  expect(layOut([node("a", "a")])).toMatchObject({ layers: 1, edges: [] });
});

test("no two of the real mappings stand on the same place", () => {
  const { nodes, edges } = layOut(
    mappings.map(({ entity, parents = {} }) => node(entity, ...Object.values(parents).map((parent) => parent.entity))),
  );
  expect(new Set(nodes.map(({ layer, row }) => `${layer} ${row}`)).size).toBe(mappings.length);
  for (const { from, to } of edges) expect(from.layer).toBeLessThan(to.layer);
});
