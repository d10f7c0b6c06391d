import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { labRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getOrderFields } from "@/lib/orders/queries";
import { recordAccess } from "@/lib/patients/record-access";
import { listWords } from "@/lib/states/queries";
import { OrderForm } from "../../_components/order-form";

export const metadata = { title: "Edit order" };

export default async function EditOrderPage({ params }: PageProps<"/orders/[orderId]/edit">) {
  await requireUser(...labRoles);
  const [stored, words] = await Promise.all([getOrderFields((await params).orderId), listWords()]);
  if (!stored) notFound();
  if (stored.shown.patient_id) await recordAccess([stored.shown.patient_id], "treatment", "/orders/[orderId]/edit");
  return (
    <Page width="form">
      <PageHeader
        title="Edit order"
        crumbs={[
          { label: "Orders", href: "/orders" },
          { label: stored.shown.order_number ?? "", href: `/orders/${stored.shown.id}` },
        ]}
      />
      <OrderForm stored={stored} words={words} />
    </Page>
  );
}
