import { dateSerial, type MomentSerial } from "./serials";
import { HEADER_STYLE, type SheetKind, styleOf } from "./styles";
import { xmlText } from "./text";

/** Dates are YYYY-MM-DD, moments ISO instants with their zone, percents fractions; numbers may come as decimal text. */
export type SheetCell = string | number | null;

const DECIMAL = /^-?\d+(\.\d+)?$/;
const MINUTES_OF_DAY = 1440;
const LETTERS = 26;

/** A, B, ... Z, AA: how a spreadsheet names its columns. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? letter : columnName(Math.floor(index / LETTERS) - 1) + letter;
}

function numberOf(kind: SheetKind, value: string | number, momentSerial: MomentSerial): string | number | null {
  const text = String(value);
  if (kind === "text") return null;
  if (kind === "date") return dateSerial(text);
  if (kind === "moment") return momentSerial(text);
  if (typeof value === "string" && !DECIMAL.test(value)) return null;
  // Decimal text goes through untouched, with every digit that the database gave it.
  return kind === "minutes" ? Number(value) / MINUTES_OF_DAY : value;
}

function textCell(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

export function headerCell(reference: string, title: string): string {
  return textCell(reference, HEADER_STYLE, title);
}

/** A value that its kind cannot read stays to be seen, as text; what is empty or no finite number makes no cell. */
export function cellXml(reference: string, kind: SheetKind, value: SheetCell, momentSerial: MomentSerial): string {
  if (value === null || value === "" || (typeof value === "number" && !Number.isFinite(value))) return "";
  const number = numberOf(kind, value, momentSerial);
  if (number === null) return textCell(reference, styleOf("text"), String(value));
  return `<c r="${reference}" s="${styleOf(kind)}"><v>${number}</v></c>`;
}
