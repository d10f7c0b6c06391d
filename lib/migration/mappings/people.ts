import type { Mapping } from "../mapping.ts";
import { asFound, doctorIds, firstKnown, isBirthdatePossible, patientIds } from "./evidence.ts";

const validEmail = (email: string) => `${email} ~ '^[a-z0-9.!#$%&''*+/=?^_{|}~-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+$'`;
const isNoName = (name: string) => `coalesce(lower(btrim(r.${name})), '') in ('', 'null', '-')`;
const nameOf = (name: string) => `case when ${isNoName(name)} then '(no name)' else btrim(r.${name}) end`;

/** Everybody is a person once; what somebody does is said by roles, memberships and the records that name them. */
export const profiles: Mapping = {
  entity: "profiles",
  title: "People",
  table: "profiles",
  leaves: { person_names: "profile_id" },
  legacyKey: "legacy_user_id",
  source: {
    table: "auth_user",
    from: `@auth_user s left join (
      select distinct on (user_id) user_id, birthdate, sex, submitted_at from @dispatch_patient order by user_id, id
    ) p on p.user_id = s.id`,
    columns: {
      id: "bigint",
      username: "text",
      first_name: "text",
      last_name: "text",
      email: "text",
      is_superuser: "boolean",
      is_staff: "boolean",
      is_active: "boolean",
      date_joined: "timestamptz",
      last_login: "timestamptz",
      is_patient: { type: "boolean", sql: "p.user_id is not null" },
      birthdate: { type: "date", sql: "p.birthdate" },
      sex: { type: "int", sql: "p.sex" },
      submitted_at: { type: "timestamptz", sql: "p.submitted_at" },
      has_evidence: {
        type: "boolean",
        sql: `s.is_staff or s.is_superuser or s.id in (select user_id from @auth_user_groups)
          or s.id in (${patientIds})
          or s.id in (select doctor_id from @dispatch_patient where doctor_id is not null)
          or s.id in (select user_id from @dispatch_doctorsetting) or s.id in (select user_id from @dispatch_office_doctors)
          or s.id in (select user_id from @dispatch_role where user_id is not null)`,
      },
    },
  },
  codes: { gender: { map: "sex", column: "sex", isQuiet: true } },
  facts: {
    shared_emails: {
      sql: "select lower(btrim(email)) as email from @auth_user group by 1 having count(*) > 1",
      columns: { email: "text" },
    },
    shared_usernames: {
      sql: "select lower(btrim(username)) as username from @auth_user group by 1 having count(*) > 1",
      columns: { username: "text" },
    },
  },
  joins: [
    "left join fact_shared_emails se on se.email = lower(btrim(f.email))",
    "left join fact_shared_usernames su on su.username = lower(btrim(f.username))",
  ],
  carries: {
    clean_email: `case when ${validEmail("lower(btrim(f.email))")} then lower(btrim(f.email)) end`,
    is_email_shared: "se.email is not null",
    is_username_shared: "su.username is not null",
    is_internal: `coalesce(lower(btrim(f.email)) ~ '@(archwire|dev)\\.example$', false) or f.username ~ '^(test|demo)'`,
  },
  findings: [
    { code: "invalid_email", column: "email", when: "btrim(r.email) <> '' and r.clean_email is null" },
    { code: "shared_email", column: "email", when: "r.clean_email is not null and r.is_email_shared" },
    { code: "empty_name", column: "first_name", when: isNoName("first_name") },
    { code: "empty_name", column: "last_name", when: isNoName("last_name") },
    { code: "username_collision", column: "username", when: "r.is_username_shared" },
    { code: "internal_account", column: "email", when: "r.is_internal" },
    { code: "role_unassigned", column: "id", when: "not r.has_evidence" },
  ],
  values: {
    given_name: nameOf("first_name"),
    family_name: nameOf("last_name"),
    email: "r.clean_email",
    birth_date: `case when ${isBirthdatePossible("r")} then r.birthdate end`,
    gender: "r.gender",
    is_listed: "not r.is_patient",
    created_at: firstKnown("r.date_joined"),
    legacy: asFound([
      "username",
      "email",
      "first_name",
      "last_name",
      "is_active",
      "is_staff",
      "is_superuser",
      "last_login",
      "is_internal",
    ]),
  },
  ignores: { password: "A secret: never read." },
};

export const profileRoles: Mapping = {
  entity: "profile_roles",
  title: "Roles of people",
  table: "profile_roles",
  isBulk: true,
  source: {
    table: "auth_user_groups",
    from: "@auth_user_groups s left join @auth_group g on g.id = s.group_id",
    columns: {
      id: "bigint",
      user_id: "bigint",
      group_id: { type: "text", sql: "g.name" },
      earlier_groups: {
        type: "text[]",
        sql: "array(select g2.name from @auth_user_groups u2 join @auth_group g2 on g2.id = u2.group_id where u2.user_id = s.user_id and u2.id < s.id order by u2.id)",
      },
    },
  },
  parents: { person: { entity: "profiles", column: "user_id", required: true } },
  codes: { role: { map: "user_group", column: "group_id", required: true } },
  carries: {
    // Several groups of the source are one role here; the first one brings it.
    is_role_there:
      "exists (select from migration.code_maps x where x.map = 'user_group' and x.code = any (f.earlier_groups) and x.target = c_role.target)",
  },
  rejects: [
    {
      code: "duplicate_pair",
      column: "group_id",
      when: "r.is_role_there",
      kind: "merged",
    },
  ],
  values: {
    profile_id: "r.person",
    role: "r.role",
    source: "'migration'",
    detail: "'Legacy group ' || r.group_id",
  },
};

/** Who works as a doctor: the group, settings of a doctor, a practice that lists them, or patients that name them. */
export const practitioners: Mapping = {
  entity: "practitioners",
  title: "Doctors",
  table: "practitioners",
  source: {
    table: "auth_user",
    columns: { id: "bigint" },
    where: `s.id in (${doctorIds})
      or ((s.id in (select user_id from @dispatch_doctorsetting) or s.id in (select user_id from @dispatch_office_doctors)
          or s.id in (select doctor_id from @dispatch_patient where doctor_id is not null))
        and s.id not in (${patientIds}))`,
  },
  parents: { person: { entity: "profiles", column: "id", required: true } },
  values: { profile_id: "r.person" },
};
