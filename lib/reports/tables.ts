import { nameOf } from "../states/words.ts";
import type { Words } from "../states/words-schema.ts";
import { groupTables } from "./group-tables.ts";
import { moneyTables } from "./money-tables.ts";
import type { MonthlyReport } from "./monthly-schema.ts";
import { comparedMonths, shortMonthName } from "./months.ts";
import { columns, comparedNames, type ReportTable, text } from "./table.ts";

function states(report: MonthlyReport, words: Words): ReportTable {
  const [, before, year] = comparedNames(report.month);
  const position = (noun: "case" | "order", state: string) =>
    (noun === "order" ? words.orderStates : words.caseStates).findIndex(({ key }) => key === state);
  const rows = report.states.toSorted(
    (a, b) => b.noun.localeCompare(a.noun) || position(a.noun, a.state) - position(b.noun, b.state),
  );
  return {
    key: "states",
    title: "Time in each state",
    definition: "states",
    columns: [
      text("State"),
      ...columns("count", "Left it"),
      ...columns("minutes", "Median", `in ${before}`, `in ${year}`, "90 %", "Limit"),
      ...columns("count", "Over the limit"),
    ],
    rows: rows.map(({ noun, state, counts, medians, p90s, limitMinutes, overLimit }) => ({
      cells: [
        `${noun === "order" ? "Order" : "Case"}: ${nameOf(noun === "order" ? words.orderStates : words.caseStates, state).toLowerCase()}`,
        counts[0],
        ...medians,
        p90s[0],
        limitMinutes,
        limitMinutes === null ? null : overLimit,
      ],
    })),
  };
}

export function bandName(fromDays: number, toDays: number | null): string {
  return toDays === null ? `Over ${fromDays - 1} days` : `${fromDays} to ${toDays} days`;
}

function backlog(report: MonthlyReport): ReportTable {
  return {
    key: "backlog",
    title: "Waiting at the end, by age",
    definition: "order.backlog",
    columns: [text("Age"), ...columns("count", ...comparedNames(report.month))],
    rows: report.backlog.map(({ fromDays, toDays, counts }) => ({ cells: [bandName(fromDays, toDays), ...counts] })),
  };
}

function messages(report: MonthlyReport): ReportTable {
  const months = comparedMonths(report.month);
  return {
    key: "messages",
    title: "Messages and answers",
    definition: "messages",
    note: report.messages === null ? "Messages are not counted by doctor, type or priority." : undefined,
    columns: [
      text("Month"),
      ...columns("count", "From practices", "From the lab", "Questions", "Answered"),
      ...columns("minutes", "Answer, median", "Answer, 90 %"),
    ],
    rows: (report.messages ?? []).map(({ slot, received, written, questions, answered, median, p90 }) => ({
      cells: [shortMonthName(months[slot - 1] ?? report.month), received, written, questions, answered, median, p90],
    })),
  };
}

function people(report: MonthlyReport): ReportTable {
  const [now, before] = comparedNames(report.month);
  return {
    key: "people",
    title: "Throughput by person",
    definition: "people",
    columns: [
      text("Person"),
      ...columns("count", `Moves in ${now}`, `in ${before}`, "of orders", "of cases", "Shipped", "Checked"),
      ...columns("minutes", "In production, median"),
    ],
    rows: report.people.map(
      ({ key, name, moves, movesBefore, orderMoves, caseMoves, shipped, checked, productionMinutes }) => ({
        cells: [
          name ?? (key === null ? "Not recorded" : "Not known"),
          moves,
          movesBefore,
          orderMoves,
          caseMoves,
          shipped,
          checked,
          productionMinutes,
        ],
      }),
    ),
  };
}

function quality({ quality }: MonthlyReport): ReportTable {
  const of = (count: number) => (quality.sent === 0 ? null : count / quality.sent);
  const lines: [string, number, number | null][] = [
    ["New orders without a practice", quality.withoutPractice, of(quality.withoutPractice)],
    ["New orders without a doctor", quality.withoutDoctor, of(quality.withoutDoctor)],
    ["New orders whose history contradicts itself", quality.contradictions, of(quality.contradictions)],
    ["New orders shipped without a known turnaround", quality.withoutTurnaround, of(quality.withoutTurnaround)],
    ["Duplicate patients that wait for a decision today", quality.openDuplicates, null],
  ];
  return {
    key: "quality",
    title: "Quality of the data",
    definition: "quality",
    columns: [text("What"), ...columns("count", "Count"), ...columns("percent", "Of new orders")],
    rows: lines.map((cells) => ({ cells })),
  };
}

export function tablesOf(report: MonthlyReport, words: Words): ReportTable[] {
  return [
    ...groupTables(report, words),
    states(report, words),
    backlog(report),
    ...moneyTables(report),
    messages(report),
    people(report),
    quality(report),
  ];
}
