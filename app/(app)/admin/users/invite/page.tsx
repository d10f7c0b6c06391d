import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { administrators, hasAnyRole, roles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listPersonOptions } from "@/lib/people/queries";
import { listPracticeOptions, listPracticeRoles } from "@/lib/practices/queries";
import { InviteForm } from "../_components/invite-form";

export const metadata = { title: "Invite somebody" };

export default async function InvitePage() {
  const user = await requireUser(...administrators);
  const [practices, practiceRoles, people] = await Promise.all([
    listPracticeOptions(),
    listPracticeRoles(),
    listPersonOptions({ withoutLogin: true }),
  ]);
  const grantable = hasAnyRole(user.roles, ["developer"]) ? roles : roles.filter((role) => role !== "developer");
  return (
    <Page width="form">
      <PageHeader
        title="Invite somebody"
        crumbs={[
          { label: "Users", href: "/admin/users" },
          { label: "Invitations", href: "/admin/users/invitations" },
        ]}
      />
      <InviteForm roles={grantable} practices={practices} practiceRoles={practiceRoles} people={people} />
    </Page>
  );
}
