const taken = new Uint8Array(64);

/**
 * Jaro-Winkler, 1 for equal texts. Written out because it runs some ten million times in a scan and must not allocate. Letters are
 * sought from one text in the other, so which is which is settled by the texts and not by who came first.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const isInOrder = a.length === b.length ? a < b : a.length < b.length;
  const short = isInOrder ? a : b;
  const long = isInOrder ? b : a;
  const n = Math.min(short.length, 64);
  const m = Math.min(long.length, 64);
  if (n === 0) return 0;
  const reach = Math.max(0, (m >> 1) - 1);
  taken.fill(0, 0, m);
  let matches = 0;
  let transposed = 0;
  let last = -1;
  for (let i = 0; i < n; i += 1) {
    const letter = short.charCodeAt(i);
    const end = Math.min(i + reach, m - 1);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (taken[j] || long.charCodeAt(j) !== letter) continue;
      taken[j] = 1;
      matches += 1;
      if (j < last) transposed += 1;
      last = j;
      break;
    }
  }
  if (matches === 0) return 0;
  const jaro = (matches / n + matches / m + (matches - transposed) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < n && short.charCodeAt(prefix) === long.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

const rows = [new Uint16Array(65), new Uint16Array(65), new Uint16Array(65)];

/** Insertions, deletions, changes and swaps of neighbours that lie between two texts; anything over the limit is the limit plus one. */
export function edits(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > 64 || b.length > 64) return limit + 1;
  let [older, old, now] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j += 1) old[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    now[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((old[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      now[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [older, old, now] = [old, now, older];
  }
  return Math.min(old[b.length] ?? 0, limit + 1);
}
