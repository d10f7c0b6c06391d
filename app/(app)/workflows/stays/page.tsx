import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { NoResults } from "@/components/states/no-results";
import { figures, RecordTable } from "@/components/ui/record-table";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDate } from "@/lib/format/dates";
import { listHref } from "@/lib/lists/list-href";
import { listStays } from "@/lib/reports/bottlenecks";
import { formatValue } from "@/lib/reports/format";
import { monthRange, shortMonthName } from "@/lib/reports/months";
import { stayParams } from "@/lib/reports/search-params";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";

export const metadata = { title: "Longest stays" };

const SHOWN = 100;

export default async function StaysPage({ searchParams }: PageProps<"/workflows/stays">) {
  await requireUser(...leads);
  const { noun, state, next, from: first, until: last, ...filters } = stayParams.parse(await searchParams);
  const { from, newest, until } = monthRange(first, last, 3, new Date());
  const [stays, words] = await Promise.all([
    listStays({ noun, state, next, from, until }, filters, SHOWN),
    listWords(),
  ]);
  const states = noun === "order" ? words.orderStates : words.caseStates;
  const types = noun === "order" ? words.orderTypes : words.caseTypes;
  const back = listHref("/workflows/bottlenecks", { from: first, until: last, ...filters }, {});
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Bottlenecks", href: back }]}
        title={`${noun === "order" ? "Orders" : "Cases"}: ${nameOf(states, state).toLowerCase()}${next ? `, then ${nameOf(states, next).toLowerCase()}` : ""}`}
        note={`${shortMonthName(from)} to ${shortMonthName(newest)}, ${stays.length === SHOWN ? `the ${SHOWN} longest stays` : `${stays.length} stays, the longest first`}`}
      />
      {stays.length === 0 ? (
        <NoResults what="stays" clearHref={back} />
      ) : (
        <RecordTable
          caption="Longest stays"
          heads={[
            noun === "order" ? "Order" : "Case",
            ...figures("Stayed"),
            "Moved on",
            "To",
            "By",
            "Type",
            "Practice",
          ]}
        >
          {stays.map((stay, index) => (
            <tr key={`${stay.id} ${index}`} className="border-b last:border-0">
              <td className="h-8 px-3 whitespace-nowrap">
                <Link href={`/${noun}s/${stay.id}`} prefetch={false} className="figures link">
                  {stay.number}
                </Link>
              </td>
              <td className="px-3 text-right figures whitespace-nowrap">{formatValue(stay.minutes, "minutes")}</td>
              <td className="px-3 whitespace-nowrap">{formatDate(stay.left_on)}</td>
              <td className="px-3">{nameOf(states, stay.next_state)}</td>
              <td className="px-3">{stay.left_by_name ?? "Not recorded"}</td>
              <td className="px-3">{nameOf(types, stay.type)}</td>
              <td className="px-3">{stay.practice_name ?? "No practice"}</td>
            </tr>
          ))}
        </RecordTable>
      )}
    </Page>
  );
}
