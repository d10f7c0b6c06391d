import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { PersonForm } from "../_components/person-form";

export const metadata = { title: "Add a person" };

export default async function NewPersonPage() {
  await requireUser(...administrators);
  return (
    <Page width="form">
      <PageHeader title="Add a person" crumbs={[{ label: "People", href: "/directory/people" }]} />
      <PersonForm />
    </Page>
  );
}
