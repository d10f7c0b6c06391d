import { figures, RecordTable } from "@/components/ui/record-table";
import { formatValue } from "@/lib/reports/format";
import type { StateFlow } from "@/lib/reports/trends-schema";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

export function FlowTable({ flows, words }: { flows: StateFlow[]; words: Words }) {
  const states = { order: words.orderStates, case: words.caseStates };
  const position = ({ noun, state }: StateFlow) => states[noun].findIndex(({ key }) => key === state);
  const rows = flows.toSorted((a, b) => b.noun.localeCompare(a.noun) || position(a) - position(b));
  return (
    <RecordTable
      caption="How work moved through the states"
      heads={["State", ...figures("Came in", "Moved on", "Difference", "Median stay at first", "Median stay at last")]}
    >
      {rows.map(({ noun, state, entered, left, medianFirst, medianLast }) => (
        <tr key={`${noun} ${state}`} className="border-b last:border-0">
          <th scope="row" className="h-8 min-w-40 px-3 text-left font-normal">
            {noun === "order" ? "Order" : "Case"}: {nameOf(states[noun], state).toLowerCase()}
          </th>
          <td className="px-3 text-right figures">{formatValue(entered, "count")}</td>
          <td className="px-3 text-right figures">{formatValue(left, "count")}</td>
          <td className="px-3 text-right figures">{formatValue(entered - left, "count")}</td>
          <td className="px-3 text-right figures whitespace-nowrap">{formatValue(medianFirst, "minutes")}</td>
          <td className="px-3 text-right figures whitespace-nowrap">{formatValue(medianLast, "minutes")}</td>
        </tr>
      ))}
    </RecordTable>
  );
}
