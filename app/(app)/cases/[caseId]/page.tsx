import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { NextSteps } from "@/components/moves/next-steps";
import { OrderList } from "@/components/moves/order-list";
import { Timeline } from "@/components/moves/timeline";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { reopenCase, transitionCase } from "@/lib/cases/actions";
import { getCase, listCaseHistory, listNextSteps } from "@/lib/cases/queries";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import { listMessages } from "@/lib/messages/queries";
import { listOrdersOf } from "@/lib/orders/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { nameOf } from "@/lib/states/names";
import { listWords } from "@/lib/states/queries";
import { MessageForm } from "./_components/message-form";

export const metadata = { title: "Case" };

export default async function CasePage({ params }: PageProps<"/cases/[caseId]">) {
  const user = await requireUser(...labAndDoctors);
  const shown = await getCase((await params).caseId);
  if (!shown) notFound();
  const [steps, history, messages, orders, words] = await Promise.all([
    listNextSteps(shown.id),
    listCaseHistory(shown.id),
    listMessages({ case_id: shown.id }),
    listOrdersOf({ case_id: shown.id }),
    listWords(),
    recordAccess([shown.patient_id], "treatment", "/cases/[caseId]"),
  ]);
  const now = new Date();
  const state = <StateBadge state={shown.current_state} name={nameOf(words.caseStates, shown.current_state)} />;

  return (
    <Page>
      <PageHeader
        title={shown.title}
        crumbs={[{ label: "Cases", href: "/cases" }]}
        note={
          <span className="flex flex-wrap items-baseline gap-x-3">
            <span className="figures">{shown.case_number}</span>
            <span>{shown.patient_name}</span>
            {state}
          </span>
        }
      />
      <div className="pb-4">
        <NextSteps
          noun="case"
          id={shown.id}
          rowVersion={shown.row_version}
          steps={steps}
          transition={transitionCase}
          special={{ reopen: reopenCase }}
        />
      </div>
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <Panel title="What happened">
          <div className="flex flex-col gap-4">
            <MessageForm caseId={shown.id} isDoctor={!hasAnyRole(user.roles, labRoles)} />
            <Timeline history={history} messages={messages} states={words.caseStates} now={now} />
          </div>
        </Panel>
        <div className="flex flex-col gap-4">
          <Panel title="Facts">
            <Facts
              facts={[
                ["State", state],
                ["In it for", durationBetween(shown.state_since, now)],
                ["Priority", nameOf(words.priorities, shown.priority)],
                ["Type", nameOf(words.caseTypes, shown.case_type)],
                [
                  "Patient",
                  <Link key="patient" href={`/patients/${shown.patient_id}`} className="link">
                    {shown.patient_name} <span className="figures">{shown.patient_number}</span>
                  </Link>,
                ],
                ["Practice", shown.practice_name],
                ["Doctor", shown.doctor_name],
                ["Looked after by", shown.assignee_name],
                ["Due", shown.due_at && formatDate(shown.due_at)],
                ["Opened", formatDate(shown.created_at)],
                ["Last changed", formatDateTime(shown.updated_at)],
                ["Description", shown.description || null],
              ]}
            />
          </Panel>
          <Panel title="Orders">
            <OrderList orders={orders} states={words.orderStates} types={words.orderTypes} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
