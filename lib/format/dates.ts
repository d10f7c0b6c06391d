const TIME_ZONE = "UTC";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: TIME_ZONE });
const dayAndTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: TIME_ZONE,
  timeZoneName: "short",
});

/** 4 Mar 2026 */
export function formatDate(value: string | Date): string {
  return day.format(new Date(value));
}

/** 4 Mar 2026, 14:05 UTC */
export function formatDateTime(value: string | Date): string {
  return dayAndTime.format(new Date(value));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Words within a week of now, the date otherwise. */
export function formatRelative(value: string | Date, now: Date): string {
  const distance = now.getTime() - new Date(value).getTime();
  const amount = Math.abs(distance);
  if (amount >= 7 * DAY) return formatDate(value);
  if (amount < MINUTE) return "just now";
  const [count, unit] =
    amount < HOUR
      ? [Math.floor(amount / MINUTE), "min"]
      : amount < DAY
        ? [Math.floor(amount / HOUR), "h"]
        : [Math.floor(amount / DAY), "d"];
  return distance > 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

/** Today as the database counts it. */
export function todayIso(now: Date): string {
  return now.toISOString().slice(0, 10);
}
