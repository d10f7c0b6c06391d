import { addMonths, lastWholeMonth } from "./months.ts";
import type { RowsWanted } from "./queries.ts";
import type { RowsFigure, RowsParams } from "./search-params.ts";

export const rowsTitles: Record<RowsFigure, string> = {
  "order.sent": "New orders",
  "order.shipped": "Shipped orders",
  "order.late": "Late orders",
  "order.on_time": "Orders shipped on time",
  "order.completed": "Completed orders",
  "order.cancelled": "Cancelled orders",
  "order.refunded": "Refunded orders",
  "order.backlog": "Orders waiting at the end",
  "case.opened": "New cases",
  "case.completed": "Completed cases",
  "case.cancelled": "Cancelled cases",
};

const BEGINNING = "2000-01-01";

/** What an address asks for. Whatever waits at the end of a month may have been sent long before it. */
export function rowsWanted({ figure, month: asked, practice, doctor, type, priority }: RowsParams, now: Date) {
  const month = asked ? `${asked}-01` : lastWholeMonth(now);
  const from = figure === "order.backlog" ? BEGINNING : month;
  const wanted: RowsWanted = {
    figure,
    from,
    until: addMonths(month, 1),
    filters: { practice, doctor, type, priority },
  };
  return { wanted, month, isCase: figure.startsWith("case.") };
}
