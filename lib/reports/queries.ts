import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";
import { monthlySchema, type MonthlyReport } from "./monthly-schema";
import { type ReportRow, rowSchema } from "./rows-schema";
import { asArguments, type ReportFilters, type RowsFigure } from "./search-params";
import { trendsSchema, type Trends } from "./trends-schema";

type MonthlyWanted = { month: string; filters: ReportFilters; rows?: number };

/** Null when the caller belongs to no lab. Two halves at once take half the time; more rows than a page shows are for files. */
export async function openMonthlyReport({ month, filters, rows }: MonthlyWanted): Promise<MonthlyReport | null> {
  const supabase = await createClient();
  const wanted = { p_month: month, ...asArguments(filters), p_rows: rows };
  const [counts, waits] = await Promise.all([
    supabase.rpc("open_monthly_report", { ...wanted, p_part: "counts" }),
    supabase.rpc("open_monthly_report", { ...wanted, p_part: "waits" }),
  ]);
  const error = counts.error ?? waits.error;
  if (error) throw new Error("Could not read the monthly report", { cause: error });
  if (counts.data === null || waits.data === null) return null;
  return monthlySchema.parse(Object.assign({}, waits.data, counts.data));
}

export async function openTrends(
  { from, until, by }: { from: string; until: string; by?: string },
  filters: ReportFilters,
): Promise<Trends | null> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("open_trends", {
    p_from: from,
    p_until: until,
    p_by: by,
    ...asArguments(filters),
  });
  if (error) throw new Error("Could not read the trends", { cause: error });
  return trendsSchema.nullable().parse(data);
}

export type AfterRow = { day: string; id: string } | null;
export type RowsWanted = { figure: RowsFigure; from: string; until: string; filters: ReportFilters };

/** The rows behind a figure, oldest first. */
export async function listReportRows(
  { figure, from, until, filters }: RowsWanted,
  after: AfterRow,
  size: number,
): Promise<ReportRow[]> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("list_report_rows", {
    p_figure: figure,
    p_from: from,
    p_until: until,
    ...asArguments(filters),
    p_after_day: after?.day,
    p_after_id: after?.id,
    p_limit: size,
  });
  if (error) throw new Error("Could not read the rows of a figure", { cause: error });
  return z.array(rowSchema).parse(data);
}
