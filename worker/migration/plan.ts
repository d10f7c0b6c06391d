import type { Mapping } from "../../lib/migration/mapping.ts";

/** What has to be there before, also where a row could do without it. */
export const parentsOf = ({ entity, parents = {} }: Mapping) =>
  Object.values(parents)
    .map((parent) => parent.entity)
    .filter((parent) => parent !== entity);

/** Entities without which rows of this one would only be rejected. */
export const needsOf = ({ entity, parents = {} }: Mapping): string[] =>
  Object.values(parents).flatMap((parent) => (parent.required && parent.entity !== entity ? [parent.entity] : []));

/** Parents first, otherwise in the order in which the mappings are written down. The lookups decide, nobody numbers levels by hand. */
export function inOrderOfParents(mappings: readonly Mapping[]): Mapping[] {
  const waiting = new Map(mappings.map((mapping) => [mapping.entity, mapping]));
  for (const mapping of mappings) {
    const unknown = parentsOf(mapping).find((parent) => !waiting.has(parent));
    if (unknown) throw new Error(`The mapping of ${mapping.entity} looks for ${unknown}, which no mapping brings.`);
  }
  const ordered: Mapping[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].find((mapping) => parentsOf(mapping).every((parent) => !waiting.has(parent)));
    if (!ready) throw new Error(`These mappings wait for each other: ${[...waiting.keys()].join(", ")}.`);
    waiting.delete(ready.entity);
    ordered.push(ready);
  }
  return ordered;
}
