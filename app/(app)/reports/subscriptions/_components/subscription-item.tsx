import { ActionButton } from "@/components/forms/action-button";
import { Badge } from "@/components/ui/badge";
import { formatDate, formatDateTime, todayIso } from "@/lib/format/dates";
import { filterWords } from "@/lib/reports/filter-words";
import { addMonths, monthName } from "@/lib/reports/months";
import { removeSubscription, sendReportNow } from "@/lib/report-subscriptions/actions";
import type { Subscription } from "@/lib/report-subscriptions/queries";
import { nameOf } from "@/lib/states/words";
import type { Words } from "@/lib/states/words-schema";

function about({ practice_name, doctor_name, order_type, priority }: Subscription, words: Words): string {
  return filterWords({
    practice: practice_name ?? undefined,
    doctor: doctor_name ?? undefined,
    type: order_type ? nameOf(words.orderTypes, order_type) : undefined,
    priority: priority ? nameOf(words.priorities, priority) : undefined,
  });
}

function next({ next_on, last_problem }: Subscription, now: Date): string {
  if (next_on > todayIso(now)) return `${formatDate(next_on)}, about ${monthName(addMonths(next_on, -1))}`;
  return last_problem ? `It was due on ${formatDate(next_on)} and is tried again` : "Within minutes";
}

type SubscriptionItemProps = { subscription: Subscription; words: Words; now: Date };

/** One report: what is in it, when it goes and went, and what was in its way. */
export function SubscriptionItem({ subscription, words, now }: SubscriptionItemProps) {
  const { id, name, is_asked, last_month, last_sent_at, last_problem } = subscription;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1 text-xs">
        <h3 className="text-sm font-medium wrap-anywhere">{name}</h3>
        <p className="wrap-anywhere text-quiet">{about(subscription, words)}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          <dt className="text-quiet">Next</dt>
          <dd>{next(subscription, now)}</dd>
          <dt className="text-quiet">Last</dt>
          <dd>
            {last_sent_at && last_month
              ? `${monthName(last_month)}, sent ${formatDateTime(last_sent_at)}`
              : "Nothing was sent yet"}
          </dd>
        </dl>
        {is_asked && <Badge tone="blue">On its way: it leaves within two minutes</Badge>}
        {last_problem && !is_asked && (
          <Badge tone="red" isLong>
            {last_problem}
          </Badge>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {!is_asked && (
          <ActionButton action={sendReportNow} fields={{ id }} label="Send now" about={name} look="plain" />
        )}
        <ActionButton
          action={removeSubscription}
          fields={{ id }}
          label="Remove"
          about={name}
          question="No more mails of this report?"
        />
      </div>
    </li>
  );
}
