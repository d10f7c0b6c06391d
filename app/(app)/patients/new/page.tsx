import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getOnlyPractice } from "@/lib/practices/queries";
import { PatientForm } from "../_components/patient-form";

export const metadata = { title: "New patient" };

export default async function NewPatientPage() {
  const user = await requireUser(...labAndDoctors);
  const practice = await getOnlyPractice(user.practiceIds);
  return (
    <Page width="form">
      <PageHeader title="New patient" crumbs={[{ label: "Patients", href: "/patients" }]} />
      <PatientForm stored={null} newId={crypto.randomUUID()} practices={practice} />
    </Page>
  );
}
