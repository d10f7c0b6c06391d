/** The most one cell holds; a longer text makes Excel repair the file. */
const LONGEST_TEXT = 32_767;
const NOT_IN_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** Excel reads _x0041_ as the letter A, also where somebody wrote just that. */
const EXCEL_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
const TO_CHANGE = /[&<>"\r_]|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\uD800-\uDFFF]/;

/** Text as it may stand in an element or an attribute. */
export function xmlText(value: string): string {
  // Cut first: half of an emoji that the cut leaves behind goes with what XML does not take.
  const text = value.slice(0, LONGEST_TEXT);
  if (!TO_CHANGE.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(NOT_IN_XML, "")
    .replace(EXCEL_ESCAPE, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
