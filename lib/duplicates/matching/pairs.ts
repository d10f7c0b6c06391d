/** A key that more people share than this says nothing; a pair that only such keys join is not compared. */
export const BLOCK_LIMIT = 150;
const SHIFT = 2 ** 20;

export type Pairs = { first: Uint32Array; second: Uint32Array; skippedBlocks: number };

/** Every pair that shares a key, each once. Sorting plain numbers is what makes three hundred thousand people a matter of seconds. */
export function pairUp(keys: ArrayLike<number>[], limit = BLOCK_LIMIT): Pairs {
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

  const first = new Uint32Array(count);
  const second = new Uint32Array(count);
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const pair = pairs[i] ?? 0;
    if (i > 0 && pair === pairs[i - 1]) continue;
    first[kept] = Math.floor(pair / SHIFT);
    second[kept] = pair % SHIFT;
    kept += 1;
  }
  return { first: first.subarray(0, kept), second: second.subarray(0, kept), skippedBlocks };
}
