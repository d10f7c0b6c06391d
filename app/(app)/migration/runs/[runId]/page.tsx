import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { Badge } from "@/components/ui/badge";
import { administrators, hasAnyRole, leads } from "@/lib/auth/roles";
import { FollowWork } from "@/components/states/follow-work";
import { requireUser } from "@/lib/auth/session";
import { formatDateTime } from "@/lib/format/dates";
import { getRun, listChecks, listEvents, listRunEntities } from "@/lib/migration/queries";
import { modeName, statusWords } from "@/lib/migration/words";
import { EntitiesTable } from "../../_components/entities-table";
import { Checks } from "./_components/checks";
import { RunFigures } from "./_components/run-figures";
import { RunLog } from "./_components/run-log";
import { RunSteps } from "./_components/run-steps";

export const metadata = { title: "Run" };

const live = ["waiting", "running"];

export default async function RunPage({ params }: PageProps<"/migration/runs/[runId]">) {
  const user = await requireUser(...leads);
  const run = await getRun((await params).runId);
  if (!run) notFound();
  const [entities, checks, events] = await Promise.all([
    listRunEntities(run.id),
    listChecks(run.id),
    listEvents(run.id),
  ]);
  const { name, tone } = statusWords(run.status);
  const isLoad = entities.length > 0;
  return (
    <Page>
      <RecordHeader
        number={run.id.slice(0, 8)}
        title={modeName(run.mode)}
        room={{ label: "Migration", href: "/migration" }}
        note={
          <>
            <Badge tone={run.is_stalled ? "red" : tone}>
              {run.is_stalled ? "Stalled: its process has not been heard of" : name}
            </Badge>
            <span>
              {run.started_by_name ? `asked for by ${run.started_by_name}` : "asked for outside of these pages"}
            </span>
            <span className="figures">{formatDateTime(run.started_at ?? run.created_at)}</span>
            {run.of_run_id && (
              <Link href={`/migration/runs/${run.of_run_id}`} className="link">
                the run it takes back
              </Link>
            )}
          </>
        }
      >
        {hasAnyRole(user.roles, administrators) && <RunSteps run={run} />}
      </RecordHeader>
      <FollowWork isLive={live.includes(run.status)} what="The run" />
      {run.error && (
        <p role="alert" className="mb-4 rounded-control border border-violet bg-surface px-4 py-3 text-sm">
          {run.error}
        </p>
      )}
      <div className="flex flex-col gap-4">
        <RunFigures run={run} entities={entities} now={new Date()} />
        {isLoad && (
          <EntitiesTable entities={entities} isRollback={run.mode === "rollback"} isTrial={run.mode === "dry_run"} />
        )}
        <div className="grid items-start gap-4 desktop:grid-cols-2">
          <Checks
            run={run}
            checks={checks}
            mayAccept={run.status === "blocked" && hasAnyRole(user.roles, administrators)}
          />
          <RunLog events={events} />
        </div>
      </div>
    </Page>
  );
}
