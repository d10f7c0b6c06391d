import { redirect } from "next/navigation";
import { ActionButton } from "@/components/forms/action-button";
import { getSignInEmail } from "@/lib/account/queries";
import { checkAccessAgain, signOut } from "@/lib/auth/actions";
import { getAccess } from "@/lib/auth/session";

export const metadata = { title: "Waiting for access" };

export default async function WaitingPage() {
  const access = await getAccess();
  if (access === null) redirect("/sign-in");
  const isSuspended = access !== "unknown" && access.suspended;
  if (access !== "unknown" && !isSuspended && access.roles.length > 0) redirect("/");
  const email = await getSignInEmail();
  return (
    <>
      <h1 className="text-lg font-semibold">{isSuspended ? "Your access is switched off" : "Waiting for access"}</h1>
      <p className="text-sm text-quiet">
        {isSuspended
          ? "An administrator of your lab has switched this login off. Ask them if you think that is a mistake."
          : "You are signed in, but nobody has given this address access yet. Ask an administrator of your lab to invite it."}
      </p>
      {email && (
        <p className="text-sm">
          Signed in as <strong className="font-medium">{email}</strong>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {!isSuspended && <ActionButton action={checkAccessAgain} fields={{}} label="Check again" look="plain" />}
        <ActionButton action={signOut} fields={{}} label="Sign out" />
      </div>
    </>
  );
}
