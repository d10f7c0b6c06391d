import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { labAndDoctors } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getCaseFields } from "@/lib/cases/queries";
import { listWords } from "@/lib/states/queries";
import { OrderForm } from "../_components/order-form";

export const metadata = { title: "New order" };

const newOrderParams = z.object({ case: z.guid().optional().catch(undefined) });

export default async function NewOrderPage({ searchParams }: PageProps<"/orders/new">) {
  await requireUser(...labAndDoctors);
  const { case: caseId } = newOrderParams.parse(await searchParams);
  const [forCase, words] = await Promise.all([caseId ? getCaseFields(caseId) : null, listWords()]);
  return (
    <Page width="form">
      <PageHeader title="New order" crumbs={[{ label: "Orders", href: "/orders" }]} />
      <OrderForm
        stored={null}
        newId={crypto.randomUUID()}
        forCase={forCase?.id ? { value: forCase.id, label: `${forCase.case_number} ${forCase.title}` } : null}
        words={words}
      />
    </Page>
  );
}
