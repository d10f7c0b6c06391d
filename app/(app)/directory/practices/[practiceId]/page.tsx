import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Facts, Panel } from "@/components/ui/panel";
import { administrators, hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { formatDate, formatDateTime, todayIso } from "@/lib/format/dates";
import { listPersonOptions } from "@/lib/people/queries";
import { getPractice, listPracticeMembers, listPracticeRoles } from "@/lib/practices/queries";
import { AddMemberForm } from "./_components/add-member-form";
import { MemberList } from "./_components/member-list";

export const metadata = { title: "Practice" };

export default async function PracticePage({ params }: PageProps<"/directory/practices/[practiceId]">) {
  const user = await requireUser(...labAndDoctors);
  const practice = await getPractice((await params).practiceId);
  if (!practice) notFound();
  const mayEdit = hasAnyRole(user.roles, administrators);
  const [members, roles, people] = await Promise.all([
    listPracticeMembers(practice.id),
    listPracticeRoles(),
    mayEdit ? listPersonOptions() : [],
  ]);
  const today = todayIso(new Date());
  const address = [
    practice.address_line1,
    practice.address_line2,
    [practice.city, practice.region, practice.postal_code].filter(Boolean).join(", "),
    practice.country,
  ].filter(Boolean);

  return (
    <Page>
      <PageHeader
        title={practice.name}
        crumbs={[{ label: "Practices", href: "/directory/practices" }]}
        note={practice.is_active ? <Badge tone="green">Active</Badge> : <Badge tone="neutral">Closed</Badge>}
        actions={mayEdit && <ButtonLink href={`/directory/practices/${practice.id}/edit`}>Edit practice</ButtonLink>}
      />
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <Panel title="Members">
          <MemberList
            members={members}
            roles={roles}
            today={today}
            mayEdit={mayEdit}
            linksPeople={hasAnyRole(user.roles, labRoles)}
          />
          {mayEdit && <AddMemberForm practiceId={practice.id} people={people} roles={roles} today={today} />}
        </Panel>
        <Panel title="Facts">
          <Facts
            facts={[
              ["E-mail", practice.email],
              ["Phone", practice.phone && <span className="figures">{practice.phone}</span>],
              [
                "Website",
                practice.website && (
                  <a href={practice.website} className="link" rel="noreferrer">
                    {practice.website}
                  </a>
                ),
              ],
              [
                "Address",
                <>
                  {address.map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  ))}
                  {practice.address_verified ? (
                    <Badge tone="green">Verified</Badge>
                  ) : (
                    <Badge tone="amber">Not verified</Badge>
                  )}
                </>,
              ],
              ["Licence", practice.license_number && <span className="figures">{practice.license_number}</span>],
              ["Since", formatDate(practice.created_at)],
              ["Last changed", formatDateTime(practice.updated_at)],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
