import { ListFilters } from "@/components/data-table/list-filters";
import { practiceFilterOf } from "@/components/data-table/practice-filter";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { hasAnyRole, labAndDoctors, labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listCases } from "@/lib/cases/queries";
import { caseListParams } from "@/lib/cases/search-params";
import { listPracticeOptions } from "@/lib/practices/queries";
import { getHiddenColumns } from "@/lib/preferences/queries";
import { listWords } from "@/lib/states/queries";
import { CasesTable } from "./_components/cases-table";

export const metadata = { title: "Cases" };

export default async function CasesPage({ searchParams }: PageProps<"/cases">) {
  const user = await requireUser(...labAndDoctors);
  const params = caseListParams.parse(await searchParams);
  const now = new Date();
  const [{ rows, total, page }, { caseStates, priorities }, practices, hiddenColumns] = await Promise.all([
    listCases(params, user, now),
    listWords(),
    listPracticeOptions(),
    getHiddenColumns("cases", [
      "doctor_name",
      "assignee_name",
      "message_count",
      "order_count",
      "created_at",
      "state_since",
    ]),
  ]);
  const isLab = hasAnyRole(user.roles, labRoles);
  const named = (words: { key: string; name: string }[]) => words.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Page>
      <PageHeader title="Cases" />
      <ListFilters
        params={params}
        searchLabel="Number, patient or title"
        filters={[
          { name: "state", label: "State", value: params.state, options: named(caseStates) },
          { name: "priority", label: "Priority", value: params.priority, options: named(priorities) },
          practiceFilterOf(practices, params.practice, isLab),
          { name: "open", label: "Open", value: params.open, options: [{ value: "yes", label: "yes" }] },
          { name: "late", label: "Late", value: params.late, options: [{ value: "yes", label: "yes" }] },
          ...(isLab
            ? [{ name: "mine", label: "Mine", value: params.mine, options: [{ value: "yes", label: "yes" }] }]
            : []),
        ]}
      />
      <CasesTable
        rows={rows}
        total={total}
        params={{ ...params, page }}
        hiddenColumns={hiddenColumns}
        states={caseStates}
        priorities={priorities}
        now={now.toISOString()}
      />
    </Page>
  );
}
