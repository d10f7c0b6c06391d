import { ListFilters } from "@/components/data-table/list-filters";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { administrators, hasAnyRole, labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listPractices } from "@/lib/practices/queries";
import { practiceListParams } from "@/lib/practices/search-params";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { PracticesTable } from "./_components/practices-table";

export const metadata = { title: "Practices" };

export default async function PracticesPage({ searchParams }: PageProps<"/directory/practices">) {
  const user = await requireUser(...labAndDoctors);
  const params = practiceListParams.parse(await searchParams);
  const [{ rows, total, page }, hiddenColumns] = await Promise.all([
    listPractices(params),
    getHiddenColumns("practices"),
  ]);
  return (
    <Page>
      <PageHeader
        title="Practices"
        actions={
          hasAnyRole(user.roles, administrators) && (
            <ButtonLink href="/directory/practices/new" look="primary">
              Add a practice
            </ButtonLink>
          )
        }
      />
      <ListFilters
        params={params}
        searchLabel="Name, city or e-mail"
        filters={[
          {
            name: "status",
            label: "Status",
            value: params.status,
            options: [
              { value: "active", label: "active" },
              { value: "closed", label: "closed" },
            ],
          },
          {
            name: "address",
            label: "Address",
            value: params.address,
            options: [
              { value: "verified", label: "verified" },
              { value: "unverified", label: "not verified" },
            ],
          },
        ]}
      />
      <PracticesTable rows={rows} total={total} params={{ ...params, page }} hiddenColumns={hiddenColumns} />
    </Page>
  );
}
