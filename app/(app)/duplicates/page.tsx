import { Pagination } from "@/components/data-table/pagination";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { NoResults } from "@/components/states/no-results";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { requestScan } from "@/lib/duplicates/actions";
import { countBands, getMatching, listClusters } from "@/lib/duplicates/queries";
import { clusterParams, queueParams } from "@/lib/duplicates/search-params";
import { PAGE_SIZE } from "@/lib/lists/page";
import { DuplicatesTabs } from "./_components/duplicates-tabs";
import { QueueFilters } from "./_components/queue-filters";
import { QueueTable } from "./_components/queue-table";
import { UndoBanner } from "./_components/undo-banner";

export const metadata = { title: "Duplicates" };

export default async function DuplicatesPage({ searchParams }: PageProps<"/duplicates">) {
  const user = await requireUser(...administrators);
  const search = await searchParams;
  const params = queueParams.parse(search);
  const { merged, decided } = clusterParams.parse(search);
  const [list, counts, matching] = await Promise.all([
    listClusters(params, user.profileId),
    countBands(params, user.profileId),
    getMatching(),
  ]);
  const isFiltered = Boolean(
    params.band ?? params.practice ?? params.objection ?? params.owner ?? params.open ?? params.later,
  );
  const isLooking = matching.scan?.status === "waiting" || matching.scan?.status === "running";
  return (
    <Page>
      <PageHeader
        title="Duplicates"
        note={isLooking ? "The worker looks at everybody right now" : "Records that may be one person"}
        actions={
          !isLooking && (
            <ActionButton action={requestScan} fields={{ kind: "scan" }} label="Look at everybody again" look="plain" />
          )
        }
      />
      <DuplicatesTabs current="/duplicates" />
      <UndoBanner merged={merged} decided={decided} />
      <QueueFilters params={params} counts={counts} />
      {list.rows.length > 0 ? (
        <QueueTable
          clusters={list.rows}
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
      <LiveRefresh />
    </Page>
  );
}
