import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvResponse } from "@/lib/exports/csv-response";
import { sheetResponse } from "@/lib/exports/sheet-response";
import { monthRange, shortMonthName } from "@/lib/reports/months";
import { openTrends } from "@/lib/reports/queries";
import { trendParams } from "@/lib/reports/search-params";
import { lineHeader, tableLines, tableSheets } from "@/lib/reports/sheets";
import { trendTables } from "@/lib/reports/trend-tables";
import { listWords } from "@/lib/states/queries";

/** What the trends draw, as a file. */
export async function GET(request: NextRequest) {
  await requireUser(...leads);
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const { from: first, until: last, by, ...filters } = trendParams.parse(query);
  const { from, newest, until } = monthRange(first, last, 12, new Date());
  const [trends, words] = await Promise.all([openTrends({ from, until, by }, filters), listWords()]);
  if (!trends) notFound();
  const tables = trendTables(trends, words, by);
  const name = `trends-${from.slice(0, 7)}-to-${newest.slice(0, 7)}`;
  if (query.format === "csv") return csvResponse({ name, header: lineHeader, lines: tableLines(tables) });
  return sheetResponse({
    name,
    title: `Trends, ${shortMonthName(from)} to ${shortMonthName(newest)}`,
    timeZone: trends.age.timeZone,
    sheets: tableSheets(tables),
  });
}
