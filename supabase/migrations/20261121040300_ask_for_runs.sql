-- People ask, the engine works. What a person may ask of the migration goes through these functions; the engine in the worker and the one
-- in a terminal use the same ones.
alter table migration.runs add column scope jsonb check (jsonb_typeof(scope) = 'object');
comment on column migration.runs.scope is 'What a retry looks at again: ids of the inbox, or entity, kind, code and column of a group; empty means every open row.';
alter table migration.runs add column report_hash text check (report_hash ~ '^[0-9a-f]{64}$');
comment on column migration.runs.report_hash is 'SHA-256 of the proof of a validation as it was exported first; the same stands in the sealed write log.';
alter table migration.runs add column memory_bytes bigint;
comment on column migration.runs.memory_bytes is 'What the process that works on the run holds, as of its last heartbeat.';

-- A rollback counts in the same place: what it restores is updated, what it has to leave is a conflict.
alter table migration.run_entities add column removed bigint not null default 0;
alter table migration.run_entities drop constraint run_entities_check;
alter table migration.run_entities add constraint run_entities_check
  check (read_rows = inserted + updated + unchanged + rejected + skipped + merged + conflicts + removed);

create table migration.code_uses (
  map text not null,
  code text not null,
  entity text not null,
  row_count bigint not null,
  seen_at timestamptz not null default now(),
  primary key (map, code, entity)
);
comment on table migration.code_uses is 'How many rows of the source carry a code, as of the last preflight: what a change of its meaning would touch.';

create table migration.vocabularies (
  map text primary key,
  title text not null,
  words_table text,
  words text[],
  pattern text,
  check (num_nonnulls(words_table, words, pattern) = 1)
);
comment on table migration.vocabularies is 'Which words the codes of a map may mean: the keys of a table, a list, or whatever fits a pattern.';
insert into migration.vocabularies (map, title, words_table, words, pattern) values
  ('user_group', 'Groups of users', 'roles', null, null),
  ('sex', 'Sex of patients', null, '{female,male,other,not_stated}', null),
  ('patient_status', 'Status of patients', null, '{active,on_hold,archived}', null),
  ('order_course', 'Course of orders', 'order_types', null, null),
  ('order_status', 'Status of orders', 'order_states', null, null),
  ('jaw_reason', 'Reason on jaws', null, '{breakage,complete,other}', null),
  ('project_type', 'Type of projects', 'project_types', null, null),
  ('project_status', 'Status of projects', 'project_states', null, null),
  ('message_type', 'Type of messages', 'message_types', null, null),
  ('toggle_status', 'Flags of orders', null, null, '^[0-9]{1,4}$'),
  ('operation_type', 'Type of payments', null, '{payment,refund}', null),
  ('template_function', 'What a step of a template does', 'task_functions', null, null),
  ('template_role_type', 'Type of template roles', null, '{system,clinical,administrative}', null),
  ('country', 'Spellings of countries', null, null, '^[A-Z]{2}$');

alter table migration.code_uses enable row level security;
alter table migration.code_uses force row level security;
alter table migration.vocabularies enable row level security;
alter table migration.vocabularies force row level security;
grant select on migration.code_uses, migration.vocabularies to authenticated;
create policy code_uses_select_managers on migration.code_uses for select to authenticated
  using (exists (select from private.organization_ids_as('manager', 'admin')));
create policy vocabularies_select_managers on migration.vocabularies for select to authenticated
  using (exists (select from private.organization_ids_as('manager', 'admin')));

create function migration.words_for(p_mode text) returns text
language sql immutable set search_path = '' as $$ select replace(p_mode, '_', ' ') $$;

create function migration.request_run(
  p_organization_id uuid, p_mode text, p_accepted text[] default '{}', p_of_run_id uuid default null, p_scope jsonb default null,
  p_source_name text default null, p_started_by uuid default null
) returns uuid
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_live migration.runs;
  v_of migration.runs;
  v_id uuid;
