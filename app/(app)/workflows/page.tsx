import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Panel } from "@/components/ui/panel";
import { leads } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { listWords } from "@/lib/states/queries";
import { allowedFor } from "@/lib/states/words";
import { ServiceLevelsForm } from "./_components/service-levels-form";
import { WorkflowsTabs } from "./_components/workflows-tabs";

export const metadata = { title: "Workflows" };

export default async function WorkflowsPage() {
  await requireUser(...leads);
  const words = await listWords();
  const nouns = [
    { noun: "case" as const, title: "Cases", states: words.caseStates, allowed: allowedFor("case", words) },
    { noun: "order" as const, title: "Orders", states: words.orderStates, allowed: allowedFor("order", words) },
  ];
  return (
    <Page width="form">
      <PageHeader title="Workflows" />
      <WorkflowsTabs current="/workflows" />
      <Panel title="How long a state may take">
        <ServiceLevelsForm
          nouns={nouns.map(({ states, ...rest }) => ({ ...rest, states: states.filter(({ isFinal }) => !isFinal) }))}
        />
      </Panel>
    </Page>
  );
}
