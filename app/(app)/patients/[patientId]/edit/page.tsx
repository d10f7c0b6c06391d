import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getPatientFields } from "@/lib/patients/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { PatientForm } from "../../_components/patient-form";

export const metadata = { title: "Edit patient" };

export default async function EditPatientPage({ params }: PageProps<"/patients/[patientId]/edit">) {
  await requireUser(...labAndDoctors);
  const stored = await getPatientFields((await params).patientId);
  if (!stored?.id || stored.merged_into_id) notFound();
  await recordAccess([stored.id], "treatment", "/patients/[patientId]/edit");
  return (
    <Page width="form">
      <PageHeader
        title="Edit patient"
        crumbs={[
          { label: "Patients", href: "/patients" },
          { label: stored.patient_number ?? "", href: `/patients/${stored.id}` },
        ]}
      />
      <PatientForm stored={stored} />
    </Page>
  );
}
