import type { Random } from "./random.ts";

/** How often a trap is planted: a number of rows at full size, a share of the table, or exactly so often. */
export type TrapList = readonly (readonly [
  name: string,
  amount: { rows: number } | { share: number } | { exact: number },
])[];

/** Chooses a place of its own for every planted row, so that no row carries two traps. */
export function plantTraps(
  random: Random,
  places: readonly number[] | number,
  scale: number,
  traps: TrapList,
): Map<number, string> {
  const size = typeof places === "number" ? places : places.length;
  const wanted = traps.map(([name, amount]) => {
    if ("exact" in amount) return [name, amount.exact] as const;
    return [name, atLeastOne("rows" in amount ? amount.rows * scale : amount.share * size)] as const;
  });
  const total = wanted.reduce((sum, [, count]) => sum + count, 0);
  if (total > size) throw new Error(`${total} traps do not fit in ${size} rows: ${wanted.join("; ")}.`);

  const planted = new Map<number, string>();
  const free = typeof places === "number" ? null : random.sample(places, total);
  for (const [name, count] of wanted) {
    for (let index = 0; index < count; index++) {
      let place = free ? free.pop() : random.int(0, size - 1);
      while (place !== undefined && planted.has(place)) place = random.int(0, size - 1);
      if (place !== undefined) planted.set(place, name);
    }
  }
  return planted;
}

export const atLeastOne = (count: number) => Math.max(1, Math.round(count));

/** Sizes of groups of people that share something: so many groups with so many members more than groups, at this scale. */
export function groupSizes(random: Random, scale: number, groups: number, excess: number, largest: number): number[] {
  const sizes = Array.from({ length: atLeastOne(groups * scale) }, () => 2);
  let rest = Math.min(Math.round(excess * scale) - sizes.length, sizes.length * (largest - 2));
  while (rest > 0) {
    const index = random.int(0, sizes.length - 1);
    const size = sizes[index] ?? largest;
    if (size >= largest) continue;
    sizes[index] = size + 1;
    rest--;
  }
  return sizes;
}
