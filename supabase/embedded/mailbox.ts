import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EmailDriver, EmailMessage } from "@supabase/lite";

/** Mails of the embedded stack go nowhere: they are printed, and kept as files for the page /mailbox. */
export class MailboxDriver implements EmailDriver {
  /** The demo signs up people whose mailboxes nobody reads. */
  paused = false;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async send({ to, subject, html }: EmailMessage): Promise<void> {
    if (this.paused) return;
    const link = /href="([^"]+)"/.exec(html ?? "")?.[1]?.replaceAll("&amp;", "&") ?? null;
    const sentAt = new Date();
    const mail = { id: randomUUID(), to, subject, link, sentAt: sentAt.toISOString() };
    writeFileSync(join(this.folder, `${sentAt.getTime()}-${mail.id}.json`), JSON.stringify(mail), { mode: 0o600 });
    console.log(`mail to ${to}: ${subject}${link ? `\n  ${link}` : ""}`);
  }
}
