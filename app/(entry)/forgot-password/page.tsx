import Link from "next/link";
import { EmailForm } from "@/components/forms/email-form";
import { requestPasswordReset } from "@/lib/auth/actions";

export const metadata = { title: "Forgotten password" };

export default function ForgotPasswordPage() {
  return (
    <>
      <h1 className="text-lg font-semibold">Forgotten your password?</h1>
      <p className="text-sm text-quiet">We send you a link with which you choose a new one.</p>
      <EmailForm action={requestPasswordReset} />
      <p className="text-sm text-quiet">
        <Link href="/sign-in" className="link">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
