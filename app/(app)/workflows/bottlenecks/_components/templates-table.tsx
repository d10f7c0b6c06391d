import { figures, RecordTable } from "@/components/ui/record-table";
import type { Bottlenecks } from "@/lib/reports/bottlenecks";
import { formatValue } from "@/lib/reports/format";
import { type Vocabulary, nameOf } from "@/lib/states/words";

type TemplatesTableProps = { templates: Bottlenecks["templates"]; states: Vocabulary };

export function TemplatesTable({ templates, states }: TemplatesTableProps) {
  return (
    <RecordTable
      caption="How finished cases kept to their templates"
      heads={[
        "Template",
        ...figures("Finished cases", "Steps in time", "From opening to completion, median"),
        "Slowest most often",
      ]}
    >
      {templates.map(({ id, name, cases, steps, inTime, median, slowest }) => (
        <tr key={id} className="border-b last:border-0">
          <th scope="row" className="h-8 min-w-40 px-3 text-left font-normal">
            {name}
          </th>
          <td className="px-3 text-right figures">{formatValue(cases, "count")}</td>
          <td className="px-3 text-right figures whitespace-nowrap">
            {steps === 0 ? "no durations set" : formatValue(inTime / steps, "percent")}
          </td>
          <td className="px-3 text-right figures whitespace-nowrap">{formatValue(median, "minutes")}</td>
          <td className="px-3">{slowest === null ? "–" : nameOf(states, slowest)}</td>
        </tr>
      ))}
    </RecordTable>
  );
}
