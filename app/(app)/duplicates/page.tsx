import { Pagination } from "@/components/data-table/pagination";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/states/empty-state";
import { NoResults } from "@/components/states/no-results";
import { type Shortcut, Shortcuts } from "@/components/ui/shortcuts";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { requestScan } from "@/lib/duplicates/actions/matching";
import { countBands, getMatching, listClusters } from "@/lib/duplicates/queries";
import { clusterParams, filtersOf, queueParams } from "@/lib/duplicates/search-params";
import { listHref } from "@/lib/lists/list-href";
import { PAGE_SIZE } from "@/lib/lists/page";
import { DuplicatesTabs } from "./_components/duplicates-tabs";
import { FollowScan } from "./_components/follow-scan";
import { QueueFilters } from "./_components/queue-filters";
import { QueueTable } from "./_components/queue-table";
import { UndoBanner } from "./_components/undo-banner";

export const metadata = { title: "Duplicates" };

const shortcuts: Shortcut[] = [
  { key: "j", label: "Begin with the first" },
  { key: "u", label: "Undo what was just done" },
];

export default async function DuplicatesPage({ searchParams }: PageProps<"/duplicates">) {
  const user = await requireUser(...administrators);
  const search = await searchParams;
  const params = queueParams.parse(search);
  const { merged, decided, postponed, stayed } = clusterParams.parse(search);
  const [list, counts, matching] = await Promise.all([
    listClusters(params, user.profileId),
    countBands(params, user.profileId),
    getMatching(),
  ]);
  const isFiltered = Boolean(
    params.band ?? params.practice ?? params.objection ?? params.owner ?? params.open ?? params.later,
  );
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        note="Records that may be one person"
        actions={
          <>
            <Shortcuts shortcuts={shortcuts} />
            <LiveRefresh />
            {counts.certain > 0 && (
              <ButtonLink href={listHref("/duplicates/together", { practice: params.practice }, {})}>
                Merge what is beyond doubt…
              </ButtonLink>
            )}
            {!matching.isRunning && (
              <ActionButton
                action={requestScan}
                fields={{ kind: "scan" }}
                label="Look at everybody again"
                look="plain"
              />
            )}
          </>
        }
      />
      <DuplicatesTabs current="/duplicates" />
      <FollowScan scan={matching.scan} isRunning={matching.isRunning} />
      <UndoBanner merged={merged} decided={decided} postponed={postponed} stayed={stayed} />
      <QueueFilters params={params} counts={counts} practiceName={list.rows[0]?.practice_name ?? null} />
      {list.rows.length > 0 ? (
        <QueueTable
          clusters={list.rows}
          filters={filtersOf(params)}
          foot={
            list.total > PAGE_SIZE && (
              <Pagination params={{ ...params, page: list.page, dir: "asc" }} total={list.total} />
            )
          }
        />
      ) : isFiltered ? (
        <NoResults what="duplicates" clearHref="/duplicates" />
      ) : matching.isKnown ? (
        <EmptyState title="Nobody seems to be here twice.">
          New patients are compared within seconds; whoever looks alike appears here.
        </EmptyState>
      ) : (
        <EmptyState title="Nobody was compared yet.">
          The worker begins by itself as soon as there are patients. This page shows what it finds.
        </EmptyState>
      )}
    </Page>
  );
}
