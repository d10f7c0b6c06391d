import { nameOf } from "../states/words.ts";
import type { Words } from "../states/words-schema.ts";
import { monthsBetween, shortMonthName } from "./months.ts";
import { columns, type ReportTable, text } from "./table.ts";
import { leadersOf } from "./trend-series.ts";
import type { StateFlow, Trends } from "./trends-schema.ts";

function months({ from, until, volumes }: Trends): ReportTable {
  const found = new Map(volumes.map((row) => [`${row.month} ${row.noun}.${row.figure}`, row]));
  return {
    key: "months",
    title: "Month by month",
    definition: "months",
    columns: [
      text("Month"),
      ...columns(
        "count",
        "New orders",
        "Shipped",
        "On time",
        "Shipped late",
        "Cancelled",
        "New cases",
        "Cases completed",
      ),
      ...columns("minutes", "Turnaround, median", "Turnaround, 90 %"),
    ],
    rows: monthsBetween(from, until).map((month) => {
      const count = (figure: string) => found.get(`${month} ${figure}`)?.count ?? 0;
      const shipped = found.get(`${month} order.shipped`);
      return {
        cells: [
          shortMonthName(month),
          count("order.sent"),
          count("order.shipped"),
          count("order.on_time"),
          count("order.late"),
          count("order.cancelled"),
          count("case.opened"),
          count("case.completed"),
          shipped?.median ?? null,
          shipped?.p90 ?? null,
        ],
      };
    }),
  };
}

function compared(trends: Trends, by: string, nameOfKey: (key: string, name: string | null) => string): ReportTable {
  const found = new Map(trends.series.map((row) => [`${row.month} ${row.key}`, row]));
  return {
    key: "compared",
    title: `The six largest by ${by}`,
    definition: "order.sent",
    columns: [
      text(by.charAt(0).toUpperCase() + by.slice(1)),
      text("Month"),
      ...columns("count", "New orders", "Shipped"),
      ...columns("minutes", "Turnaround, median"),
    ],
    rows: leadersOf(trends).flatMap(({ key, name }) =>
      monthsBetween(trends.from, trends.until).map((month) => {
        const { sent = 0, shipped = 0, median = null } = found.get(`${month} ${key}`) ?? {};
        return { cells: [nameOfKey(key, name), shortMonthName(month), sent, shipped, median] };
      }),
    ),
  };
}

export function flowTable({ states }: Trends, words: Words): ReportTable {
  const known = { order: words.orderStates, case: words.caseStates };
  const position = ({ noun, state }: StateFlow) => known[noun].findIndex(({ key }) => key === state);
  const rows = states.toSorted((a, b) => b.noun.localeCompare(a.noun) || position(a) - position(b));
  return {
    key: "flow",
    title: "How work moved through the states",
    definition: "states",
    columns: [
      text("State"),
      ...columns("count", "Came in", "Moved on", "Difference"),
      ...columns("minutes", "Median stay at first", "Median stay at last"),
    ],
    rows: rows.map(({ noun, state, entered, left, medianFirst, medianLast }) => ({
      cells: [
        `${noun === "order" ? "Order" : "Case"}: ${nameOf(known[noun], state).toLowerCase()}`,
        entered,
        left,
        entered - left,
        medianFirst,
        medianLast,
      ],
    })),
  };
}

function noteOf(refinements: Trends["refinements"]): string {
  if (refinements === null) return "Followed up for main orders together with their refinements: choose any type.";
  if (refinements.length === 0) return "No main orders in these months.";
  return "A dash: the time is not over yet for all of them.";
}

/** By the month the main order was sent in; what is too young to be answered stays empty. */
export function refinementTable({ refinements }: Trends): ReportTable {
  return {
    key: "refinements",
    title: "Main orders that needed a refinement",
    definition: "refinementCohort",
    note: noteOf(refinements),
    columns: [
      text("Main orders of"),
      ...columns("count", "Main orders"),
      ...columns("percent", "Within 90 days", "Within 180 days", "Within a year"),
    ],
    rows: (refinements ?? []).map(({ month, mains, within }) => ({
      cells: [shortMonthName(month), mains, ...within.map((count) => (count === null ? null : count / mains))],
    })),
  };
}

/** Everything that the page draws, as tables. */
export function trendTables(trends: Trends, words: Words, by: string | undefined): ReportTable[] {
  const nameOfKey = (key: string, name: string | null) =>
    by === "type" ? nameOf(words.orderTypes, key) : (name ?? "Not known");
  return [
    months(trends),
    ...(by ? [compared(trends, by, nameOfKey)] : []),
    flowTable(trends, words),
    refinementTable(trends),
  ];
}
