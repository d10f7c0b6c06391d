import Link from "next/link";
import { figures, RecordTable } from "@/components/ui/record-table";
import { listHref } from "@/lib/lists/list-href";
import type { Bottlenecks } from "@/lib/reports/bottlenecks";
import { formatValue } from "@/lib/reports/format";
import { type Vocabulary, nameOf } from "@/lib/states/words";

type Move = Bottlenecks["moves"][number] & { only?: string | null };
type MovesTableProps = {
  noun: "case" | "order";
  moves: Move[];
  states: Vocabulary;
  /** Range and filters, for the stays behind a move. */
  address: Record<string, string | undefined>;
};

/** All moves out of a state as one line, each way out below it; the state that took most time of all comes first. */
export function MovesTable({ noun, moves, states, address }: MovesTableProps) {
  const own = moves.filter((move) => move.noun === noun);
  const whole = own.filter(({ next }) => next === null);
  const allMinutes = whole.reduce((sum, { totalMinutes }) => sum + totalMinutes, 0);
  // Where there is one way on, it needs no line of its own.
  const rows = whole.flatMap((state) => {
    const ways = own.filter(({ state: key, next }) => key === state.state && next !== null);
    return ways.length > 1 ? [state, ...ways] : [{ ...state, only: ways[0]?.next }];
  });
  return (
    <RecordTable
      caption={`Where ${noun}s waited`}
      heads={["State", ...figures("Stays", "Share of all time", "Median", "90 %", "Limit", "Over the limit")]}
    >
      {rows.map(({ state, next, only, count, totalMinutes, median, p90, limitMinutes, overLimit }) => {
        const share = allMinutes === 0 ? 0 : totalMinutes / allMinutes;
        const href = listHref("/workflows/stays", { ...address, noun, state, next: next ?? undefined }, {});
        return (
          <tr key={`${state} ${next}`} className="border-b last:border-0">
            <th scope="row" className={`h-8 min-w-40 px-3 text-left ${next ? "pl-8 font-normal" : "font-medium"}`}>
              {next ? `then ${nameOf(states, next).toLowerCase()}` : nameOf(states, state)}
              {only && <span className="font-normal text-quiet"> then {nameOf(states, only).toLowerCase()}</span>}
            </th>
            <td className="px-3 text-right figures">
              <Link href={href} prefetch={false} className="link">
                {formatValue(count, "count")}
              </Link>
            </td>
            <td className="px-3 text-right figures whitespace-nowrap">
              <span
                aria-hidden
                className="mr-2 inline-block h-2 rounded-full bg-accent align-middle"
                style={{ width: `${share * 6}rem`, opacity: next ? 0.5 : 1 }}
              />
              {formatValue(share, "percent")}
            </td>
            <td className="px-3 text-right figures whitespace-nowrap">{formatValue(median, "minutes")}</td>
            <td className="px-3 text-right figures whitespace-nowrap">{formatValue(p90, "minutes")}</td>
            <td className="px-3 text-right figures whitespace-nowrap">
              {limitMinutes === null ? "none" : formatValue(limitMinutes, "minutes")}
            </td>
            <td className="px-3 text-right figures whitespace-nowrap">
              {limitMinutes === null
                ? "–"
                : `${formatValue(overLimit, "count")} (${formatValue(overLimit / count, "percent")})`}
            </td>
          </tr>
        );
      })}
    </RecordTable>
  );
}
