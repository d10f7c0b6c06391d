import { type Sql } from "postgres";

export type Search = { kind: string; query: string; patientId: string; legacyId: number };
export type PersonaKey = "staff" | "doctor_small" | "doctor_large" | "patient";
export type Persona = {
  key: PersonaKey;
  userId: string;
  practiceId: string | null;
  patients: { id: string; legacyId: number; given: string; family: string; number: string }[];
};

export const STATES = ["pending", "confirmed", "in_production", "quality_check", "shipped", "delivered", "on_hold"];
const SEARCH_KINDS = ["exact", "partial", "swapped", "mistyped", "number"] as const;

/** One letter lost and two exchanged: what people type in a hurry. */
function mistype(word: string, seed: number): string {
  const letters = [...word];
  if (letters.length < 4) return word;
  const at = 1 + (seed % (letters.length - 2));
  if (seed % 2 === 0) letters.splice(at, 1);
  else letters.splice(at, 2, letters[at + 1] ?? "", letters[at] ?? "");
  return letters.join("");
}

export function makeSearches({ patients }: Persona, count: number): Search[] {
  return Array.from({ length: count }, (_, index) => {
    const patient = patients[index % patients.length];
    if (!patient) throw new Error("A persona without patients cannot ask.");
    const { given, family, number, id, legacyId } = patient;
    const kind = SEARCH_KINDS[index % SEARCH_KINDS.length] ?? "exact";
    const query = {
      exact: `${given} ${family}`,
      partial: `${[...given].slice(0, 3).join("")} ${[...family].slice(0, 4).join("")}`,
      swapped: `${family} ${given}`,
      mistyped: `${given} ${mistype(family, index)}`,
      number,
    }[kind];
    return { kind, query, patientId: id, legacyId };
  });
}

/** Whom each persona asks about: patients drawn by hash, the same at every run. */
export async function readPersonas(sql: Sql, count: number): Promise<Persona[]> {
  const rows = await sql<Omit<Persona, "patients">[]>`
    select key, user_id as "userId", practice_id as "practiceId" from bench.personas`;
  return Promise.all(
    rows.map(async (row) => {
      const patients = await sql<Persona["patients"]>`
        select p.id, p.n + 523000 as "legacyId", f.given_name as given, f.family_name as family, p.patient_number as number
        from bench.patients p
        join bench.people f on f.id = p.profile_id
        join bench.personas a on a.key = ${row.key}
        where case a.role when 'staff' then true when 'doctor' then p.practice_id = a.practice_id else p.profile_id = a.profile_id end
        order by bench.pick(p.n, 91), p.n limit ${count}`;
      return { ...row, patients: [...patients] };
    }),
  );
}
