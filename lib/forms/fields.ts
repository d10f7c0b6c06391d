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

/** What something is about, of several possible things: the form names the one and leaves the others out. */
export const subjectId = id.optional().transform((value) => value ?? null);

/** The id of what a form adds. A form that arrives twice adds it once. */
export const newId = z.guid();

/** A key of a vocabulary table. Which keys exist is the database's to say: a lab may add some. */
export const vocabularyKey = (what: string) => z.string().regex(/^[a-z][a-z_]*$/, { error: `Choose ${what}.` });

/** Money as it is typed: at most twelve digits, two of them behind the point. */
export const money = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,2})?$/, { error: "Enter an amount such as 120.50." })
  .transform(Number);

export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, { error: "Enter a three-letter currency such as USD." });

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, { error: "Enter a whole number." })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, { error: `Enter ${least} or more.` })
        .max(most, { error: `Enter ${most} or less.` }),
    );

/** A moment with its offset, as the browser's clock says it. */
export const optionalMoment = optional(
  (value) => z.iso.datetime({ offset: true }).safeParse(value).success,
  "Enter a date and a time.",
);

/** Several lines of prose; may stay empty. */
export const prose = (max = 10_000) =>
  z
    .string()
    .transform((value) => value.trim())
    .pipe(z.string().max(max, { error: `Use at most ${max} characters.` }));

export const requiredProse = (what: string, max = 10_000) =>
  prose(max).pipe(z.string().min(1, { error: `Enter ${what}.` }));
