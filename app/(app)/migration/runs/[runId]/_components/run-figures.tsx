import { formatWait, progressOf } from "@/lib/migration/progress";
import type { Run, RunEntity } from "@/lib/migration/queries";
import { formatBytes } from "@/lib/format/bytes";

function elapsed({ started_at, finished_at }: Run, now: Date): string {
  if (!started_at) return "–";
  return formatWait((finished_at ? Date.parse(finished_at) : now.getTime()) - Date.parse(started_at));
}

/** Never a number that nobody can know yet. */
function remaining(run: Run, remainingMs: number | null): string {
  if (run.status !== "running") return run.status === "done" ? "Nothing" : "–";
  return remainingMs === null ? "Estimating" : `About ${formatWait(remainingMs)}`;
}

export function RunFigures({ run, entities, now }: { run: Run; entities: RunEntity[]; now: Date }) {
  const { share, rowsPerSecond, remainingMs } = progressOf(entities);
  const begun = entities.filter(({ status }) => status !== "waiting").length;
  const seconds =
    run.started_at && run.finished_at ? (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000 : 0;
  const average = run.status === "done" && seconds > 0 ? Math.round(run.read_rows / seconds) : null;
  const figures: [label: string, value: string][] = [
    ["Elapsed", elapsed(run, now)],
    ["Left", remaining(run, remainingMs)],
    ["Rows per second", (rowsPerSecond ?? average)?.toLocaleString("en") ?? "–"],
    ["Rows read", run.read_rows.toLocaleString("en")],
    ["Entities begun", `${begun} of ${entities.length}`],
    ["Memory of the worker", run.memory_bytes === null ? "–" : formatBytes(run.memory_bytes)],
  ];
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <section aria-label="The whole run" className="rounded-control border bg-surface p-4">
      <dl className="grid grid-cols-2 gap-4 phone:grid-cols-3 tablet:grid-cols-6">
        {figures.map(([label, value]) => (
          <div key={label} className="flex min-w-0 flex-col gap-0.5">
            <dt className="text-2xs text-quiet">{label}</dt>
            <dd className="figures text-md font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {entities.length > 0 && run.mode !== "rollback" && run.status !== "done" && (
        <div
          role="progressbar"
          aria-label="Rows of the entities that have begun"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent ?? undefined}
          className="mt-4 h-1.5 overflow-hidden rounded-full bg-line"
        >
          <div className="h-full bg-accent" style={{ width: `${percent ?? 0}%` }} />
        </div>
      )}
      <p className="mt-3 text-xs text-quiet">
        {run.source_name ? `Source: ${run.source_name}` : "No source has been opened yet"}
        {run.plan_hash && ` · plan ${run.plan_hash}`}
        {run.holder && ` · carried out by ${run.holder}`}
      </p>
    </section>
  );
}
