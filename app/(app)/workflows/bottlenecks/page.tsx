import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { AgeNote } from "@/components/reports/age-note";
import { reportChoices } from "@/components/reports/report-choices";
import { ReportFilters } from "@/components/reports/report-filters";
import { EmptyState } from "@/components/states/empty-state";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { openList } from "@/lib/lists/queries";
import { openBottlenecks } from "@/lib/reports/bottlenecks";
import { monthRange, shortMonthName } from "@/lib/reports/months";
import { bottleneckParams } from "@/lib/reports/search-params";
import { listWords } from "@/lib/states/queries";
import { WorkflowsTabs } from "../_components/workflows-tabs";
import { MovesTable } from "./_components/moves-table";
import { TemplatesTable } from "./_components/templates-table";

export const metadata = { title: "Bottlenecks" };

const MONTHS = 3;

export default async function BottlenecksPage({ searchParams }: PageProps<"/workflows/bottlenecks">) {
  await requireUser(...leads);
  const { from: first, until: last, ...filters } = bottleneckParams.parse(await searchParams);
  const now = new Date();
  const { from, newest, until } = monthRange(first, last, MONTHS, now);
  const [found, frame, words] = await Promise.all([
    openBottlenecks({ from, until }, filters),
    openList("reports/trends", filters, []),
    listWords(),
  ]);
  const address = { from: from.slice(0, 7), until: newest.slice(0, 7), ...filters };
  return (
    <Page>
      <PageHeader title="Workflows" note={`Where work waited, ${shortMonthName(from)} to ${shortMonthName(newest)}`} />
      <WorkflowsTabs current="/workflows/bottlenecks" />
      <ReportFilters
        months={[
          { name: "from", label: "From", value: from.slice(0, 7), max: newest.slice(0, 7) },
          {
            name: "until",
            label: "to",
            value: newest.slice(0, 7),
            min: from.slice(0, 7),
            max: now.toISOString().slice(0, 7),
          },
        ]}
        filters={filters}
        names={frame}
        choices={reportChoices(filters, words)}
      />
      {!found || found.moves.length === 0 ? (
        <EmptyState title="Nothing moved in these months.">
          Stays are counted when they end. Choose a longer range, or take filters away.
        </EmptyState>
      ) : (
        <>
          <AgeNote age={found.age} now={now} />
          <div className="flex flex-col gap-6">
            {(["order", "case"] as const).map((noun) => (
              <section key={noun} aria-labelledby={`moves-${noun}`} className="flex flex-col gap-2">
                <h2 id={`moves-${noun}`} className="text-sm font-semibold">
                  {noun === "order" ? "Orders" : "Cases"}
                </h2>
                {found.moves.some((move) => move.noun === noun) ? (
                  <MovesTable
                    noun={noun}
                    moves={found.moves}
                    states={noun === "order" ? words.orderStates : words.caseStates}
                    address={address}
                  />
                ) : (
                  <p className="rounded-control border bg-surface p-4 text-xs text-quiet">
                    None moved{noun === "case" && filters.type ? ": cases have types of their own" : ""}.
                  </p>
                )}
              </section>
            ))}
            {found.templates.length > 0 && (
              <section aria-labelledby="templates" className="flex flex-col gap-2">
                <h2 id="templates" className="text-sm font-semibold">
                  How finished cases kept to their templates
                </h2>
                <TemplatesTable templates={found.templates} states={words.caseStates} />
              </section>
            )}
          </div>
        </>
      )}
    </Page>
  );
}
