import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { After } from "@/lib/lists/behind";
import { recordAccess } from "@/lib/patients/record-access";
import { type Cell, csvLine } from "./cells";

type Row = { id: string; created_at: string };

type Export<T extends Row> = {
  name: "cases" | "orders" | "patients";
  header: string[];
  read: (after: After, size: number) => Promise<T[]>;
  cells: (row: T) => Cell[];
  patientOf: (row: T) => string | null;
};

const PIECE = 500;
/** Spreadsheets take a file without it for another encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Rows leave as they are read, so that any number of them needs the memory of one piece; each piece is in the access log first. */
export function csvResponse<T extends Row>({ name, header, read, cells, patientOf }: Export<T>): Response {
  const encoder = new TextEncoder();
  // Whoever reads the stream pulls it outside of the request; the session belongs to the request.
  const inRequest = AsyncLocalStorage.snapshot();
  let after: After = null;
  const next = async (): Promise<{ text: string; isLast: boolean }> => {
    const rows = await read(after, PIECE);
    const patients = [...new Set(rows.flatMap((row) => patientOf(row) ?? []))];
    if (patients.length > 0) await recordAccess(patients, "export", `/${name}/export`);
    const last = rows.at(-1);
    after = last ? { createdAt: last.created_at, id: last.id } : after;
    return { text: rows.map((row) => csvLine(cells(row))).join(""), isLast: rows.length < PIECE };
  };
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(header))),
    pull: (controller) =>
      inRequest(async () => {
        const { text, isLast } = await next();
        if (text) controller.enqueue(encoder.encode(text));
        if (isLast) controller.close();
      }),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
