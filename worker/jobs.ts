import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { readPost } from "./reports/post.ts";
import { sendReports } from "./reports/send-reports.ts";

type Job = {
  name: string;
  cron: string;
  /** Says in words what was done, or nothing when there was nothing to do. */
  run: (databaseUrl: string) => Promise<string | null>;
};

const MAIL_DAYS = 7;

function onDatabase(work: (sql: Sql) => Promise<string | null>): Job["run"] {
  return async (databaseUrl) => {
    const sql = postgres(databaseUrl, { max: 1, prepare: false });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  };
}

const closeExpiredInvitations = onDatabase(async (sql) => {
  const [row] = await sql`select private.close_expired_invitations() as closed`;
  return row?.closed ? `closed ${row.closed} expired invitations` : null;
});

/** A statement that does a piece of the work and says how much, until nothing is left. */
async function repeat(ask: () => Promise<{ counted: number }[]>): Promise<number> {
  for (let total = 0; ;) {
    const [row] = await ask();
    if (!row?.counted) return total;
    total += row.counted;
  }
}

const refreshFacts = onDatabase(async (sql) => {
  const counted = await repeat(() => sql`select private.refresh_facts() as counted`);
  const months = await repeat(() => sql`select private.count_months() as counted`);
  return counted + months > 0 ? `counted ${counted} orders and cases and ${months} months anew` : null;
});

/** The newest hash leaves the database with this line: whoever keeps the log can prove that the chain was not rewritten. */
const sealAudit = onDatabase(async (sql) => {
  const [row] = await sql`select sealed, newest_hash from audit.seal_everything()`;
  return row?.sealed ? `sealed ${row.sealed} rows of the logs, newest hash ${row.newest_hash}` : null;
});

const prepareAudit = onDatabase(async (sql) => {
  const [row] = await sql`select audit.prepare_partitions() as made`;
  return row?.made ? `made ${row.made} partitions of the logs` : null;
});

const verifyAudit = onDatabase(async (sql) => {
  const problems = await sql`select log, seal_id, row_id, problem from audit.verify()`;
  if (problems.length === 0) return null;
  const lines = problems.map(({ log, seal_id, row_id, problem }) => `${log} seal ${seal_id} row ${row_id}: ${problem}`);
  throw new Error(`the logs were tampered with:\n${lines.join("\n")}`);
});

const forgetSearchTerms = onDatabase(async (sql) => {
  const [row] = await sql`select private.forget_search_terms() as removed`;
  return row?.removed ? `forgot ${row.removed} search terms` : null;
});

/** Also what somebody asked for just now, so it looks every minute; a look that finds nothing is one statement. */
const sendDueReports = onDatabase(async (sql) => {
  const siteUrl = process.env.SITE_URL ?? "http://localhost:3000";
  const { sent, failed } = await sendReports(sql, readPost(process.env), siteUrl);
  return sent + failed > 0 ? `sent ${sent} monthly reports, ${failed} could not be sent` : null;
});

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
  { name: "refresh-facts", cron: "* * * * *", run: refreshFacts },
  { name: "send-reports", cron: "* * * * *", run: sendDueReports },
  { name: "seal-audit", cron: "* * * * *", run: sealAudit },
  { name: "prepare-audit", cron: "40 2 * * *", run: prepareAudit },
  { name: "verify-audit", cron: "50 2 * * *", run: verifyAudit },
  { name: "forget-search-terms", cron: "27 3 * * *", run: forgetSearchTerms },
  { name: "remove-old-mails", cron: "17 3 * * *", run: removeOldMails },
];
