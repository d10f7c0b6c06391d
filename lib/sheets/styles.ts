/** What a column holds; everything but text is a number to a spreadsheet, and its format says how to read it. */
export type SheetKind = "text" | "count" | "money" | "percent" | "date" | "moment" | "minutes";

type Style = { format: number; code?: string; width: number };

/** Formats below 164 are built in; 49 keeps a text a text when somebody edits its cell. */
const STYLES: Record<SheetKind, Style> = {
  text: { format: 49, width: 24 },
  count: { format: 3, width: 10 },
  money: { format: 4, width: 14 },
  percent: { format: 164, code: "0.0%", width: 10 },
  date: { format: 165, code: "yyyy-mm-dd", width: 12 },
  moment: { format: 166, code: "yyyy-mm-dd hh:mm", width: 18 },
  minutes: { format: 167, code: "[h]:mm", width: 10 },
};

const styles = Object.values(STYLES);
const kinds = Object.keys(STYLES);
const WIDEST_TITLE = 40;
const FILTER_BUTTON = 4;

export const HEADER_STYLE = 1;

export function styleOf(kind: SheetKind): number {
  return HEADER_STYLE + 1 + kinds.indexOf(kind);
}

/** In characters: as its kind needs it, and so that the title is readable beside the button of the filter. */
export function widthOf(kind: SheetKind, title: string): number {
  return Math.max(STYLES[kind].width, Math.min(title.length, WIDEST_TITLE) + FILTER_BUTTON);
}

export function stylesXml(): string {
  const coded = styles.filter((style) => style.code);
  const codes = coded.map(({ format, code }) => `<numFmt numFmtId="${format}" formatCode="${code}"/>`);
  const cells = styles.map(
    ({ format }) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  // Excel takes the first two fills for these, whatever stands there.
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${codes.length}">${codes.join("")}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>${cells.join("")}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
}
