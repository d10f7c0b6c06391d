import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

type Job = {
  name: string;
  cron: string;
  /** Says in words what was done, or nothing when there was nothing to do. */
  run: (databaseUrl: string) => Promise<string | null>;
};

const MAIL_DAYS = 7;

async function closeExpiredInvitations(databaseUrl: string): Promise<string | null> {
  const sql = postgres(databaseUrl, { max: 1, prepare: false });
  try {
    const [row] = await sql`select private.close_expired_invitations() as closed`;
    return row?.closed ? `closed ${row.closed} expired invitations` : null;
  } finally {
    await sql.end();
  }
}

async function removeOldMails(): Promise<string | null> {
  const folder = process.env.ARCHWIRE_MAILBOX;
  if (!folder) return null;
  const oldest = Date.now() - MAIL_DAYS * 86_400_000;
  const old = readdirSync(folder).filter((name) => Number(name.split("-")[0]) < oldest);
  for (const name of old) rmSync(join(folder, name));
  return old.length > 0 ? `removed ${old.length} mails older than ${MAIL_DAYS} days` : null;
}

export const jobs: Job[] = [
  { name: "close-expired-invitations", cron: "*/10 * * * *", run: closeExpiredInvitations },
  { name: "remove-old-mails", cron: "17 3 * * *", run: removeOldMails },
];
