import { layOut } from "@/lib/migration/graph";
import { mappings } from "@/lib/migration/mappings";
import { titleOf } from "@/lib/migration/titles";

const WIDTH = 176;
const HEIGHT = 26;
const GAP_X = 56;
const GAP_Y = 10;

/** The order in which the engine works, as it computes it from the lookups. The table below says the same in words. */
export function DependencyGraph() {
  const graph = layOut(
    mappings.map(({ entity, parents = {} }) => ({
      entity,
      parents: Object.values(parents).map((parent) => parent.entity),
    })),
  );
  const x = (layer: number) => layer * (WIDTH + GAP_X) + 1;
  const y = (row: number) => row * (HEIGHT + GAP_Y) + 1;
  const width = graph.layers * (WIDTH + GAP_X) - GAP_X + 2;
  const height = graph.rows * (HEIGHT + GAP_Y) - GAP_Y + 2;
  return (
    <div
      className="overflow-x-auto rounded-control border bg-surface p-4"
      tabIndex={0}
      role="region"
      aria-label="Graph"
    >
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Which entities need which"
      >
        {graph.edges.map(({ from, to }) => {
          const [x1, y1] = [x(from.layer) + WIDTH, y(from.row) + HEIGHT / 2];
          const [x2, y2] = [x(to.layer), y(to.row) + HEIGHT / 2];
          const bend = GAP_X / 2 + 4;
          return (
            <path
              key={`${from.entity} ${to.entity}`}
              d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
              className="fill-none stroke-line"
              strokeWidth={1.25}
            />
          );
        })}
        {graph.nodes.map(({ entity, layer, row }) => (
          <a key={entity} href={`#${entity}`}>
            <rect
              x={x(layer)}
              y={y(row)}
              width={WIDTH}
              height={HEIGHT}
              rx={6}
              className="fill-page stroke-edge"
              strokeWidth={1}
            />
            <text x={x(layer) + 10} y={y(row) + 17} className="fill-ink text-2xs">
              {titleOf(entity)}
            </text>
          </a>
        ))}
      </svg>
    </div>
  );
}
