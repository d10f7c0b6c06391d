import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getProvenRun, listProofs } from "@/lib/migration/queries";
import { hashReport, writeReport } from "@/lib/migration/report";
import { proofParams } from "@/lib/migration/search-params";

/** The proof as a file. Its SHA-256 is the one that the write log has sealed, unless somebody has changed a figure. */
export async function GET(request: NextRequest) {
  await requireUser(...leads);
  const { run: wanted } = proofParams.parse(Object.fromEntries(request.nextUrl.searchParams));
  const run = await getProvenRun(wanted);
  if (!run) notFound();
  const lines = await listProofs(run.id);
  const text = writeReport({ runId: run.id, sourceName: run.source_name, planHash: run.plan_hash, lines });
  return new Response(text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="reconciliation.json"',
      "cache-control": "private, no-store",
      digest: `sha-256=${Buffer.from(hashReport(text), "hex").toString("base64")}`,
    },
  });
}
