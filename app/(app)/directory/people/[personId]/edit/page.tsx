import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { administrators } from "@/lib/auth/roles";
import { displayName, requireUser } from "@/lib/auth/session";
import { getPerson } from "@/lib/people/queries";
import { PersonForm } from "../../_components/person-form";

export const metadata = { title: "Edit a person" };

export default async function EditPersonPage({ params }: PageProps<"/directory/people/[personId]/edit">) {
  await requireUser(...administrators);
  const person = await getPerson((await params).personId);
  if (!person) notFound();
  const name = displayName({ givenName: person.given_name, familyName: person.family_name });
  return (
    <Page width="form">
      <PageHeader
        title="Edit person"
        crumbs={[
          { label: "People", href: "/directory/people" },
          { label: name, href: `/directory/people/${person.id}` },
        ]}
      />
      <PersonForm person={person} />
    </Page>
  );
}
