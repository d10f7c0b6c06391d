import Link from "next/link";
import { LiveRefresh } from "@/components/data-table/live-refresh";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { nextStep } from "@/lib/migration/next-step";
import { listRejectGroups, listRunEntities, listRuns } from "@/lib/migration/queries";
import { EntitiesTable } from "./_components/entities-table";
import { MigrationTabs } from "./_components/migration-tabs";
import { RunsTable } from "./_components/runs-table";
import { StartRun } from "./_components/start-run";

export const metadata = { title: "Migration" };

export default async function MigrationPage() {
  const user = await requireUser(...leads);
  const [runs, groups] = await Promise.all([listRuns(), listRejectGroups()]);
  const load = runs.find(({ mode, is_taken_back }) => (mode === "full" || mode === "delta") && !is_taken_back);
  const entities = load ? await listRunEntities(load.id) : [];
  const isLive = runs.some(({ status }) => ["waiting", "running", "paused"].includes(status));
  const step = nextStep(runs, groups);
  return (
    <Page>
      <PageHeader
        title="Migration"
        note={runs.find(({ source_name }) => source_name)?.source_name}
        actions={hasAnyRole(user.roles, administrators) && !isLive ? <StartRun runs={runs} /> : <LiveRefresh />}
      />
      <MigrationTabs current="/migration" />
      <section className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-control border bg-surface px-4 py-3 text-sm">
        <h2 className="font-semibold">{step.title}</h2>
        <p className="text-quiet">{step.words}</p>
        {step.href && (
          <Link href={step.href} className="link">
            {step.label}
          </Link>
        )}
      </section>
      {runs.length === 0 ? (
        <EmptyState title="Nothing was taken over yet.">
          A preflight reads what a run would meet. It changes nothing, neither there nor here.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {load && (
            <section className="flex min-w-0 flex-col gap-2">
              <h2 className="text-sm font-semibold">What became of the rows, as of the last run</h2>
              <EntitiesTable entities={entities} />
            </section>
          )}
          <section className="flex min-w-0 flex-col gap-2">
            <h2 className="text-sm font-semibold">Runs</h2>
            <RunsTable runs={runs} />
          </section>
        </div>
      )}
    </Page>
  );
}
