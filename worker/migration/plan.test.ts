import { expect, test } from "vitest";
import type { Mapping } from "../../lib/migration/mapping.ts";
import { mappings } from "../../lib/migration/mappings.ts";
import { inOrderOfParents, parentsOf } from "./plan.ts";

const mapping = (entity: string, ...parents: string[]): Mapping => ({
  entity,
  title: entity,
  table: entity,
  source: { table: entity, columns: { id: "bigint" } },
  parents: Object.fromEntries(parents.map((parent) => [parent, { entity: parent, column: "id" }])),
  values: {},
});
const namesOf = (ordered: Mapping[]) => ordered.map(({ entity }) => entity);

test("parents come first, otherwise the written order stays", () => {
  const ordered = inOrderOfParents([
    mapping("jaws", "orders", "products"),
    mapping("orders", "patients"),
    mapping("patients"),
    mapping("products"),
  ]);
  expect(namesOf(ordered)).toEqual(["patients", "orders", "products", "jaws"]);
});

test("a row may look for a parent among its own kind", () => {
  expect(namesOf(inOrderOfParents([mapping("projects", "projects")]))).toEqual(["projects"]);
});

test("mappings that wait for each other are named", () => {
  expect(() => inOrderOfParents([mapping("a", "b"), mapping("b", "a"), mapping("c")])).toThrow(
    "wait for each other: a, b",
  );
});

test("a parent that nobody brings is named", () => {
  expect(() => inOrderOfParents([mapping("a", "b")])).toThrow("a looks for b, which no mapping brings");
});

test("the order of the real mappings follows every lookup", () => {
  const position = new Map(inOrderOfParents(mappings).map(({ entity }, index) => [entity, index]));
  expect(position.size).toBe(mappings.length);
  for (const { entity, parents = {} } of mappings) {
    for (const parent of Object.values(parents)) {
      expect(position.get(parent.entity), `${parent.entity} before ${entity}`).toBeLessThan(position.get(entity) ?? -1);
    }
  }
});

test("rows are loaded beside each other: none looks at another one of its entity", () => {
  expect(mappings.flatMap(parentsOf)).not.toHaveLength(0);
  for (const mapping of mappings) expect(parentsOf(mapping)).not.toContain(mapping.entity);
  for (const { table, ...rules } of mappings)
    expect(JSON.stringify(rules)).not.toMatch(new RegExp(`public\\.${table}\\b|source_rows`));
});

test("a parent that is looked up with another one is of the same entity", () => {
  const shared = mappings.flatMap(({ parents = {} }) =>
    Object.values(parents).flatMap(({ entity, sameAs }) => (sameAs ? [[entity, parents[sameAs]?.entity]] : [])),
  );
  expect(shared).toEqual([["plans", "plans"]]);
});

test("nothing secret is read", () => {
  expect(JSON.stringify(mappings)).not.toMatch(/\b(password|access_token|card_bin)\b(?!":"(A secret|Digits))/);
});
