import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { FollowWork } from "@/components/states/follow-work";
import { Panel } from "@/components/ui/panel";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listSubscriptions } from "@/lib/report-subscriptions/queries";
import { MOST_SUBSCRIPTIONS } from "@/lib/report-subscriptions/schemas";
import { listWords } from "@/lib/states/queries";
import { ReportsTabs } from "../_components/reports-tabs";
import { SubscriptionForm } from "./_components/subscription-form";
import { SubscriptionItem } from "./_components/subscription-item";

export const metadata = { title: "Reports by mail" };

export default async function SubscriptionsPage() {
  await requireUser(...leads);
  const [subscriptions, words] = await Promise.all([listSubscriptions(), listWords()]);
  const now = new Date();
  return (
    <Page>
      <PageHeader title="Reports by mail" />
      <ReportsTabs current="/reports/subscriptions" />
      <FollowWork isLive={subscriptions.some(({ is_asked }) => is_asked)} what="Sending" />
      <div className="flex max-w-4xl flex-col gap-6">
        <p className="text-sm">
          The monthly report as a PDF, sent to the address that you sign in with. It has what you may see on the day it
          is sent, and names no patient. Only you see this list.
        </p>
        {subscriptions.length === 0 ? (
          <EmptyState title="You get no report by mail.">Add one below; it goes on its day of every month.</EmptyState>
        ) : (
          <section aria-labelledby="mine" className="flex flex-col gap-2">
            <h2 id="mine" className="text-sm font-semibold">
              What you get
            </h2>
            <ul className="divide-y rounded-control border bg-surface">
              {subscriptions.map((subscription) => (
                <SubscriptionItem key={subscription.id} subscription={subscription} words={words} now={now} />
              ))}
            </ul>
          </section>
        )}
        {subscriptions.length < MOST_SUBSCRIPTIONS ? (
          <Panel title="Get another report">
            <SubscriptionForm newId={crypto.randomUUID()} orderTypes={words.orderTypes} priorities={words.priorities} />
          </Panel>
        ) : (
          <p className="text-sm text-quiet">
            These are {MOST_SUBSCRIPTIONS}, as many as there can be. Remove one to add another.
          </p>
        )}
      </div>
    </Page>
  );
}
