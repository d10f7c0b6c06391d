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
import { monthRange, shortMonthName } from "@/lib/reports/months";
import { openTrends } from "@/lib/reports/queries";
import { comparable, trendParams } from "@/lib/reports/search-params";
import { leaderPoints, leadersOf, turnaroundPoints, volumePoints } from "@/lib/reports/trend-series";
import { flowTable, refinementTable } from "@/lib/reports/trend-tables";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";
import { DownloadButton } from "../_components/download-button";
import { ReportTableView } from "../_components/report-table-view";
import { ReportsTabs } from "../_components/reports-tabs";
import { TrendChart } from "./_components/trend-chart";

export const metadata = { title: "Trends" };

const colors = [
  "var(--color-chart-1)",
  "var(--color-chart-2)",
  "var(--color-chart-3)",
  "var(--color-chart-4)",
  "var(--color-chart-5)",
  "var(--color-chart-6)",
];

const volumes = [
  { key: "order.sent", name: "New orders", color: colors[0] ?? "" },
  { key: "order.shipped", name: "Shipped", color: colors[2] ?? "" },
  { key: "order.late", name: "Shipped late", color: colors[3] ?? "", dashes: "4 3" },
  { key: "case.opened", name: "New cases", color: colors[1] ?? "", dashes: "1 3" },
];
const times = [
  { key: "median", name: "Median", color: colors[0] ?? "" },
  { key: "p90", name: "90 %", color: colors[2] ?? "", dashes: "4 3" },
];

export default async function TrendsPage({ searchParams }: PageProps<"/reports/trends">) {
  const user = await requireUser(...leads);
  const { from: first, until: last, by, ...filters } = trendParams.parse(await searchParams);
  const now = new Date();
  const { from, newest, until } = monthRange(first, last, 12, now);
  const [trends, frame, words] = await Promise.all([
    openTrends({ from, until, by }, filters),
    openList("reports/trends", filters, []),
    listWords(),
  ]);
  const range = `${shortMonthName(from)} to ${shortMonthName(newest)}`;
  const address = { from: first, until: last, by, ...filters };
  const exportHref = (format: string) => listHref("/reports/trends/export", address, { format });
  const header = (
    <>
      <PageHeader
        title="Trends"
        note={range}
        actions={
          trends && (
            <div data-print="hide" className="flex flex-wrap gap-2">
              <DownloadButton href={exportHref("xlsx")} label="Spreadsheet" />
              <DownloadButton href={exportHref("csv")} label="CSV" />
            </div>
          )
        }
      />
      <ReportsTabs current="/reports/trends" />
    </>
  );
  if (!trends) {
    return (
      <Page>
        {header}
        <EmptyState title="There is no lab to report on.">Reports are of the lab that you work in.</EmptyState>
      </Page>
    );
  }
  const leaders = leadersOf(trends).map(({ key, name }, index) => ({
    key,
    name: by === "type" ? nameOf(words.orderTypes, key) : (name ?? "Not known"),
    color: colors[index] ?? "",
  }));
  return (
    <Page>
      {header}
      <div data-print="hide">
        <ViewTabs
          room="reports/trends"
          standing={[{ name: "Last 12 months", query: "" }]}
          views={frame.views}
          query={listQuery(address)}
          canShare
          canRemoveShared={hasAnyRole(user.roles, administrators)}
        />
        <ReportFilters
          months={[
            {
              name: "from",
              label: "From",
              value: from.slice(0, 7),
              min: trends.age.firstMonth?.slice(0, 7),
              max: newest.slice(0, 7),
            },
            {
              name: "until",
              label: "to",
              value: newest.slice(0, 7),
              min: from.slice(0, 7),
              max: trends.age.today.slice(0, 7),
            },
          ]}
          filters={filters}
          names={frame}
          choices={[
            ...reportChoices(filters, words),
            {
              name: "by",
              label: "Compare",
              value: by,
              none: "Compare: nothing",
              options: comparable.map((value) => ({ value, label: `by ${value}` })),
            },
          ]}
        />
      </div>
      <AgeNote age={trends.age} now={now} />
      <div className="flex flex-col gap-6">
        <div className="grid gap-4 desktop:grid-cols-2 print:grid-cols-1">
          <TrendChart title="Volume" measure="each month" unit="count" points={volumePoints(trends)} series={volumes} />
          <TrendChart
            title="Turnaround"
            measure="days from submission to shipment"
            unit="days"
            points={turnaroundPoints(trends)}
            series={times}
          />
          {by && leaders.length > 0 && (
            <>
              <TrendChart
                title={`New orders by ${by}`}
                measure="each month, the six largest"
                unit="count"
                points={leaderPoints(trends, "sent")}
                series={leaders}
              />
              <TrendChart
                title={`Turnaround by ${by}`}
                measure="median, days, the six largest"
                unit="days"
                points={leaderPoints(trends, "median")}
                series={leaders}
              />
            </>
          )}
        </div>
        <ReportTableView table={flowTable(trends, words)} />
        <ReportTableView table={refinementTable(trends)} />
      </div>
    </Page>
  );
}
