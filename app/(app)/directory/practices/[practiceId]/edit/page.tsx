import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getPractice } from "@/lib/practices/queries";
import { PracticeForm } from "../../_components/practice-form";

export const metadata = { title: "Edit a practice" };

export default async function EditPracticePage({ params }: PageProps<"/directory/practices/[practiceId]/edit">) {
  await requireUser(...administrators);
  const practice = await getPractice((await params).practiceId);
  if (!practice) notFound();
  return (
    <Page width="form">
      <PageHeader
        title="Edit practice"
        crumbs={[
          { label: "Practices", href: "/directory/practices" },
          { label: practice.name, href: `/directory/practices/${practice.id}` },
        ]}
      />
      <PracticeForm practice={practice} />
    </Page>
  );
}
