import { afterAll, beforeAll, expect, test } from "vitest";
import { monthlySchema, type MonthlyReport } from "../../lib/reports/monthly-schema.ts";
import { startMigrationLab } from "./migration-lab.ts";
import { actAs } from "./native-database.ts";
import { addLogin } from "./native-lab.ts";

const ZONE = "America/New_York";

let lab: Awaited<ReturnType<typeof startMigrationLab>>;
let manager: string;
beforeAll(async () => {
  lab = await startMigrationLab({ scale: 0.02, seed: 5 });
  const { sql, organizationId } = lab;
  await lab.run("full");
  await sql`update public.organizations set time_zone = ${ZONE} where id = ${organizationId}`;
  ({ userId: manager } = await addLogin(sql));
  await sql`insert into public.profiles (organization_id, user_id, given_name, family_name) values (${organizationId}, ${manager}, 'Mara', 'Manager')`;
  await sql`insert into private.user_roles (user_id, organization_id, role) values (${manager}, ${organizationId}, 'manager')`;
  await countEverything();
}, 240_000);
afterAll(async () => {
  await lab?.stop();
});

async function countEverything(): Promise<void> {
  for (;;) {
    const [row] = await lab.sql<{ counted: number }[]>`select private.refresh_facts(700) as counted`;
    if (!row?.counted) return;
  }
}

async function reportOf(month: string): Promise<MonthlyReport> {
  const [row] = await actAs(
    lab.sql,
    manager,
    (tx) => tx<{ report: unknown }[]>`select public.open_monthly_report(${month}, p_rows => 10000) as report`,
  );
  return monthlySchema.parse(row?.report);
}

/** The same questions again, each for itself and out of the tables that people write to; slow, and without a fact. */
async function countSlowly(month: string) {
  const [row] = await lab.sql<Record<string, number | null>[]>`
    with shipments as (
      select o.id, o.order_type, o.due_at, o.submitted_at,
        coalesce((select min(h.created_at) from public.order_history h where h.order_id = o.id and h.to_state in ('shipped', 'delivered')),
          case when o.current_state in ('shipped', 'delivered') then o.state_since end) as shipped_at
      from public.orders o where o.current_state <> 'draft'
    ), this_month as (
      select *, case when shipped_at >= submitted_at then round(extract(epoch from shipped_at - submitted_at) / 60)::int end as minutes,
        coalesce((select sum(round(extract(epoch from least(h.left_at, shipped_at) - h.created_at) / 60)) from public.order_history h
          where h.order_id = shipments.id and h.to_state = 'on_hold' and h.created_at < shipped_at), 0) as held
      from shipments where to_char(shipped_at at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)}
    ), judged as (
      select coalesce(shipped_at > due_at, minutes - held > 11 * 24 * 60) as is_late from this_month
    )
    select
      (select count(*) from public.orders where current_state <> 'draft' and to_char(coalesce(submitted_at, created_at) at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)})::int as sent,
      (select count(*) from public.orders where order_type = 'refinement' and current_state <> 'draft' and to_char(coalesce(submitted_at, created_at) at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)})::int as refinements,
      (select count(*) from public.cases where to_char(created_at at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)})::int as opened,
      (select count(*) from this_month)::int as shipped,
      (select count(*) from judged where is_late)::int as late,
      (select count(*) from judged where not is_late)::int as on_time,
      (select percentile_cont(0.5) within group (order by minutes)::int from this_month) as median,
      (select percentile_cont(0.9) within group (order by minutes)::int from this_month) as p90,
      (select count(*) from public.orders o join shipments s on s.id = o.id
        where (coalesce(o.submitted_at, o.created_at) at time zone ${ZONE})::date < ${month}::date + interval '1 month'
          and not exists (select from (values (s.shipped_at), (case o.current_state when 'completed' then coalesce(o.completed_at, o.state_since) when 'cancelled' then coalesce(o.cancelled_at, o.state_since)
            when 'refunded' then coalesce((select max(h.created_at) from public.order_history h where h.order_id = o.id and h.to_state = 'refunded'), o.state_since) end)) v(out_at)
            where (v.out_at at time zone ${ZONE})::date < ${month}::date + interval '1 month'))::int as backlog,
      (select coalesce(sum(total_amount), 0) from public.orders where current_state not in ('draft', 'cancelled') and currency = 'USD'
        and to_char(coalesce(submitted_at, created_at) at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)})::float8 as revenue,
      (select count(*) from public.messages m join public.message_types t on t.key = m.message_type and t.category = 'conversation'
        where m.recipient_id is null and to_char(m.created_at at time zone ${ZONE}, 'YYYY-MM') = ${month.slice(0, 7)}
          and exists (select from public.practice_members p where p.profile_id = m.sender_id))::int as received`;
  return row;
}

