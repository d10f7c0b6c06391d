import { type Sql } from "postgres";
import { type Visitor } from "./visitors.ts";

export type Labelled = { label: string; value: string };
export type Detail = { id: string; heading: string };

/** What the data hold for one visitor: values to filter by and rows to open. */
export type Samples = {
  caseStates: string[];
  caseTypes: string[];
  priorities: string[];
  orderStates: string[];
  orderTypes: string[];
  practices: Labelled[];
  doctors: Labelled[];
  middlePage: Record<string, number>;
  patient: { givenName: string; familyName: string; number: string };
  caseNumber: string;
  orderNumber: string;
  cases: Detail[];
  orders: Detail[];
  patients: Detail[];
  heaviestCase: Detail;
  heaviestOrder: Detail;
  heaviestPatient: Detail;
};

const DETAILS = 15;
const PAGE_SIZE = 25;
const FAR_PAGE = 200;

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error("This visitor has nothing to look at.");
  return row;
}

/** The commonest and the rarest value of a column: a filter that takes nearly all and one that takes nearly none. */
function ends(rows: { value: string }[]): string[] {
  return [...new Set([rows[0]?.value, rows.at(-1)?.value])].filter((value) => value !== undefined);
}

export async function readSamples(sql: Sql, { practiceId }: Visitor): Promise<Samples> {
  const within = practiceId ? sql`practice_id = ${practiceId}` : sql`true`;
  const valuesOf = async (table: string, column: string) =>
    ends(
      await sql<{ value: string }[]>`
        select ${sql(column)} as value from ${sql(table)} where ${within} group by 1 order by count(*) desc, 1`,
    );
  // Drawn by hash, the same at every run.
  const drawn = async (table: string, heading: string) => [
    ...(await sql<Detail[]>`
      select t.id, ${sql(heading)} as heading from ${sql(table)} t where ${within} order by md5(t.id::text) limit ${DETAILS}`),
  ];
  // Whoever has most cases and whoever has fewest.
  const extremes = async (column: string) => {
    const rows = await sql<{ value: string }[]>`
      select ${sql(column)} as value from cases where ${sql(column)} is not null and ${within} group by 1 order by count(*) desc, 1`;
    return ends(rows).map((value, index) => ({ label: index === 0 ? "with most cases" : "with fewest", value }));
  };
  const middleOf = async (table: string) => {
    const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(table)} where ${within}`;
    return Math.min(FAR_PAGE, Math.ceil((row?.rows ?? 0) / PAGE_SIZE / 2));
  };
  const patientRows = sql`
    select p.id, f.given_name || ' ' || f.family_name as heading, f.given_name, f.family_name, p.patient_number, p.practice_id
    from patients p join profiles f on f.id = p.profile_id`;
  const [patient] = await sql<Samples["patient"][]>`
    select given_name as "givenName", family_name as "familyName", patient_number as number from (${patientRows}) p
    where ${within} order by md5(id::text) limit 1`;
  const cases = await drawn("cases", "title");
  const orders = await drawn("orders", "order_number");
  const [first] = await sql<{ case_number: string }[]>`select case_number from cases where id = ${only(cases).id}`;
  return {
    caseStates: await valuesOf("cases", "current_state"),
    caseTypes: await valuesOf("cases", "case_type"),
    priorities: await valuesOf("cases", "priority"),
    orderStates: await valuesOf("orders", "current_state"),
    orderTypes: await valuesOf("orders", "order_type"),
    practices: await extremes("practice_id"),
    doctors: await extremes("doctor_id"),
    middlePage: {
      "/cases": await middleOf("cases"),
      "/orders": await middleOf("orders"),
      "/patients": await middleOf("patients"),
    },
    patient: only(patient ? [patient] : []),
    caseNumber: first?.case_number ?? "",
    orderNumber: only(orders).heading,
    cases,
    orders,
    patients: [
      ...(await sql<Detail[]>`
        select id, heading from (${patientRows}) p where ${within} order by md5(id::text) limit ${DETAILS}`),
    ],
    heaviestCase: only(
      await sql<Detail[]>`
        select id, title as heading from cases where id = (
          select case_id from messages where case_id is not null and ${within} group by 1 order by count(*) desc, 1 limit 1)`,
    ),
    heaviestOrder: only(
      await sql<Detail[]>`
        select id, order_number as heading from orders where id = (
          select order_id from order_state_history where ${within} group by 1 order by count(*) desc, 1 limit 1)`,
    ),
    heaviestPatient: only(
      await sql<Detail[]>`
        select id, heading from (${patientRows}) p where id = (
          select patient_id from orders where patient_id is not null and ${within} group by 1 order by count(*) desc, 1 limit 1)`,
    ),
  };
}
