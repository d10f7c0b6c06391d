import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/forms/action-button";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Badge } from "@/components/ui/badge";
import { Facts, Panel } from "@/components/ui/panel";
import { administrators, hasAnyRole, roleName, roles } from "@/lib/auth/roles";
import { displayName, requireUser } from "@/lib/auth/session";
import { formatDateTime } from "@/lib/format/dates";
import { restoreAccess, revokeRole } from "@/lib/users/actions";
import { getUser } from "@/lib/users/queries";
import { GrantRoleForm } from "./_components/grant-role-form";
import { SuspendForm } from "./_components/suspend-form";

export const metadata = { title: "User" };

export default async function UserPage({ params }: PageProps<"/admin/users/[profileId]">) {
  const viewer = await requireUser(...administrators);
  const user = await getUser((await params).profileId);
  if (!user) notFound();
  const name = displayName({ givenName: user.given_name, familyName: user.family_name });
  const mayMakeDevelopers = hasAnyRole(viewer.roles, ["developer"]);
  const grantable = roles.filter((role) => !user.roles.includes(role) && (role !== "developer" || mayMakeDevelopers));

  return (
    <Page>
      <PageHeader
        title={name}
        crumbs={[{ label: "Users", href: "/admin/users" }]}
        note={user.access_suspended_at ? <Badge tone="red">Switched off</Badge> : <Badge tone="green">Active</Badge>}
      />
      <div className="grid items-start gap-4 desktop:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Access">
            {user.roles.length === 0 ? (
              <EmptyState title="No role.">This login sees only the waiting page.</EmptyState>
            ) : (
              <ul className="-my-2 divide-y text-sm">
                {user.roles.map((role) => (
                  <li key={role} className="flex min-h-10 flex-wrap items-center justify-between gap-2 py-1">
                    {roleName(role)}
                    <ActionButton
                      action={revokeRole}
                      fields={{ profileId: user.profile_id, role }}
                      label="Take away"
                      about={roleName(role)}
                      question={`Take ${roleName(role).toLowerCase()} access away from ${name}? It works at once.`}
                    />
                  </li>
                ))}
              </ul>
            )}
            <GrantRoleForm profileId={user.profile_id} roles={grantable} />
          </Panel>
          <Panel title="Login">
            {user.access_suspended_at ? (
              <div className="flex flex-col items-start gap-3 text-sm">
                <p>
                  Switched off on {formatDateTime(user.access_suspended_at)}: {user.access_suspended_reason}
                </p>
                <ActionButton
                  action={restoreAccess}
                  fields={{ profileId: user.profile_id }}
                  label="Switch on again"
                  look="plain"
                />
              </div>
            ) : (
              <SuspendForm profileId={user.profile_id} isSelf={user.profile_id === viewer.profileId} />
            )}
          </Panel>
        </div>
        <Panel title="Facts">
          <Facts
            facts={[
              ["Sign-in address", user.sign_in_email],
              ["Address", user.email_confirmed ? "Confirmed" : "Not confirmed yet"],
              ["Last sign-in", user.last_sign_in_at && formatDateTime(user.last_sign_in_at)],
              [
                "Person",
                <Link key="person" href={`/directory/people/${user.profile_id}`} className="link">
                  Open in the directory
                </Link>,
              ],
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}
