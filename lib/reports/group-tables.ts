import { nameOf } from "../states/words.ts";
import type { Words } from "../states/words-schema.ts";
import { countOf } from "./figures.ts";
import type { EventFigure, MonthlyReport } from "./monthly-schema.ts";
import type { RowsFigure } from "./search-params.ts";
import { type Column, columns, comparedNames, type ReportTable, type Row, text } from "./table.ts";

type By = "type" | "practice" | "doctor";

function keysBy(report: MonthlyReport, by: By, noun: "case" | "order"): (string | null)[] {
  return [...new Set(report.counts.filter((row) => row.by === by && row.noun === noun).map(({ key }) => key))];
}

function groupRows(report: MonthlyReport, by: By, nameOfKey: (key: string | null) => string): Row[] {
  return keysBy(report, by, "order").map((key) => {
    const find = (figure: EventFigure) =>
      report.counts.find((row) => row.by === by && row.key === key && row.noun === "order" && row.figure === figure);
    const now = (figure: EventFigure) => find(figure)?.counts[0] ?? 0;
    const sent = find("sent")?.counts ?? [0, 0, 0];
    const judged = now("on_time") + now("late");
    const filter = key === null ? undefined : by === "type" ? { type: key.replace("order.", "") } : { [by]: key };
    const opens = (figure: RowsFigure) => filter && { figure, ...filter };
    return {
      cells: [
        nameOfKey(key),
        ...sent,
        now("shipped"),
        now("late"),
        judged === 0 ? null : now("on_time") / judged,
        find("shipped")?.medians?.[0] ?? null,
        now("completed"),
        now("cancelled"),
        now("refunded"),
      ],
      opens: [
        undefined,
        opens("order.sent"),
        undefined,
        undefined,
        opens("order.shipped"),
        opens("order.late"),
        undefined,
        undefined,
        opens("order.completed"),
        opens("order.cancelled"),
        opens("order.refunded"),
      ],
    };
  });
}

/** Orders by type, practice and doctor, and cases by type. */
export function groupTables(report: MonthlyReport, words: Words): ReportTable[] {
  const [now, before, year] = comparedNames(report.month);
  const groupColumns = (head: string): Column[] => [
    text(head),
    ...columns("count", `New in ${now}`, `in ${before}`, `in ${year}`, "Shipped", "Late"),
    ...columns("percent", "On time"),
    ...columns("minutes", "Turnaround"),
    ...columns("count", "Completed", "Cancelled", "Refunded"),
  ];
  const typeName = (key: string | null) => nameOf(words.orderTypes, (key ?? "").replace("order.", ""));
  const named = (by: By, missing: string) => (key: string | null) =>
    key === null ? missing : (report.counts.find((row) => row.by === by && row.key === key)?.name ?? "Not known");
  return [
    {
      key: "types",
      title: "Orders by type",
      definition: "order.sent",
      columns: groupColumns("Type"),
      rows: groupRows(report, "type", typeName),
    },
    {
      key: "practices",
      title: "Orders by practice",
      definition: "order.sent",
      columns: groupColumns("Practice"),
      rows: groupRows(report, "practice", named("practice", "No practice")),
    },
    {
      key: "doctors",
      title: "Orders by doctor",
      definition: "order.sent",
      columns: groupColumns("Doctor"),
      rows: groupRows(report, "doctor", named("doctor", "No doctor")),
    },
    {
      key: "cases",
      title: "Cases by type",
      definition: "case.opened",
      columns: [
        text("Type"),
        ...columns("count", `New in ${now}`, `in ${before}`, `in ${year}`, "Completed", "Cancelled"),
      ],
      rows: keysBy(report, "type", "case").map((key) => {
        const type = (key ?? "").replace("case.", "");
        const opened = countOf(report, "case", "opened", "type", key ?? "");
        const [completed] = countOf(report, "case", "completed", "type", key ?? "");
        const [cancelled] = countOf(report, "case", "cancelled", "type", key ?? "");
        return {
          cells: [nameOf(words.caseTypes, type), ...opened, completed, cancelled],
          opens: [
            undefined,
            { figure: "case.opened", type },
            undefined,
            undefined,
            { figure: "case.completed", type },
            { figure: "case.cancelled", type },
          ],
        };
      }),
    },
  ];
}
