import { type Sql } from "postgres";
import { type Engine } from "./engines.ts";
import { runStatements } from "./fill.ts";
import { type Sample } from "./measure.ts";
import { type Operation } from "./operations.ts";
import { makeSearches, STATES, type Persona } from "./questions.ts";

const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
// What a status line looks like; the application keeps no other trace of it.
const STATUS_LINE = "^Order #[0-9]+ ";
const PATIENT_TYPE = `(select id from legacy.django_content_type where app_label = 'dispatch' and model = 'patient')`;

/** The same lab in the tables it comes from. */
export async function buildLegacy(engine: Engine): Promise<void> {
  await runStatements(engine, "legacy.sql");
  await engine.sql.unsafe("vacuum analyze");
}

/** The one index a careful developer would add by hand: the Django documentation recommends it, the ORM does not make it. */
export async function indexTargets(sql: Sql): Promise<void> {
  await sql.unsafe("create index dispatch_record_target on legacy.dispatch_record (target_type_id, target_id)");
  await sql.unsafe("analyze legacy.dispatch_record");
}

// Q(user__first_name__icontains=word) | Q(user__last_name__icontains=word), one filter() per word: icontains is UPPER(...) LIKE UPPER(...).
function searchPatients(persona: Persona, count: number): Sample[] {
  return makeSearches(persona, count).map(({ kind, query, legacyId }) => {
    const words = query.split(/\s+/).map((word) => quote(`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`));
    const tests = words.map(
      (word) => `(upper(u.first_name::text) like upper(${word}) or upper(u.last_name::text) like upper(${word}))`,
    );
    return {
      label: kind,
      run: async (tx) => {
        const rows = await tx.unsafe<{ id: number }[]>(
          `select p.*, u.first_name, u.last_name, u.email, o.name as office_name
           from legacy.dispatch_patient p
           join legacy.auth_user u on u.id = p.user_id
           left join legacy.dispatch_office o on o.id = p.office_id
           where ${tests.join(" and ")} order by u.last_name, u.first_name, p.id limit 20`,
        );
        return rows.some(({ id }) => id === legacyId);
      },
    };
  });
}

// select_related() for the page, then one query each for all fifty rows (prefetch_related, values().annotate(Count), DISTINCT ON): a
// correlated subquery per row would read the records fifty times. The counters use the integer status, the only state a column holds.
function readDashboard(count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `page ${1 + (index % 3)}`,
    run: async (tx) => {
      const page = await tx.unsafe<{ patient_id: number }[]>(
        `select i.*, u.first_name, u.last_name, d.first_name as doctor_first_name, d.last_name as doctor_last_name, o.name as office_name, c.name as course_name
         from legacy.dispatch_instruction i
         join legacy.dispatch_patient p on p.id = i.patient_id
         join legacy.auth_user u on u.id = p.user_id
         join legacy.dispatch_course c on c.id = i.course_id
         left join legacy.auth_user d on d.id = p.doctor_id
         left join legacy.dispatch_office o on o.id = p.office_id
         where not i.deleted order by i.submitted_at desc limit 50 offset ${50 * (index % 3)}`,
      );
      const patients = [...new Set(page.map(({ patient_id }) => patient_id))].join(", ");
      await tx.unsafe(
        `select r.target_id, count(*), max(r.created_at) from legacy.dispatch_record r
         where r.target_type_id = ${PATIENT_TYPE} and r.target_id in (${patients}) group by r.target_id`,
      );
      await tx.unsafe(
        `select distinct on (r.target_id) r.target_id, r.text from legacy.dispatch_record r
         where r.target_type_id = ${PATIENT_TYPE} and r.target_id in (${patients}) and r.text ~ '${STATUS_LINE}'
         order by r.target_id, r.created_at desc`,
      );
      await tx.unsafe(
        `select i.status, count(*) from legacy.dispatch_instruction i where not i.deleted and i.status <> 4 group by i.status`,
      );
      return null;
    },
  }));
}

// Record.objects.filter(target_type=patient, target_id=..., text__regex=...): the number of the order and its state are cut out of the text.
function readOrderHistory(persona: Persona, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    label: "one patient",
    run: async (tx) => {
      const patient = persona.patients[index % persona.patients.length]?.legacyId ?? 0;
      await tx.unsafe(
        `select i.*, c.name from legacy.dispatch_instruction i join legacy.dispatch_course c on c.id = i.course_id where i.patient_id = ${patient} order by i.submitted_at desc`,
      );
      const rows = await tx.unsafe(
        `select r.*, substring(r.text from '#([0-9]+)') as number, substring(r.text from '#[0-9]+ (.*)[.]$') as phrase, u.first_name, u.last_name
         from legacy.dispatch_record r left join legacy.auth_user u on u.id = r.author_id
         where r.target_type_id = ${PATIENT_TYPE} and r.target_id = ${patient} and r.text ~ '${STATUS_LINE}' order by r.created_at, r.id`,
      );
      return rows.length > 0;
    },
  }));
}

// Where an order stands is its latest sentence. DISTINCT ON reads the sentences once; the ORM's Subquery(...OuterRef...) would read them
// once for every order.
function readState(phrases: ReadonlyMap<string, string>, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const state = STATES[index % STATES.length] ?? "pending";
    return {
      label: state,
      run: async (tx) => {
        await tx.unsafe(
          `select i.id, i.patient_id, l.created_at, l.text
           from (
             select distinct on (number) number, text, created_at
             from (select substring(r.text from '#([0-9]+)')::int as number, r.text, r.created_at, r.id from legacy.dispatch_record r
               where r.target_type_id = ${PATIENT_TYPE} and r.text ~ '${STATUS_LINE}') s
             order by number, created_at desc, id desc
           ) l
           join legacy.dispatch_instruction i on i.id = l.number
           where l.text like ${quote(`%${phrases.get(state) ?? ""}%`)} and not i.deleted order by l.created_at limit 50`,
        );
        return null;
      },
    };
  });
}

/** What a Django application has to ask for the same answers. No policies stand in its way: it filters in its own code, or forgets to. */
export async function legacyOperations(sql: Sql, persona: Persona, count: number): Promise<Operation[]> {
  const rows = await sql<{ state: string; phrase: string }[]>`select state, phrase from legacy.phrases`;
  const phrases = new Map(rows.map(({ state, phrase }) => [state, phrase]));
  return [
    { key: "patient search", samples: searchPatients(persona, count) },
    { key: "case dashboard", samples: readDashboard(count) },
    { key: "order history", samples: readOrderHistory(persona, count) },
    { key: "workflow state", samples: readState(phrases, count) },
  ];
}
