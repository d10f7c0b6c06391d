import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { OrderList } from "@/components/moves/order-list";
import { Facts, Panel } from "@/components/ui/panel";
import { StateBadge } from "@/components/ui/state-badge";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { listOrdersOf } from "@/lib/orders/queries";
import { getPatient, listAliases, listCasesOf } from "@/lib/patients/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { patientStatusNames } from "@/lib/patients/statuses";
import { genderName } from "@/lib/people/genders";
import { nameOf } from "@/lib/states/names";
import { listWords } from "@/lib/states/queries";

export const metadata = { title: "Patient" };

export default async function PatientPage({ params }: PageProps<"/patients/[patientId]">) {
  await requireUser(...labAndDoctors);
  const patient = await getPatient((await params).patientId);
  if (!patient) notFound();
  const [cases, orders, aliases, words] = await Promise.all([
    listCasesOf(patient.id),
    listOrdersOf({ patient_id: patient.id }),
    listAliases(patient.id),
    listWords(),
    recordAccess([patient.id], "treatment", "/patients/[patientId]"),
  ]);

  return (
    <Page>
      <PageHeader
        title={`${patient.given_name ?? ""} ${patient.family_name ?? ""}`}
        crumbs={[{ label: "Patients", href: "/patients" }]}
        note={<span className="figures">{patient.patient_number}</span>}
      />
      {patient.merged_into_id && (
        <p className="mb-4 rounded-control border border-amber bg-surface px-4 py-2 text-sm">
          This record was merged into another one.{" "}
          <Link href={`/patients/${patient.merged_into_id}`} className="link">
            Open the record that took it over
          </Link>
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
          <Panel title="Orders">
            <OrderList orders={orders} states={words.orderStates} types={words.orderTypes} />
          </Panel>
        </div>
        <Panel title="Facts">
          <Facts
            facts={[
              ["Born", patient.birth_date && formatDate(patient.birth_date)],
              ["Gender", patient.gender && genderName(patient.gender)],
              ["E-mail", patient.email],
              ["Phone", patient.phone && <span className="figures">{patient.phone}</span>],
              ["Practice", patient.practice_name],
              ["Doctor", patient.doctor_name],
              ["Status", patientStatusNames[patient.status]],
              ["Known before as", aliases.length > 0 ? aliases.map(({ value }) => value).join(", ") : null],
              ["Since", formatDate(patient.created_at)],
              ["Last changed", formatDateTime(patient.updated_at)],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
