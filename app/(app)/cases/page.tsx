import { RoomFilters } from "@/components/data-table/room-filters";
import { ageFilterOf, paceFilterOf, yesFilterOf } from "@/components/data-table/time-filters";
import { ViewTabs } from "@/components/data-table/view-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { hasAnyRole, labAndDoctors, labRoles, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listCases } from "@/lib/cases/queries";
import { caseListParams } from "@/lib/cases/search-params";
import { listQuery } from "@/lib/lists/list-href";
import { openList } from "@/lib/lists/queries";
import { listWords } from "@/lib/states/queries";
import { allowedFor, optionsOf } from "@/lib/states/words";
import { CasesTable } from "./_components/cases-table";

export const metadata = { title: "Cases" };

const hiddenAtFirst = ["case_type", "doctor_name", "assignee_name", "message_count", "order_count", "created_at"];

export default async function CasesPage({ searchParams }: PageProps<"/cases">) {
  const user = await requireUser(...labAndDoctors);
  const params = caseListParams.parse(await searchParams);
  const now = new Date();
  const [frame, words] = await Promise.all([openList("cases", params, hiddenAtFirst), listWords()]);
  const { rows, total, page } = await listCases({ params, term: frame.term, user, words, now });
  const isLab = hasAnyRole(user.roles, labRoles);
  const query = listQuery(params, { page: undefined });
  return (
    <Page>
      <PageHeader
        title="Cases"
        actions={
          <>
            <ButtonLink href={`/cases/export?${query}`} isDownload>
              Export CSV
            </ButtonLink>
            <ButtonLink href="/cases/new" look="primary">
              New case
            </ButtonLink>
          </>
        }
      />
      <ViewTabs
        room="cases"
        standing={[
          { name: "All", query: "sort=created_at&dir=desc" },
          { name: "Open", query: "sort=due_at&dir=asc&open=yes" },
          { name: "Late", query: "sort=due_at&dir=asc&pace=late" },
          ...(isLab ? [{ name: "Mine", query: "sort=due_at&dir=asc&open=yes&mine=yes" }] : []),
          { name: "Unread", query: "sort=created_at&dir=desc&unread=yes" },
        ]}
        views={frame.views}
        query={query}
        canShare={isLab}
        canRemoveShared={hasAnyRole(user.roles, leads)}
      />
      <RoomFilters
        room="cases"
        params={params}
        frame={frame}
        searchLabel="Number, patient or title"
        isLab={isLab}
        filters={[
          { name: "state", label: "State", value: params.state, options: optionsOf(words.caseStates) },
          { name: "type", label: "Type", value: params.type, options: optionsOf(words.caseTypes) },
          { name: "priority", label: "Priority", value: params.priority, options: optionsOf(words.priorities) },
          paceFilterOf(params.pace, isLab),
          ageFilterOf(params.age),
          yesFilterOf("open", "Open", params.open),
          yesFilterOf("unread", "Unread", params.unread),
          ...(isLab ? [yesFilterOf("mine", "Mine", params.mine)] : []),
        ]}
      />
      <CasesTable
        rows={rows}
        total={total}
        params={{ ...params, page }}
        query={query}
        hiddenColumns={frame.hiddenColumns}
        density={frame.density}
        states={words.caseStates}
        types={words.caseTypes}
        priorities={words.priorities}
        allowed={allowedFor("case", words)}
        isLab={isLab}
        now={now.toISOString()}
      />
    </Page>
  );
}
