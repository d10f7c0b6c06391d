import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listWorkflowTemplates } from "@/lib/cases/queries";
import { getPatientOption } from "@/lib/patients/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { listWords } from "@/lib/states/queries";
import { CaseForm } from "../_components/case-form";

export const metadata = { title: "New case" };

const newCaseParams = z.object({ patient: z.guid().optional().catch(undefined) });

export default async function NewCasePage({ searchParams }: PageProps<"/cases/new">) {
  const user = await requireUser(...labAndDoctors);
  const { patient } = newCaseParams.parse(await searchParams);
  const [chosen, words, templates] = await Promise.all([
    patient ? getPatientOption(patient) : null,
    listWords(),
    hasAnyRole(user.roles, labRoles) ? listWorkflowTemplates() : [],
  ]);
  if (chosen) await recordAccess([chosen.value], "treatment", "/cases/new");
  return (
    <Page width="form">
      <PageHeader title="New case" crumbs={[{ label: "Cases", href: "/cases" }]} />
      <CaseForm stored={null} newId={crypto.randomUUID()} patient={chosen} words={words} templates={templates} />
    </Page>
  );
}
