import { RoomFilters } from "@/components/data-table/room-filters";
import { yesFilterOf } from "@/components/data-table/time-filters";
import { ViewTabs } from "@/components/data-table/view-tabs";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { hasAnyRole, labAndDoctors, labRoles, leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listQuery } from "@/lib/lists/list-href";
import { openList } from "@/lib/lists/queries";
import { listPatients } from "@/lib/patients/queries";
import { patientListParams } from "@/lib/patients/search-params";
import { patientStatuses, patientStatusNames } from "@/lib/patients/statuses";
import { PatientsTable } from "./_components/patients-table";

export const metadata = { title: "Patients" };

const hiddenAtFirst = ["created_at"];

export default async function PatientsPage({ searchParams }: PageProps<"/patients">) {
  const user = await requireUser(...labAndDoctors);
  const params = patientListParams.parse(await searchParams);
  const frame = await openList("patients", params, hiddenAtFirst);
  const { rows, total, page } = await listPatients({ params, term: frame.term, user });
  const isLab = hasAnyRole(user.roles, labRoles);
  const query = listQuery(params, { page: undefined });
  return (
    <Page>
      <PageHeader
        title="Patients"
        actions={
          <>
            <ButtonLink href={`/patients/export?${query}`} isDownload>
              Export CSV
            </ButtonLink>
            <ButtonLink href="/patients/new" look="primary">
              New patient
            </ButtonLink>
          </>
        }
      />
      <ViewTabs
        room="patients"
        standing={[
          { name: "All", query: "sort=family_name&dir=asc" },
          { name: "Active", query: "sort=family_name&dir=asc&status=active" },
          { name: "Latest", query: "sort=created_at&dir=desc" },
        ]}
        views={frame.views}
        query={query}
        canShare={isLab}
        canRemoveShared={hasAnyRole(user.roles, leads)}
      />
      <RoomFilters
        room="patients"
        params={params}
        frame={frame}
        searchLabel="Name or number"
        isLab={isLab}
        filters={[
          {
            name: "status",
            label: "Status",
            value: params.status,
            options: patientStatuses.map((value) => ({ value, label: patientStatusNames[value] ?? value })),
          },
          yesFilterOf("unread", "Unread", params.unread),
        ]}
      />
      <PatientsTable
        rows={rows}
        total={total}
        params={{ ...params, page }}
        hiddenColumns={frame.hiddenColumns}
        density={frame.density}
      />
    </Page>
  );
}
