import { ListFilters } from "@/components/data-table/list-filters";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { administrators, roleNames, roles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { listUsers } from "@/lib/users/queries";
import { userListParams } from "@/lib/users/search-params";
import { UsersTable } from "./_components/users-table";
import { UsersTabs } from "./_components/users-tabs";

export const metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  await requireUser(...administrators);
  const params = userListParams.parse(await searchParams);
  const [{ rows, total, page }, hiddenColumns] = await Promise.all([listUsers(params), getHiddenColumns("users")]);
  return (
    <Page>
      <PageHeader
        title="Users"
        actions={
          <ButtonLink href="/admin/users/invite" look="primary">
            Invite somebody
          </ButtonLink>
        }
      />
      <UsersTabs current="/admin/users" />
      <ListFilters
        params={params}
        searchLabel="Name or e-mail"
        filters={[
          {
            name: "role",
            label: "Access",
            value: params.role,
            options: roles.map((role) => ({ value: role, label: roleNames[role].toLowerCase() })),
          },
          {
            name: "access",
            label: "Login",
            value: params.access,
            options: [
              { value: "on", label: "active" },
              { value: "off", label: "switched off" },
            ],
          },
        ]}
      />
      <UsersTable rows={rows} total={total} params={{ ...params, page }} hiddenColumns={hiddenColumns} />
    </Page>
  );
}
