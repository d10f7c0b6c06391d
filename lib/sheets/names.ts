const LONGEST_NAME = 31;
const FALLBACK = "Sheet";
/** Excel keeps this name for itself. */
const RESERVED = "history";

/** Cuts between characters, not through one. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

function clean(name: string): string {
  const legal = name.toWellFormed().replace(/[[\]:*?/\\\0-\x1F\uFFFE\uFFFF]/g, " ");
  const short = cut(legal.replace(/\s+/g, " ").replace(/^[' ]+/, ""), LONGEST_NAME);
  return short.replace(/[' ]+$/, "") || FALLBACK;
}

/** Names that Excel takes for sheets of one workbook: legal, short, and different whatever their case. */
export function sheetNames(wanted: string[]): string[] {
  const taken = new Set([RESERVED]);
  return wanted.map((name) => {
    const base = clean(name);
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = ` (${number})`;
      unique = cut(base, LONGEST_NAME - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
