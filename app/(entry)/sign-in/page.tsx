import Link from "next/link";
import { redirect } from "next/navigation";
import { safeNextPath } from "@/lib/auth/next-path";
import { getAccess } from "@/lib/auth/session";
import { demoAccounts } from "@/lib/demo/accounts";
import { env } from "@/lib/env";
import { SignInForm } from "./sign-in-form";

export const metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if ((await getAccess()) !== null) redirect("/");
  const next = safeNextPath((await searchParams).next);
  const demoPassword = env().ARCHWIRE_DEMO_PASSWORD;
  return (
    <>
      <h1 className="text-lg font-semibold">Sign in</h1>
      <SignInForm next={next} demo={demoPassword ? { password: demoPassword, accounts: demoAccounts } : null} />
      <p className="text-sm text-quiet">
        <Link href="/forgot-password" className="link">
          Forgotten your password?
        </Link>{" "}
        · Invited, but no password yet?{" "}
        <Link href="/sign-up" className="link">
          Sign up
        </Link>
        {env().ARCHWIRE_MAILBOX && (
          <>
            {" "}
            ·{" "}
            <Link href="/mailbox" className="link">
              Local mailbox
            </Link>
          </>
        )}
      </p>
    </>
  );
}
