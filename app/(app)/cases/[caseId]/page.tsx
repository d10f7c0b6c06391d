import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { LinkedOrders } from "@/components/moves/linked-orders";
import { NextSteps } from "@/components/moves/next-steps";
import { PaceBar } from "@/components/moves/pace-bar";
import { Composer } from "@/components/stream/composer";
import { Stream } from "@/components/stream/stream";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { approvers, hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { reopenCase, transitionCase } from "@/lib/cases/actions/moves";
import { takeCase } from "@/lib/cases/actions/record";
import { openCase } from "@/lib/cases/queries";
import { storageState } from "@/lib/files/storage";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import { paceOf } from "@/lib/states/pace";
import { listWords } from "@/lib/states/queries";
import { allowedFor, nameOf } from "@/lib/states/words";
import { filesOf } from "@/lib/stream/events";
import { streamParams } from "@/lib/stream/search-params";
import { Workflow } from "./_components/workflow";

export const metadata = { title: "Case" };

export default async function CasePage({ params, searchParams }: PageProps<"/cases/[caseId]">) {
  const user = await requireUser(...labAndDoctors);
  const { show, before } = streamParams.parse(await searchParams);
  const [opened, words, storage] = await Promise.all([
    openCase((await params).caseId, before),
    listWords(),
    storageState(),
  ]);
  if (!opened) notFound();
  const { case: shown, steps, orders, workflow, stream } = opened;
  const now = new Date();
  const isLab = hasAnyRole(user.roles, labRoles);
  const subject = { case_id: shown.id };
  const path = `/cases/${shown.id}`;
  const state = <StateBadge state={shown.current_state} name={nameOf(words.caseStates, shown.current_state)} />;

  return (
    <Page>
      <RecordHeader
        number={shown.case_number}
        title={shown.title}
        room={{ label: "Cases", href: "/cases" }}
        note={
          <>
            <Link href={`/patients/${shown.patient_id}`} className="hover:underline">
              {shown.patient_name}
            </Link>
            {state}
          </>
        }
        actions={isLab && <ButtonLink href={`${path}/edit`}>Edit</ButtonLink>}
      >
        <NextSteps
          noun="case"
          id={shown.id}
          rowVersion={shown.row_version}
          steps={steps}
          transition={transitionCase}
          special={{ reopen: reopenCase }}
        />
      </RecordHeader>
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <Panel title="What happened">
          <div className="flex flex-col gap-4">
            <Composer
              subject={subject}
              parts={
                isLab
                  ? ["message", "comment", "file", "task", "discussion", "project"]
                  : ["message", "file", "discussion"]
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
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Facts">
            <Facts
              facts={[
                ["State", state],
                ["In it for", durationBetween(shown.state_since, now)],
                ...(isLab
                  ? [
                      [
                        "Time allowed",
                        <PaceBar
                          key="pace"
                          pace={paceOf(shown.current_state, shown.state_since, allowedFor("case", words), now)}
                        />,
                      ] as [string, React.ReactNode],
                    ]
                  : []),
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
                [
                  "Looked after by",
                  shown.assignee_name ??
                    (isLab ? (
                      <ActionButton
                        key="take"
                        action={takeCase}
                        fields={{ id: shown.id, rowVersion: String(shown.row_version) }}
                        label="Take it"
                      />
                    ) : null),
                ],
                ["Due", shown.due_at && formatDate(shown.due_at)],
                ["Opened", formatDate(shown.created_at)],
                ["Last changed", formatDateTime(shown.updated_at)],
                ["Description", shown.description || null],
              ]}
            />
          </Panel>
          <Panel
            title="Orders"
            aside={
              <Link href={`/orders/new?case=${shown.id}`} className="text-xs link">
                New order
              </Link>
            }
          >
            <LinkedOrders orders={orders} words={words} />
          </Panel>
          {workflow.length > 0 && (
            <Panel title="Steps">
              <Workflow steps={workflow} current={shown.current_state} states={words.caseStates} />
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}
