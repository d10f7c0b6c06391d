import { columnName } from "./cells";
import type { OpenSheet } from "./sheet";
import { xmlText } from "./text";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

export function contentTypesXml(sheets: OpenSheet[]): string {
  const types = [
    ["xl/workbook.xml", `${CONTENT}.sheet.main+xml`],
    ["xl/styles.xml", `${CONTENT}.styles+xml`],
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ...sheets.map((_sheet, index) => [`xl/${sheetPath(index)}`, `${CONTENT}.worksheet+xml`]),
  ].map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`
  );
}

function relationsXml(relations: [type: string, target: string][]): string {
  const entries = relations.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
}

export function packageRelationsXml(): string {
  return relationsXml([
    [`${DOCUMENT}/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]);
}

export function workbookRelationsXml(sheets: OpenSheet[]): string {
  return relationsXml([
    ...sheets.map((_sheet, index): [string, string] => [`${DOCUMENT}/worksheet`, sheetPath(index)]),
    [`${DOCUMENT}/styles`, "styles.xml"],
  ]);
}

/** Excel keeps a filter twice, in its sheet and under this name; it has to be written when the last rows are known. */
function filterName({ name, columns, lastRow }: OpenSheet, index: number): string {
  const range = `'${name.replaceAll("'", "''")}'!$A$1:$${columnName(columns.length - 1)}$${lastRow}`;
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(range)}</definedName>`;
}

export function workbookXml(sheets: OpenSheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return (
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${DOCUMENT}">` +
    `<bookViews><workbookView/></bookViews><sheets>${entries.join("")}</sheets>` +
    `<definedNames>${sheets.map(filterName).join("")}</definedNames></workbook>`
  );
}

export function propertiesXml(title: string | undefined): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `${title ? `<dc:title>${xmlText(title)}</dc:title>` : ""}</cp:coreProperties>`
  );
}
