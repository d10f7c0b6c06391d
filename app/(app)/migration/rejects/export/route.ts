import { AsyncLocalStorage } from "node:async_hooks";
import type { NextRequest } from "next/server";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { csvLine } from "@/lib/csv/cells";
import { readRejects, type Reject } from "@/lib/migration/queries";
import { rejectListParams } from "@/lib/migration/search-params";
import { mappingOf, titleOf } from "@/lib/migration/titles";
import { kindWords, reasonWords } from "@/lib/migration/words";

const header = [
  "Entity",
  "Legacy table",
  "Legacy id",
  "What happened",
  "Reason",
  "Code",
  "Column",
  "State",
  "Note",
  "Found",
];

const PIECE = 500;

function lineOf(row: Reject): string {
  return csvLine([
    titleOf(row.entity),
    mappingOf(row.entity)?.source.table ?? "",
    row.legacy_id,
    kindWords(row.kind).name,
    reasonWords(row.code).what,
    row.code,
    row.source_column,
    row.status,
    row.note,
    row.created_at,
  ]);
}

/** Which rows wait and why, to work them off in the source. What the rows hold about people stays in the console. */
export async function GET(request: NextRequest) {
  await requireUser(...administrators);
  const params = rejectListParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const encoder = new TextEncoder();
  // Whoever reads the stream pulls it outside of the request; the session belongs to the request.
  const inRequest = AsyncLocalStorage.snapshot();
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLine(header)}`)),
    pull: (controller) =>
      inRequest(async () => {
        const rows = await readRejects(params, after, PIECE);
        after = rows.at(-1)?.id ?? after;
        if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(lineOf).join("")));
        if (rows.length < PIECE) controller.close();
      }),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="inbox.csv"',
      "cache-control": "private, no-store",
    },
  });
}
