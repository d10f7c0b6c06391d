import { listHref } from "@/lib/lists/list-href";
import type { ReportFilters } from "@/lib/reports/search-params";
import type { Opens } from "@/lib/reports/table";

/** Where the rows of a figure are: the filters of the page, and what the figure adds to them. */
export function rowsHref(month: string, filters: ReportFilters, { figure, ...own }: Opens): string {
  return listHref("/reports/rows", { figure, month: month.slice(0, 7), ...filters }, own);
}
