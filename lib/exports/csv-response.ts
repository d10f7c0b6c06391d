import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { type Cell, csvLine } from "@/lib/csv/cells";
import { fileHeaders } from "./file-headers";

/** Spreadsheets take a file without it for another encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINES = 500;

type CsvFile = { name: string; header: string[]; lines: AsyncIterable<Cell[]> | Iterable<Cell[]> };

async function* inPieces(lines: CsvFile["lines"]) {
  let piece: string[] = [];
  for await (const cells of lines) {
    piece.push(csvLine(cells));
    if (piece.length < LINES) continue;
    yield piece.join("");
    piece = [];
  }
  if (piece.length > 0) yield piece.join("");
}

/** A file that is written while it is read. */
export function csvResponse({ name, header, lines }: CsvFile): Response {
  const encoder = new TextEncoder();
  // Whoever reads the stream pulls it outside of the request; the session belongs to the request.
  const inRequest = AsyncLocalStorage.snapshot();
  const pieces = inPieces(lines);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(header))),
    pull: (controller) =>
      inRequest(async () => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      }),
    cancel: () => inRequest(async () => void (await pieces.return(undefined))),
  });
  return new Response(body, { headers: fileHeaders("text/csv; charset=utf-8", `${name}.csv`) });
}
