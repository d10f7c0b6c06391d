import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EmailDriver, EmailMessage } from "@supabase/lite";

type Mail = { id: string; to: string; subject: string; link: string | null; sentAt: string };

function readMail({ to, subject, html }: EmailMessage): Mail {
  const link = /href="([^"]+)"/.exec(html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? null;
  return { id: randomUUID(), to, subject, link, sentAt: new Date().toISOString() };
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
    const name = `${Date.parse(mail.sentAt)}-${mail.id}.json`;
    writeFileSync(join(this.folder, name), JSON.stringify(mail), { mode: 0o600 });
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
