const MAX_TERMS = 6;

/** Letters that the database's unaccent spells out and that have no combining mark to drop. */
const spelledOut: Record<string, string> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", þ: "th", ı: "i" };

/**
 * A search box as the value of one `ilike(all)` filter on a folded search column: every word has to match, and signs with a
 * meaning in patterns are taken literally. One filter, because a front may keep only the last of several on the same column.
 */
export function searchFilter(query: string): string | null {
  const patterns = query
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[ßøæœłđþı]/g, (letter) => spelledOut[letter] ?? letter)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_TERMS)
    // PostgREST reads * as % and knows no escape for it, so it stands for any one character.
    .map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`).replaceAll("*", "_")}%`);
  if (patterns.length === 0) return null;
  return `{${patterns.map((pattern) => `"${pattern.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`).join(",")}}`;
}
