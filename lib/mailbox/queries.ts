import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";

const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  link: z.string().nullable(),
  sentAt: z.string(),
});

export type Mail = z.infer<typeof mailSchema>;

const SHOWN = 50;

/** Mails of the embedded stack, newest first; null where real mails are sent. */
export async function listMails(): Promise<Mail[] | null> {
  const folder = env().ARCHWIRE_MAILBOX;
  if (!folder) return null;
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const newest = names.sort().reverse().slice(0, SHOWN);
  const texts = await Promise.all(newest.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => mailSchema.parse(JSON.parse(text)));
}
