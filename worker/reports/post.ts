import { createTransport } from "nodemailer";
import { keepMail, newMail } from "../../lib/mailbox/mail.ts";

export type Letter = {
  /** The same for every attempt at one mail, so that a mailbox that gets it twice can show it once. */
  key: string;
  to: string;
  subject: string;
  text: string;
  link: string;
  attachment: { name: string; content: Uint8Array };
};

/** Hands a letter over, or fails. */
export type Post = (letter: Letter) => Promise<void>;

const CONNECTING_MS = 20_000;
const TALKING_MS = 60_000;

function postTo(url: string, from: string): Post {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  const transport = createTransport({
    url,
    connectionTimeout: CONNECTING_MS,
    greetingTimeout: CONNECTING_MS,
    socketTimeout: TALKING_MS,
  });
  return async ({ key, to, subject, text, link, attachment: { name, content } }) => {
    await transport.sendMail({
      from,
      to,
      subject,
      text: `${text}\n\n${link}\n`,
      messageId: `<${key}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      attachments: [{ filename: name, content: Buffer.from(content), contentType: "application/pdf" }],
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}

/** The mailbox of the embedded stack where there is one; otherwise a mail server, or in words what is missing. */
export function readPost(environment: NodeJS.ProcessEnv): Post | string {
  const { ARCHWIRE_MAILBOX: folder, SMTP_URL: url, MAIL_FROM: from } = environment;
  if (folder) {
    return async ({ to, subject, text, link, attachment }) =>
      keepMail(folder, newMail({ to, subject, text, link }, attachment), attachment);
  }
  if (!url) return "This installation cannot send mail: SMTP_URL is not set.";
  if (!from) return "This installation cannot send mail: MAIL_FROM is not set.";
  return postTo(url, from);
}
