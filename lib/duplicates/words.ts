import type { Tone } from "@/components/ui/badge";
import { type Band, type Objection, objections, type Relation } from "./matching/decide.ts";
import type { Field } from "./matching/fields";
import type { Term } from "./matching/score";

export const bands: Record<Band, { name: string; tone: Tone; help: string }> = {
  certain: {
    name: "Beyond doubt",
    tone: "green",
    help: "Everything agrees, but perhaps for a slip of the finger, and nothing objects.",
  },
  likely: { name: "Likely", tone: "violet", help: "More likely one person than two." },
  possible: { name: "Possible", tone: "amber", help: "Alike, but a family or a namesake would explain it too." },
};

export const relationNames: Record<Relation, string> = {
  twin: "Twins",
  sibling: "Siblings",
  parent: "Parent and child",
  household: "One household",
  other_practice: "One person, two practices",
};

export const fieldTitles: Record<Field | "prior" | "family", string> = {
  prior: "Before looking",
  given: "Given name",
  surname: "Family name",
  swap: "Order of the names",
  birth: "Date of birth",
  sex: "Gender",
  email: "E-mail",
  phone: "Telephone",
  location: "Address",
  guardian: "Guardian",
  nationalId: "Identity number",
  practice: "Practice",
  family: "A family",
};

const sentences: Record<Field, readonly string[]> = {
  given: [
    "is the same",
    "is a short form",
    "differs by a typing error",
    "sounds alike",
    "is somewhat alike",
    "differs",
  ],
  surname: [
    "is the same",
    "is one part of the other",
    "differs by a typing error",
    "sounds alike",
    "is somewhat alike",
    "differs",
  ],
  swap: ["is the same", "is swapped: first and last name"],
  birth: [
    "is the same",
    "has day and month swapped",
    "differs in one digit",
    "differs in two digits",
    "shares the year or the day",
    "differs in three digits",
    "differs",
  ],
  sex: ["is the same", "differs"],
  email: ["is the same", "has the same mailbox name", "differs by a typing error", "is alike", "differs"],
  phone: ["is the same", "differs in one digit", "differs in two digits", "shares the area", "differs"],
  location: [
    "is the same",
    "is the same but for typing errors",
    "is the same street",
    "is the same place",
    "agrees in one part",
    "differs",
  ],
  guardian: ["is the same", "differs by a typing error", "agrees in one part", "differs"],
  nationalId: ["is the same", "differs in one digit", "differs in two digits", "differs"],
  practice: ["is the same", "differs"],
};

/** What a term says, without a number. */
export function sayTerm({ field, level, sharedBy, bits }: Term): string {
  if (field === "prior") return "Few of all pairs are one person";
  if (field === "family")
    return bits < -0.5 ? "A family would share much of this too" : "No family would look like this";
  const shared = sharedBy ? `, but ${sharedBy} patients share it` : "";
  return `${fieldTitles[field]} ${sentences[field][level] ?? ""}${shared}`;
}

/** How much a term weighs, in words; bits are for those who ask. */
export function sayWeight(bits: number): { words: string; tone: Tone } {
  if (bits >= 7) return { words: "speaks strongly for it", tone: "green" };
  if (bits >= 2) return { words: "speaks for it", tone: "green" };
  if (bits > -1) return { words: "says little", tone: "neutral" };
  if (bits > -4) return { words: "speaks against it", tone: "amber" };
  return { words: "speaks strongly against it", tone: "red" };
}

const isObjection = (key: string): key is Objection => key in objections;
export const sayObjection = (key: string) => (isObjection(key) ? objections[key] : key);

export const percent = (probability: number) =>
  probability > 0.9995 ? "over 99.9 %" : `${(probability * 100).toFixed(probability > 0.99 ? 1 : 0)} %`;

/** How a level of a field is called in a table of weights: the sentence without its field. */
export const levelNames = (field: Field): readonly string[] => sentences[field];

const movedWords: Record<string, [one: string, many: string]> = {
  cases: ["case", "cases"],
  orders: ["order", "orders"],
  messages: ["message", "messages"],
  files: ["file", "files"],
  patient_aliases: ["earlier name or number", "earlier names and numbers"],
  patient_contacts: ["further contact", "further contacts"],
  purchases: ["purchase", "purchases"],
  consents: ["consent", "consents"],
  embeddings: ["search entry", "search entries"],
};

const places = Object.keys(movedWords);
/** What people work with comes first, whatever order the database counts in. */
const placeOf = (table: string) => (places.includes(table) ? places.indexOf(table) : places.length);

/** Rows of tables in the words of the lab. */
export function sayMoves(moves: Record<string, number>): string {
  return Object.entries(moves)
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([table, rows]) => {
      const [one, many] = movedWords[table] ?? [table.replaceAll("_", " "), table.replaceAll("_", " ")];
      return `${rows.toLocaleString("en")} ${rows === 1 ? one : many}`;
    })
    .join(", ");
}
