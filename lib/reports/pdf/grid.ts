import { area, colours, type Sheet } from "./sheet.ts";

export type Grid = {
  title: string;
  heads: { title: string; isFigure: boolean }[];
  rows: string[][];
  /** Said below; alone where there is no row. */
  note?: string;
};

type Layout = { size: number; lefts: number[]; widths: number[]; headHeight: number };

const GAP = 9;
const PADDING = 3.5;
/** Every figure is as wide as every other one. */
const MONO = 0.6;
const LEAST_FIRST = 96;
const TITLE = 20;
/** A table that is no higher stands on one page. */
const TOGETHER = 320;

const headStyle = { size: 6.5, colour: colours.quiet } as const;

/** Of any number of values; as arguments there may be too many. */
const most = (values: number[]) => values.reduce((largest, value) => Math.max(largest, value), 0);

function layOut(sheet: Sheet, { heads, rows }: Grid): Layout {
  // A head takes two lines, unless one of its words is longer.
  const headOf = (title: string) => {
    const words = title.split(" ").map((word) => sheet.widthOf(word, headStyle));
    return most([sheet.widthOf(title, headStyle) / 2 + 5, ...words]);
  };
  const natural = (size: number) =>
    heads.map(({ title, isFigure }, column) => {
      const cells = rows.map((row) => row[column] ?? "");
      if (isFigure) return Math.max(headOf(title), most(cells.map((cell) => cell.length)) * MONO * size) + GAP;
      if (column === 0) return 0;
      const written = most(cells.map((cell) => sheet.widthOf(cell, { size })));
      return Math.min(110, Math.max(sheet.widthOf(title, headStyle), written)) + GAP;
    });
  let size = 7.25;
  let widths = natural(size);
  const taken = () => widths.reduce((sum, width) => sum + width, 0);
  while (area.width - taken() < LEAST_FIRST && size > 5) widths = natural((size -= 0.25));
  const first = area.width - taken();
  widths = widths.map((width, column) => (column === 0 ? first : width));
  let x = area.left;
  const lefts = widths.map((width) => (x += width) - width);
  const headHeight = most(
    heads.map(({ title }, column) => sheet.heightOf(title, headWidth(widths, column), headStyle)),
  );
  return { size, lefts, widths, headHeight: headHeight + 4 };
}

const headWidth = (widths: number[], column: number) => (widths[column] ?? 0) - (column === 0 ? 4 : GAP - 1);

function drawHead(sheet: Sheet, { heads }: Grid, { lefts, widths, headHeight }: Layout): void {
  heads.forEach(({ title, isFigure }, column) => {
    const width = headWidth(widths, column);
    const x = (lefts[column] ?? 0) + (isFigure ? GAP - 1 : 0);
    const height = sheet.heightOf(title, width, headStyle);
    const align = isFigure ? "right" : "left";
    sheet.paragraph(title, x, sheet.y + headHeight - 4 - height, width, { ...headStyle, align });
  });
  sheet.y += headHeight;
  sheet.rule(sheet.y);
}

/** A table with its heads on every page that it reaches. Figures stand under each other at the right. */
export function drawGrid(sheet: Sheet, grid: Grid): void {
  const { heads, rows, title, note } = grid;
  const style = { face: "strong", size: 10 } as const;
  const layout = layOut(sheet, grid);
  const textHeight = layout.size * 1.3;
  const heightOf = (row: string[]) =>
    Math.max(
      textHeight,
      ...heads.map(({ isFigure }, column) => {
        const width = (layout.widths[column] ?? 0) - GAP;
        const cell = row[column] ?? "";
        const isLong = !isFigure && sheet.widthOf(cell, { size: layout.size }) > width;
        return isLong ? sheet.heightOf(cell, width, { size: layout.size }) : 0;
      }),
    ) +
    2 * PADDING;

  const whole = TITLE + layout.headHeight + rows.length * (textHeight + 2 * PADDING);
  const least = rows.length === 0 ? 40 : TITLE + layout.headHeight + 3 * (textHeight + 2 * PADDING);
  if (!sheet.hasRoomFor(whole < TOGETHER ? whole : least)) sheet.nextPage();
  sheet.line(title, area.left, sheet.y, style);
  sheet.y += TITLE;
  if (rows.length > 0) drawHead(sheet, grid, layout);
  for (const row of rows) {
    const height = heightOf(row);
    if (!sheet.hasRoomFor(height)) {
      sheet.nextPage();
      sheet.line(title, area.left, sheet.y, style);
      sheet.line("continued", area.left + sheet.widthOf(title, style) + 6, sheet.y + 2, headStyle);
      sheet.y += TITLE;
      drawHead(sheet, grid, layout);
    }
    row.forEach((cell, column) => {
      const [left, width] = [layout.lefts[column] ?? 0, layout.widths[column] ?? 0];
      const top = sheet.y + PADDING;
      if (heads[column]?.isFigure)
        sheet.line(cell, left + width, top, { face: "figures", size: layout.size, align: "right" });
      else if (height > textHeight + 2 * PADDING) sheet.paragraph(cell, left, top, width - GAP, { size: layout.size });
      else sheet.line(cell, left, top, { size: layout.size });
    });
    sheet.y += height;
    sheet.rule(sheet.y, colours.faint);
  }
  const said = rows.length === 0 ? (note ?? "Nothing in this month.") : note;
  if (said)
    sheet.y += sheet.paragraph(said, area.left, sheet.y + 4, area.width, { size: 7, colour: colours.quiet }) + 4;
  sheet.y += 18;
}
