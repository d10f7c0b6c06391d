import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { extractText } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { monthName } from "../../lib/reports/months.ts";
import type { Letter } from "../../worker/reports/post.ts";
import { sendReports } from "../../worker/reports/send-reports.ts";
import { actAs, startNativeDatabase } from "./native-database.ts";
import { makeLab } from "./native-lab.ts";

const SITE = "https://archwire.example";

let native: Awaited<ReturnType<typeof startNativeDatabase>>;
let month: string;
beforeAll(async () => {
  native = await startNativeDatabase();
  const [row] = await native.sql<{ month: string }[]>`
    select (date_trunc('month', now() at time zone 'UTC') - interval '1 month')::date::text as month`;
  month = row?.month ?? "";
});
afterAll(async () => {
  await native?.stop();
});

/** A lab whose two practices sent three and five orders last month, each of a patient with a telling name. */
async function makeReportingLab(sql: Sql) {
  const lab = await makeLab(sql);
  const [other] = await sql<{ id: string }[]>`
    insert into public.practices (organization_id, name) values (${lab.organizationId}, 'Practice B') returning id`;
  const otherPracticeId = other?.id ?? "";
  for (const [practiceId, orders] of [
    [lab.practiceId, 3],
    [otherPracticeId, 5],
  ] as const) {
    const person = randomUUID();
    await sql`insert into public.profiles (id, organization_id, is_listed, given_name, family_name)
      values (${person}, ${lab.organizationId}, false, 'Ottoline', 'Nobodysees')`;
    const [patient] = await sql<{ id: string }[]>`insert into public.patients (organization_id, practice_id, profile_id)
      values (${lab.organizationId}, ${practiceId}, ${person}) returning id`;
    await sql`insert into public.orders (organization_id, practice_id, patient_id, order_type, current_state, submitted_at, created_at)
      select ${lab.organizationId}, ${practiceId}, ${patient?.id ?? ""}, 'any', 'pending', ${month}::date + interval '10 days', ${month}::date + interval '9 days'
      from generate_series(1, ${orders})`;
  }
  // One of each practice was late.
  await sql`
    update public.orders set current_state = 'shipped', state_since = ${month}::date + interval '20 days', due_at = ${month}::date + interval '15 days'
    where id in (select distinct on (practice_id) id from public.orders where organization_id = ${lab.organizationId} order by practice_id, id)`;
  await sql`select private.refresh_facts()`;
  const subscribe = async (userId: string, name: string, practiceId: string | null = null) => {
    await actAs(
      sql,
      userId,
      (tx) => tx`insert into public.report_subscriptions (name, practice_id) values (${name}, ${practiceId})`,
    );
    // As if it had been asked for long ago: the first day of this month has come.
    await sql`update public.report_subscriptions set created_at = now() - interval '100 days' where name = ${name}`;
  };
  const states = () => sql<{ name: string; last_month: string | null; last_problem: string | null }[]>`
    select name, last_month::text, last_problem from public.report_subscriptions
    where organization_id = ${lab.organizationId} order by name`;
  return { ...lab, otherPracticeId, subscribe, states };
}

function makePost() {
  const letters: Letter[] = [];
  const post = async (letter: Letter) => void letters.push(letter);
  return { letters, post };
}

const textOf = async ({ attachment }: Letter) =>
  (await extractText(attachment.content.slice(), { mergePages: true })).text.replace(/\s+/g, " ");

test("two workers at once send one mail for every subscription, each to its person", async () => {
  const { sql } = native;
  const { addPerson, subscribe, states } = await makeReportingLab(sql);
  const people = await Promise.all(Array.from({ length: 4 }, () => addPerson("manager")));
  for (const [index, { userId }] of people.entries()) {
    await subscribe(userId, `Report ${index} a`);
    await subscribe(userId, `Report ${index} b`);
  }
  const { letters, post } = makePost();
  const totals = await Promise.all([sendReports(sql, post, SITE), sendReports(sql, post, SITE)]);
  expect(totals.reduce((sum, { sent }) => sum + sent, 0)).toBe(8);
  expect(totals.every(({ failed }) => failed === 0)).toBe(true);
  expect(new Set(letters.map(({ key }) => key)).size).toBe(8);
  expect(letters.map(({ to }) => to).sort()).toEqual(people.flatMap(({ email }) => [email, email]).sort());
  expect(await states()).toEqual(
    [0, 1, 2, 3].flatMap((index) =>
      ["a", "b"].map((end) => ({ name: `Report ${index} ${end}`, last_month: month, last_problem: null })),
    ),
  );
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 0, failed: 0 });
});

