import type { Sheet, SheetColumn } from "@/lib/sheets/sheet";
import type { SheetKind } from "@/lib/sheets/styles";
import { type Definition, definitions } from "./definitions.ts";
import type { Figure } from "./figures.ts";
import type { Column, ReportTable } from "./table.ts";

const WIDE = 34;

const column = ({ title, kind }: Column): SheetColumn => ({
  title,
  kind,
  width: kind === "text" ? WIDE : Math.max(12, title.length + 2),
});

/** One kind of value in a column is what a spreadsheet can work with, so figures stand in a sheet for each kind. */
function figureSheets(figures: Figure[], names: [string, string, string]): Sheet[] {
  const kinds: { name: string; kind: SheetKind; figures: Figure[] }[] = [
    { name: "Figures", kind: "count", figures: figures.filter(({ kind }) => kind === "count") },
    { name: "Times", kind: "minutes", figures: figures.filter(({ kind }) => kind === "minutes") },
    { name: "Shares", kind: "percent", figures: figures.filter(({ kind }) => kind === "percent" || kind === "rate") },
  ];
  return kinds.map(({ name, kind, figures: rows }) => ({
    name,
    columns: [
      { title: "Figure", kind: "text", width: WIDE },
      ...names.map((title): SheetColumn => ({ title, kind, width: 14 })),
      { title: "What is counted", kind: "text", width: 90 },
    ],
    rows: rows.map(({ title, values, kind: of, definition }) => [
      title,
      // A rate is for every hundred, as a share is.
      ...values.map((value) => (of === "rate" && value !== null ? value / 100 : value)),
      definitions[definition],
    ]),
  }));
}

function sheetOf({ title, columns, rows }: ReportTable): Sheet {
  return { name: title, columns: columns.map(column), rows: rows.map(({ cells }) => cells) };
}

function definitionSheet(entries: { title: string; definition: Definition }[]): Sheet {
  return {
    name: "What is counted",
    columns: [
      { title: "Where", kind: "text", width: WIDE },
      { title: "What is counted", kind: "text", width: 120 },
    ],
    rows: entries.map(({ title, definition }) => [title, definitions[definition]]),
  };
}

/** Tables as a workbook, with what each of them means. */
export function tableSheets(tables: ReportTable[]): Sheet[] {
  return [...tables.map(sheetOf), definitionSheet(tables)];
}

/** The monthly report as a workbook: what the page shows with all of its rows, and what each figure means. */
export function monthlySheets(figures: Figure[], tables: ReportTable[], names: [string, string, string]): Sheet[] {
  return [...figureSheets(figures, names), ...tables.map(sheetOf), definitionSheet([...figures, ...tables])];
}

export const lineHeader = ["Table", "Row", "Column", "Value"];

/** Tables as lines of one shape. */
export function* tableLines(tables: ReportTable[]) {
  for (const { title, columns, rows } of tables) {
    for (const { cells } of rows) {
      const labels = cells.filter((_, index) => columns[index]?.kind === "text").join(", ");
      for (const [index, value] of cells.entries()) {
        if (columns[index]?.kind !== "text") yield [title, labels, columns[index]?.title ?? "", value];
      }
    }
  }
}

export function* monthlyLines(figures: Figure[], tables: ReportTable[], names: [string, string, string]) {
  for (const { title, values } of figures) {
    for (const [slot, value] of values.entries()) yield ["Figures", title, names[slot] ?? "", value];
  }
  yield* tableLines(tables);
}
