import { ListFilters } from "@/components/data-table/list-filters";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { administrators } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { invitationState } from "@/lib/users/invitation-state";
import { listInvitations } from "@/lib/users/queries";
import { invitationListParams } from "@/lib/users/search-params";
import { InvitationsTable } from "../_components/invitations-table";
import { UsersTabs } from "../_components/users-tabs";

export const metadata = { title: "Invitations" };

export default async function InvitationsPage({ searchParams }: PageProps<"/admin/users/invitations">) {
  await requireUser(...administrators);
  const params = invitationListParams.parse(await searchParams);
  const [{ rows, total, page }, hiddenColumns] = await Promise.all([
    listInvitations(params),
    getHiddenColumns("invitations"),
  ]);
  const now = new Date();
  return (
    <Page>
      <PageHeader
        title="Invitations"
        actions={
          <ButtonLink href="/admin/users/invite" look="primary">
            Invite somebody
          </ButtonLink>
        }
      />
      <UsersTabs current="/admin/users/invitations" />
      <ListFilters
        params={params}
        searchLabel="E-mail"
        filters={[
          {
            name: "state",
            label: "State",
            value: params.state,
            options: [
              { value: "open", label: "open" },
              { value: "accepted", label: "accepted" },
              { value: "closed", label: "revoked or expired" },
            ],
          },
        ]}
      />
      <InvitationsTable
        rows={rows.map((row) => ({ ...row, state: invitationState(row, now) }))}
        total={total}
        params={{ ...params, page }}
        hiddenColumns={hiddenColumns}
      />
    </Page>
  );
}
