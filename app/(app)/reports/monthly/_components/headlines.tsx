import Link from "next/link";
import { changeOf, formatValue } from "@/lib/reports/format";
import { type Figure, headlines } from "@/lib/reports/figures";
import type { ReportFilters } from "@/lib/reports/search-params";
import { ChangeNote } from "../../_components/change-note";
import { rowsHref } from "../../_components/rows-href";

type HeadlinesProps = { figures: Figure[]; names: [string, string, string]; month: string; filters: ReportFilters };

export function Headlines({ figures, names: [, before, year], month, filters }: HeadlinesProps) {
  const shown = headlines.flatMap((key) => figures.find((figure) => figure.key === key) ?? []);
  return (
    <ul className="mb-4 grid grid-cols-2 overflow-hidden rounded-control border bg-surface tablet:grid-cols-3 desktop:grid-cols-6 print:grid-cols-3">
      {shown.map((figure) => (
        <li key={figure.key} className="-mr-px -mb-px flex flex-col gap-1 border-r border-b p-4">
          <span className="text-xs text-quiet">{figure.title}</span>
          <span className="figures text-figure">
            {figure.opens && figure.values[0] ? (
              <Link href={rowsHref(month, filters, figure.opens)} prefetch={false} className="hover:underline">
                {formatValue(figure.values[0], figure.kind)}
              </Link>
            ) : (
              formatValue(figure.values[0], figure.kind)
            )}
          </span>
          <span className="flex flex-col text-2xs text-quiet">
            <span>
              <ChangeNote change={changeOf(figure, figure.values[1])} /> on {before}
            </span>
            <span>
              <ChangeNote change={changeOf(figure, figure.values[2])} /> on {year}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
