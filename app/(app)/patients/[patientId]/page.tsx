import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Page } from "@/components/layout/page";
import { RecordHeader } from "@/components/layout/record-header";
import { LinkedOrders } from "@/components/moves/linked-orders";
import { Composer } from "@/components/stream/composer";
import { Stream } from "@/components/stream/stream";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { approvers, hasAnyRole, labAndDoctors, labRoles, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { storageState } from "@/lib/files/storage";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { findSurvivor, openPatient } from "@/lib/patients/queries";
import { patientStatusNames } from "@/lib/patients/statuses";
import { genderName } from "@/lib/people/genders";
import { listWords } from "@/lib/states/queries";
import { nameOf } from "@/lib/states/words";
import { filesOf } from "@/lib/stream/events";
import { streamParams } from "@/lib/stream/search-params";
import { Accesses } from "./_components/accesses";
import { Aliases } from "./_components/aliases";
import { Consents } from "./_components/consents";

export const metadata = { title: "Patient" };

/** Said to the survivor's page by an old address. */
const FROM_MERGED = "from=merged";

export default async function PatientPage({ params, searchParams }: PageProps<"/patients/[patientId]">) {
  const user = await requireUser(...labAndDoctors);
  const { patientId } = await params;
  const search = await searchParams;
  const { show, before } = streamParams.parse(search);
  const [opened, words, storage] = await Promise.all([openPatient(patientId, before), listWords(), storageState()]);
  if (!opened || opened.patient.merged_into_id) {
    const survivorId = await findSurvivor(patientId);
    // Not for ever, as browsers would remember it: a merge can be taken back.
    if (survivorId) redirect(`/patients/${survivorId}?${FROM_MERGED}`);
    notFound();
  }
  const { patient, aliases, contacts, cases, orders, consents, accesses, stream } = opened;
  const isLab = hasAnyRole(user.roles, labRoles);
  const path = `/patients/${patient.id}`;
  const subject = { patient_id: patient.id };

  return (
    <Page>
      <RecordHeader
        number={patient.patient_number}
        title={`${patient.given_name ?? ""} ${patient.family_name ?? ""}`}
        room={{ label: "Patients", href: "/patients" }}
        note={<span>{patient.practice_name ?? "No practice"}</span>}
        actions={
          <>
            <ButtonLink href={`/cases/new?patient=${patient.id}`} look="primary">
              New case
            </ButtonLink>
            <ButtonLink href={`${path}/edit`}>Edit</ButtonLink>
          </>
        }
      />
      {search.from === "merged" && (
        <p role="status" className="mb-4 rounded-control border bg-surface px-4 py-2 text-sm">
          The record you asked for was merged into this one. Its number and its name stand under “Known before as”.
        </p>
      )}
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Cases">
            {cases.length === 0 ? (
              <p className="text-xs text-quiet">No case yet.</p>
            ) : (
              <ul className="flex flex-col text-sm">
                {cases.map(({ id, case_number, title, current_state, created_at }) => (
                  <li
                    key={id}
                    className="flex flex-wrap items-baseline gap-x-3 border-t py-2 first:border-t-0 first:pt-0"
                  >
                    <Link href={`/cases/${id}`} className="figures font-medium hover:underline">
                      {case_number}
                    </Link>
                    <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
                    <StateBadge state={current_state} name={nameOf(words.caseStates, current_state)} />
                    <span className="text-xs text-quiet">{formatDate(created_at)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="Messages and files">
            <div className="flex flex-col gap-4">
              <Composer
                subject={subject}
                parts={["message", "file"]}
                isLab={isLab}
                words={words}
                newId={crypto.randomUUID()}
                storage={storage}
                files={filesOf(stream)}
              />
              <Stream
                path={path}
                events={stream}
                params={{ show, before }}
                words={words}
                reader={{ isLab, approves: hasAnyRole(user.roles, approvers), subject }}
                now={new Date()}
              />
            </div>
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Facts">
            <Facts
              facts={[
                ["Born", patient.birth_date && formatDate(patient.birth_date)],
                ["Gender", patient.gender && genderName(patient.gender)],
                ["E-mail", patient.email],
                ["Phone", patient.phone && <span className="figures">{patient.phone}</span>],
                ...(contacts.length > 0
                  ? [["Further contacts", contacts.map(({ value }) => value).join(", ")] as [string, string]]
                  : []),
                ["Practice", patient.practice_name],
                ["Doctor", patient.doctor_name],
                ["Status", patientStatusNames[patient.status]],
                ["Since", formatDate(patient.created_at)],
                ["Last changed", formatDateTime(patient.updated_at)],
              ]}
            />
          </Panel>
          <Panel title="Known before as">
            <Aliases patientId={patient.id} aliases={aliases} isEditable={isLab} />
          </Panel>
          <Panel title="Orders">
            <LinkedOrders orders={orders} words={words} />
          </Panel>
          <Panel title="Consents">
            <Consents consents={consents} />
          </Panel>
          {hasAnyRole(user.roles, leads) && (
            <Panel title="Who looked at this">
              <Accesses accesses={accesses} />
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}
