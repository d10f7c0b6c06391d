-- Who changed what (audit.log) and who looked at whom (audit.access_log). Nobody writes here but triggers and one door, nobody
-- changes or deletes, and a chain of seals tells when somebody with the keys of the house did it all the same.
create schema if not exists audit;
comment on schema audit is 'Write log, access log and their seals. Never exposed through the Data API; read through public views.';
grant usage on schema audit to authenticated;
alter default privileges in schema audit revoke all on tables from anon, authenticated, service_role;

create table audit.log (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  organization_id uuid,
  table_name text not null,
  record_id text not null,
  operation text not null check (operation in ('insert', 'update', 'delete', 'truncate', 'bulk')),
  old_values jsonb,
  new_values jsonb,
  actor uuid,
  actor_roles text[] not null,
  database_role text not null,
  source text not null check (source in ('person', 'migration', 'message', 'system')),
  reason text,
  request_id text,
  transaction_id xid8 not null default pg_current_xact_id(),
  primary key (id, at)
) partition by range (at);
comment on table audit.log is 'One row per changed row, written by statement triggers; a migration batch writes one row per statement (bulk), its run keeps the rows.';
comment on column audit.log.record_id is 'Primary key of the row as text; several columns are joined by a slash.';
comment on column audit.log.old_values is 'Only what changed. Secrets and marked personal fields say that they changed, not to what: see audit.redactions.';
comment on column audit.log.actor is 'Login, kept as a plain value: erasing a person is not blocked by the log.';
comment on column audit.log.actor_roles is 'The roles the actor held at that moment.';
create index log_record_idx on audit.log (table_name, record_id, at desc);
create index log_organization_idx on audit.log (organization_id, at desc);
create index log_at_idx on audit.log using brin (at);

create table audit.access_log (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  organization_id uuid not null,
  patient_id uuid not null,
  purpose text not null,
  place text not null,
  actor uuid not null,
  actor_roles text[] not null,
  request_id text,
  primary key (id, at)
) partition by range (at);
comment on table audit.access_log is 'Reads of patient data by the application, one row per patient and view or export. Triggers cannot see reads, so the data layer says it.';
comment on column audit.access_log.place is 'Where in the console: a route such as /patients/[id], never an address with ids or search terms.';
create index access_log_patient_idx on audit.access_log (patient_id, at desc);
create index access_log_organization_idx on audit.access_log (organization_id, at desc);
create index access_log_actor_idx on audit.access_log (actor, at desc);

create table audit.redactions (
  table_name text not null,
  column_name text not null,
  kind text not null check (kind in ('secret', 'personal', 'derived')),
  primary key (table_name, column_name)
);
comment on table audit.redactions is 'Columns whose values stay out of the log. secret and personal: the log says that they changed. derived: not mentioned at all.';
insert into audit.redactions (table_name, column_name, kind) values
  ('*', 'row_version', 'derived'), ('*', 'updated_at', 'derived'), ('*', 'search_text', 'derived'), ('*', 'created_at', 'derived'),
  ('*', 'legacy', 'personal'), ('*', 'emergency_contact', 'personal'), ('*', 'medical_history', 'personal'),
  ('profiles', 'birth_date', 'personal'), ('profiles', 'email', 'personal'), ('profiles', 'phone', 'personal'),
  ('profiles', 'given_name', 'personal'), ('profiles', 'family_name', 'personal'), ('profiles', 'gender', 'personal'),
  ('invitations', 'email', 'personal'), ('invitations', 'given_name', 'personal'), ('invitations', 'family_name', 'personal'),
  ('patient_aliases', 'value', 'personal'), ('messages', 'subject', 'personal'), ('messages', 'body', 'personal'),
  ('comments', 'body', 'personal'), ('doctor_notes', 'body', 'personal'), ('discussion_replies', 'body', 'personal'),
  ('treatment_discussions', 'initial_message', 'personal');

