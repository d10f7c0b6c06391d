import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { makeLab, numbers } from "./native-lab.ts";

const ADMINS = 8;

/** The same choices in every run, from the high places of the number: the low ones repeat after a few draws. */
export function makeDice(seed: number) {
  let state = seed;
  return <T>(options: readonly T[]): T | undefined => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return options[Math.floor((state / 2 ** 32) * options.length)];
  };
}

/** A lab with patients that look alike, each with something of everything that hangs on a patient. */
export async function makeClinic(sql: Sql, patientCount: number, caseCount: number) {
  const lab = await makeLab(sql);
  const { organizationId, practiceId } = lab;
  const admins = await Promise.all(numbers(ADMINS).map(() => lab.addPerson("admin")));
  const admin = (index: number) => admins[index % admins.length]?.userId ?? "";
  await sql`insert into public.profiles (organization_id, is_listed, given_name, family_name, phone, birth_date, legacy)
    select ${organizationId}, false, 'Jo' || n % 4, 'Smith', case when n % 3 = 0 then '555 ' || n end,
      case when n % 2 = 0 then '2001-01-01'::date + n end, jsonb_build_object('place', n)
    from generate_series(1, ${patientCount}::int) n`;
  const rows = await sql<{ id: string }[]>`
    insert into public.patients (organization_id, practice_id, profile_id, medical_history)
    select ${organizationId}, case when f.legacy ->> 'place' ~ '[1-4]$' then null else ${practiceId}::uuid end, f.id,
      jsonb_build_object('place', f.legacy -> 'place')
    from public.profiles f where f.organization_id = ${organizationId} and f.legacy ? 'place' order by f.id returning id`;
  await sql`insert into public.cases (organization_id, practice_id, patient_id, title)
    select organization_id, practice_id, id, 'Case ' || n from public.patients, generate_series(1, ${caseCount}::int) n
    where organization_id = ${organizationId}`;
  await sql`insert into public.orders (organization_id, practice_id, patient_id, case_id, current_state)
    select organization_id, practice_id, patient_id, id, case title when 'Case 1' then 'completed' else 'pending' end
    from public.cases where organization_id = ${organizationId}`;
  await sql`insert into public.comments (organization_id, practice_id, case_id, author_id, body, is_internal)
    select organization_id, practice_id, id, ${admins[0]?.profileId ?? ""}, 'Look', false from public.cases where organization_id = ${organizationId}`;
  await sql`insert into public.patient_aliases (organization_id, practice_id, patient_id, kind, value)
    select organization_id, practice_id, id, 'name', v from public.patients, unnest(array['Joey', 'Old ' || patient_number]) v
    where organization_id = ${organizationId}`;
  await sql`insert into public.consents (organization_id, practice_id, patient_id, scope, granted_at)
    select organization_id, practice_id, id, 'treatment', now() from public.patients where organization_id = ${organizationId}`;
  await sql`insert into public.messages (organization_id, practice_id, patient_id, body)
    select organization_id, practice_id, id, 'Hello' from public.patients where organization_id = ${organizationId}`;
  await sql`insert into public.files (organization_id, practice_id, patient_id, name, byte_size)
    select organization_id, practice_id, id, 'scan.stl', 1 from public.patients where organization_id = ${organizationId}`;
  return { ...lab, admin, patients: rows.map(({ id }) => id) };
}

/** Every row of the lab, without what only counts changes and without what the test itself edits. */
export async function everything(sql: Sql, organizationId: string): Promise<Map<string, string>> {
  const tables = [
    "patients", "profiles", "person_names", "cases", "orders", "order_cases", "files", "messages", "consents", "comments",
    "patient_aliases", "patient_contacts", "case_state_history", "order_state_history",
  ]; // prettier-ignore
  const known = new Map<string, string>();
  for (const table of tables) {
    const rows = await sql<{ key: string; row: string }[]>`
      select coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'profile_id') as key,
        md5((to_jsonb(t) - '{row_version,updated_at,phone,title,search_text,current_state,state_since}'::text[])::text) as row
      from ${sql(`public.${table}`)} t where organization_id = ${organizationId}`;
    for (const { key, row } of rows) known.set(`${table} ${key}`, row);
  }
  return known;
}

export async function mergeAs(
  tx: TransactionSql,
  survivorId: string,
  mergedIds: string[],
  batchId = randomUUID(),
  choices = {},
) {
  const seen = await tx<{ versions: Record<string, number> }[]>`select jsonb_object_agg(id, row_version) as versions
    from public.patients where id = any (${[survivorId, ...mergedIds]})`;
  const [row] = await tx<{ batch: string }[]>`select public.merge_patients(${survivorId}, ${mergedIds},
    ${tx.json(seen[0]?.versions ?? {})}, ${tx.json(choices)}, 'Alike', ${batchId}) as batch`;
  return row?.batch ?? "";
}

export async function problemsOf(sql: Sql, organizationId: string) {
  const references = await sql<
    { table: string; column: string }[]
  >`select relation::text as table, column_name as column
    from private.merge_references() where about = 'patient' and handling = 'moves'`;
  const orphans: string[] = [];
  for (const { table, column } of references) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)} t
      join public.patients p on p.id = t.${sql(column)} where p.merged_into_id is not null and p.organization_id = ${organizationId}`;
    if (row && row.count > 0) orphans.push(`${row.count} of ${table}`);
  }
  const torn =
    await sql`select o.id from public.orders o join public.cases c on c.id = o.case_id where o.patient_id <> c.patient_id
    union all select h.id from public.case_state_history h join public.cases c on c.id = h.case_id where h.patient_id <> c.patient_id
    union all select h.id from public.order_state_history h join public.orders o on o.id = h.order_id where h.patient_id <> o.patient_id`;
  const astray = await sql`select * from private.tenant_mismatches()`;
  return { orphans, torn: torn.length, astray: astray.length };
}
export const noProblems = { orphans: [], torn: 0, astray: 0 };