test("every month of a migrated lab says what the tables say", async () => {
  const { sql } = lab;
  const months = await sql<{ month: string }[]>`
    select to_char(date_trunc('month', sent_on), 'YYYY-MM-DD') as month from public.order_facts group by 1 having count(*) > 1 order by 1`;
  expect(months.length).toBeGreaterThan(12);
  let orders = 0;
  for (const { month } of months) {
    const report = await reportOf(month);
    const of = (noun: string, figure: string, by = "all", key: string | null = null) =>
      report.counts.find((row) => row.noun === noun && row.figure === figure && row.by === by && row.key === key);
    const shipped = of("order", "shipped");
    const counted = {
      sent: of("order", "sent")?.counts[0] ?? 0,
      refinements: of("order", "sent", "type", "order.refinement")?.counts[0] ?? 0,
      opened: of("case", "opened")?.counts[0] ?? 0,
      shipped: shipped?.counts[0] ?? 0,
      late: of("order", "late")?.counts[0] ?? 0,
      on_time: of("order", "on_time")?.counts[0] ?? 0,
      median: shipped?.medians?.[0] ?? null,
      p90: shipped?.p90s?.[0] ?? null,
      backlog: report.backlog.reduce((sum, { counts }) => sum + counts[0], 0),
      revenue: report.money.totals.find(({ slot, currency }) => slot === 1 && currency === "USD")?.total ?? 0,
      received: report.messages?.[0]?.received ?? 0,
    };
    expect(counted, month).toEqual(await countSlowly(month));
    // What is broken down adds up again.
    for (const by of ["practice", "doctor", "type"] as const) {
      const parts = report.counts.filter((row) => row.by === by && row.noun === "order" && row.figure === "sent");
      expect(
        parts.reduce((sum, { counts }) => sum + counts[0], 0),
        `${month} by ${by}`,
      ).toBe(counted.sent);
    }
    orders += counted.sent;
  }
  console.log(`${months.length} months, ${orders} orders, the same figures twice`);
});

test("many changes counted in many turns leave the facts that one turn over everything makes", async () => {
  const { sql, organizationId } = lab;
  await sql`update public.orders set due_at = submitted_at + interval '3 days' where organization_id = ${organizationId} and legacy_instruction_id % 3 = 0`;
  await sql`delete from public.order_state_evidence where legacy_id % 2 = 0`;
  await countEverything();
  const fingerprint = async () => {
    const [row] = await sql<{ facts: string; stays: string }[]>`
      select (select md5(string_agg(f::text, '|' order by f.order_id)) from public.order_facts f) as facts,
        (select md5(string_agg(s::text, '|' order by s.order_id, s.position)) from public.order_stays s) as stays`;
    return row;
  };
  const before = await fingerprint();
  await sql`delete from public.order_facts`;
  await sql`delete from public.order_stays`;
  await sql`insert into private.stale_facts (order_id) select id from public.orders`;
  await sql`select private.refresh_facts(1000000)`;
  expect(await fingerprint()).toEqual(before);
});
