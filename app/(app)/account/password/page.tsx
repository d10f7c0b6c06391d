import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { getSignInEmail } from "@/lib/account/queries";
import { requireUser } from "@/lib/auth/session";
import { PasswordForm } from "../_components/password-form";

export const metadata = { title: "Password" };

export default async function PasswordPage() {
  await requireUser();
  const email = await getSignInEmail();
  return (
    <Page width="form">
      <PageHeader title="Change password" crumbs={[{ label: "Account", href: "/account" }]} />
      <PasswordForm email={email ?? ""} />
    </Page>
  );
}
