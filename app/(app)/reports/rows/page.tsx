import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { NoResults } from "@/components/states/no-results";
import { figures, RecordTable } from "@/components/ui/record-table";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDate } from "@/lib/format/dates";
import { formatMoney } from "@/lib/format/money";
import { listHref } from "@/lib/lists/list-href";
import { openList } from "@/lib/lists/queries";
import { definitions } from "@/lib/reports/definitions";
import { formatValue } from "@/lib/reports/format";
import { monthName } from "@/lib/reports/months";
import { listReportRows } from "@/lib/reports/queries";
import { rowsTitles, rowsWanted } from "@/lib/reports/rows";
import { rowsParams } from "@/lib/reports/search-params";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";
import { DownloadButton } from "../_components/download-button";

export const metadata = { title: "Rows of a figure" };

const PAGE = 50;

export default async function ReportRowsPage({ searchParams }: PageProps<"/reports/rows">) {
  await requireUser(...leads);
  const params = rowsParams.parse(await searchParams);
  const { after, ...address } = params;
  const { wanted, month, isCase } = rowsWanted(params, new Date());
  const [day, id] = after?.split("_") ?? [];
  const [rows, frame, words] = await Promise.all([
    listReportRows(wanted, day && id ? { day, id } : null, PAGE),
    openList("reports/monthly", params, []),
    listWords(),
  ]);
  const total = rows[0]?.total_rows ?? null;
  const last = rows.at(-1);
  const named = [
    frame.practice,
    frame.person,
    params.type && nameOf(isCase ? words.caseTypes : words.orderTypes, params.type),
    params.priority && nameOf(words.priorities, params.priority),
  ].filter(Boolean);
  const { type: _, figure: __, ...reportAddress } = address;
  const href = (format: string) => listHref("/reports/rows/export", address, { format });
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Monthly report", href: listHref("/reports/monthly", reportAddress, {}) }]}
        title={rowsTitles[params.figure]}
        note={[monthName(month), ...named, total !== null && total.toLocaleString("en")].filter(Boolean).join(", ")}
        actions={
          rows.length > 0 && (
            <>
              <DownloadButton href={href("xlsx")} label="Spreadsheet" />
              <DownloadButton href={href("csv")} label="CSV" />
            </>
          )
        }
      />
      <p className="max-w-3xl pb-4 text-xs text-quiet">{definitions[params.figure]}</p>
      {rows.length === 0 ? (
        <NoResults
          what="rows"
          clearHref={listHref("/reports/rows", { figure: params.figure, month: params.month }, {})}
        />
      ) : (
        <RecordTable
          caption={rowsTitles[params.figure]}
          heads={[
            isCase ? "Case" : "Order",
            "Day",
            "Type",
            "State now",
            "Practice",
            "Doctor",
            "Priority",
            ...figures("Turnaround", ...(isCase ? [] : ["Total"])),
          ]}
        >
          {rows.map((row) => (
            <tr key={row.id} className="border-b last:border-0">
              <td className="h-8 px-3 whitespace-nowrap">
                <Link href={`/${row.noun}s/${row.id}`} prefetch={false} className="figures link">
                  {row.number}
                </Link>
              </td>
              <td className="px-3 whitespace-nowrap">{formatDate(row.day)}</td>
              <td className="px-3">{nameOf(isCase ? words.caseTypes : words.orderTypes, row.type)}</td>
              <td className="px-3">{nameOf(isCase ? words.caseStates : words.orderStates, row.state)}</td>
              <td className="px-3">{row.practice_name ?? "No practice"}</td>
              <td className="px-3">{row.doctor_name ?? "No doctor"}</td>
              <td className="px-3">{nameOf(words.priorities, row.priority)}</td>
              <td className="px-3 text-right figures whitespace-nowrap">
                {formatValue(row.turnaround_minutes, "minutes")}
              </td>
              {!isCase && (
                <td className="px-3 text-right figures whitespace-nowrap">
                  {formatMoney(row.total_amount ?? 0, row.currency ?? "")}
                </td>
              )}
            </tr>
          ))}
        </RecordTable>
      )}
      <nav aria-label="Pages" className="flex gap-4 pt-3 text-xs">
        {after && (
          <Link href={listHref("/reports/rows", address, {})} className="link">
            From the beginning
          </Link>
        )}
        {last && rows.length === PAGE && (
          <Link href={listHref("/reports/rows", address, { after: `${last.day}_${last.id}` })} className="link">
            Next {PAGE}
          </Link>
        )}
      </nav>
    </Page>
  );
}
