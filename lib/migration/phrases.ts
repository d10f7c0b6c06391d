import { english } from "./phrases/english.ts";
import { german } from "./phrases/german.ts";
import { japanese } from "./phrases/japanese.ts";
import { any, type Language } from "./phrases/rules.ts";
import { spanish } from "./phrases/spanish.ts";
import { thai } from "./phrases/thai.ts";
import { vietnamese } from "./phrases/vietnamese.ts";

/** In this order; the first language in which a text tells a state decides. */
export const languages: readonly Language[] = [english, japanese, german, spanish, thai, vietnamese];

/** Counts the editions of the rules; what was read by an older one says so until the next run has read it again. */
export const phraseEdition = 1;

// The text is brought into this form before it is read; what a rule says has to be in the same.
const plain = (pattern: string) => pattern.normalize("NFKC");
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The rules as migration.read_state takes them. */
export const rulesForReading = JSON.stringify(
  languages.map(({ language, stems, denies, tells }) => ({
    language,
    stems: [...stems.sending, ...stems.other].map((stem) => `%${plain(stem)}%`),
    denies: plain(any(...Object.values(denies).map((pattern) => any(pattern)))),
    tells: tells.map(({ pattern, ...rule }, index) => ({
      ...rule,
      rule: `${language} ${index + 1} ${rule.state}`,
      pattern: plain(`(${pattern})`),
    })),
  })),
);

/** What the text in this column tells, as a row of state, confidence, phrase and rule; no row where it tells nothing. */
export const readingOf = (column: string) => `migration.read_state(${column}, ${quote(rulesForReading)}::jsonb)`;

// A source is asked before a text is in plain form: what is written wide or with loose accents is let through.
const wide = [..."ａｅｉｏＡＥＩＯ"];
const loose = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

const isAscii = (text: string) => [...text].every((letter) => letter < "\u0080");

/** Cheap, and asked of the source: whether a text has a part of a word without which no rule can match. */
export function mentionsState(column: string, about: "sending" | "any" = "any"): string {
  const stems = languages.flatMap(({ stems: { sending, other } }) =>
    about === "any" ? [...sending, ...other] : sending,
  );
  const hasOneOf = (parts: string[]) =>
    `lower(${column}) like any (array[${parts.map((part) => quote(`%${part}%`)).join(", ")}])`;
  const [latin, others] = [stems.filter(isAscii), stems.filter((stem) => !isAscii(stem))];
  // Most texts have none of the other letters, and need not be searched for them; not every server knows how many letters a text has.
  const mayHaveOthers = `(octet_length(${column}) > char_length(${column}) or getdatabaseencoding() <> 'UTF8')`;
  return `(${hasOneOf(latin)} or ${mayHaveOthers} and ${hasOneOf([...others, ...wide, ...loose])})`;
}
