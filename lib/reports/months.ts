const monthAndYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** The first day of a month so many months later: 2026-03-01. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 10);
}

/** March 2026 */
export function monthName(month: string): string {
  return monthAndYear.format(new Date(month));
}

/** Mar 2026 */
export function shortMonthName(month: string): string {
  return shortMonth.format(new Date(month));
}

/** The month, the one before and the same one a year ago, as reports compare them. */
export function comparedMonths(month: string): [string, string, string] {
  return [month, addMonths(month, -1), addMonths(month, -12)];
}

export function monthsBetween(from: string, until: string): string[] {
  const months = [];
  for (let month = from; month < until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** What a manager opens on the first of the month. */
export function lastWholeMonth(now: Date): string {
  return addMonths(now.toISOString().slice(0, 10), -1);
}

/** First month and the first day behind the last one; what is turned round is turned back. */
export function monthRange(first: string | undefined, last: string | undefined, length: number, now: Date) {
  const newest = last ? `${last}-01` : lastWholeMonth(now);
  const wanted = first ? `${first}-01` : addMonths(newest, 1 - length);
  const from = wanted > newest ? newest : wanted;
  return { from, newest, until: addMonths(newest, 1) };
}
