import Link from "next/link";
import { z } from "zod";
import { Pagination } from "@/components/data-table/pagination";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { withdrawDecisions } from "@/lib/duplicates/actions/decide";
import { type Decision, listDecisions, listMerges } from "@/lib/duplicates/history";
import { queueParams } from "@/lib/duplicates/search-params";
import { relationNames } from "@/lib/duplicates/words";
import { PAGE_SIZE } from "@/lib/lists/page";
import { formatDateTime } from "@/lib/format/dates";
import { RecordTable } from "@/components/ui/record-table";
import { DuplicatesTabs } from "../_components/duplicates-tabs";
import { Person } from "./_components/person";
import { MergesTable } from "./_components/merges-table";

export const metadata = { title: "History of duplicates" };

function DecisionsTable({ decisions }: { decisions: Decision[] }) {
  return (
    <RecordTable
      caption="Decisions that two records are two people"
      isFramed={false}
      heads={["When", "Who", "These two", "Decided", "Reason", { label: "Way back", isFigure: true }]}
    >
      {decisions.map((decision) => (
        <tr key={decision.id} className="border-b align-top last:border-b-0">
          <td className="px-3 py-2 whitespace-nowrap">{formatDateTime(decision.decided_at)}</td>
          <td className="px-3 py-2">{decision.actor_name}</td>
          <td className="min-w-48 px-3 py-2">
            <Person id={decision.first_id} name={decision.first_name} number={decision.first_number} />
            <Person id={decision.second_id} name={decision.second_name} number={decision.second_number} />
          </td>
          <td className="px-3 py-2 whitespace-nowrap">
            {decision.relation ? relationNames[decision.relation] : "Not the same person"}
            {decision.origin !== "person" && (
              <span className="block text-quiet">
                {decision.origin === "undo" ? "when a merge was undone" : "carried over by a merge"}
              </span>
            )}
          </td>
          <td className="max-w-80 px-3 py-2 wrap-anywhere">{decision.reason}</td>
          <td className="px-3 py-2 text-right">
            {decision.withdrawn_at ? (
              <Badge tone="neutral" isLong>
                <span className="text-left">
                  Taken back <span className="whitespace-nowrap">{formatDateTime(decision.withdrawn_at)}</span>
                </span>
              </Badge>
            ) : (
              <ActionButton
                action={withdrawDecisions}
                fields={{ decisionIds: decision.id }}
                label="Take back"
                about={`${decision.first_number} and ${decision.second_number}`}
              />
            )}
          </td>
        </tr>
      ))}
    </RecordTable>
  );
}

const views = { merges: "Merges", decisions: "Two people, not one" } as const;
const viewParams = z.object({ show: z.enum(["merges", "decisions"]).catch("merges") });

async function Merges({ page }: { page: number }) {
  const merges = await listMerges(page);
  if (merges.rows.length === 0)
    return <EmptyState title="Nothing was merged yet.">Every merge will stand here, with its way back.</EmptyState>;
  return <MergesTable merges={merges.rows} total={merges.total} page={merges.page} />;
}

async function Decisions({ page }: { page: number }) {
  const decisions = await listDecisions(page);
  if (decisions.rows.length === 0)
    return (
      <EmptyState title="Nobody was told apart yet.">
        Whoever is said to be somebody else stays out of the queue until the records change.
      </EmptyState>
    );
  return (
    <div className="rounded-control border bg-surface">
      <DecisionsTable decisions={decisions.rows} />
      {decisions.total > PAGE_SIZE && (
        <Pagination
          params={{ show: "decisions", page: decisions.page, sort: "age", dir: "asc" }}
          total={decisions.total}
        />
      )}
    </div>
  );
}

export default async function DuplicatesHistoryPage({ searchParams }: PageProps<"/duplicates/history">) {
  await requireUser(...administrators);
  const search = await searchParams;
  const { page } = queueParams.parse(search);
  const { show } = viewParams.parse(search);
  return (
    <Page>
      <PageHeader title="Duplicates" note="What was merged, undone and decided" />
      <DuplicatesTabs current="/duplicates/history" />
      <nav aria-label="What happened" className="mb-3 flex gap-1 text-xs">
        {(["merges", "decisions"] as const).map((view) => (
          <Link
            key={view}
            href={view === "merges" ? "/duplicates/history" : "/duplicates/history?show=decisions"}
            aria-current={view === show ? "true" : undefined}
            className="block rounded-control border px-2 py-1 text-ink hover:bg-hover aria-[current]:border-accent aria-[current]:bg-selected"
          >
            {views[view]}
          </Link>
        ))}
      </nav>
      {show === "merges" ? <Merges page={page} /> : <Decisions page={page} />}
    </Page>
  );
}
