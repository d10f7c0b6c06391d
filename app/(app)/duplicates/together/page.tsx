import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Panel } from "@/components/ui/panel";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { queueParams } from "@/lib/duplicates/search-params";
import { previewSure, SAMPLE, type SurePreview } from "@/lib/duplicates/sure";
import { sayMoves } from "@/lib/duplicates/words";
import { Sample } from "./_components/sample";
import { TogetherForm } from "./_components/together-form";

export const metadata = { title: "Merge what is beyond doubt" };

function sumMoves({ ready }: SurePreview): string {
  const sum: Record<string, number> = {};
  for (const { moves } of ready)
    for (const [table, rows] of Object.entries(moves)) sum[table] = (sum[table] ?? 0) + rows;
  return sayMoves(sum);
}

export default async function TogetherPage({ searchParams }: PageProps<"/duplicates/together">) {
  await requireUser(...administrators);
  const { practice } = queueParams.parse(await searchParams);
  const { preview, sample } = await previewSure(practice === "several" ? undefined : practice);
  const { ready, stays } = preview;
  const records = ready.reduce((sum, { merged_ids }) => sum + merged_ids.length, 0);
  return (
    <Page>
      <PageHeader
        title="Merge what is beyond doubt"
        note="Nothing has happened yet: this is what would"
        crumbs={[{ label: "Duplicates", href: "/duplicates" }]}
      />
      {ready.length === 0 ? (
        <EmptyState title="Nothing is beyond doubt right now.">
          Everything must agree but for a slip of the finger, nothing may object, and at most one of the records may
          have an open case. The rest is for people: one at a time, in the queue.{" "}
          {stays.length > 0 &&
            `${stays.length} would be: ${[...new Set(stays.map(({ message }) => message))].join(" ")}`}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <Sample clusters={sample} total={ready.length} size={SAMPLE} />
          <Panel title="All at once">
            <p className="mb-3 text-sm">
              {records} {records === 1 ? "record goes" : "records go"} into {ready.length}{" "}
              {ready.length === 1 ? "other" : "others"}. {sumMoves(preview) && `With them go ${sumMoves(preview)}. `}
              The record with the most cases stays, the oldest among equals. One press takes all of it back.
            </p>
            {stays.length > 0 && (
              <p className="mb-3 text-sm">
                {stays.length} {stays.length === 1 ? "stays" : "stay"} in the queue:{" "}
                {[...new Set(stays.map(({ message }) => message))].join(" ")}
              </p>
            )}
            <TogetherForm
              batchId={crypto.randomUUID()}
              clusterIds={ready.map(({ cluster_id }) => cluster_id)}
              versions={Object.assign({}, ...ready.map(({ versions }) => versions))}
            />
          </Panel>
        </div>
      )}
    </Page>
  );
}
