import { z } from "zod";
import { emailField } from "@/lib/auth/schemas";

/** Parts that several forms share. An empty input means "no value", never an empty string in the database. */
export const requiredText = (what: string, max = 200) =>
  z
    .string()
    .trim()
    .min(1, { error: `Enter ${what}.` })
    .max(max, { error: `Use at most ${max} characters.` });

export const optionalText = (max = 200) =>
  z
    .string()
    .trim()
    .max(max, { error: `Use at most ${max} characters.` })
    .transform((value) => value || null);

const empty = z.literal("").transform(() => null);

export const optionalEmail = z.union([empty, emailField], {
  error: "Enter an e-mail address such as name@practice.com.",
});

export const optionalDate = z.union([empty, z.iso.date()], { error: "Enter a date that exists." });

export const optionalUrl = z.union([empty, z.url({ protocol: /^https?$/ })], {
  error: "Enter an address that starts with https://.",
});

export const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const rowVersion = z.coerce.number().int().positive();

/** Seed and migrated ids need not be RFC 9562 UUIDs, so `z.guid()` and not `z.uuid()`. */
export const id = z.guid();

export const optionalId = z.union([empty, id]);
