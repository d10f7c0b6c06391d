import type { Definition } from "./definitions.ts";
import type { EventFigure, MonthlyReport } from "./monthly-schema.ts";
import type { RowsFigure } from "./search-params.ts";

export type FigureKind = "count" | "percent" | "minutes" | "days" | "rate";

export type Values = [now: number | null, before: number | null, year: number | null];

export type Figure = {
  key: string;
  title: string;
  kind: FigureKind;
  values: Values;
  definition: Definition;
  /** Which way is good, where one is. */
  better?: "more" | "less";
  /** What its rows are called, where it can be opened. */
  opens?: { figure: RowsFigure; type?: string };
};

const NONE: Values = [0, 0, 0];

function share(part: Values, whole: Values): Values {
  return [0, 1, 2].map((slot) => {
    const [above, below] = [part[slot], whole[slot]];
    return above === null || above === undefined || !below ? null : above / below;
  }) as Values;
}

const plus = (one: Values, other: Values): Values =>
  [0, 1, 2].map((slot) => (one[slot] ?? 0) + (other[slot] ?? 0)) as Values;

export function countOf(report: MonthlyReport, noun: "case" | "order", figure: EventFigure, by = "all", key?: string) {
  const row = report.counts.find(
    (entry) => entry.by === by && entry.noun === noun && entry.figure === figure && (by === "all" || entry.key === key),
  );
  return row?.counts ?? NONE;
}

export function backlogOf(report: MonthlyReport): Values {
  return report.backlog.map(({ counts }) => counts as Values).reduce(plus, NONE);
}

/** The figures of a month in the order a manager reads them. */
export function figuresOf(report: MonthlyReport): Figure[] {
  const order = (figure: EventFigure) => countOf(report, "order", figure);
  const ofType = (type: string) => countOf(report, "order", "sent", "type", `order.${type}`);
  const shipped = report.counts.find(
    ({ by, noun, figure }) => by === "all" && noun === "order" && figure === "shipped",
  );
  const judged = plus(order("on_time"), order("late"));
  const events = [
    ["case.opened", "New cases"],
    ["case.completed", "Cases completed"],
    ["case.cancelled", "Cases cancelled"],
    ["order.sent", "New orders"],
    ["order.shipped", "Orders shipped"],
    ["order.late", "Shipped late"],
    ["order.completed", "Orders completed"],
    ["order.cancelled", "Orders cancelled"],
    ["order.refunded", "Orders refunded"],
  ] as const;
  const counted = events.map(([key, title]): Figure => {
    const [noun, figure] = key.split(".") as ["case" | "order", EventFigure];
    const isBad = figure === "late" || figure === "cancelled" || figure === "refunded";
    return {
      key,
      title,
      kind: "count",
      values: countOf(report, noun, figure),
      definition: key,
      better: isBad ? "less" : undefined,
      opens: { figure: key },
    };
  });
  return [
    ...counted,
    {
      key: "turnaround",
      title: "Turnaround, median",
      kind: "minutes",
      values: (shipped?.medians ?? [null, null, null]) as Values,
      definition: "turnaround",
      better: "less",
      opens: { figure: "order.shipped" },
    },
    {
      key: "turnaround.p90",
      title: "Turnaround, 90 %",
      kind: "minutes",
      values: (shipped?.p90s ?? [null, null, null]) as Values,
      definition: "turnaround",
      better: "less",
      opens: { figure: "order.shipped" },
    },
    {
      key: "onTimeShare",
      title: "On time",
      kind: "percent",
      values: share(order("on_time"), judged),
      definition: "onTimeShare",
      better: "more",
      opens: { figure: "order.late" },
    },
    {
      key: "refinementRate",
      title: "Refinements per 100 main orders",
      kind: "rate",
      values: share(ofType("refinement"), ofType("main")).map((value) => value && value * 100) as Values,
      definition: "refinementRate",
      better: "less",
      opens: { figure: "order.sent", type: "refinement" },
    },
    {
      key: "replacementRate",
      title: "Replacements per 100 main orders",
      kind: "rate",
      values: share(ofType("replacement"), ofType("main")).map((value) => value && value * 100) as Values,
      definition: "replacementRate",
      better: "less",
      opens: { figure: "order.sent", type: "replacement" },
    },
    {
      key: "order.backlog",
      title: "Waiting at the end",
      kind: "count",
      values: backlogOf(report),
      definition: "order.backlog",
      better: "less",
      opens: { figure: "order.backlog" },
    },
  ];
}

/** The six that stand on top. */
export const headlines = [
  "order.sent",
  "order.shipped",
  "turnaround",
  "onTimeShare",
  "refinementRate",
  "order.backlog",
];
