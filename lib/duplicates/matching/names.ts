import { doubleMetaphone } from "double-metaphone";
import { edits, likeness } from "./distance.ts";
import { areNicknames } from "./nicknames.ts";

/** A name with everything that comparing needs, worked out once however many people bear it. */
export type Name = {
  text: string;
  words: string[];
  joined: string;
  /** How it sounds; two spellings where pronunciation is open. */
  sounds: [string, string];
  isLatin: boolean;
};

export function readName(text: string): Name {
  const joined = text.replaceAll(" ", "");
  return {
    text,
    words: text.split(" "),
    joined,
    sounds: doubleMetaphone(joined),
    isLatin: /^[\p{Script=Latin}\p{N}]*$/u.test(joined),
  };
}

/** Names repeat: each is read once. */
export function nameReader(): (text: string) => Name {
  const known = new Map<string, Name>();
  return (text) => {
    let name = known.get(text);
    if (!name) known.set(text, (name = readName(text)));
    return name;
  };
}

export const nameLevels = [
  "same",
  "short form",
  "typing error",
  "sounds alike",
  "somewhat alike",
  "different",
] as const;
const [SAME, SHORT_FORM, TYPING_ERROR, ALIKE, SOMEWHAT, DIFFERENT] = [0, 1, 2, 3, 4, 5];

/** One letter of the alphabet; a Chinese name of one character is whole. */
export const isInitial = (word: string) => word.length === 1 && word <= "z";

function isShortForm(a: Name, b: Name): boolean {
  const [first = "", second = ""] = [a.words[0], b.words[0]];
  if ((isInitial(first) || isInitial(second)) && first[0] === second[0]) return true;
  // Ann and Anna stand in the list as well, and yet are two sisters as often as one: a letter more or less is no short form.
  if (areNicknames(first, second) && edits(first, second, 1) > 1) return true;
  // Anna Maria is Anna, Smith-Jones is Smith and is Jones; Anna Maria and Anna Sofia are two.
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  return few.length < many.length && few.every((word) => word.length > 1 && many.includes(word));
}

function soundAlike([a, otherA]: Name["sounds"], [b, otherB]: Name["sounds"]): boolean {
  return a.length > 1 && b.length > 1 && (a === b || a === otherB || otherA === b);
}

export function compareNames(a: Name, b: Name): number {
  // The same initial is not yet the same name.
  if (a === b || a.text === b.text) return isInitial(a.text) ? SHORT_FORM : SAME;
  if (a.joined === b.joined) return TYPING_ERROR;
  if (isShortForm(a, b)) return SHORT_FORM;
  const alike = likeness(a.joined, b.joined);
  if (alike >= 0.92) return TYPING_ERROR;
  // One letter of a long name, also at its beginning, where likeness is strict.
  const length = Math.min(a.joined.length, b.joined.length);
  if (length >= 5 && alike >= 0.8 && edits(a.joined, b.joined, 1) === 1) return TYPING_ERROR;
  if (alike >= 0.86 || (alike >= 0.6 && soundAlike(a.sounds, b.sounds))) return ALIKE;
  if (alike >= 0.76) return SOMEWHAT;
  return a.words.some((word) => word.length > 2 && b.words.includes(word)) ? SOMEWHAT : DIFFERENT;
}
