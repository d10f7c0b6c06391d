import { AsyncLocalStorage } from "node:async_hooks";
import { sheetNames } from "./names";
import {
  contentTypesXml,
  packageRelationsXml,
  propertiesXml,
  sheetPath,
  workbookRelationsXml,
  workbookXml,
} from "./parts";
import { type MomentSerial, momentSerials } from "./serials";
import { type OpenSheet, openSheet, type Sheet, sheetXml } from "./sheet";
import { stylesXml } from "./styles";
import { zip, type ZipPart } from "./zip";

type Options = {
  title?: string;
  /** IANA name of the zone that moments are shown in. */
  timeZone?: string;
};

/** The parts after the sheets are made when the sheets are written: the workbook says how long each became. */
function* partsOf(sheets: OpenSheet[], momentSerial: MomentSerial, title?: string): Generator<ZipPart> {
  yield { path: "[Content_Types].xml", xml: [contentTypesXml(sheets)] };
  yield { path: "_rels/.rels", xml: [packageRelationsXml()] };
  for (const [index, sheet] of sheets.entries()) {
    yield { path: `xl/${sheetPath(index)}`, xml: sheetXml(sheet, momentSerial) };
  }
  yield { path: "xl/workbook.xml", xml: [workbookXml(sheets)] };
  yield { path: "xl/_rels/workbook.xml.rels", xml: [workbookRelationsXml(sheets)] };
  yield { path: "xl/styles.xml", xml: [stylesXml()] };
  yield { path: "docProps/core.xml", xml: [propertiesXml(title)] };
}

/** An XLSX file that is written while it is read: any number of rows needs the memory of a few. */
export function writeWorkbook(sheets: Sheet[], { title, timeZone = "UTC" }: Options = {}): ReadableStream<Uint8Array> {
  if (sheets.length === 0) throw new Error("A workbook needs a sheet.");
  const names = sheetNames(sheets.map(({ name }) => name));
  const opened = sheets.map((sheet, index) => openSheet(sheet, names[index] ?? sheet.name));
  const bytes = zip(partsOf(opened, momentSerials(timeZone), title));
  // Whoever reads the stream pulls it outside of the request; the rows may need the session, which belongs to the request.
  const inRequest = AsyncLocalStorage.snapshot();
  const endRows = () => Promise.allSettled(opened.map(async ({ rows }) => rows.return?.()));
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) =>
        inRequest(async () => {
          try {
            const { done, value } = await bytes.next();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            await endRows();
            throw error;
          }
        }),
      cancel: () =>
        inRequest(async () => {
          // Together, so that a read under way ends with its row, not with the piece it fills.
          await Promise.all([endRows(), bytes.return(undefined)]);
        }),
    },
    // Nothing is asked for before somebody reads.
    { highWaterMark: 0 },
  );
}
