import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/states/empty-state";
import { formatBytes } from "@/lib/format/bytes";
import { formatDateTime } from "@/lib/format/dates";
import { listMails } from "@/lib/mailbox/queries";

export const metadata = { title: "Local mailbox" };

export default async function MailboxPage() {
  const mails = await listMails();
  if (!mails) notFound();
  return (
    <>
      <h1 className="text-lg font-semibold">Local mailbox</h1>
      <p className="text-sm text-quiet">
        The embedded stack sends no mail. What it would have sent is here, newest first, for a week.
      </p>
      {mails.length === 0 ? (
        <EmptyState title="No mail yet.">Invite somebody, sign up, or ask for a new password.</EmptyState>
      ) : (
        <ul className="divide-y rounded-control border bg-surface">
          {mails.map(({ id, to, subject, text, link, sentAt, attachment }) => (
            <li key={id} className="flex flex-col gap-0.5 px-3 py-2 text-xs">
              <span className="font-medium">{subject}</span>
              <span className="text-quiet">
                To {to} · <time className="figures">{formatDateTime(sentAt)}</time>
              </span>
              {text && <p className="py-1 wrap-anywhere whitespace-pre-line">{text}</p>}
              {link && (
                <a href={link} className="self-start link">
                  Open the link
                </a>
              )}
              {attachment && (
                <a href={`/mailbox/attachment?mail=${id}`} className="self-start link">
                  {attachment.name} <span className="figures">({formatBytes(attachment.bytes)})</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-quiet">
        <Link href="/sign-in" className="link">
          Back to sign-in
        </Link>
      </p>
    </>
  );
}
