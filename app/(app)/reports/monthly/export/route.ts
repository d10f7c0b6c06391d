import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvResponse } from "@/lib/exports/csv-response";
import { sheetResponse } from "@/lib/exports/sheet-response";
import { figuresOf } from "@/lib/reports/figures";
import { lastWholeMonth, monthName } from "@/lib/reports/months";
import { openMonthlyReport } from "@/lib/reports/queries";
import { monthlyParams } from "@/lib/reports/search-params";
import { lineHeader, monthlyLines, monthlySheets } from "@/lib/reports/sheets";
import { comparedNames } from "@/lib/reports/table";
import { tablesOf } from "@/lib/reports/tables";
import { listWords } from "@/lib/states/queries";

const ALL_ROWS = 100_000;

/** The whole report as a file: every practice, doctor, product and person. */
export async function GET(request: NextRequest) {
  await requireUser(...leads);
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const { month: asked, ...filters } = monthlyParams.parse(query);
  const month = asked ? `${asked}-01` : lastWholeMonth(new Date());
  const [report, words] = await Promise.all([openMonthlyReport({ month, filters, rows: ALL_ROWS }), listWords()]);
  if (!report) notFound();
  const figures = figuresOf(report);
  const tables = tablesOf(report, words);
  const names = comparedNames(month);
  const name = `monthly-report-${month.slice(0, 7)}`;
  if (query.format === "csv") {
    return csvResponse({ name, header: lineHeader, lines: monthlyLines(figures, tables, names) });
  }
  return sheetResponse({
    name,
    title: `Monthly report, ${monthName(month)}`,
    timeZone: report.age.timeZone,
    sheets: monthlySheets(figures, tables, names),
  });
}
