/** What was written into text columns that should hold JSON; none of it parses. */
export const brokenJson = [
  "{'upper': 'lingual', 'lower': None}",
  '{"torque": NaN}',
  '{"upper": "lingual"',
  '{"note": "said "yes" to it"}',
  "b'{\"steps\": 3}'",
  "undefined",
];

/** Valid JSON that a database still cannot take: the escape of a character that no text may hold. */
export const nulEscape = '{"note": "before\\u0000after"}';

/** Blank counts as nothing given. */
export function isJson(text: string | null): boolean {
  if (text === null || text.trim() === "") return true;
  if (text.includes("\\u0000")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
