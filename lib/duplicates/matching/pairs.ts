/** A key that more people share than this says nothing; a pair that only such keys join is not compared. */
export const BLOCK_LIMIT = 150;
const SHIFT = 2 ** 20;

/** Among so many people most pairs that share one key share it by accident. */
export const MANY_PEOPLE = 50_000;

export type Pairs = { first: Uint32Array; second: Uint32Array; skippedBlocks: number };

/**
 * Every pair that shares as many keys as are asked for, each once. Sorting plain numbers is what makes three hundred thousand people a
 * matter of seconds.
 */
export function pairUp(keys: ArrayLike<number>[], shared = 1, limit = BLOCK_LIMIT): Pairs {
  if (keys.length >= SHIFT) throw new Error(`At most ${SHIFT - 1} people are compared at once.`);
  let total = 0;
  for (const each of keys) total += each.length;
  const entries = new Float64Array(total);
  let at = 0;
  keys.forEach((each, person) => {
    for (let i = 0; i < each.length; i += 1) entries[at++] = ((each[i] ?? 0) >>> 0) * SHIFT + person;
  });
  entries.sort();

  const blocks: [number, number][] = [];
  let skippedBlocks = 0;
  let count = 0;
  for (let start = 0; start < total;) {
    const key = Math.floor((entries[start] ?? 0) / SHIFT);
    let end = start + 1;
    while (end < total && Math.floor((entries[end] ?? 0) / SHIFT) === key) end += 1;
    const size = end - start;
    if (size > limit) skippedBlocks += 1;
    else if (size > 1) {
      blocks.push([start, end]);
      count += (size * (size - 1)) / 2;
    }
    start = end;
  }

  const pairs = new Float64Array(count);
  let next = 0;
  for (const [start, end] of blocks)
    for (let i = start; i < end; i += 1)
      for (let j = i + 1; j < end; j += 1)
        pairs[next++] = ((entries[i] ?? 0) % SHIFT) * SHIFT + ((entries[j] ?? 0) % SHIFT);
  pairs.sort();

  const isKept = (i: number) => pairs[i] === pairs[i + shared - 1] && pairs[i] !== pairs[i - 1];
  let size = 0;
  for (let i = 0; i < count; i += 1) if (isKept(i)) size += 1;
  const first = new Uint32Array(size);
  const second = new Uint32Array(size);
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    if (!isKept(i)) continue;
    const pair = pairs[i] ?? 0;
    first[kept] = Math.floor(pair / SHIFT);
    second[kept] = pair % SHIFT;
    kept += 1;
  }
  return { first, second, skippedBlocks };
}
