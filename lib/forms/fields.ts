import { z } from "zod";
import { visibleText } from "./text";

/** Parts that several forms share. An empty input means "no value", never an empty string in the database. */
const text = (max: number) =>
  z
    .string()
    .transform(visibleText)
    .pipe(z.string().max(max, { error: `Use at most ${max} characters.` }));

export const requiredText = (what: string, max = 200) => text(max).pipe(z.string().min(1, { error: `Enter ${what}.` }));

export const optionalText = (max = 200) => text(max).transform((value) => value || null);

const optional = (isValid: (value: string) => boolean, error: string, max = 300) =>
  text(max)
    .refine((value) => value === "" || isValid(value), { error })
    .transform((value) => value || null);

export const emailField = z
  .string()
  .transform((value) => visibleText(value).toLowerCase())
  .pipe(
    z.email({ error: "Enter an e-mail address such as name@practice.com." }).max(254, { error: "This is too long." }),
  );

export const optionalEmail = optional(
  (value) => emailField.safeParse(value).success,
  "Enter an e-mail address such as name@practice.com.",
).transform((value) => value?.toLowerCase() ?? null);

export const optionalUrl = optional(
  (value) => z.url({ protocol: /^https?$/ }).safeParse(value).success,
  "Enter an address that starts with https://.",
);

/** The range that the database allows for a birth. */
export const optionalBirthDate = optional(
  (value) => z.iso.date().safeParse(value).success && value >= "1900-01-01" && value <= "2100-01-01",
  "Enter a date that exists.",
);

/** The first entry of a select: nothing chosen. */
export const notChosen = z.literal("").transform(() => null);

export const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const rowVersion = z.coerce.number().int().positive();

/** Seed and migrated ids need not be RFC 9562 UUIDs, so `z.guid()` and not `z.uuid()`. */
export const id = z.guid();

export const optionalId = z.union([notChosen, id]);
