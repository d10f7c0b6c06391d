import { ListFilters } from "@/components/data-table/list-filters";
import { practiceFilterOf } from "@/components/data-table/practice-filter";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listOrders } from "@/lib/orders/queries";
import { orderListParams } from "@/lib/orders/search-params";
import { listPracticeOptions } from "@/lib/practices/queries";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { listWords } from "@/lib/states/queries";
import { OrdersTable } from "./_components/orders-table";

export const metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  const user = await requireUser(...labAndDoctors);
  const params = orderListParams.parse(await searchParams);
  const [{ rows, total, page }, { orderStates, orderTypes }, practices, hiddenColumns] = await Promise.all([
    listOrders(params, user),
    listWords(),
    listPracticeOptions(),
    getHiddenColumns("orders", ["case_number", "doctor_name", "state_since"]),
  ]);
  const isLab = hasAnyRole(user.roles, labRoles);
  const named = (words: { key: string; name: string }[]) => words.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Page>
      <PageHeader title="Orders" />
      <ListFilters
        params={params}
        searchLabel="Number or patient"
        filters={[
          { name: "state", label: "State", value: params.state, options: named(orderStates) },
          { name: "type", label: "Type", value: params.type, options: named(orderTypes) },
          practiceFilterOf(practices, params.practice, isLab),
        ]}
      />
      <OrdersTable
        rows={rows}
        total={total}
        params={{ ...params, page }}
        hiddenColumns={hiddenColumns}
        states={orderStates}
        types={orderTypes.map(({ key, name }) => ({ key, name }))}
        now={new Date().toISOString()}
      />
    </Page>
  );
}
