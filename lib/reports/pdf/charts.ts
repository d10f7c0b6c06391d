import { nameOf } from "../../states/words.ts";
import type { Words } from "../../states/words-schema.ts";
import { countOf } from "../figures.ts";
import { formatValue } from "../format.ts";
import type { MonthlyReport } from "../monthly-schema.ts";
import { bandName } from "../tables.ts";
import { drawLying, drawStanding, halves } from "./bars.ts";
import { area, type Sheet } from "./sheet.ts";

/** What came and left, what is left over, and how long it stood where. */
export function drawCharts(sheet: Sheet, report: MonthlyReport, words: Words, months: [string, string, string]): void {
  const [left, right] = halves();
  const inCounts = (count: number | null) => formatValue(count, "count");
  const moved = drawStanding(
    sheet,
    {
      title: "New and shipped",
      unit: "orders",
      series: months,
      groups: [
        { name: "New orders", values: countOf(report, "order", "sent") },
        { name: "Orders shipped", values: countOf(report, "order", "shipped") },
      ],
      show: inCounts,
    },
    left,
    86,
  );
  const waiting = drawLying(
    sheet,
    {
      title: "Waiting at the end, by age",
      unit: "orders",
      series: months,
      groups: report.backlog.map(({ fromDays, toDays, counts }) => ({
        name: bandName(fromDays, toDays),
        values: counts,
      })),
      show: inCounts,
    },
    right,
    64,
  );
  sheet.y = Math.max(moved, waiting) + 12;

  const position = (state: string) => words.orderStates.findIndex(({ key }) => key === state);
  const states = report.states
    .filter(({ noun, counts }) => noun === "order" && counts[0] > 0)
    .toSorted((a, b) => position(a.state) - position(b.state));
  if (states.length === 0) return;
  sheet.y = drawLying(
    sheet,
    {
      title: "Time of orders in each state",
      unit: "median of the stays that ended in the month",
      series: months.slice(0, 2),
      groups: states.map(({ state, medians: [now, before] }) => ({
        name: nameOf(words.orderStates, state),
        values: [now, before],
      })),
      show: (minutes) => formatValue(minutes, "minutes"),
    },
    { x: area.left, width: area.width },
    86,
  );
}
