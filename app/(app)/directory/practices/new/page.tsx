import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { PracticeForm } from "../_components/practice-form";

export const metadata = { title: "Add a practice" };

export default async function NewPracticePage() {
  await requireUser(...administrators);
  return (
    <Page width="form">
      <PageHeader title="Add a practice" crumbs={[{ label: "Practices", href: "/directory/practices" }]} />
      <PracticeForm />
    </Page>
  );
}
