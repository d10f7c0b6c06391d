import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { getSignIn } from "@/lib/account/queries";
import { requireUser } from "@/lib/auth/session";
import { PasswordForm } from "../_components/password-form";

export const metadata = { title: "Password" };

export default async function PasswordPage() {
  await requireUser();
  const signIn = await getSignIn();
  return (
    <Page width="form">
      <PageHeader title="Choose a password" crumbs={[{ label: "Account", href: "/account" }]} />
      <PasswordForm asksForCurrent={signIn?.hasPassword ?? true} email={signIn?.email ?? ""} />
    </Page>
  );
}
