import { type TransactionSql } from "postgres";

/** What the old application would have to ask for the same figures: the way of an order is a sentence among the records of its patient. */
const shipments = (sql: TransactionSql, from: string, until: string) => sql`
  select i.id, o.id as office_id, i.course_id, extract(epoch from r.created_at - i.submitted_at) / 60 as minutes, date_trunc('month', r.created_at) as month
  from legacy.dispatch_record r
  join legacy.dispatch_instruction i on i.id = substring(r.text from '^Order #([0-9]+) ')::int
  join legacy.dispatch_patient p on p.id = i.patient_id
  left join legacy.dispatch_office o on o.id = p.office_id
  where r.text ~ '^Order #[0-9]+ shipped' and r.created_at >= ${from}::date and r.created_at < ${until}::date`;

const nextMonth = (month: string) => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
};

/** Orders, money and turnaround by practice and type of each month; less than our report answers. */
export async function legacyMonth(sql: TransactionSql, months: string[]): Promise<void> {
  for (const month of months) {
    const until = nextMonth(month);
    await sql`
      select p.office_id, i.course_id, count(*), sum(i.price)
      from legacy.dispatch_instruction i join legacy.dispatch_patient p on p.id = i.patient_id
      where not i.deleted and i.submitted_at >= ${month}::date and i.submitted_at < ${until}::date
      group by grouping sets ((), (p.office_id), (i.course_id))`;
    await sql`
      select office_id, course_id, count(*), percentile_cont(array[0.5, 0.9]) within group (order by minutes)
      from (${shipments(sql, month, until)}) s group by grouping sets ((), (office_id), (course_id))`;
  }
}

/** Volume and turnaround per month. */
export async function legacyTrend(sql: TransactionSql, from: string, until: string): Promise<void> {
  await sql`
    select date_trunc('month', submitted_at), course_id, count(*), sum(price) from legacy.dispatch_instruction
    where not deleted and submitted_at >= ${from}::date and submitted_at < ${until}::date group by 1, 2`;
  await sql`
    select month, count(*), percentile_cont(array[0.5, 0.9]) within group (order by minutes)
    from (${shipments(sql, from, until)}) s group by month`;
}
