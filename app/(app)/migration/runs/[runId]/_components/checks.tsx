import { Badge, type Tone } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { ActionButton } from "@/components/forms/action-button";
import { steerMigration } from "@/lib/migration/actions";
import type { Check, Run } from "@/lib/migration/queries";

const words: Record<Check["severity"], { name: string; tone: Tone }> = {
  blocker: { name: "Stops a run", tone: "red" },
  warning: { name: "To know", tone: "amber" },
  information: { name: "Found", tone: "neutral" },
};

function CheckLines({ checks, accepted }: { checks: Check[]; accepted: string[] }) {
  return (
    <ul className="divide-y text-xs">
      {checks.map(({ position, severity, code, place, detail, row_count }) => (
        <li key={position} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
          <Badge tone={words[severity].tone}>{words[severity].name}</Badge>
          <span className="font-mono wrap-anywhere">{place}</span>
          {row_count !== null && (
            <span className="figures">
              {row_count.toLocaleString("en")} {row_count === 1 ? "row" : "rows"}
            </span>
          )}
          <span className="w-full min-w-0 wrap-anywhere text-quiet">
            {detail} {severity === "blocker" && accepted.includes(code) && "Somebody has accepted it for this run."}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the preflight found: what stops, what to know; the counts folded away. */
export function Checks({ run, checks, mayAccept }: { run: Run; checks: Check[]; mayAccept: boolean }) {
  if (checks.length === 0) {
    return (
      <Panel title="Preflight">
        <p className="text-sm text-quiet">
          {run.mode === "rollback" ? "A rollback reads no source." : "The source has not been looked at yet."}
        </p>
      </Panel>
    );
  }
  const stopping = checks.filter(({ severity }) => severity === "blocker");
  const telling = checks.filter(({ severity }) => severity === "warning");
  const counts = checks.filter(({ severity }) => severity === "information");
  const blockers = checks.filter(({ severity, code }) => severity === "blocker" && !run.accepted.includes(code));
  const codes = [...new Set(blockers.map(({ code }) => code))].join(",");
  return (
    <Panel title="Preflight">
      {stopping.length === 0 ? (
        <p className="text-sm">Nothing stands in the way.</p>
      ) : (
        <CheckLines checks={stopping} accepted={run.accepted} />
      )}
      {mayAccept && (
        <div className="mt-3 flex flex-wrap items-center gap-2 border-t pt-3">
          <ActionButton
            action={steerMigration}
            fields={{ runId: run.id, wish: "run", accepted: codes === "" ? "too_many_rejects" : codes }}
            label="Accept and go on"
            look="plain"
            question="Rows that cannot be loaded will wait in the inbox. Go on?"
          />
        </div>
      )}
      <details className="mt-3 border-t pt-3" open={run.mode === "preflight"}>
        <summary className="text-xs font-medium">To know before ({telling.length} lines)</summary>
        <CheckLines checks={telling} accepted={[]} />
      </details>
      <details className="mt-3 border-t pt-3">
        <summary className="text-xs font-medium">What the source holds ({counts.length} lines)</summary>
        <CheckLines checks={counts} accepted={[]} />
      </details>
    </Panel>
  );
}
