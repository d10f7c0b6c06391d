import { ListFilters } from "@/components/data-table/list-filters";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { administrators, hasAnyRole, labRoles, roleNames, roles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listPeople } from "@/lib/people/queries";
import { peopleListParams } from "@/lib/people/search-params";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { PeopleTable } from "./_components/people-table";

export const metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/directory/people">) {
  const user = await requireUser(...labRoles);
  const params = peopleListParams.parse(await searchParams);
  const [{ rows, total, page }, hiddenColumns] = await Promise.all([listPeople(params), getHiddenColumns("people")]);
  return (
    <Page>
      <PageHeader
        title="People"
        actions={
          hasAnyRole(user.roles, administrators) && (
            <ButtonLink href="/directory/people/new" look="primary">
              Add a person
            </ButtonLink>
          )
        }
      />
      <ListFilters
        params={params}
        searchLabel="Name, e-mail or phone"
        filters={[
          {
            name: "role",
            label: "Role",
            value: params.role,
            options: roles.map((role) => ({ value: role, label: roleNames[role].toLowerCase() })),
          },
          {
            name: "login",
            label: "Login",
            value: params.login,
            options: [
              { value: "yes", label: "yes" },
              { value: "no", label: "no" },
            ],
          },
        ]}
      />
      <PeopleTable rows={rows} total={total} params={{ ...params, page }} hiddenColumns={hiddenColumns} />
    </Page>
  );
}
