import { cellXml, columnName, headerCell, type SheetCell } from "./cells";
import type { MomentSerial } from "./serials";
import { type SheetKind, widthOf } from "./styles";

/** Its width is counted in characters; without one it follows from the kind and the title. */
export type SheetColumn = { title: string; kind: SheetKind; width?: number };

export type Sheet = {
  name: string;
  columns: SheetColumn[];
  rows: AsyncIterable<SheetCell[]> | Iterable<SheetCell[]>;
};

export type OpenSheet = {
  name: string;
  columns: SheetColumn[];
  rows: AsyncIterator<SheetCell[]> | Iterator<SheetCell[]>;
  /** The header is row 1; it grows while the sheet is written. */
  lastRow: number;
};

const MOST_ROWS = 1_048_576;
/** Enough to be worth compressing, little enough to wait in memory. */
const PIECE = 32_768;

export function openSheet({ columns, rows }: Sheet, name: string): OpenSheet {
  if (columns.length === 0) throw new Error(`The sheet ${name} has no columns.`);
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  return { name, columns, rows: iterator, lastRow: 1 };
}

function opening(columns: SheetColumn[]): string {
  const widths = columns.map(
    ({ title, kind, width = widthOf(kind, title) }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = columns.map(({ title }, index) => headerCell(`${columnName(index)}1`, title));
  return (
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>` +
    `</sheetView></sheetViews>` +
    `<cols>${widths.join("")}</cols><sheetData><row r="1">${header.join("")}</row>`
  );
}

/** The XML of a sheet in pieces; a row is asked for when what was written before it has been taken. */
export async function* sheetXml(sheet: OpenSheet, momentSerial: MomentSerial): AsyncGenerator<string> {
  const columns = sheet.columns.map(({ kind }, index) => ({ kind, name: columnName(index) }));
  let piece = opening(sheet.columns);
  for (let next = await sheet.rows.next(); !next.done; next = await sheet.rows.next()) {
    if (sheet.lastRow === MOST_ROWS) throw new Error(`The sheet ${sheet.name} has more rows than a spreadsheet holds.`);
    const row = ++sheet.lastRow;
    const cells = next.value;
    piece += `<row r="${row}">`;
    for (const [index, { kind, name }] of columns.entries()) {
      piece += cellXml(name + row, kind, cells[index] ?? null, momentSerial);
    }
    piece += "</row>";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  const filtered = `A1:${columns.at(-1)?.name}${sheet.lastRow}`;
  yield `${piece}</sheetData><autoFilter ref="${filtered}"/></worksheet>`;
}
