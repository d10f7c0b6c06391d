/** Ids of those who are patients, and of those in the group of doctors, as the source says. */
export const patientIds = "select user_id from @dispatch_patient where user_id is not null";
export const doctorIds =
  "select u.user_id from @auth_user_groups u join @auth_group g on g.id = u.group_id where g.name = 'Doctor'";

/** A doctor who is a patient and no doctor: an id of the wrong kind, which looks like the right one. */
export const namesPatientAsDoctor = `s.doctor_id in (${patientIds}) and s.doctor_id not in (${doctorIds})`;

/** The first of several times that are known; a row that knows none stands before everything that the lab has done. */
export const firstKnown = (...times: string[]) => `coalesce(${times.join(", ")}, timestamptz '2018-01-01')`;

/** A date that somebody born could have, known by the time the patient was registered. The legacy database ends on 17 November 2025. */
export const isBirthdatePossible = (row: string) =>
  `(${row}.birthdate > date '1900-01-01' and ${row}.birthdate <= coalesce((${row}.submitted_at at time zone 'UTC')::date, date '2025-11-17'))`;

/** What these columns hold, as they hold it, and values by other names; what is empty is left out. */
export function asFound(columns: string[], more: Record<string, string> = {}): string {
  const pairs = [...columns.map((column) => [column, `r.${column}`]), ...Object.entries(more)];
  return `json_object(${pairs.map(([name, sql]) => `'${name}': ${sql}`).join(", ")} absent on null returning jsonb)`;
}
