import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { NextSteps } from "@/components/moves/next-steps";
import { PaceBar } from "@/components/moves/pace-bar";
import { Composer } from "@/components/stream/composer";
import { Stream } from "@/components/stream/stream";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { approvers, hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { storageState } from "@/lib/files/storage";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { refundOrder, reopenOrder, transitionOrder } from "@/lib/orders/actions/moves";
import { openOrder } from "@/lib/orders/queries";
import { paceOf } from "@/lib/states/pace";
import { listWords } from "@/lib/states/queries";
import { allowedFor, nameOf } from "@/lib/states/words";
import { filesOf } from "@/lib/stream/events";
import { streamParams } from "@/lib/stream/search-params";
import { AddItemForm } from "./_components/add-item-form";
import { ItemsTable } from "./_components/items-table";
import { LinkedCases } from "./_components/linked-cases";
import { OrderAnswers } from "./_components/order-answers";
import { StateHistory } from "./_components/state-history";
import { ToothChart } from "./_components/tooth-chart";

export const metadata = { title: "Order" };

export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[orderId]">) {
  const user = await requireUser(...labAndDoctors);
  const { show, before } = streamParams.parse(await searchParams);
  const [opened, words, storage] = await Promise.all([
    openOrder((await params).orderId, before),
    listWords(),
    storageState(),
  ]);
  if (!opened) notFound();
  const { order, steps, cases, items, jaws, stream } = opened;
  const now = new Date();
  const isLab = hasAnyRole(user.roles, labRoles);
  const path = `/orders/${order.id}`;
  const subject = { order_id: order.id };
  const type = words.orderTypes.find(({ key }) => key === order.order_type);
  const isClosed = words.orderStates.find(({ key }) => key === order.current_state)?.isFinal ?? false;
  const isEditable = isLab && !isClosed;
  const state = <StateBadge state={order.current_state} name={nameOf(words.orderStates, order.current_state)} />;
  const moves = stream.filter((event) => event.kind === "state");

  return (
    <Page>
      <RecordHeader
        number={order.order_number}
        title={`${type?.name ?? order.order_type} order ${order.order_number}`}
        room={{ label: "Orders", href: "/orders" }}
        note={
          <>
            {order.patient_id && (
              <Link href={`/patients/${order.patient_id}`} className="hover:underline">
                {order.patient_name}
              </Link>
            )}
            {state}
          </>
        }
        actions={isEditable && <ButtonLink href={`${path}/edit`}>Edit</ButtonLink>}
      >
        <NextSteps
          noun="order"
          id={order.id}
          rowVersion={order.row_version}
          steps={steps}
          transition={transitionOrder}
          special={{ reopen: reopenOrder, refund: refundOrder }}
        />
      </RecordHeader>
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="State history">
            <StateHistory moves={moves} states={words.orderStates} now={now.toISOString()} />
          </Panel>
          <Panel title="Teeth">
            <div className="flex flex-col gap-4">
              {(["upper", "lower"] as const).map((arch) => {
                const jaw = jaws.find((known) => known.arch === arch) ?? null;
                return (
                  <ToothChart
                    key={`${arch}-${jaw?.row_version ?? 0}`}
                    orderId={order.id}
                    arch={arch}
                    jaw={jaw}
                    isEditable={isEditable}
                  />
                );
              })}
              <p className="text-2xs text-quiet">
                FDI numbers from the patient&rsquo;s right to left. Framed in teal: bonded. Struck through in red:
                extracted.
              </p>
            </div>
          </Panel>
          <Panel title="What happened">
            <div className="flex flex-col gap-4">
              <Composer
                subject={subject}
                parts={
                  isLab
                    ? isClosed
                      ? ["message", "comment", "file", "task"]
                      : ["message", "comment", "file", "task", "instruction", "project"]
                    : isClosed
                      ? ["message", "file"]
                      : ["message", "file", "instruction"]
                }
                isLab={isLab}
                words={words}
                newId={crypto.randomUUID()}
                storage={storage}
                files={filesOf(stream)}
              />
              <Stream
                path={path}
                events={stream}
                params={{ show, before }}
                words={words}
                reader={{ isLab, approves: hasAnyRole(user.roles, approvers), subject }}
                now={now}
              />
            </div>
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Items and money">
            <ItemsTable items={items} order={order} isEditable={isEditable} />
            {isEditable && <AddItemForm orderId={order.id} newId={crypto.randomUUID()} />}
          </Panel>
          <Panel title={`What the ${type?.name.toLowerCase() ?? ""} order says`}>
            <OrderAnswers data={order.data} schema={type?.schema ?? {}} questionOrder={type?.questionOrder ?? []} />
          </Panel>
          <Panel title="Cases">
            <LinkedCases orderId={order.id} cases={cases} words={words} isLab={isLab} />
          </Panel>
          <Panel title="Facts">
            <Facts
              facts={[
                ["State", state],
                ...(isLab
                  ? [
                      [
                        "Time allowed",
                        <PaceBar
                          key="pace"
                          pace={paceOf(order.current_state, order.state_since, allowedFor("order", words), now)}
                        />,
                      ] as [string, React.ReactNode],
                    ]
                  : []),
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
                ["Looked after by", order.assignee_name],
                ["Priority", nameOf(words.priorities, order.priority)],
                ["Sent", order.submitted_at && formatDate(order.submitted_at)],
                ["Due", order.due_at && formatDate(order.due_at)],
                ["Made", formatDate(order.created_at)],
                ["Last changed", formatDateTime(order.updated_at)],
                ["Description", order.description || null],
              ]}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
