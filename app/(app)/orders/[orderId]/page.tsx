import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { NextSteps } from "@/components/moves/next-steps";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { refundOrder, reopenOrder, transitionOrder } from "@/lib/orders/actions";
import { getOrder, listJaws, listNextSteps, listOrderHistory, listOrderItems } from "@/lib/orders/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { nameOf } from "@/lib/states/names";
import { listWords } from "@/lib/states/queries";
import { HistoryTable } from "./_components/history-table";
import { ItemsTable } from "./_components/items-table";
import { OrderAnswers } from "./_components/order-answers";
import { ToothChart } from "./_components/tooth-chart";

export const metadata = { title: "Order" };

export default async function OrderPage({ params }: PageProps<"/orders/[orderId]">) {
  await requireUser(...labAndDoctors);
  const order = await getOrder((await params).orderId);
  if (!order) notFound();
  const [steps, history, items, jaws, words] = await Promise.all([
    listNextSteps(order.id),
    listOrderHistory(order.id),
    listOrderItems(order.id),
    listJaws(order.id),
    listWords(),
    order.patient_id ? recordAccess([order.patient_id], "treatment", "/orders/[orderId]") : null,
  ]);
  const now = new Date();
  const state = <StateBadge state={order.current_state} name={nameOf(words.orderStates, order.current_state)} />;
  const type = words.orderTypes.find(({ key }) => key === order.order_type);

  return (
    <Page>
      <PageHeader
        title={order.order_number}
        crumbs={[{ label: "Orders", href: "/orders" }]}
        note={
          <span className="flex flex-wrap items-baseline gap-x-3">
            <span>{type?.name}</span>
            <span>{order.patient_name}</span>
            {state}
          </span>
        }
      />
      <div className="pb-4">
        <NextSteps
          noun="order"
          id={order.id}
          rowVersion={order.row_version}
          steps={steps}
          transition={transitionOrder}
          special={{ reopen: reopenOrder, refund: refundOrder }}
        />
      </div>
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="State history">
            <HistoryTable history={history} states={words.orderStates} now={now} />
          </Panel>
          <Panel title="Teeth">
            <ToothChart jaws={jaws} />
          </Panel>
          <Panel title={`What the ${type?.name.toLowerCase() ?? ""} order says`}>
            <OrderAnswers data={order.data} schema={type?.schema} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Items and money">
            <ItemsTable
              items={items}
              order={{
                subtotal: order.subtotal,
                discount_amount: order.discount_amount,
                tax_amount: order.tax_amount,
                total_amount: order.total_amount,
                currency: order.currency,
              }}
            />
          </Panel>
          <Panel title="Facts">
            <Facts
              facts={[
                ["State", state],
                [
                  "Case",
                  order.case_id && (
                    <Link href={`/cases/${order.case_id}`} className="figures link">
                      {order.case_number}
                    </Link>
                  ),
                ],
                [
                  "Patient",
                  order.patient_id && (
                    <Link href={`/patients/${order.patient_id}`} className="link">
                      {order.patient_name} <span className="figures">{order.patient_number}</span>
                    </Link>
                  ),
                ],
                ["Practice", order.practice_name],
                ["Doctor", order.doctor_name],
                ["Priority", nameOf(words.priorities, order.priority)],
                ["Sent", order.submitted_at && formatDate(order.submitted_at)],
                ["Due", order.due_at && formatDate(order.due_at)],
                ["Made", formatDate(order.created_at)],
                ["Last changed", formatDateTime(order.updated_at)],
              ]}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