begin
  -- Two who ask at the same moment come one after the other.
  perform 1 from public.organizations where id = p_organization_id for no key update;
  -- Legacy ids, and the new ids that are made of them, belong to one legacy database.
  if exists (select from migration.runs where organization_id <> p_organization_id and mode in ('full', 'delta', 'retry')) then
    raise exception 'Another lab has moved into this database already. One database takes one legacy database.' using errcode = 'PT409';
  end if;
  select * into v_live from migration.runs where organization_id = p_organization_id and status in ('waiting', 'running', 'paused');
  if found then
    raise exception 'Another run (%) is %. Wait for it, resume it, or cancel it.', migration.words_for(v_live.mode),
      v_live.status || coalesce((select ', started by ' || given_name || ' ' || family_name from public.profiles where id = v_live.started_by), '')
      || coalesce(', carried out by ' || v_live.holder, '') using errcode = 'PT409';
  end if;
  if p_mode = 'rollback' then
    select r.* into v_of from migration.runs r
    where r.organization_id = p_organization_id and r.mode in ('full', 'delta', 'retry') and (p_of_run_id is null or r.id = p_of_run_id)
      and not exists (select from migration.runs b where b.of_run_id = r.id and b.mode = 'rollback' and b.status = 'done')
    order by r.created_at desc, r.id limit 1;
    if not found then
      raise exception 'There is no run that could be taken back.' using errcode = 'PT404';
    end if;
    if exists (
      select from migration.runs r where r.organization_id = p_organization_id and r.mode in ('full', 'delta', 'retry') and r.created_at > v_of.created_at
        and exists (select from migration.batches b where b.run_id = r.id and b.written_rows > 0)
        and not exists (select from migration.runs b where b.of_run_id = r.id and b.mode = 'rollback' and b.status = 'done')
    ) then
      raise exception 'A later run has written since. Take that one back first.' using errcode = 'PT409';
    end if;
  end if;
  insert into migration.runs (organization_id, mode, accepted, of_run_id, scope, source_name, started_by)
  values (p_organization_id, p_mode, p_accepted, v_of.id, p_scope, p_source_name, p_started_by) returning id into v_id;
  return v_id;
end
$$;
comment on function migration.request_run is 'Writes a run that waits for an engine. Whoever comes second is told who came first.';

create function migration.steer_run(p_run_id uuid, p_wish text, p_accepted text[] default '{}', p_gone_holder text default null) returns text
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_run migration.runs;
  v_is_left boolean;
  v_status text;
begin
  select * into v_run from migration.runs where id = p_run_id for update;
  if not found then
    raise exception 'There is no such run.' using errcode = 'PT404';
  end if;
  v_is_left := v_run.status = 'running'
    and (v_run.holder is null or v_run.holder = p_gone_holder or v_run.heartbeat_at < clock_timestamp() - interval '30 seconds');
  if v_run.status in ('done', 'cancelled') then
    raise exception 'The run has ended already.' using errcode = 'PT409';
  end if;
  if p_wish = 'run' and v_run.status in ('failed', 'blocked') and exists (
    select from migration.runs r where r.organization_id = v_run.organization_id and r.id <> v_run.id and r.created_at > v_run.created_at
  ) then
    raise exception 'A later run exists. Start a new one.' using errcode = 'PT409';
  end if;
  v_status := case
    when p_wish = 'run' and (v_run.status in ('paused', 'failed', 'blocked') or v_is_left) then 'waiting'
    when p_wish = 'pause' and (v_run.status = 'waiting' or v_is_left) then 'paused'
    when p_wish = 'cancel' and (v_run.status in ('waiting', 'paused', 'failed', 'blocked') or v_is_left) then 'cancelled'
    else v_run.status end;
  update migration.runs set wish = p_wish, status = v_status,
    accepted = array(select distinct a from unnest(accepted || p_accepted) a order by a),
    holder = case when v_status = 'running' then holder end,
    error = case when v_status = 'waiting' then null else error end,
    finished_at = case when v_status = 'cancelled' then coalesce(finished_at, now()) when v_status = 'waiting' then null else finished_at end
  where id = p_run_id;
  return v_status;
end
$$;
comment on function migration.steer_run is 'Run, pause or cancel. A run that somebody works on follows between two batches; one that nobody works on at once. Returns its state.';

-- What people reach, all of it through one question: may this person change the migration of this lab?
create function private.my_migration() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  if v_organization_id is null or v_organization_id not in (select private.admin_organization_ids()) then
    raise exception 'Only administrators run the migration.' using errcode = '42501';
  end if;
  return v_organization_id;
end
$$;

