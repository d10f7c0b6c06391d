import { TriangleAlert } from "lucide-react";
import { formatDateTime } from "@/lib/format/dates";
import { durationBetween } from "@/lib/format/durations";
import type { Age } from "@/lib/reports/monthly-schema";

/** The worker counts every minute; after five something is wrong with it, and the page says so. */
const PROMISE_MS = 5 * 60_000;

export function AgeNote({ age, now }: { age: Age; now: Date }) {
  const { countedAt, waiting, timeZone } = age;
  const isLate = countedAt === null || (waiting > 0 && now.getTime() - new Date(countedAt).getTime() > PROMISE_MS);
  const counted = countedAt
    ? `Counted ${durationBetween(countedAt, now)} ago (${formatDateTime(countedAt)})`
    : "Not counted to the end yet";
  const many = waiting >= 10_000 ? "10,000 or more" : waiting.toLocaleString("en");
  return (
    <p className={`mb-4 flex items-center gap-1.5 text-2xs ${isLate ? "text-amber" : "text-quiet"}`}>
      {isLate && <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />}
      <span>
        {counted}, in days of {timeZone}.{waiting > 0 && ` ${many} changed orders and cases wait to be counted.`}
        {isLate && " These figures are older than the five minutes they should be at most."}
      </span>
    </p>
  );
}
