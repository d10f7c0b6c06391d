import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { type Mail, mailSchema } from "./mail";

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

/** What came with a mail; null where there is no such mail, nothing came with it, or real mails are sent. */
export async function openAttachment(mailId: string) {
  const folder = env().ARCHWIRE_MAILBOX;
  if (!folder) return null;
  const name = (await readdir(folder)).find((each) => each.endsWith(`-${mailId}.json`));
  if (!name) return null;
  const { attachment } = mailSchema.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
  if (!attachment) return null;
  const bytes = new Uint8Array(await readFile(join(folder, name.replace(/json$/, "pdf"))));
  return { name: attachment.name, type: attachment.type, bytes };
}
