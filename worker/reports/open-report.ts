import type { Sql } from "postgres";
import { z } from "zod";
import type { FilterNames } from "../../lib/reports/filter-words.ts";
import { type MonthlyReport, monthlySchema } from "../../lib/reports/monthly-schema.ts";
import { type ReportRow, rowSchema } from "../../lib/reports/rows-schema.ts";
import { nameOf } from "../../lib/states/words.ts";
import { type Words, wordsSchema } from "../../lib/states/words-schema.ts";

const namesSchema = z.object({
  name: z.string(),
  labName: z.string(),
  practice: z.string().nullable(),
  doctor: z.string().nullable(),
});

export type Claimed = {
  id: string;
  month: string;
  user_id: string | null;
  email: string | null;
  practice_id: string | null;
  doctor_id: string | null;
  order_type: string | null;
  priority: string | null;
  last_sent_at: Date | null;
};

export type Opened = {
  name: string;
  labName: string;
  filters: FilterNames;
  report: MonthlyReport;
  late: ReportRow[];
  words: Words;
};

/** Rows of practices, doctors, products and people; a letter is no spreadsheet. */
export const MOST_ROWS = 100;
const MOST_LATE = 40;

/** Opens a report as the person it is for: the policies decide what stands in it. Null when they show that person no report at all. */
export async function openReport(sql: Sql, claimed: Claimed): Promise<Opened | null> {
  const { id, month, user_id, practice_id, doctor_id, order_type, priority } = claimed;
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    const claims = JSON.stringify({ sub: user_id, role: "authenticated" });
    await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('request.jwt.claim.sub', ${user_id}, true),
      set_config('request.jwt.claim.role', 'authenticated', true), set_config('role', 'authenticated', true)`;
    // Whoever may have no reports does not see that they asked for one.
    const [own] = await tx`
      select s.name, o.name as "labName", p.name as practice, n.name as doctor
      from public.report_subscriptions s
      join public.organizations o on o.id = s.organization_id
      left join public.practices p on p.id = s.practice_id
      left join public.person_names n on n.profile_id = s.doctor_id
      where s.id = ${id}`;
    if (!own) return null;
    const [read] = await tx`
      select public.describe_work() as words,
        public.open_monthly_report(${month}, ${practice_id}, ${doctor_id}, ${order_type}, ${priority}, ${MOST_ROWS}) as report`;
    const report = monthlySchema.nullable().parse(read?.report);
    if (!report) return null;
    const late = await tx`
      select r.id, r.noun, r.number, r.day::text, r.type, r.state, r.priority, r.practice_name, r.doctor_name, r.patient_id, r.patient_number,
        r.turnaround_minutes, r.total_amount, r.currency, r.total_rows
      from public.list_report_rows('order.late', ${month}::date, (${month}::date + interval '1 month')::date, ${practice_id}, ${doctor_id},
        ${order_type}, ${priority}, p_limit => ${MOST_LATE}) r`;
    const words = wordsSchema.parse(read?.words);
    const { name, labName, practice, doctor } = namesSchema.parse(own);
    const filters: FilterNames = {
      practice: practice_id ? (practice ?? "not known") : undefined,
      doctor: doctor_id ? (doctor ?? "not known") : undefined,
      type: order_type ? nameOf(words.orderTypes, order_type) : undefined,
      priority: priority ? nameOf(words.priorities, priority) : undefined,
    };
    return { name, labName, filters, report, late: z.array(rowSchema).parse(late), words };
  });
}
