import { families, type Family } from "./phrase-families.ts";
import { phraseTraps } from "./phrase-traps.ts";
import type { Random } from "./random.ts";

const shippedFamily = families.filter(({ kind }) => kind === "shipped");

const before = ["", "", "", "Hello, ", "Dear {doctor}, ", "Update: ", "FYI: ", "[{arch}] "];
const afterwards = ["", "", "", " Regards, {first}", " ({first})", " Best wishes", "\n-- \n{first}", " Thx"];

function fillSlots(random: Random, text: string): string {
  const slots: Record<string, string[]> = {
    doctor: ["Dr. Moss", "Dr. Hale", "Dr. Ito", "Dr. Brandt", "Dr. Rao", "the doctor"],
    arch: ["upper arch", "lower arch", "upper jaw", "lower jaw", "both arches"],
    day: ["today", "yesterday", "on Monday", "on 3/14", "this morning", "on the 9th"],
    first: ["Ines", "Kofi", "Mika", "Joan", "Sunee"],
    number: [String(random.int(100_000, 999_999))],
  };
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => random.pick(slots[slot] ?? [""]));
}

export type Phrase = { text: string; state: string | null; kind: string };

export function drawFamily(random: Random): Family {
  return random.weighted([...families, ...phraseTraps].map((family) => [family, family.weight] as const));
}

export function writePhrase(random: Random, family: Family): Phrase {
  const [text, state] = random.pick(family.texts);
  // A quotation begins with its mark, and letters of other scripts do not mix with English greetings.
  const isPlain = /^[\x20-\x7e]*$/.test(text) && !text.startsWith(">");
  const full = isPlain ? `${random.pick(before)}${text}${random.pick(afterwards)}` : text;
  return { text: fillSlots(random, full), state, kind: family.kind };
}

/** For an order whose code says something else. */
export function writeContradiction(random: Random): Phrase {
  return { ...writePhrase(random, random.pick(shippedFamily)), kind: "contradiction" };
}
