import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDateTime } from "@/lib/format/dates";
import { listHref } from "@/lib/lists/list-href";
import { reopenRejects, retryRejects } from "@/lib/migration/actions";
import { getReject, type Reject } from "@/lib/migration/queries";
import { mappingOf, titleOf } from "@/lib/migration/titles";
import { kindWords, reasonWords } from "@/lib/migration/words";
import { codeMapOf } from "../_components/group-steps";
import { WaiveForm } from "../_components/waive-form";

export const metadata = { title: "Row of the inbox" };

function SourceRow({ reject: { source_row, source_column } }: { reject: Reject }) {
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] text-xs">
      {Object.entries(source_row).map(([column, value]) => (
        <div
          key={column}
          className={`col-span-2 grid grid-cols-subgrid gap-x-4 px-2 py-1 ${column === source_column ? "rounded-control bg-selected" : ""}`}
        >
          <dt className="font-mono text-quiet">
            {column}
            {column === source_column && <span className="sr-only"> (what the reason speaks of)</span>}
          </dt>
          <dd className="min-w-0 font-mono wrap-anywhere whitespace-pre-wrap">
            {value === null ? (
              <span className="text-quiet">empty</span>
            ) : typeof value === "string" ? (
              value
            ) : (
              JSON.stringify(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the mapping makes of the row: each column of the console and the rule that fills it. */
function Attempt({ entity }: { entity: string }) {
  const mapping = mappingOf(entity);
  if (!mapping) return <p className="text-sm text-quiet">No mapping brings this entity any more.</p>;
  return (
    <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1 text-xs">
      {Object.entries(mapping.values).map(([column, rule]) => (
        <div key={column} className="contents">
          <dt className="font-mono text-quiet">{column}</dt>
          <dd className="min-w-0 font-mono wrap-anywhere">{rule.replaceAll("r.", "")}</dd>
        </div>
      ))}
    </dl>
  );
}

export default async function RejectPage({ params }: PageProps<"/migration/rejects/[rejectId]">) {
  await requireUser(...administrators);
  const reject = await getReject((await params).rejectId);
  if (!reject) notFound();
  const { id, entity, legacy_id, kind, code, source_column, status, note, decided_at, decided_by_name } = reject;
  const { name, tone } = kindWords(kind);
  const { what, help } = reasonWords(code);
  const map = code === "unmapped_code" ? codeMapOf(entity, source_column) : undefined;
  const group = listHref("/migration/rejects", { entity, kind, code, column: source_column }, {});
  const mapping = mappingOf(entity);
  const fields = { id: String(id) };
  return (
    <Page>
      <RecordHeader
        number={`${mapping?.source.table ?? entity} ${legacy_id}`}
        title={what}
        room={{ label: "Inbox", href: group }}
        note={
          <>
            <Badge tone={tone}>{name}</Badge>
            <span>{titleOf(entity)}</span>
            <span className="font-mono">{source_column}</span>
          </>
        }
      >
        {status === "open" && (
          <ActionButton action={retryRejects} fields={fields} label="Retry this row" look="plain" />
        )}
      </RecordHeader>
      <p className="mb-4 text-sm">
        {help}{" "}
        {map && (
          <Link
            href={listHref("/migration/mappings", { map, code: String(reject.source_row[source_column] ?? "") }, {})}
            className="link"
          >
            Give the code a meaning
          </Link>
        )}
      </p>
      {status === "open" && (
        <div className="mb-4 flex">
          <WaiveForm fields={fields} label="Waive this row" />
        </div>
      )}
      {status === "waived" && (
        <div className="mb-4 flex flex-wrap items-center gap-3 text-sm">
          <p>
            Waived by {decided_by_name}
            {decided_at && ` on ${formatDateTime(decided_at)}`}: {note}
          </p>
          <ActionButton action={reopenRejects} fields={fields} label="Open it again" look="plain" />
        </div>
      )}
      {status === "gone" && <p className="mb-4 text-sm">A later run found this row in order, or not at all.</p>}
      <div className="grid items-start gap-4 desktop:grid-cols-2">
        <Panel title={`The row as the source has it (${mapping?.source.table ?? entity})`}>
          <SourceRow reject={reject} />
        </Panel>
        <Panel title={`What the mapping makes of it (${mapping?.table ?? entity})`}>
          <Attempt entity={entity} />
        </Panel>
      </div>
    </Page>
  );
}
