import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { administrators, hasAnyRole, labRoles } from "@/lib/auth/roles";
import { displayName, requireUser } from "@/lib/auth/session";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { genderName } from "@/lib/people/genders";
import { getPerson, getPractitioner, listMemberships } from "@/lib/people/queries";
import { RecordRoleForm } from "./_components/record-role-form";
import { RoleEvidence } from "./_components/role-evidence";

export const metadata = { title: "Person" };

export default async function PersonPage({ params }: PageProps<"/directory/people/[personId]">) {
  const user = await requireUser(...labRoles);
  const person = await getPerson((await params).personId);
  if (!person) notFound();
  const mayEdit = hasAnyRole(user.roles, administrators);
  const [practitioner, memberships] = await Promise.all([getPractitioner(person.id), listMemberships(person.id)]);

  return (
    <Page>
      <PageHeader
        title={displayName({ givenName: person.given_name, familyName: person.family_name })}
        crumbs={[{ label: "People", href: "/directory/people" }]}
        actions={mayEdit && <ButtonLink href={`/directory/people/${person.id}/edit`}>Edit person</ButtonLink>}
      />
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Roles and their evidence">
            <RoleEvidence roles={person.profile_roles} mayEdit={mayEdit} />
            {mayEdit && <RecordRoleForm profileId={person.id} />}
          </Panel>
          <Panel title="Practices">
            {memberships.length === 0 ? (
              <EmptyState title="Belongs to no practice." />
            ) : (
              <ul className="-my-2 divide-y text-xs">
                {memberships.map((membership) => (
                  <li key={membership.id} className="flex min-h-9 flex-wrap items-center gap-x-4 py-2">
                    <Link
                      href={`/directory/practices/${membership.practices.id}`}
                      className="min-w-40 flex-1 font-medium hover:underline"
                    >
                      {membership.practices.name}
                    </Link>
                    {membership.is_primary && <Badge tone="blue">Primary</Badge>}
                    <span className="figures text-quiet">
                      {formatDate(membership.valid_from)} –{" "}
                      {membership.valid_until ? formatDate(membership.valid_until) : "open"}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        </div>
        <Panel title="Facts">
          <Facts
            facts={[
              ["E-mail", person.email],
              ["Phone", person.phone && <span className="figures">{person.phone}</span>],
              ["Birth date", person.birth_date && formatDate(person.birth_date)],
              ["Gender", person.gender && genderName(person.gender)],
              ...(practitioner
                ? ([
                    ["Licence", practitioner.license_number],
                    ["Specialties", practitioner.specialties.join(", ") || null],
                  ] as [string, string | null][])
                : []),
              [
                "Login",
                !person.user_id ? (
                  "None"
                ) : mayEdit ? (
                  <Link href={`/admin/users/${person.id}`} className="link">
                    {person.access_suspended_at ? "Switched off" : "Active"}
                  </Link>
                ) : person.access_suspended_at ? (
                  "Switched off"
                ) : (
                  "Active"
                ),
              ],
              ["Since", formatDate(person.created_at)],
              ["Last changed", formatDateTime(person.updated_at)],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
