const MAX_TERMS = 6;

/** Letters that the database's unaccent spells out and that have no combining mark to drop. */
const spelledOut: Record<string, string> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", þ: "th", ı: "i" };

/**
 * Words of a search box as `ilike` patterns for a folded search column; every word has to match. Signs with a meaning in
 * patterns stand for any one character: not every server in front of the database keeps an escape.
 */
export function searchPatterns(query: string): string[] {
  return query
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[ßøæœłđþı]/g, (letter) => spelledOut[letter] ?? letter)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_TERMS)
    .map((word) => `%${word.replace(/[\\%_*]/g, "_")}%`);
}