test("a report has the figures of its practice alone, and names no patient", async () => {
  const { sql } = native;
  const { addPerson, subscribe, practiceId, states } = await makeReportingLab(sql);
  const { userId, email } = await addPerson("manager");
  await subscribe(userId, "One practice", practiceId);
  await subscribe(userId, "Whole lab");
  const { letters, post } = makePost();
  await sendReports(sql, post, SITE);
  expect((await states()).map(({ last_problem }) => last_problem)).toEqual([null, null]);
  const find = (name: string) => {
    const letter = letters.find(({ subject }) => subject === `Monthly report, ${monthName(month)}: ${name}`);
    if (!letter) throw new Error(`There is no letter about ${name}.`);
    return letter;
  };
  const [one, whole] = [find("One practice"), find("Whole lab")];
  expect(one.to).toBe(email);
  expect(one.link).toBe(`${SITE}/reports/monthly?month=${month.slice(0, 7)}&practice=${practiceId}`);
  expect(one.attachment.name).toBe(`monthly-report-${month.slice(0, 7)}.pdf`);
  const [text, wholeText] = [await textOf(one), await textOf(whole)];
  expect(text).toContain("Bright Lab Practice: Practice A New orders 3 ");
  expect(text).toMatch(
    /Late orders Order Shipped Type Practice Doctor Turnaround \S+ 2\d .{0,30}Practice A No doctor 10 d/,
  );
  expect(text).not.toContain("Practice B");
  expect(wholeText).toMatch(/Late orders .*Practice B No doctor 10 d/);
  expect(text).not.toContain("Practice B");
  expect(wholeText).toContain("Bright Lab Whole lab New orders 8 ");
  expect(wholeText).toContain("Practice B 5 0 0");
  for (const words of [text, wholeText, one.text, one.subject]) expect(words).not.toMatch(/Ottoline|Nobodysees/);
});

test("a worker that dies loses no report: before the mail it goes once, after it twice under the same name", async () => {
  const { sql, urlOf } = native;
  const { addPerson, subscribe, states } = await makeReportingLab(sql);
  const { userId } = await addPerson("admin");
  await subscribe(userId, "Kept");
  const { letters, post } = makePost();
  const connect = () => postgres(urlOf("postgres"), { max: 1, prepare: false, onnotice: () => undefined });
  const letGo = () => sql`update public.report_subscriptions set claimed_until = now() where name = 'Kept'`;

  const early = connect();
  await early`select id from private.claim_report_subscription()`;
  await early.end({ timeout: 0 });
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 0, failed: 0 });
  await letGo();

  const late = connect();
  const dying = sendReports(
    late,
    async (letter) => {
      await post(letter);
      await late.end({ timeout: 0 });
    },
    SITE,
  );
  await expect(dying).rejects.toThrow(/CONNECTION_/);
  expect(letters).toHaveLength(1);
  expect(await states()).toEqual([{ name: "Kept", last_month: null, last_problem: null }]);
  await letGo();

  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 1, failed: 0 });
  expect(letters).toHaveLength(2);
  expect(letters[1]?.key).toBe(letters[0]?.key);
  expect(await states()).toEqual([{ name: "Kept", last_month: month, last_problem: null }]);
});

test("whoever is suspended, has lost the role or has no login gets none, and the subscription says why", async () => {
  const { sql } = native;
  const { addPerson, subscribe, states } = await makeReportingLab(sql);
  const [suspended, demoted, gone, elsewhere] = await Promise.all([1, 2, 3, 4].map(() => addPerson("manager")));
  const people = [suspended, demoted, gone, elsewhere];
  for (const [index, person] of people.entries()) await subscribe(person?.userId ?? "", `${index} of four`);
  await sql`update public.profiles set access_suspended_at = now() where user_id = ${suspended?.userId ?? ""}`;
  await sql`delete from private.user_roles where user_id = ${demoted?.userId ?? ""}`;
  await sql`update public.profiles set user_id = null where user_id = ${gone?.userId ?? ""}`;
  const { letters, post } = makePost();
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 1, failed: 3 });
  expect(letters.map(({ to }) => to)).toEqual([elsewhere?.email]);
  const noAccess = expect.stringContaining("your access to the reports of this lab has ended or is suspended");
  expect(await states()).toEqual([
    { name: "0 of four", last_month: null, last_problem: noAccess },
    { name: "1 of four", last_month: null, last_problem: noAccess },
    { name: "2 of four", last_month: null, last_problem: expect.stringContaining("There is no login") },
    { name: "3 of four", last_month: month, last_problem: null },
  ]);
});

test("what no mail server takes, or no installation can send, is said and tried again", async () => {
  const { sql } = native;
  const { addPerson, subscribe, states } = await makeReportingLab(sql);
  const { userId } = await addPerson("manager");
  await subscribe(userId, "Patient");
  const missing = "This installation cannot send mail: SMTP_URL is not set.";
  expect(await sendReports(sql, missing, SITE)).toEqual({ sent: 0, failed: 1 });
  expect(await states()).toEqual([{ name: "Patient", last_month: null, last_problem: missing }]);
  const { letters, post } = makePost();
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 0, failed: 0 });

  const ask = () => actAs(sql, userId, (tx) => tx`update public.report_subscriptions set is_asked = true`);
  await ask();
  const refuses = () => Promise.reject(Object.assign(new Error("550 no such person"), { code: "EENVELOPE" }));
  expect(await sendReports(sql, refuses, SITE)).toEqual({ sent: 0, failed: 1 });
  expect((await states())[0]?.last_problem).toContain("The mail server did not take the mail.");
  await ask();
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 1, failed: 0 });
  expect(await states()).toEqual([{ name: "Patient", last_month: month, last_problem: null }]);
  await ask();
  expect(await sendReports(sql, post, SITE)).toEqual({ sent: 1, failed: 0 });
  expect(letters[0]?.key).not.toBe(letters[1]?.key);
});
