import { MigrationTabs } from "../_components/migration-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { ButtonLink } from "@/components/ui/button";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listHref } from "@/lib/lists/list-href";
import { listRejectGroups, listRejects } from "@/lib/migration/queries";
import { rejectListParams } from "@/lib/migration/search-params";
import { GroupsTable } from "./_components/groups-table";
import { GroupSteps } from "./_components/group-steps";
import { RejectsTable } from "./_components/rejects-table";

export const metadata = { title: "Inbox of the migration" };

export default async function RejectsPage({ searchParams }: PageProps<"/migration/rejects">) {
  const user = await requireUser(...leads);
  const params = rejectListParams.parse(await searchParams);
  const isAdmin = hasAnyRole(user.roles, administrators);
  const isNarrowed = Boolean(params.entity ?? params.kind ?? params.code);
  const [groups, list] = await Promise.all([listRejectGroups(), isAdmin && isNarrowed ? listRejects(params) : null]);
  const isGroup = Boolean(params.entity && params.kind && params.code && params.column);
  return (
    <Page>
      <PageHeader
        title="Inbox"
        note="What was not loaded as it is, and why"
        crumbs={[{ label: "Migration", href: "/migration" }]}
        actions={
          isAdmin && (
            <ButtonLink href={listHref("/migration/rejects/export", params, { page: 1 })} isDownload>
              Export CSV
            </ButtonLink>
          )
        }
      />
      <MigrationTabs current="/migration/rejects" />
      {groups.length === 0 ? (
        <EmptyState title="Nothing waits.">
          Every row that was read is in the console or was left out by rule.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <GroupsTable groups={groups} current={params} isOpen={!isNarrowed} mayOpen={isAdmin} />
          {list && (
            <section aria-label="Rows" className="flex min-w-0 flex-col gap-3">
              {isGroup && <GroupSteps params={params} total={list.total} />}
              <RejectsTable rows={list.rows} total={list.total} params={{ ...params, page: list.page }} />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}
