import { nameOf } from "../states/words.ts";
import type { Words } from "../states/words-schema.ts";
import { monthsBetween, shortMonthName } from "./months.ts";
import { columns, type ReportTable, text } from "./table.ts";
import type { StateFlow, Trends } from "./trends-schema.ts";

function months({ from, until, volumes }: Trends): ReportTable {
  const found = new Map(volumes.map((row) => [`${row.month} ${row.noun}.${row.figure}`, row]));
  return {
    key: "months",
    title: "Month by month",
    definition: "turnaround",
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

function compared(
  { series }: Trends,
  by: string,
  nameOfKey: (key: string, name: string | null) => string,
): ReportTable {
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
    rows: series.map(({ key, name, month, sent, shipped, median }) => ({
      cells: [nameOfKey(key, name), shortMonthName(month), sent, shipped, median],
    })),
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

/** By the month the main order was sent in; what is too young to be answered stays empty. */
export function refinementTable({ refinements }: Trends): ReportTable {
  return {
    key: "refinements",
    title: "Main orders that needed a refinement",
    definition: "refinementCohort",
    note: "No main orders in these months, or orders of another type were asked for.",
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
