import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { Person } from "../../../lib/duplicates/matching/person.ts";
import type { Invented } from "./population.ts";

const BATCH = 10_000;

export type BenchPatient = { id: string; profileId: string; person: Person };
export type BenchLab = { organizationId: string; staffId: string; patients: BenchPatient[] };

async function addStaff(sql: Sql, organizationId: string): Promise<string> {
  const staffId = randomUUID();
  await sql`insert into auth.users (id, email, email_confirmed_at) values (${staffId}, 'staff@bench.example', now())`;
  await sql`insert into public.profiles (organization_id, user_id, given_name, family_name) values (${organizationId}, ${staffId}, 'Sam', 'Staff')`;
  await sql`insert into private.user_roles (user_id, organization_id, role) values (${staffId}, ${organizationId}, 'staff')`;
  return staffId;
}

async function addPractices(sql: Sql, organizationId: string, people: Invented[]): Promise<Map<string, string>> {
  const names = [...new Set(people.map(({ person }) => person.practice ?? ""))];
  const rows = names.map((name) => ({ id: randomUUID(), name }));
  await sql`insert into public.practices (id, organization_id, name)
    select id, ${organizationId}, name from jsonb_to_recordset(${sql.json(rows)}) r(id uuid, name text)`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** A migration brings tenants and numbers itself; triggers index names and mark everybody for matching. */
async function addBatch(tx: TransactionSql, organizationId: string, rows: Record<string, string | number | null>[]) {
  await tx`select set_config('archwire.source', 'migration', true)`;
  await tx`
    insert into public.profiles (id, organization_id, is_listed, given_name, family_name, birth_date, gender, email, phone)
    select profile_id, ${organizationId}, false, given_name, family_name, birth_date, gender, email, phone
    from jsonb_to_recordset(${tx.json(rows)})
      r(profile_id uuid, given_name text, family_name text, birth_date date, gender text, email text, phone text)`;
  await tx`
    insert into public.patients (id, organization_id, practice_id, profile_id, patient_number)
    select id, ${organizationId}, practice_id, profile_id, 'P' || number
    from jsonb_to_recordset(${tx.json(rows)}) r(id uuid, practice_id uuid, profile_id uuid, number int)`;
}

/** A lab with these people as its patients, and somebody of its staff. */
export async function fillMatchingLab(sql: Sql, people: Invented[]): Promise<BenchLab> {
  const organizationId = randomUUID();
  await sql`insert into public.organizations (id, name) values (${organizationId}, 'Bench Lab')`;
  const staffId = await addStaff(sql, organizationId);
  const practices = await addPractices(sql, organizationId, people);
  const patients = people.map(({ person }) => ({ id: randomUUID(), profileId: randomUUID(), person }));
  for (let start = 0; start < patients.length; start += BATCH) {
    const rows = patients.slice(start, start + BATCH).map(({ id, profileId, person }, index) => ({
      id,
      profile_id: profileId,
      practice_id: practices.get(person.practice ?? "") ?? null,
      number: start + index + 1,
      given_name: person.givenName || "X",
      family_name: person.familyName || "X",
      birth_date: person.birthDate ?? null,
      gender: person.gender ?? null,
      email: person.email?.toLowerCase() ?? null,
      phone: person.phone ?? null,
    }));
    await sql.begin((tx) => addBatch(tx, organizationId, rows));
  }
  await sql.unsafe("vacuum analyze");
  return { organizationId, staffId, patients };
}
