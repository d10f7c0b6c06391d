import { z } from "zod";

export const PAGE_SIZE = 25;

/** The part of a list's URL that every list has. A value that makes no sense falls back; it never breaks the page. */
export function listParams<const T extends readonly [string, ...string[]]>(sortable: T, sortedFirst: T[number]) {
  return {
    q: z.string().trim().max(100).catch(""),
    sort: z.enum(sortable).catch(sortedFirst as never),
    dir: z.enum(["asc", "desc"]).catch("asc"),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  };
}

export type ListParams = { q: string; sort: string; dir: "asc" | "desc"; page: number };

export function pageRange(page: number): [from: number, to: number] {
  return [(page - 1) * PAGE_SIZE, page * PAGE_SIZE - 1];
}

/** An old link may point behind the end of a list that has become shorter (PostgREST then answers PGRST103). */
export function isBehindTheEnd(error: { code: string } | null, rows: unknown[] | null, page: number): boolean {
  return page > 1 && (error?.code === "PGRST103" || rows?.length === 0);
}
