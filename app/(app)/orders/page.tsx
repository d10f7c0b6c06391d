import { RoomFilters } from "@/components/data-table/room-filters";
import { ageFilterOf, paceFilterOf, yesFilterOf } from "@/components/data-table/time-filters";
import { ViewTabs } from "@/components/data-table/view-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { hasAnyRole, labAndDoctors, labRoles, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listOrders } from "@/lib/orders/queries";
import { orderListParams } from "@/lib/orders/search-params";
import { listQuery } from "@/lib/lists/list-href";
import { openList } from "@/lib/lists/queries";
import { listWords } from "@/lib/states/queries";
import { allowedFor, optionsOf } from "@/lib/states/words";
import { OrdersTable } from "./_components/orders-table";

export const metadata = { title: "Orders" };

const hiddenAtFirst = ["priority", "doctor_name", "assignee_name", "case_number", "due_at"];

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  const user = await requireUser(...labAndDoctors);
  const params = orderListParams.parse(await searchParams);
  const now = new Date();
  const [frame, words] = await Promise.all([openList("orders", params, hiddenAtFirst), listWords()]);
  const { rows, total, page } = await listOrders({ params, term: frame.term, user, words, now });
  const isLab = hasAnyRole(user.roles, labRoles);
  const query = listQuery(params, { page: undefined });
  return (
    <Page>
      <PageHeader
        title="Orders"
        actions={
          <>
            <ButtonLink href={`/orders/export?${query}`} isDownload>
              Export CSV
            </ButtonLink>
            <ButtonLink href="/orders/new" look="primary">
              New order
            </ButtonLink>
          </>
        }
      />
      <ViewTabs
        room="orders"
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
        room="orders"
        params={params}
        frame={frame}
        searchLabel="Number or patient"
        isLab={isLab}
        filters={[
          { name: "state", label: "State", value: params.state, options: optionsOf(words.orderStates) },
          { name: "type", label: "Type", value: params.type, options: optionsOf(words.orderTypes) },
          { name: "priority", label: "Priority", value: params.priority, options: optionsOf(words.priorities) },
          paceFilterOf(params.pace, isLab),
          ageFilterOf(params.age),
          yesFilterOf("open", "Open", params.open),
          yesFilterOf("unread", "Unread", params.unread),
          ...(isLab ? [yesFilterOf("mine", "Mine", params.mine)] : []),
        ]}
      />
      <OrdersTable
        rows={rows}
        total={total}
        params={{ ...params, page }}
        query={query}
        hiddenColumns={frame.hiddenColumns}
        density={frame.density}
        states={words.orderStates}
        types={words.orderTypes.map(({ key, name }) => ({ key, name }))}
        priorities={words.priorities}
        allowed={allowedFor("order", words)}
        isLab={isLab}
        now={now.toISOString()}
      />
    </Page>
  );
}
