export const PAGE_SIZE = 25;

export type ListParams = { q?: string; show?: string; sort: string; dir: "asc" | "desc"; page: number };

export function pageRange(page: number): [from: number, to: number] {
  return [(page - 1) * PAGE_SIZE, page * PAGE_SIZE - 1];
}

/** An old link may point behind the end of a list that has become shorter (PostgREST then answers PGRST103). */
export function isBehindTheEnd(error: { code: string } | null, rows: unknown[] | null, page: number): boolean {
  return page > 1 && (error?.code === "PGRST103" || rows?.length === 0);
}