create table audit.seals (
  id bigint primary key,
  log text not null check (log in ('log', 'access_log')),
  sealed_at timestamptz not null default clock_timestamp(),
  row_ids bigint[] not null check (cardinality(row_ids) > 0),
  row_hashes bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
comment on table audit.seals is 'The chain: each seal holds the SHA-256 of its rows and of the seal before it. The worker seals every minute and prints the newest hash, which anchors the chain outside the database.';
comment on column audit.seals.row_hashes is 'One SHA-256 of 32 bytes per row, in the order of row_ids, so that a changed row is named exactly.';
create index seals_log_idx on audit.seals (log, id);

create function private.require_unsealed() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'The audit log is append-only.' using errcode = '42501';
end
$$;
create trigger log_append_only before update or delete on audit.log for each row execute function private.require_unsealed();
create trigger access_log_append_only before update or delete on audit.access_log for each row execute function private.require_unsealed();
create trigger seals_append_only before update or delete on audit.seals for each row execute function private.require_unsealed();
create trigger log_no_truncate before truncate on audit.log for each statement execute function private.require_unsealed();
create trigger access_log_no_truncate before truncate on audit.access_log for each statement execute function private.require_unsealed();
create trigger seals_no_truncate before truncate on audit.seals for each statement execute function private.require_unsealed();

-- Partitions are made a year ahead; a default partition catches what no month was made for, so that a stopped worker stops nobody.
create table audit.log_default partition of audit.log default;
create table audit.access_log_default partition of audit.access_log default;
create trigger no_truncate before truncate on audit.log_default for each statement execute function private.require_unsealed();
create trigger no_truncate before truncate on audit.access_log_default for each statement execute function private.require_unsealed();
comment on table audit.log_default is 'Catches rows of months without a partition. Empty while the worker runs.';
comment on table audit.access_log_default is 'Catches rows of months without a partition. Empty while the worker runs.';

create function audit.prepare_partitions(p_months_ahead int default 12) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_log text;
  v_month date;
  v_name text;
  v_start text;
  v_end text;
  v_is_late boolean;
  v_made int := 0;
begin
  foreach v_log in array array['log', 'access_log'] loop
    for i in 0..p_months_ahead loop
      v_month := date_trunc('month', now() at time zone 'UTC')::date + make_interval(months => i);
      v_name := v_log || '_' || to_char(v_month, 'YYYY_MM');
      continue when to_regclass('audit.' || v_name) is not null;
      v_start := v_month || ' 00:00+00';
      v_end := (v_month + interval '1 month')::date || ' 00:00+00';
      -- A month that has begun in the default partition stays there; the later ones get their own.
      execute format('select exists (select from audit.%I where at >= %L and at < %L)', v_log || '_default', v_start, v_end) into v_is_late;
      continue when v_is_late;
      execute format('create table audit.%I partition of audit.%I for values from (%L) to (%L)', v_name, v_log, v_start, v_end);
      execute format('alter table audit.%I enable row level security', v_name);
      execute format('alter table audit.%I force row level security', v_name);
      execute format('create policy %I on audit.%I for select to authenticated using (false)', v_name || '_select_nobody', v_name);
      execute format('create trigger no_truncate before truncate on audit.%I for each statement execute function private.require_unsealed()', v_name);
      v_made := v_made + 1;
    end loop;
  end loop;
  return v_made;
end
$$;
comment on function audit.prepare_partitions is 'Makes the monthly partitions that are missing, this month and the next twelve. Run daily by the worker.';
select audit.prepare_partitions();

-- Who is writing, asked once per statement.
create function private.write_source() returns text
language sql stable set search_path = '' as $$
  select case
    when auth.uid() is not null then 'person'
    else coalesce(nullif(current_setting('archwire.source', true), ''), 'system')
  end
$$;
comment on function private.write_source is 'person for every signed-in caller; background work may name itself with archwire.source, a signed-in person cannot.';

create function private.request_id() returns text
language sql stable set search_path = '' as $$
  select left(nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-request-id', 100)
$$;

create function audit.record_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_source text := private.write_source();
  v_hidden text[];
  v_derived text[];
  v_key text;
  v_join text;
  v_rows text;
  v_changes text;
begin
  -- A trigger names the primary key of its table: id, or several columns.
  select string_agg(format('(r ->> %L)', k), ' || ''/'' || '), string_agg(format('o.%1$I = n.%1$I', k), ' and ')
  into v_key, v_join from unnest(tg_argv) k;
  select coalesce(array_agg(column_name) filter (where kind <> 'derived'), '{}'),
    coalesce(array_agg(column_name) filter (where kind = 'derived'), '{}')
  into v_hidden, v_derived from audit.redactions where table_name in ('*', tg_table_name);

  -- offset 0 keeps each image of a row from being built again for every column that looks at it.
  v_rows := case tg_op
    when 'INSERT' then 'select null::jsonb as o, to_jsonb(n) - $1 as n from new_rows n offset 0'
    when 'DELETE' then 'select to_jsonb(o) - $1 as o, null::jsonb as n from old_rows o offset 0'
    else format('select to_jsonb(o) - $1 as o, to_jsonb(n) - $1 as n from old_rows o join new_rows n on %s offset 0', v_join)
  end;

  if v_source = 'migration' then
    v_changes := format($q$
      select %I, 'several', 'bulk', null::jsonb, jsonb_build_object('operation', lower(%L), 'rows', count(*)) from %I group by 1$q$,
      case tg_table_name when 'organizations' then 'id' else 'organization_id' end, tg_op,
      case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end);
  elsif tg_op = 'UPDATE' then
    v_changes := format($q$
      select organization_id, record_id, 'update', old_values, new_values from (%s) c
      cross join lateral (
        select jsonb_object_agg(key, case when key = any ($2) then '"[redacted]"' else c.o -> key end) as old_values,
          jsonb_object_agg(key, case when key = any ($2) then '"[redacted]"' else value end) as new_values
        from jsonb_each(c.n) where value is distinct from c.o -> key
      ) d
      cross join lateral (
        select (r ->> %L)::uuid as organization_id, %s as record_id from (select c.n as r) k
      ) i
      where new_values is not null$q$,
      v_rows, case tg_table_name when 'organizations' then 'id' else 'organization_id' end, v_key);
  else
    v_changes := format($q$
      select (r ->> %L)::uuid, %s, %L,
        case when o is not null then v end, case when n is not null then v end
      from (select *, coalesce(n, o) as r from (%s) c) c
      cross join lateral (
        select jsonb_object_agg(key, case when key = any ($2) then '"[redacted]"' else value end) as v
        from jsonb_each(r) where value <> 'null'
      ) d$q$,
      case tg_table_name when 'organizations' then 'id' else 'organization_id' end, v_key, lower(tg_op), v_rows);
  end if;

  execute format($q$
    insert into audit.log (organization_id, record_id, operation, old_values, new_values, table_name, actor, actor_roles,
      database_role, source, reason, request_id)
    select c.*, $3, $4, $5, $6, $7, $8, $9 from (%s) c$q$, v_changes)
  using v_derived, v_hidden, tg_table_name, auth.uid(), array(select private.my_roles()),
    coalesce(nullif(current_setting('role', true), 'none'), session_user::text), v_source,
    nullif(current_setting('archwire.reason', true), ''), private.request_id();
  return null;
end
$$;
comment on function audit.record_change is 'Statement trigger: writes every changed row with its changed columns only.';

create function audit.record_truncate() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into audit.log (table_name, record_id, operation, actor, actor_roles, database_role, source, request_id)
  values (tg_table_name, 'several', 'truncate', auth.uid(), array(select private.my_roles()),
    coalesce(nullif(current_setting('role', true), 'none'), session_user::text), private.write_source(), private.request_id());
  return null;
end
$$;

create function audit.attach(p_table regclass) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_keys text;
begin
  select string_agg(quote_literal(a.attname), ', ' order by k.position) into v_keys
  from pg_catalog.pg_index i
  cross join unnest(i.indkey::int2[]) with ordinality k(attnum, position)
  join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
  where i.indrelid = p_table and i.indisprimary;
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.record_change(%s)', p_table, v_keys);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.record_change(%s)', p_table, v_keys);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.record_change(%s)', p_table, v_keys);
  execute format('create trigger audit_truncate after truncate on %s for each statement execute function audit.record_truncate()', p_table);
end
$$;
comment on function audit.attach is 'Puts a table under the write log. A catalogue test fails for a business table that is not.';

-- Reading, for those whose task it is: through the parents, never a partition by itself.
alter table audit.log enable row level security;
alter table audit.log force row level security;
alter table audit.log_default enable row level security;
alter table audit.log_default force row level security;
alter table audit.access_log enable row level security;
alter table audit.access_log force row level security;
alter table audit.access_log_default enable row level security;
alter table audit.access_log_default force row level security;
alter table audit.seals enable row level security;
alter table audit.seals force row level security;
alter table audit.redactions enable row level security;
alter table audit.redactions force row level security;
grant select on audit.log, audit.access_log to authenticated;
create policy log_select_admins_and_developers on audit.log for select to authenticated
  using (
    organization_id = any (array(select private.admin_organization_ids()))
    or (organization_id is null and 'developer' = any (array(select private.my_roles())))
  );
create policy access_log_select_managers on audit.access_log for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy log_default_select_nobody on audit.log_default for select to authenticated using (false);
create policy access_log_default_select_nobody on audit.access_log_default for select to authenticated using (false);
create policy seals_select_nobody on audit.seals for select to authenticated using (false);
create policy redactions_select_nobody on audit.redactions for select to authenticated using (false);

create view public.audit_entries with (security_invoker = true) as
  select id, at, organization_id, table_name, record_id, operation, old_values, new_values, actor, actor_roles, source, reason, request_id
  from audit.log;
comment on view public.audit_entries is 'The write log of the own organization, for administrators.';
create view public.access_entries with (security_invoker = true) as
  select id, at, organization_id, patient_id, purpose, place, actor, actor_roles, request_id from audit.access_log;
comment on view public.access_entries is 'Who looked at which patient, for managers and administrators.';
grant select on public.audit_entries, public.access_entries to authenticated;

select audit.attach('public.organizations');
select audit.attach('public.profiles');
select audit.attach('public.practices');
select audit.attach('public.practitioners');
select audit.attach('public.practice_members');
select audit.attach('public.profile_roles');
select audit.attach('public.invitations');
select audit.attach('private.user_roles');
