import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A mail of the embedded stack as its file has it. What is attached lies beside it, under the same name. */
export const mailSchema = z.object({
  id: z.guid(),
  to: z.string(),
  subject: z.string(),
  text: z.string().nullable().default(null),
  link: z.string().nullable(),
  sentAt: z.string(),
  attachment: z.object({ name: z.string(), type: z.literal("application/pdf"), bytes: z.number() }).nullish(),
});

export type Mail = z.infer<typeof mailSchema>;

type Written = { to: string; subject: string; text?: string; link: string | null };
type Attached = { name: string; content: Uint8Array };

export function newMail({ to, subject, text, link }: Written, attached?: Attached): Mail {
  const attachment = attached && {
    name: attached.name,
    type: "application/pdf" as const,
    bytes: attached.content.length,
  };
  return {
    id: randomUUID(),
    to,
    subject,
    text: text ?? null,
    link,
    sentAt: new Date().toISOString(),
    attachment,
  };
}

/** The bytes first: a mail that is listed is whole. */
export function keepMail(folder: string, mail: Mail, attached?: Attached): void {
  const name = `${Date.parse(mail.sentAt)}-${mail.id}`;
  if (attached) writeFileSync(join(folder, `${name}.pdf`), attached.content, { mode: 0o600 });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(mail), { mode: 0o600 });
}
