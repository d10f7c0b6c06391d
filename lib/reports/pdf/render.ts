import type { Words } from "../../states/words-schema.ts";
import { definitions } from "../definitions.ts";
import { type Figure, figuresOf } from "../figures.ts";
import { type FilterNames, filterWords } from "../filter-words.ts";
import { changeOf, formatValue } from "../format.ts";
import { lateTable } from "../late-table.ts";
import type { Age, MonthlyReport } from "../monthly-schema.ts";
import { addMonths, monthName } from "../months.ts";
import type { ReportRow } from "../rows-schema.ts";
import { comparedNames, type ReportTable } from "../table.ts";
import { tablesOf } from "../tables.ts";
import { drawCharts } from "./charts.ts";
import { UNWRITABLE } from "./fonts.ts";
import { drawGrid, type Grid } from "./grid.ts";
import { drawHeadlines } from "./headlines.ts";
import { area, colours, Sheet } from "./sheet.ts";

export type Rendering = {
  words: Words;
  late: ReportRow[];
  labName: string;
  /** By their names, as a person reads them. */
  filters: FilterNames;
  /** How many rows of practices, doctors, products and people the report was asked for. */
  mostRows?: number;
};

function figuresGrid(figures: Figure[], [now, before, year]: [string, string, string]): Grid {
  const change = (figure: Figure, slot: 1 | 2) => changeOf(figure, figure.values[slot])?.words ?? "–";
  return {
    title: "All figures",
    heads: [
      { title: "Figure", isFigure: false },
      ...[now, before, "Change", year, "Change"].map((title) => ({ title, isFigure: true })),
    ],
    rows: figures.map((figure) => {
      const [first, second, third] = figure.values.map((value) => formatValue(value, figure.kind));
      return [figure.title, first ?? "", second ?? "", change(figure, 1), third ?? "", change(figure, 2)];
    }),
  };
}

const cutTables = new Set(["practices", "doctors", "products", "practice-revenue", "people"]);

function gridOf({ key, title, columns, rows, note }: ReportTable, mostRows: number | undefined): Grid {
  const isCut = mostRows !== undefined && cutTables.has(key) && rows.length >= mostRows;
  return {
    title,
    heads: columns.map((column) => ({ title: column.title, isFigure: column.kind !== "text" })),
    rows: rows.map(({ cells }) => cells.map((cell, index) => formatValue(cell, columns[index]?.kind ?? "text"))),
    note: isCut
      ? `The ${formatValue(mostRows, "count")} largest. The spreadsheet on the page of the report has all of them.`
      : note,
  };
}

function countedWords({ countedAt, waiting, timeZone }: Age): string {
  if (countedAt === null) return `Not counted to the end yet, ${waiting} changes wait, time zone ${timeZone}`;
  const options = { dateStyle: "medium", timeStyle: "short", timeZone } as const;
  return `Counted at ${new Intl.DateTimeFormat("en-GB", options).format(new Date(countedAt))}, time zone ${timeZone}`;
}

function drawTitle(sheet: Sheet, report: MonthlyReport, labName: string, filters: FilterNames): void {
  const isUnfinished = report.age.today < addMonths(report.month, 1);
  sheet.line("Monthly report", area.left, sheet.y, { face: "strong", size: 20 });
  sheet.y += 30;
  sheet.line(`${monthName(report.month)}${isUnfinished ? " (not over yet)" : ""}`, area.left, sheet.y, { size: 12 });
  sheet.line(labName, area.right, sheet.y, { size: 12, align: "right" });
  sheet.y += 18;
  const note = filters.type ? ". Cases have types of their own: with a type of order they are not counted." : "";
  const words = filterWords(filters) + note;
  sheet.y += sheet.paragraph(words, area.left, sheet.y, area.width, { size: 9, colour: colours.quiet }) + 14;
}

function drawDefinitions(sheet: Sheet, entries: Pick<Figure, "title" | "definition">[]): void {
  const named = new Map<keyof typeof definitions, string>();
  for (const { title, definition } of entries) if (!named.has(definition)) named.set(definition, title);
  if (!sheet.hasRoomFor(60)) sheet.nextPage();
  sheet.line("What the figures mean", area.left, sheet.y, { face: "strong", size: 10 });
  sheet.y += 20;
  const [x, width] = [area.left + 140, area.width - 140];
  for (const [definition, title] of named) {
    const height = Math.max(sheet.heightOf(definitions[definition], width), sheet.heightOf(title, 130));
    if (!sheet.hasRoomFor(height)) sheet.nextPage();
    sheet.paragraph(title, area.left, sheet.y, 130);
    sheet.paragraph(definitions[definition], x, sheet.y, width, { colour: colours.quiet });
    sheet.y += height + 6;
  }
}

/** The report on paper. It knows what it is given and nothing else: worker and page make the same file. */
export async function renderMonthlyReport(report: MonthlyReport, rendering: Rendering): Promise<Uint8Array> {
  const { words, late, labName, filters, mostRows } = rendering;
  const months = comparedNames(report.month);
  const figures = figuresOf(report);
  const tables = [...(late.length > 0 ? [lateTable(late, words)] : []), ...tablesOf(report, words)];
  const sheet = new Sheet({
    title: `Monthly report, ${monthName(report.month)}`,
    author: labName,
    madeAt: new Date(report.age.countedAt ?? report.age.today),
  });
  drawTitle(sheet, report, labName, filters);
  drawHeadlines(sheet, figures, months);
  drawCharts(sheet, report, words, months);
  sheet.y += 16;
  drawGrid(sheet, figuresGrid(figures, months));
  for (const table of tables) drawGrid(sheet, gridOf(table, mostRows));
  drawDefinitions(sheet, [...figures, ...tables]);

  const note = `${UNWRITABLE} stands for a letter that this file cannot write; names stand in the same order on the page of the report.`;
  if (sheet.writing.hasLeftOut) {
    if (!sheet.hasRoomFor(20)) sheet.nextPage();
    sheet.paragraph(note, area.left, sheet.y + 8, area.width, { size: 7, colour: colours.quiet });
  }
  const style = { size: 6.5, colour: colours.quiet } as const;
  const counted = countedWords(report.age);
  sheet.eachPage((page, pages) => {
    sheet.rule(796, colours.faint);
    sheet.line(counted, area.left, 803, style);
    sheet.line(`Page ${page} of ${pages}`, area.right, 803, { ...style, align: "right" });
  });
  return sheet.finish();
}
