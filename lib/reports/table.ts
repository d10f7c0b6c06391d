import { comparedMonths, shortMonthName } from "./months.ts";
import type { Definition } from "./definitions.ts";
import type { RowsFigure } from "./search-params.ts";

export type ColumnKind = "text" | "count" | "money" | "percent" | "minutes";
export type Column = { title: string; kind: ColumnKind };
export type Opens = {
  figure: RowsFigure;
  type?: string;
  practice?: string;
  doctor?: string;
};
export type Row = { cells: (string | number | null)[]; opens?: (Opens | undefined)[] };

/** A table of the report; the page, the files and the letter all show these. */
export type ReportTable = {
  key: string;
  title: string;
  definition: Definition;
  columns: Column[];
  rows: Row[];
  /** Said below, where the table alone would mislead. */
  note?: string;
};

export const text = (title: string): Column => ({ title, kind: "text" });

export const columns = (kind: ColumnKind, ...titles: string[]): Column[] => titles.map((title) => ({ title, kind }));

/** Mar 2026, Feb 2026, Mar 2025: heads of what is compared. */
export function comparedNames(month: string): [string, string, string] {
  const [now, before, year] = comparedMonths(month);
  return [shortMonthName(now), shortMonthName(before), shortMonthName(year)];
}
