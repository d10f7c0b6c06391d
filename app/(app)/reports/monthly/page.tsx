import Link from "next/link";
import { ViewTabs } from "@/components/data-table/view-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AgeNote } from "@/components/reports/age-note";
import { reportChoices } from "@/components/reports/report-choices";
import { ReportFilters } from "@/components/reports/report-filters";
import { EmptyState } from "@/components/states/empty-state";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listHref, listQuery } from "@/lib/lists/list-href";
import { openList } from "@/lib/lists/queries";
import { figuresOf } from "@/lib/reports/figures";
import { addMonths, lastWholeMonth, monthName } from "@/lib/reports/months";
import { listReportRows, openMonthlyReport } from "@/lib/reports/queries";
import { monthlyParams } from "@/lib/reports/search-params";
import { comparedNames } from "@/lib/reports/table";
import { tablesOf } from "@/lib/reports/tables";
import { listWords } from "@/lib/states/queries";
import { DefinitionsList } from "../_components/definitions-list";
import { DownloadButton } from "../_components/download-button";
import { ReportTableView } from "../_components/report-table-view";
import { ReportsTabs } from "../_components/reports-tabs";
import { FiguresTable } from "./_components/figures-table";
import { Headlines } from "./_components/headlines";
import { LateOrders } from "./_components/late-orders";
import { MonthCharts } from "./_components/month-charts";
import { PrintButton } from "./_components/print-button";

export const metadata = { title: "Monthly report" };

const SHOWN_ROWS = 20;
const LATE_ORDERS = 14;

export default async function MonthlyReportPage({ searchParams }: PageProps<"/reports/monthly">) {
  const user = await requireUser(...leads);
  const { month: asked, ...filters } = monthlyParams.parse(await searchParams);
  const now = new Date();
  const month = asked ? `${asked}-01` : lastWholeMonth(now);
  const [report, frame, words, late] = await Promise.all([
    openMonthlyReport({ month, filters, rows: SHOWN_ROWS }),
    openList("reports/monthly", filters, []),
    listWords(),
    listReportRows({ figure: "order.late", from: month, until: addMonths(month, 1), filters }, null, LATE_ORDERS),
  ]);
  const address = { month: month.slice(0, 7), ...filters };
  const exportHref = (format: string) => listHref("/reports/monthly/export", address, { format });
  const isUnfinished = report !== null && report.age.today < addMonths(month, 1);
  const header = (
    <>
      <PageHeader
        title="Monthly report"
        note={
          <span className="text-sm">
            {monthName(month)}
            {isUnfinished && " (not over yet)"}
            <span className="hidden print:inline">, {user.organizationName}</span>
          </span>
        }
        actions={
          report && (
            <div data-print="hide" className="flex flex-wrap gap-2">
              <DownloadButton href={exportHref("xlsx")} label="Spreadsheet" />
              <DownloadButton href={exportHref("csv")} label="CSV" />
              <PrintButton />
            </div>
          )
        }
      />
      <ReportsTabs current="/reports/monthly" />
    </>
  );
  if (!report) {
    return (
      <Page>
        {header}
        <EmptyState title="There is no lab to report on.">Reports are of the lab that you work in.</EmptyState>
      </Page>
    );
  }
  const figures = figuresOf(report);
  const names = comparedNames(month);
  const tables = tablesOf(report, words);
  return (
    <Page>
      {header}
      <div data-print="hide">
        <ViewTabs
          room="reports/monthly"
          standing={[{ name: "Whole lab", query: "" }]}
          views={frame.views}
          query={listQuery(filters)}
          canShare
          canRemoveShared={hasAnyRole(user.roles, administrators)}
        />
        <nav aria-label="Months" className="flex gap-4 pb-2 text-xs">
          <Link
            href={listHref("/reports/monthly", address, { month: addMonths(month, -1).slice(0, 7) })}
            className="link"
          >
            ← {monthName(addMonths(month, -1))}
          </Link>
          {addMonths(month, 1) <= report.age.today && (
            <Link
              href={listHref("/reports/monthly", address, { month: addMonths(month, 1).slice(0, 7) })}
              className="link"
            >
              {monthName(addMonths(month, 1))} →
            </Link>
          )}
        </nav>
        <ReportFilters
          months={[
            {
              name: "month",
              label: "Month",
              value: month.slice(0, 7),
              min: report.age.firstMonth?.slice(0, 7),
              max: report.age.today.slice(0, 7),
            },
          ]}
          filters={filters}
          names={frame}
          choices={reportChoices(filters, words)}
        />
      </div>
      <AgeNote age={report.age} now={now} />
      {filters.type && (
        <p className="mb-4 text-xs text-quiet">
          Cases have types of their own: with a type of order they are not counted.
        </p>
      )}
      <Headlines figures={figures} names={names} month={month} filters={filters} />
      <div className="flex flex-col gap-6">
        <MonthCharts report={report} words={words} />
        <FiguresTable figures={figures} names={names} month={month} filters={filters} />
        <LateOrders rows={late} month={month} filters={filters} words={words} />
        {tables.map((table) => (
          <ReportTableView key={table.key} table={table} of={{ month, filters }} shownRows={SHOWN_ROWS} />
        ))}
        <DefinitionsList entries={[...figures, ...tables]} />
      </div>
    </Page>
  );
}
