import { ListFilters } from "@/components/data-table/list-filters";
import { practiceFilterOf } from "@/components/data-table/practice-filter";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listPatients } from "@/lib/patients/queries";
import { patientListParams } from "@/lib/patients/search-params";
import { patientStatuses, patientStatusNames } from "@/lib/patients/statuses";
import { listPracticeOptions } from "@/lib/practices/queries";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { PatientsTable } from "./_components/patients-table";

export const metadata = { title: "Patients" };

export default async function PatientsPage({ searchParams }: PageProps<"/patients">) {
  const user = await requireUser(...labAndDoctors);
  const params = patientListParams.parse(await searchParams);
  const [{ rows, total, page }, practices, hiddenColumns] = await Promise.all([
    listPatients(params, user),
    listPracticeOptions(),
    getHiddenColumns("patients", ["created_at"]),
  ]);
  return (
    <Page>
      <PageHeader title="Patients" />
      <ListFilters
        params={params}
        searchLabel="Name or number"
        filters={[
          {
            name: "status",
            label: "Status",
            value: params.status,
            options: patientStatuses.map((value) => ({ value, label: patientStatusNames[value] ?? value })),
          },
          practiceFilterOf(practices, params.practice, hasAnyRole(user.roles, labRoles)),
        ]}
      />
      <PatientsTable rows={rows} total={total} params={{ ...params, page }} hiddenColumns={hiddenColumns} />
    </Page>
  );
}
