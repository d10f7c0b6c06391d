import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Panel } from "@/components/ui/panel";
import { administrators, hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { openOverview } from "@/lib/overview/queries";
import { figuresOf } from "@/lib/overview/figures";
import { listWords } from "@/lib/states/queries";
import { Activity } from "./_components/activity";
import { FlowTable } from "./_components/flow-table";
import { MyTasks } from "./_components/my-tasks";

export const metadata = { title: "Overview" };

export default async function OverviewPage() {
  const user = await requireUser();
  const header = <PageHeader title={`Hello ${user.givenName}`} note={user.organizationName} />;
  if (!hasAnyRole(user.roles, labAndDoctors)) {
    return (
      <Page>
        {header}
        <EmptyState title="Nothing is waiting for you.">
          <p>Your role opens no other room yet. Your profile and password are under Account.</p>
        </EmptyState>
      </Page>
    );
  }
  const [overview, words] = await Promise.all([openOverview(), listWords()]);
  const isLab = hasAnyRole(user.roles, labRoles);
  const figures = figuresOf(overview, { isLab, isAdministrator: hasAnyRole(user.roles, administrators) });
  const now = new Date();
  return (
    <Page>
      {header}
      <ul className="mb-4 grid grid-cols-2 overflow-hidden rounded-control border bg-surface tablet:grid-cols-4 desktop:grid-cols-7">
        {figures.map(({ label, value, href }) => (
          <li key={label} className="-mr-px -mb-px border-r border-b">
            <Link href={href} prefetch={false} className="flex h-full flex-col gap-1 p-4 hover:bg-hover">
              <span className="text-xs text-quiet">{label}</span>
              <span className="figures text-figure">{value.toLocaleString("en")}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Cases by state">
            <FlowTable noun="case" flow={overview.flow} states={words.caseStates} isLab={isLab} />
          </Panel>
          <Panel title="Orders by state">
            <FlowTable noun="order" flow={overview.flow} states={words.orderStates} isLab={isLab} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {isLab && (
            <Panel title="Your tasks">
              <MyTasks tasks={overview.myTasks} words={words} now={now} />
            </Panel>
          )}
          <Panel title="Latest">
            <Activity events={overview.activity} words={words} now={now} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
