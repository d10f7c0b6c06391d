type Node = { entity: string; parents: string[] };
export type Placed = { entity: string; layer: number; row: number };
export type Graph = { nodes: Placed[]; edges: { from: Placed; to: Placed }[]; layers: number; rows: number };

/** Parents to the left of what needs them: the layer of an entity is the longest way to it. */
export function layOut(entities: readonly Node[]): Graph {
  const byEntity = new Map(entities.map((node) => [node.entity, node]));
  const layers = new Map<string, number>();
  const layerOf = (entity: string): number => {
    const known = layers.get(entity);
    if (known !== undefined) return known;
    layers.set(entity, 0);
    const parents = (byEntity.get(entity)?.parents ?? []).filter((parent) => parent !== entity);
    const layer = parents.length === 0 ? 0 : Math.max(...parents.map(layerOf)) + 1;
    layers.set(entity, layer);
    return layer;
  };
  const columns: Placed[][] = [];
  for (const { entity } of entities) {
    const layer = layerOf(entity);
    const column = (columns[layer] ??= []);
    column.push({ entity, layer, row: column.length });
  }
  const placed = new Map(columns.flat().map((node) => [node.entity, node]));
  const order = (column: Placed[]) => {
    const wished = column.map((node) => {
      const above = (byEntity.get(node.entity)?.parents ?? []).flatMap((parent) => placed.get(parent)?.row ?? []);
      const mean = above.length === 0 ? node.row : above.reduce((sum, row) => sum + row, 0) / above.length;
      return { node, mean };
    });
    wished.sort((a, b) => a.mean - b.mean || a.node.row - b.node.row);
    wished.forEach(({ node }, row) => (node.row = row));
  };
  // Near their parents, so that fewer lines cross.
  columns.slice(1).forEach(order);
  const edges = entities.flatMap(({ entity, parents }) =>
    [...new Set(parents)].flatMap((parent) => {
      const [from, to] = [placed.get(parent), placed.get(entity)];
      return from && to && from !== to ? [{ from, to }] : [];
    }),
  );
  return {
    nodes: columns.flat(),
    edges,
    layers: columns.length,
    rows: Math.max(0, ...columns.map((column) => column.length)),
  };
}
