import type { ListParams } from "./page";

export type Count = { count: "exact"; head: true };

type Ordered<T> = { order: (column: string, options: { ascending: boolean; nullsFirst?: boolean }) => T };

/** What people see as the name of a colleague is sorted by a column of its own, which looks for it in the directory only. */
export const personSort: Readonly<Record<string, string>> = {
  doctor_name: "doctor_sort_name",
  assignee_name: "assignee_sort_name",
};

/** What is missing comes last. A column that is never empty says nothing about that, and the last word has the same direction: so an index answers. */
export function inOrder<T extends Ordered<T>>(
  query: T,
  { sort, dir }: ListParams,
  required: ReadonlySet<string>,
  columns: Readonly<Record<string, string>> = {},
): T {
  const ascending = dir === "asc";
  const missing = required.has(sort) ? {} : { nullsFirst: false };
  return query.order(columns[sort] ?? sort, { ascending, ...missing }).order("id", { ascending });
}
