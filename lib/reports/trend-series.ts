import { monthsBetween, shortMonthName } from "./months.ts";
import type { Trends } from "./trends-schema.ts";

export type TrendPoint = { month: string; name: string; isUnfinished: boolean } & Record<
  string,
  string | number | boolean | null
>;

function pointsOf(
  { from, until, age }: Trends,
  valuesOf: (month: string) => Record<string, number | null>,
): TrendPoint[] {
  return monthsBetween(from, until).map((month) => ({
    ...valuesOf(month),
    month,
    name: shortMonthName(month),
    isUnfinished: age.today.startsWith(month.slice(0, 7)),
  }));
}

const DAY = 1440;
const inDays = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? null : minutes / DAY;

/** Counts of every month; a month without any is zero, not a gap. */
export function volumePoints(trends: Trends): TrendPoint[] {
  const counts = new Map(trends.volumes.map(({ month, noun, figure, count }) => [`${month} ${noun}.${figure}`, count]));
  const figures = [
    "order.sent",
    "order.shipped",
    "order.late",
    "order.on_time",
    "order.cancelled",
    "case.opened",
    "case.completed",
  ];
  return pointsOf(trends, (month) =>
    Object.fromEntries(figures.map((figure) => [figure, counts.get(`${month} ${figure}`) ?? 0])),
  );
}

export function turnaroundPoints(trends: Trends): TrendPoint[] {
  const shipped = new Map(
    trends.volumes
      .filter(({ noun, figure }) => noun === "order" && figure === "shipped")
      .map((row) => [row.month, row]),
  );
  return pointsOf(trends, (month) => ({
    median: inDays(shipped.get(month)?.median),
    p90: inDays(shipped.get(month)?.p90),
  }));
}

export type Leader = { key: string; name: string | null };

/** The largest, in their order; lines carry the key of each. */
export function leadersOf(trends: Trends): Leader[] {
  return [...new Map(trends.series.map(({ key, name }) => [key, { key, name }])).values()];
}

export function leaderPoints(trends: Trends, measure: "sent" | "shipped" | "median"): TrendPoint[] {
  const values = new Map(
    trends.series.map((row) => [`${row.month} ${row.key}`, measure === "median" ? inDays(row.median) : row[measure]]),
  );
  const leaders = leadersOf(trends);
  return pointsOf(trends, (month) =>
    Object.fromEntries(
      leaders.map(({ key }) => [key, values.get(`${month} ${key}`) ?? (measure === "median" ? null : 0)]),
    ),
  );
}
