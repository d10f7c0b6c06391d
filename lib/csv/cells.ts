export type Cell = string | number | null;

/** What a spreadsheet would take for a formula: a cell that begins so could run a command on somebody's desk. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

function cell(value: Cell): string {
  if (value === null) return "";
  const text = String(value);
  const harmless = typeof value === "string" && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /["\n\r,;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvLine(cells: Cell[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}