create function private.request_migration(p_mode text, p_accepted text[], p_of_run_id uuid, p_scope jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_mode not in ('preflight', 'dry_run', 'full', 'delta', 'validate', 'retry', 'rollback') then
    raise exception 'There is no such kind of run.' using errcode = 'PT422';
  end if;
  return migration.request_run(private.my_migration(), p_mode, coalesce(p_accepted, '{}'), p_of_run_id,
    case jsonb_typeof(p_scope) when 'string' then (p_scope #>> '{}')::jsonb else p_scope end, null, private.my_profile_id());
end
$$;

create function private.steer_migration(p_run_id uuid, p_wish text, p_accepted text[]) returns text
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from migration.runs where id = p_run_id and organization_id = private.my_migration()) then
    raise exception 'There is no such run.' using errcode = 'PT404';
  end if;
  if p_wish not in ('run', 'pause', 'cancel') then
    raise exception 'A run can be resumed, paused or cancelled.' using errcode = 'PT422';
  end if;
  return migration.steer_run(p_run_id, p_wish, coalesce(p_accepted, '{}'));
end
$$;

create function private.decide_rejects(p_scope jsonb, p_note text) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_scope jsonb := case jsonb_typeof(p_scope) when 'string' then (p_scope #>> '{}')::jsonb else p_scope end;
  v_organization_id uuid := private.my_migration();
  v_me uuid := private.my_profile_id();
  v_note text := nullif(btrim(p_note), '');
  v_rows int;
begin
  update migration.rejects x set status = case when v_note is null then 'open' else 'waived' end,
    note = v_note, decided_by = case when v_note is not null then v_me end, decided_at = case when v_note is not null then now() end
  where x.organization_id = v_organization_id and not x.is_trial and x.status = case when v_note is null then 'waived' else 'open' end
    and case when v_scope ? 'ids' then x.id in (select i::bigint from jsonb_array_elements_text(v_scope -> 'ids') i)
      else (x.entity, x.kind, x.code, x.source_column) = (v_scope ->> 'entity', v_scope ->> 'kind', v_scope ->> 'code', v_scope ->> 'column') end;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;

create function private.set_code(p_map text, p_code text, p_target text, p_note text, p_expected_version int) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_migration();
  v_words migration.vocabularies;
  v_target text := nullif(btrim(p_target), '');
  v_is_word boolean;
  v_version int;
begin
  if exists (select from migration.runs where organization_id <> v_organization_id and mode in ('full', 'delta', 'retry')) then
    raise exception 'Another lab has moved into this database already.' using errcode = '42501';
  end if;
  if exists (select from migration.runs where status in ('waiting', 'running', 'paused')) then
    raise exception 'A run is under way. Its rows would be read by two meanings: wait until it has ended.' using errcode = 'PT409';
  end if;
  if nullif(btrim(p_note), '') is null then
    raise exception 'Say how you know: the note stays with the code.' using errcode = 'PT422';
  end if;
  select * into v_words from migration.vocabularies where map = p_map;
  if not found then
    raise exception 'There is no such map.' using errcode = 'PT404';
  end if;
  if v_target is not null then
    if v_words.words_table is not null then
      execute format('select exists (select from public.%I where key = $1)', v_words.words_table) into v_is_word using v_target;
    else
      v_is_word := coalesce(v_target = any (v_words.words), v_target ~ v_words.pattern);
    end if;
    if not v_is_word then
      raise exception '"%" is no word of the console for %.', v_target, lower(v_words.title) using errcode = 'PT422';
    end if;
  end if;
  if p_expected_version is null then
    insert into migration.code_maps (map, code, target, note) values (p_map, p_code, v_target, btrim(p_note))
    on conflict do nothing returning row_version into v_version;
  else
    update migration.code_maps set target = v_target, note = btrim(p_note)
    where map = p_map and code = p_code and row_version = p_expected_version returning row_version into v_version;
  end if;
  if v_version is null then
    raise exception 'Somebody else changed this code meanwhile. Look at their meaning first.' using errcode = 'PT409';
  end if;
  return v_version;
end
$$;

grant execute on function private.request_migration(text, text[], uuid, jsonb), private.steer_migration(uuid, text, text[]),
  private.decide_rejects(jsonb, text), private.set_code(text, text, text, text, int) to authenticated;
create function public.request_migration(p_mode text, p_accepted text[] default '{}', p_of_run_id uuid default null, p_scope jsonb default null) returns uuid
language sql volatile security invoker set search_path = '' as $$ select private.request_migration(p_mode, p_accepted, p_of_run_id, p_scope) $$;
create function public.steer_migration(p_run_id uuid, p_wish text, p_accepted text[] default '{}') returns text
language sql volatile security invoker set search_path = '' as $$ select private.steer_migration(p_run_id, p_wish, p_accepted) $$;
create function public.decide_rejects(p_scope jsonb, p_note text default null) returns int
language sql volatile security invoker set search_path = '' as $$ select private.decide_rejects(p_scope, p_note) $$;
create function public.set_code(p_map text, p_code text, p_note text, p_target text default null, p_expected_version int default null) returns int
language sql volatile security invoker set search_path = '' as $$ select private.set_code(p_map, p_code, p_target, p_note, p_expected_version) $$;
comment on function public.request_migration is 'Asks for a run of the migration; the worker carries it out. Returns its id.';
comment on function public.steer_migration is 'Resumes, pauses or cancels a run, and accepts findings of its preflight. Returns its state.';
comment on function public.decide_rejects is 'Waives rows of the inbox with a note, or opens them again without one: by ids, or a whole group. Returns how many.';
comment on function public.set_code is 'Gives a code of the legacy database a meaning. Returns the new version.';
revoke execute on function public.request_migration(text, text[], uuid, jsonb), public.steer_migration(uuid, text, text[]),
  public.decide_rejects(jsonb, text), public.set_code(text, text, text, text, int) from public, anon;
grant execute on function public.request_migration(text, text[], uuid, jsonb), public.steer_migration(uuid, text, text[]),
  public.decide_rejects(jsonb, text), public.set_code(text, text, text, text, int) to authenticated;
revoke execute on function migration.words_for(text), migration.request_run(uuid, text, text[], uuid, jsonb, text, uuid),
  migration.steer_run(uuid, text, text[], text) from public;
