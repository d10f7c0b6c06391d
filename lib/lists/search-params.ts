import { z } from "zod";
import { visibleText } from "@/lib/forms/text";

/** Filters that several lists have. */
export const vocabularyFilter = z
  .string()
  .regex(/^[a-z][a-z_]*$/)
  .optional()
  .catch(undefined);

export const yesFilter = z.literal("yes").optional().catch(undefined);

export const paceFilter = z.enum(["late", "over", "risk"]).optional().catch(undefined);
export const ageFilter = z.enum(["week", "month", "older"]).optional().catch(undefined);

/** The part of a list's URL that every list has. A value that makes no sense falls back; it never breaks the page. */
export function listParams<const T extends readonly [string, ...string[]]>(sortable: T, sortedFirst: T[number]) {
  return {
    q: z.string().transform(visibleText).pipe(z.string().max(100)).catch(""),
    ...sortParams(sortable, sortedFirst),
  };
}

function sortParams<const T extends readonly [string, ...string[]]>(sortable: T, sortedFirst: T[number]) {
  return {
    sort: z.enum(sortable).catch(sortedFirst as never),
    dir: z.enum(["asc", "desc"]).catch("asc"),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  };
}

/** The same for a list of patients' work: what is searched for may be a name, so the address has the id of the words. */
export function roomParams<const T extends readonly [string, ...string[]]>(sortable: T, sortedFirst: T[number]) {
  return {
    ...sortParams(sortable, sortedFirst),
    search: z.guid().optional().catch(undefined),
    practice: z
      .union([z.guid(), z.literal("none")])
      .optional()
      .catch(undefined),
    doctor: z.guid().optional().catch(undefined),
    unread: yesFilter,
  };
}
