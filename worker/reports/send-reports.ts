import type { Sql } from "postgres";
import { filterWords } from "../../lib/reports/filter-words.ts";
import { monthName } from "../../lib/reports/months.ts";
import { renderMonthlyReport } from "../../lib/reports/pdf/render.ts";
import { sayError } from "../say-error.ts";
import { type Claimed, MOST_ROWS, type Opened, openReport } from "./open-report.ts";
import type { Letter, Post } from "./post.ts";

const NO_LOGIN = "There is no login in this lab that it could be sent to.";
const NO_ACCESS = "Nothing was sent: your access to the reports of this lab has ended or is suspended.";
const NOT_MADE = "The report could not be made. It is tried again; if this stays, tell an administrator.";
const NOT_TAKEN = "The mail server did not take the mail. It is tried again; if this stays, tell an administrator.";

async function claim(sql: Sql): Promise<Claimed | undefined> {
  const [claimed] = await sql<Claimed[]>`
    select id, month::text, user_id, email, practice_id, doctor_id, order_type, priority, last_sent_at
    from private.claim_report_subscription()`;
  return claimed;
}

function linkTo(siteUrl: string, { month, practice_id, doctor_id, order_type, priority }: Claimed): string {
  const link = new URL("/reports/monthly", siteUrl);
  link.searchParams.set("month", month.slice(0, 7));
  const filters = { practice: practice_id, doctor: doctor_id, type: order_type, priority };
  for (const [name, value] of Object.entries(filters)) if (value) link.searchParams.set(name, value);
  return link.href;
}

async function write(claimed: Claimed & { email: string }, opened: Opened, siteUrl: string): Promise<Letter> {
  const { name, labName, filters, report, late, words } = opened;
  const month = monthName(claimed.month);
  return {
    key: `${claimed.id}.${claimed.month}.${claimed.last_sent_at?.getTime() ?? 0}`,
    to: claimed.email,
    subject: `Monthly report, ${month}: ${name}`,
    text: [
      `The monthly report of ${labName} for ${month} is attached.`,
      `What it is about: ${filterWords(filters)}.`,
      "You get it because you asked for it under Reports, By mail. You can stop it there.",
    ].join("\n"),
    link: linkTo(siteUrl, claimed),
    attachment: {
      name: `monthly-report-${claimed.month.slice(0, 7)}.pdf`,
      content: await renderMonthlyReport(report, { words, late, labName, filters, mostRows: MOST_ROWS }),
    },
  };
}

/** What kept a report from being sent, in words for whom it is meant; null when it was handed over. */
async function send(sql: Sql, claimed: Claimed, post: Post, siteUrl: string): Promise<string | null> {
  const { user_id, email } = claimed;
  if (!user_id || !email) return NO_LOGIN;
  let letter: Letter;
  try {
    const opened = await openReport(sql, claimed);
    if (!opened) return NO_ACCESS;
    letter = await write({ ...claimed, email }, opened, siteUrl);
  } catch (error) {
    console.error(`send-reports: could not make ${claimed.id}: ${sayError(error)}`);
    return NOT_MADE;
  }
  try {
    await post(letter);
    return null;
  } catch (error) {
    // What a mail server says about a letter names who it is for.
    const code = error instanceof Error && "code" in error ? String(error.code) : "no code";
    console.error(`send-reports: could not send ${claimed.id}: ${code}`);
    return NOT_TAKEN;
  }
}

/**
 * Sends what is due, one after the other. A report is claimed for a quarter of an hour and written down as sent after its mail was handed
 * over: no transaction waits for a mail server, two workers never have the same report, and a worker that dies in between sends twice
 * rather than not at all.
 */
export async function sendReports(sql: Sql, post: Post | string, siteUrl: string) {
  const total = { sent: 0, failed: 0 };
  for (let claimed = await claim(sql); claimed; claimed = await claim(sql)) {
    const problem = typeof post === "string" ? post : await send(sql, claimed, post, siteUrl);
    await sql`select private.finish_report_subscription(${claimed.id}, ${claimed.month}, ${problem})`;
    total[problem === null ? "sent" : "failed"] += 1;
  }
  return total;
}
