/** The element at an index that is known to exist. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`There is nothing at ${index} of ${list.length}.`);
  return value;
}

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}

/** A small fast generator (sfc32). Each subject draws from one of its own, so that a change of one leaves the others alone. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: string) {
    [this.a, this.b, this.c] = [hash(seed), hash(`${seed}/b`), hash(`${seed}/c`)];
    for (let round = 0; round < 12; round++) this.next();
  }

  next(): number {
    const sum = (this.a + this.b + this.d++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: ArrayLike<T>): T {
    return at(list, Math.floor(this.next() * list.length));
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return at(choices, choices.length - 1)[0];
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  shuffle<T>(list: T[]): T[] {
    for (let index = list.length - 1; index > 0; index--) {
      const other = this.int(0, index);
      const held = at(list, index);
      list[index] = at(list, other);
      list[other] = held;
    }
    return list;
  }

  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle([...list]).slice(0, count);
  }

  text(alphabet: string, length: number): string {
    let text = "";
    for (let index = 0; index < length; index++) text += this.pick(alphabet);
    return text;
  }

  hex(length: number): string {
    return this.text("0123456789abcdef", length);
  }
}

/** Ascending ids with gaps, as deleted rows leave them behind. */
export function sparseIds(random: Random, count: number, first: number, gapShare = 0.02): Int32Array {
  const ids = new Int32Array(count);
  let id = first;
  for (let index = 0; index < count; index++) {
    ids[index] = id;
    id += random.chance(gapShare) ? random.int(2, 4) : 1;
  }
  return ids;
}

/** An id that no row has: from a gap where there is one, otherwise from beyond the end. */
export function absentId(random: Random, has: (id: number) => boolean, highest: number): number {
  for (let attempt = 0; attempt < 40; attempt++) {
    const id = random.int(1, highest);
    if (!has(id)) return id;
  }
  let id = highest + random.int(1, 5_000);
  while (has(id)) id++;
  return id;
}
