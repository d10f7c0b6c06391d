import { nameLevels } from "./names.ts";

/** What is compared, in the order in which it is explained, with the steps from the same to different. */
export const fieldLevels = {
  given: nameLevels,
  surname: nameLevels,
  swap: ["in order", "first and last name swapped"],
  birth: [
    "same",
    "day and month swapped",
    "one digit",
    "two digits",
    "same year or same day",
    "three digits",
    "different",
  ],
  sex: ["same", "different"],
  email: ["same", "same mailbox name", "typing error", "mailbox name alike", "different"],
  phone: ["same", "one digit", "two digits", "same area", "different"],
  location: ["same house", "same house, typing errors", "same street", "same place", "one part the same", "different"],
  guardian: ["same", "typing error", "one part the same", "different"],
  nationalId: ["same", "one digit", "two digits", "different"],
  practice: ["same", "different"],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof fieldLevels;
export const fieldNames = Object.keys(fieldLevels) as Field[];
export const FIELDS = fieldNames.length;
export const MISSING = -1;

/** Where each field stands among the levels of a pair. */
export const at = Object.fromEntries(fieldNames.map((field, position) => [field, position])) as Record<Field, number>;
