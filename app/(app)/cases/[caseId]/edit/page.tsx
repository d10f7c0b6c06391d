import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getCaseFields, listWorkflowTemplates } from "@/lib/cases/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { listWords } from "@/lib/states/queries";
import { CaseForm } from "../../_components/case-form";

export const metadata = { title: "Edit case" };

export default async function EditCasePage({ params }: PageProps<"/cases/[caseId]/edit">) {
  await requireUser(...labRoles);
  const [stored, words, templates] = await Promise.all([
    getCaseFields((await params).caseId),
    listWords(),
    listWorkflowTemplates(),
  ]);
  if (!stored?.patient_id) notFound();
  await recordAccess([stored.patient_id], "treatment", "/cases/[caseId]/edit");
  return (
    <Page width="form">
      <PageHeader
        title="Edit case"
        crumbs={[
          { label: "Cases", href: "/cases" },
          { label: stored.case_number ?? "", href: `/cases/${stored.id}` },
        ]}
      />
      <CaseForm stored={stored} words={words} templates={templates} />
    </Page>
  );
}
