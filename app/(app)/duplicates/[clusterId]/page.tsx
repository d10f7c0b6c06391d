import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { type Shortcut, Shortcuts } from "@/components/ui/shortcuts";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { snoozeCluster } from "@/lib/duplicates/actions/decide";
import { proposeSurvivor } from "@/lib/duplicates/compare-fields";
import { relations } from "@/lib/duplicates/matching/decide";
import { type DuplicateRecord, getCluster, isPutOff, nextClusterId, previewMerge } from "@/lib/duplicates/queries";
import { clusterParams, filtersOf, queueParams } from "@/lib/duplicates/search-params";
import { bands, percent, relationNames, sayTerm } from "@/lib/duplicates/words";
import { formatDate } from "@/lib/format/dates";
import { listHref, listQuery } from "@/lib/lists/list-href";
import { UndoBanner } from "../_components/undo-banner";
import { ApartForms } from "./_components/apart-forms";
import { Claim } from "./_components/claim";
import { Evidence } from "./_components/evidence";
import { MergeForm } from "./_components/merge-form";
import { compareRows } from "./_components/rows";
import { SurvivorLinks } from "./_components/survivor-links";
import { WhatMoves } from "./_components/what-moves";

export const metadata = { title: "Duplicate" };

const shortcuts: Shortcut[] = [
  { key: "j", label: "The next question" },
  { key: "1", label: "Keep the first record (2, 3 … the others)" },
  { key: "2", label: "Keep the second record" },
  { key: "d", label: "Only differences, or everything" },
  { key: "m", label: "Merge; press it twice" },
  { key: "n", label: "Not the same person; press it twice" },
  { key: "r", label: "Related; press it twice" },
  { key: "s", label: "Later" },
  { key: "u", label: "Undo what was just done" },
];

const casesOf = ({ cases, open_cases }: DuplicateRecord) =>
  cases === 0 ? "no case" : `${cases} ${cases === 1 ? "case" : "cases"}${open_cases > 0 ? `, ${open_cases} open` : ""}`;

export default async function ClusterPage({ params, searchParams }: PageProps<"/duplicates/[clusterId]">) {
  const user = await requireUser(...administrators);
  const { clusterId } = await params;
  const search = await searchParams;
  const { survivor, without = [], only, merged, decided, postponed } = clusterParams.parse(search);
  const queue = queueParams.parse(search);
  const found = await getCluster(clusterId);
  if (!found) notFound();
  const { cluster, candidates } = found;
  const records = found.records.filter(({ id }) => !without.includes(id));
  const proposed = proposeSurvivor(records);
  const survivorId = records.some(({ id }) => id === survivor) ? (survivor ?? "") : proposed.id;
  const others = records.filter(({ id }) => id !== survivorId).map(({ id }) => id);
  const [preview, next] = await Promise.all([
    previewMerge(survivorId, others),
    nextClusterId(clusterId, queue, user.profileId),
  ]);
  const numberOf = (id: string) => records.find((record) => record.id === id)?.patient_number;
  const pairs = candidates.filter(({ first_id, second_id }) => numberOf(first_id) && numberOf(second_id));
  const strongest =
    pairs.find(({ first_id, second_id }) => first_id === survivorId || second_id === survivorId) ?? pairs[0];
  const rows = compareRows(records, survivorId, strongest).filter(({ differs }) => differs || only !== "differences");
  const path = `/duplicates/${clusterId}`;
  const filters = filtersOf(queue);
  const here = { ...filters, survivor: survivorId, without: without.join("."), only };
  const best = strongest?.terms.toSorted((a, b) => b.bits - a.bits).slice(0, 2) ?? [];
  return (
    <Page>
      <RecordHeader
        number={`${cluster.size} records`}
        title={cluster.people[0]?.name ?? "Duplicate"}
        room={{ label: "Duplicates", href: listHref("/duplicates", filters, {}) }}
        note={
          <>
            <Badge tone={bands[cluster.band].tone}>{bands[cluster.band].name}</Badge>
            <span className="figures">{percent(cluster.probability)}</span>
            <span>{cluster.practice_name ?? "Several practices, or none"}</span>
            <span>
              {cluster.cases} {cluster.cases === 1 ? "case" : "cases"}, {cluster.open_cases} open
            </span>
            <Claim key={clusterId} clusterId={clusterId} />
          </>
        }
        actions={<Shortcuts shortcuts={shortcuts} />}
      >
        {next && (
          <span data-key="j">
            <Link
              href={listHref(`/duplicates/${next}`, filters, {})}
              prefetch={false}
              className="inline-flex h-8 items-center rounded-control border bg-surface px-3 text-sm hover:bg-hover"
            >
              Next
            </Link>
          </span>
        )}
      </RecordHeader>
      <UndoBanner merged={merged} decided={decided} postponed={postponed} isOnward />
      {isPutOff(cluster) && (
        <div className="mb-4 flex flex-wrap items-center gap-3 rounded-control border bg-surface px-4 py-2 text-sm">
          <p>Put off until {formatDate(cluster.snoozed_until)}.</p>
          <ActionButton
            action={snoozeCluster}
            fields={{ clusterId, days: "0" }}
            label="Bring it back now"
            look="plain"
          />
        </div>
      )}
      <div className="grid items-start gap-4 desktop:grid-cols-[3fr_1fr]">
        <div className="min-w-0">
          <MergeForm
            key={`${clusterId} ${survivorId} ${others.join(" ")} ${only}`}
            clusterId={clusterId}
            queue={listQuery(filters)}
            batchId={crypto.randomUUID()}
            columns={records.map((record) => ({
              id: record.id,
              number: record.patient_number,
              note: `${casesOf(record)}, since ${formatDate(record.created_at)}${record.practice_name ? `, ${record.practice_name}` : ", no practice"}`,
              isSurvivor: record.id === survivorId,
              version: record.row_version,
            }))}
            rows={rows}
            evidenceOf={
              strongest && records.length > 2
                ? `${numberOf(strongest.first_id)} and ${numberOf(strongest.second_id)}`
                : null
            }
            isBlocked={!preview || preview.blockers.length > 0}
            reason={best.map(sayTerm).join("; ")}
            survivorLinks={
              <SurvivorLinks
                path={path}
                here={here}
                records={records}
                survivorId={survivorId}
                proposed={proposed}
                without={without}
              />
            }
          >
            {preview ? (
              <WhatMoves preview={preview} others={others.length} />
            ) : (
              <p className="text-sm">Nothing to merge with: everybody else is left out.</p>
            )}
          </MergeForm>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {candidates.map((candidate) => (
            <Evidence key={candidate.id} candidate={candidate} records={found.records} />
          ))}
          <Panel title="Or is it somebody else?">
            <ApartForms
              key={`${clusterId} ${others.join(" ")}`}
              clusterId={clusterId}
              queue={listQuery(filters)}
              patientIds={records.map(({ id }) => id)}
              relations={relations.map((relation) => ({ value: relation, label: relationNames[relation] }))}
              guess={strongest?.relation ?? "sibling"}
            />
          </Panel>
          <Panel title="The records">
            <ul className="flex flex-col gap-1 text-sm">
              {found.records.map(({ id, patient_number, aliases, orders }) => (
                <li key={id}>
                  <Link href={`/patients/${id}`} prefetch={false} className="figures link">
                    {patient_number}
                  </Link>{" "}
                  <span className="text-xs text-quiet">
                    {orders} {orders === 1 ? "order" : "orders"}
                    {aliases.length > 0 && `; earlier ${aliases.join(", ")}`}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
