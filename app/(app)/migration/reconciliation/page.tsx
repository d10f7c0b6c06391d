import Link from "next/link";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { ButtonLink } from "@/components/ui/button";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDateTime } from "@/lib/format/dates";
import { listHref } from "@/lib/lists/list-href";
import { requestMigration } from "@/lib/migration/actions";
import { getProvenRun, listProofs, listRunEntities, listRuns } from "@/lib/migration/queries";
import { hashReport, writeReport } from "@/lib/migration/report";
import { proofParams } from "@/lib/migration/search-params";
import { MigrationTabs } from "../_components/migration-tabs";
import { BalanceTable } from "./_components/balance-table";
import { ProofList } from "./_components/proof-list";
import { Seal } from "./_components/seal";

export const metadata = { title: "Reconciliation" };

export default async function ReconciliationPage({ searchParams }: PageProps<"/migration/reconciliation">) {
  const user = await requireUser(...leads);
  const { run: wanted } = proofParams.parse(await searchParams);
  const [run, runs] = await Promise.all([getProvenRun(wanted), listRuns()]);
  const load = runs.find(({ mode, status }) => (mode === "full" || mode === "delta") && status === "done");
  const [proofs, entities] = await Promise.all([run ? listProofs(run.id) : [], load ? listRunEntities(load.id) : []]);
  const mayAsk = hasAnyRole(user.roles, administrators) && load !== undefined;
  const validateNow = (
    <ActionButton action={requestMigration} fields={{ mode: "validate" }} label="Validate now" look="plain" />
  );
  return (
    <Page>
      <PageHeader
        title="Reconciliation"
        note={run && `Measured on ${formatDateTime(run.finished_at ?? run.created_at)}`}
        crumbs={[{ label: "Migration", href: "/migration" }]}
        actions={
          <div className="flex flex-wrap gap-2" data-print="hide">
            {mayAsk && validateNow}
            {run && (
              <ButtonLink href={listHref("/migration/reconciliation/export", { run: run.id }, {})} isDownload>
                Export the report
              </ButtonLink>
            )}
          </div>
        }
      />
      <MigrationTabs current="/migration/reconciliation" />
      {!run ? (
        <EmptyState title="Nothing was measured yet.">
          A validation reads every row of the source once more and compares it with what stands in the console.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <Seal
            sealed={run.report_hash}
            found={hashReport(
              writeReport({ runId: run.id, sourceName: run.source_name, planHash: run.plan_hash, lines: proofs }),
            )}
            differing={proofs.filter(({ holds }) => !holds).length}
            measures={proofs.length}
            sourceName={run.source_name}
          />
          <ProofList proofs={proofs} />
          {load && (
            <section className="flex min-w-0 flex-col gap-2">
              <h2 className="text-sm font-semibold">
                What became of every row, as of the{" "}
                <Link href={`/migration/runs/${load.id}`} className="link">
                  last run
                </Link>
              </h2>
              <BalanceTable entities={entities} />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}
