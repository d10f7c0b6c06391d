import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { type Comparable, prepare } from "../../lib/duplicates/matching/compare.ts";
import type { Name } from "../../lib/duplicates/matching/names.ts";
import type { MatchFields } from "../../lib/duplicates/matching/person.ts";
import { fieldsOf, type MatchRecord } from "../../lib/duplicates/record.ts";

/** A living patient as matching sees them. */
export type Patient = { id: string; practiceId: string | null; fingerprint: string; comparable: Comparable };

type Row = MatchRecord & { id: string };

const BATCH = 10_000;
/** Enough for the database to be busy with for seconds. */
const KEYS_BATCH = 20_000;

/** The same fields give the same fingerprint, whoever computes it. */
export const fingerprintOf = (fields: MatchFields) => createHash("md5").update(JSON.stringify(fields)).digest("hex");

function patientOf(row: Row, read: (text: string) => Name): Patient {
  const fields = fieldsOf(row);
  return {
    id: row.id,
    practiceId: row.practice_id,
    fingerprint: fingerprintOf(fields),
    comparable: prepare(fields, read),
  };
}

const COLUMNS = `p.id, p.practice_id, f.given_name, f.family_name, f.birth_date::text, f.gender, f.email, f.phone,
  (select array_agg(a.value order by a.value) from public.patient_aliases a where a.patient_id = p.id and a.kind = 'name') as other_names`;

/** Everybody of an organization who was not merged into somebody else. */
export async function readEverybody(
  sql: Sql,
  organizationId: string,
  read: (text: string) => Name,
): Promise<Patient[]> {
  const patients: Patient[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await sql.unsafe<Row[]>(
      `select ${COLUMNS} from public.patients p join public.profiles f on f.id = p.profile_id
       where p.organization_id = $1::uuid and p.merged_into_id is null and p.id > $2::uuid order by p.id limit ${BATCH}`,
      [organizationId, after],
    );
    for (const row of rows) patients.push(patientOf(row, read));
    if (rows.length < BATCH) return patients;
    after = rows.at(-1)?.id ?? after;
  }
}

export async function readPatients(
  tx: Sql | TransactionSql,
  ids: string[],
  read: (text: string) => Name,
): Promise<Patient[]> {
  const rows = await tx.unsafe<Row[]>(
    `select ${COLUMNS} from public.patients p join public.profiles f on f.id = p.profile_id
     where p.id = any ($1::uuid[]) and p.merged_into_id is null order by p.id`,
    [ids],
  );
  return rows.map((row) => patientOf(row, read));
}

/** Writes what is found again later. Keys that did not change are not written. */
export async function writeKeys(
  tx: TransactionSql,
  organizationId: string,
  patients: Patient[],
  keys: number[][],
): Promise<void> {
  for (let start = 0; start < patients.length; start += KEYS_BATCH) {
    const rows = patients.slice(start, start + KEYS_BATCH).map(({ id, practiceId, fingerprint, comparable }, at) => ({
      patient_id: id,
      practice_id: practiceId,
      fields: comparable.fields,
      // As PostgreSQL writes arrays, which it reads faster than those of JSON.
      keys: `{${(keys[start + at] ?? []).join(",")}}`,
      fingerprint,
    }));
    await tx`
      insert into private.match_keys (patient_id, organization_id, practice_id, fields, keys, fingerprint)
      select r.patient_id, ${organizationId}, r.practice_id, r.fields, r.keys::int[], r.fingerprint
      from jsonb_to_recordset(${tx.json(rows)}) r(patient_id uuid, practice_id uuid, fields jsonb, keys text, fingerprint text)
      join public.patients p on p.id = r.patient_id
      on conflict (patient_id) do update set practice_id = excluded.practice_id, fields = excluded.fields, keys = excluded.keys, fingerprint = excluded.fingerprint
      where (match_keys.fingerprint, match_keys.keys) is distinct from (excluded.fingerprint, excluded.keys)`;
  }
}
