import "server-only";
import type { Mapping } from "./mapping";
import { mappings } from "./mappings";

const byEntity = new Map(mappings.map((mapping) => [mapping.entity, mapping]));

export function mappingOf(entity: string): Mapping | undefined {
  return byEntity.get(entity);
}

/** How people call an entity; one that no mapping brings any more keeps its key. */
export function titleOf(entity: string): string {
  return byEntity.get(entity)?.title ?? entity;
}
