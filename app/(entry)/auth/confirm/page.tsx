import Link from "next/link";
import { mailLinkParams } from "@/lib/auth/schemas";
import { ConfirmForm } from "./confirm-form";
import { ResetPasswordForm } from "./reset-password-form";

export const metadata = { title: "Confirm" };

const titles = {
  email: "Confirm your address",
  recovery: "Choose a new password",
  email_change: "Confirm your new address",
} as const;

export default async function ConfirmPage({ searchParams }: PageProps<"/auth/confirm">) {
  const { token_hash: tokenHash, type } = await searchParams;
  const link = mailLinkParams.safeParse({ tokenHash, type });
  return (
    <>
      <h1 className="text-lg font-semibold">{link.success ? titles[link.data.type] : "This link is not complete"}</h1>
      {link.success && link.data.type === "recovery" && <ResetPasswordForm tokenHash={link.data.tokenHash} />}
      {link.success && link.data.type !== "recovery" && <ConfirmForm {...link.data} />}
      {!link.success && (
        <p className="text-sm text-quiet">Open the link in the mail once more, or copy the whole of it.</p>
      )}
      <p className="text-sm text-quiet">
        <Link href="/sign-in" className="link">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
