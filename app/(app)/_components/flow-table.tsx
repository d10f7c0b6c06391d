import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { StateBadge } from "@/components/ui/state-badge";
import type { Overview } from "@/lib/overview/queries";
import { stateHue } from "@/lib/states/hues";
import type { Words } from "@/lib/states/words-schema";

type FlowTableProps = {
  noun: "case" | "order";
  flow: Overview["flow"];
  states: Words["caseStates"];
  /** How long a state may take is the lab's own affair. */
  isLab: boolean;
};

/** Open work along its way: a bar chart that is its own table, each number a link to its rows. */
export function FlowTable({ noun, flow, states, isLab }: FlowTableProps) {
  const room = `/${noun}s`;
  const rows = states
    .filter(({ isFinal }) => !isFinal)
    .map(({ key, name }) => ({
      key,
      name,
      ...(flow.find((known) => known.noun === noun && known.state === key) ?? { count: 0, over: 0, risk: 0 }),
    }));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-xs">
        <caption className="sr-only">Open {noun}s by state, in the order of the work</caption>
        <thead>
          <tr className="text-quiet">
            <th scope="col" className="h-7 pr-3 font-medium">
              State
            </th>
            <th scope="col" className="w-full min-w-20 font-medium">
              <span className="sr-only">Bar</span>
            </th>
            <th scope="col" className="px-3 text-right font-medium">
              Open
            </th>
            {isLab && (
              <>
                <th scope="col" className="px-3 font-medium whitespace-nowrap">
                  Nearly too long
                </th>
                <th scope="col" className="pl-3 font-medium whitespace-nowrap">
                  Too long
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, count, over, risk }) => (
            <tr key={key}>
              <th scope="row" className="h-7 pr-3 font-normal whitespace-nowrap">
                <StateBadge state={key} name={name} />
              </th>
              <td>
                {count > 0 && (
                  <span
                    aria-hidden
                    className={`block h-3 min-w-px rounded-[2px] ${stateHue(key).dot}`}
                    style={{ width: `${(count / most) * 100}%` }}
                  />
                )}
              </td>
              <td className="px-3 text-right figures">
                <FlowLink count={count} href={`${room}?state=${key}`} />
              </td>
              {isLab && (
                <>
                  <td className="px-3 figures">
                    {risk > 0 ? (
                      <Badge tone="amber">
                        <FlowLink count={risk} href={`${room}?state=${key}&pace=risk`} />
                      </Badge>
                    ) : (
                      <span className="text-quiet">0</span>
                    )}
                  </td>
                  <td className="pl-3 figures">
                    {over > 0 ? (
                      <Badge tone="red">
                        <FlowLink count={over} href={`${room}?state=${key}&pace=over`} />
                      </Badge>
                    ) : (
                      <span className="text-quiet">0</span>
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FlowLink({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-quiet">0</span>;
  return (
    <Link href={href} prefetch={false} className="hover:underline">
      {count.toLocaleString("en")}
    </Link>
  );
}
