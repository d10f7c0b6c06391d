import { mkdirSync } from "node:fs";
import type { EmailDriver, EmailMessage } from "@supabase/lite";
import { keepMail, type Mail, newMail } from "../../lib/mailbox/mail.ts";

function readMail({ to, subject, html }: EmailMessage): Mail {
  const link = /href="([^"]+)"/.exec(html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? null;
  return newMail({ to, subject, link });
}

/** Mails of the embedded stack go nowhere: they are printed, and kept as files for the page /mailbox. */
export class MailboxDriver implements EmailDriver {
  private readonly folder: string;
  private intercept: ((mail: Mail) => void) | null = null;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async send(message: EmailMessage): Promise<void> {
    const mail = readMail(message);
    if (this.intercept) return this.intercept(mail);
    keepMail(this.folder, mail);
    console.log(`mail to ${mail.to}: ${mail.subject}${mail.link ? `\n  ${mail.link}` : ""}`);
  }

  /** Runs something that sends one mail, and returns that mail's link instead of delivering it. */
  async linkSentBy(sending: () => Promise<void>): Promise<URL> {
    let link: string | null = null;
    this.intercept = (mail) => (link = mail.link);
    try {
      await sending();
    } finally {
      this.intercept = null;
    }
    if (link === null) throw new Error("No mail with a link was sent.");
    return new URL(link);
  }
}
