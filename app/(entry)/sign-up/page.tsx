import Link from "next/link";
import { EmailForm } from "@/components/forms/email-form";
import { signUp } from "@/lib/auth/actions";

export const metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <>
      <h1 className="text-lg font-semibold">Sign up</h1>
      <p className="text-sm text-quiet">
        Use the address your lab invited. We send a link to it, and you choose a password. Without an invitation you can
        sign up too, but there is nothing to see until somebody invites you.
      </p>
      <EmailForm action={signUp} />
      <p className="text-sm text-quiet">
        <Link href="/sign-in" className="link">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
