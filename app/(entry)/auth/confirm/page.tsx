import Link from "next/link";
import { ActionButton } from "@/components/forms/action-button";
import { confirmEmailChange } from "@/lib/auth/actions";
import { mailLinkParams } from "@/lib/auth/schemas";
import { ChoosePasswordForm } from "./choose-password-form";

export const metadata = { title: "Confirm" };

const titles = {
  signup: "Confirm your address",
  magiclink: "Welcome to Archwire",
  recovery: "Choose a new password",
  email_change: "Confirm your new address",
} as const;

export default async function ConfirmPage({ searchParams }: PageProps<"/auth/confirm">) {
  const { token_hash: tokenHash, type } = await searchParams;
  const link = mailLinkParams.safeParse({ tokenHash, type });
  return (
    <>
      <h1 className="text-lg font-semibold">{link.success ? titles[link.data.type] : "This link is not complete"}</h1>
      {!link.success && (
        <p className="text-sm text-quiet">Open the link in the mail once more, or copy the whole of it.</p>
      )}
      {link.success && link.data.type === "email_change" && (
        <div className="flex">
          <ActionButton
            action={confirmEmailChange}
            fields={{ tokenHash: link.data.tokenHash }}
            label="Confirm"
            look="plain"
          />
        </div>
      )}
      {link.success && link.data.type !== "email_change" && (
        <>
          <p className="text-sm text-quiet">Choose the password you will sign in with. An earlier one stops working.</p>
          <ChoosePasswordForm {...link.data} />
        </>
      )}
      <p className="text-sm text-quiet">
        <Link href="/sign-in" className="link">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
