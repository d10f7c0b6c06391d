import Link from "next/link";
import { figures as figureHeads, RecordTable } from "@/components/ui/record-table";
import type { Figure } from "@/lib/reports/figures";
import { changeOf, formatValue } from "@/lib/reports/format";
import type { ReportFilters } from "@/lib/reports/search-params";
import { ChangeNote } from "../../_components/change-note";
import { DefinitionNote } from "../../_components/definition";
import { rowsHref } from "../../_components/rows-href";

type FiguresTableProps = { figures: Figure[]; names: [string, string, string]; month: string; filters: ReportFilters };

export function FiguresTable({ figures, names: [now, before, year], month, filters }: FiguresTableProps) {
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-2">
      <h2 id="figures" className="text-sm font-semibold">
        Figures
      </h2>
      <RecordTable
        caption="Figures"
        heads={["Figure", ...figureHeads(now, before, "Change", year, "Change in a year"), "Meaning"]}
      >
        {figures.map((figure) => {
          const { key, title, kind, values, opens, definition } = figure;
          return (
            <tr key={key} className="border-b last:border-0">
              <th scope="row" className="h-8 min-w-40 px-3 text-left font-normal">
                {title}
              </th>
              <td className="px-3 text-right figures font-medium whitespace-nowrap">
                {opens && values[0] ? (
                  <Link href={rowsHref(month, filters, opens)} prefetch={false} className="link">
                    {formatValue(values[0], kind)}
                  </Link>
                ) : (
                  formatValue(values[0], kind)
                )}
              </td>
              <td className="px-3 text-right figures whitespace-nowrap">{formatValue(values[1], kind)}</td>
              <td className="px-3 text-right">
                <ChangeNote change={changeOf(figure, values[1])} />
              </td>
              <td className="px-3 text-right figures whitespace-nowrap">{formatValue(values[2], kind)}</td>
              <td className="px-3 text-right">
                <ChangeNote change={changeOf(figure, values[2])} />
              </td>
              <td className="px-3 text-right">
                <DefinitionNote of={definition} title={title} />
              </td>
            </tr>
          );
        })}
      </RecordTable>
    </section>
  );
}
