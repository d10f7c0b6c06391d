-- The room of the migration: what a run did, what became of every row of the source, what waits for a decision. The engine runs in the
-- worker and writes here in the same transaction as into the tables; people read, and act through functions.
create schema migration;
comment on schema migration is 'Runs of the migration, what became of each source row, and the inbox of rejects. Read under policies, never exposed by itself.';
grant usage on schema migration to authenticated;
alter default privileges in schema migration revoke all on tables from anon, authenticated, service_role;

create extension if not exists "uuid-ossp" with schema extensions;

create table migration.runs (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  mode text not null check (mode in ('preflight', 'dry_run', 'full', 'delta', 'validate', 'retry', 'rollback')),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'paused', 'done', 'blocked', 'failed', 'cancelled')),
  wish text not null default 'run' check (wish in ('run', 'pause', 'cancel')),
  accepted text[] not null default '{}',
  of_run_id uuid references migration.runs (id),
  plan_hash text,
  source_name text,
  started_by uuid,
  holder text,
  heartbeat_at timestamptz,
  error text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
comment on table migration.runs is 'One row per run. A live run is unique in its organization: whoever comes second is told who came first.';
comment on column migration.runs.wish is 'What people ask of the run; the engine looks between two batches.';
comment on column migration.runs.accepted is 'Findings of the preflight that somebody has accepted; without it they stop the run.';
comment on column migration.runs.plan_hash is 'Hash of mappings and code maps: two runs with the same plan and source do the same.';
comment on column migration.runs.source_name is 'Host, database and schema of the source, never its password.';
comment on column migration.runs.holder is 'The process that works on the run; its heartbeat is the lease.';
create unique index runs_live_idx on migration.runs (organization_id) where status in ('waiting', 'running', 'paused');
create index runs_organization_idx on migration.runs (organization_id, created_at desc, id);
create index runs_of_run_idx on migration.runs (of_run_id);

create table migration.run_entities (
  run_id uuid not null references migration.runs (id),
  organization_id uuid not null references public.organizations (id),
  entity text not null,
  position int not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'blocked', 'failed')),
  expected_rows bigint,
  last_key bigint not null default -9223372036854775808,
  read_rows bigint not null default 0,
  inserted bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  rejected bigint not null default 0,
  skipped bigint not null default 0,
  merged bigint not null default 0,
  conflicts bigint not null default 0,
  findings bigint not null default 0,
  missing bigint not null default 0,
  milliseconds bigint not null default 0,
  error text,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (run_id, entity),
  check (read_rows = inserted + updated + unchanged + rejected + skipped + merged + conflicts)
);
comment on table migration.run_entities is 'Checkpoint and counters of an entity in a run, written in the transaction of each batch. The sum that must hold is a check.';
comment on column migration.run_entities.last_key is 'The last key of the source that is done; the next batch begins behind it.';
comment on column migration.run_entities.missing is 'Rows that were loaded before and are no longer in the source.';
create index run_entities_organization_idx on migration.run_entities (organization_id);

create table migration.batches (
  run_id uuid not null,
  entity text not null,
  number int not null,
  organization_id uuid not null references public.organizations (id),
  first_key bigint not null,
  last_key bigint not null,
  read_rows int not null,
  written_rows int not null,
  rejected_rows int not null,
  milliseconds int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (run_id, entity, number),
  foreign key (run_id, entity) references migration.run_entities (run_id, entity)
);
comment on table migration.batches is 'One row per batch: what the rate and the time that is left are computed from.';
create index batches_at_idx on migration.batches (run_id, at desc);
create index batches_organization_idx on migration.batches (organization_id);

-- Without foreign keys: it is written once per migrated row, and its own key is its only reader.
create table migration.source_rows (
  entity text not null,
  legacy_id bigint not null,
  outcome text not null check (outcome in ('loaded', 'rejected', 'skipped', 'merged', 'conflict')),
  hash uuid not null,
  target_id uuid,
  written_at timestamptz not null default clock_timestamp(),
  first_run_id uuid not null,
  run_id uuid not null,
  missing_since timestamptz,
  primary key (entity, legacy_id)
);
comment on table migration.source_rows is 'What became of each row of the source. Children look here for their parents; a rerun compares the hash and leaves what is unchanged alone.';
comment on column migration.source_rows.hash is 'MD5 of the row and of the plan of its entity.';
comment on column migration.source_rows.first_run_id is 'The run that loaded the row, and that can take it back; for a row that is not loaded the one that saw it first.';
comment on column migration.source_rows.written_at is 'A line about the row in the write log that is younger was written by somebody else: the row was edited since.';
create index source_rows_run_idx on migration.source_rows (run_id, entity);

create unlogged table migration.trial_rows (like migration.source_rows including defaults including constraints, primary key (entity, legacy_id));
comment on table migration.trial_rows is 'The same for a dry run, emptied before each.';

create table migration.rejects (
  id bigint primary key generated always as identity,
  organization_id uuid not null references public.organizations (id),
  run_id uuid not null references migration.runs (id),
  first_run_id uuid not null references migration.runs (id),
  entity text not null,
  legacy_id bigint not null,
  kind text not null check (kind in ('rejected', 'skipped', 'merged', 'finding', 'conflict')),
  code text not null,
  source_column text not null,
  is_trial boolean not null default false,
  source_row jsonb not null check (jsonb_typeof(source_row) = 'object'),
  status text not null default 'open' check (status in ('open', 'waived', 'gone')),
  note text check (btrim(note) <> ''),
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  unique (entity, legacy_id, kind, code, source_column, is_trial),
  check ((status = 'waived') = (decided_by is not null and note is not null))
);
comment on table migration.rejects is 'The inbox: each source row that was not loaded as it is, why, and the row itself. Findings are rows that were loaded with a remark about one column.';
comment on column migration.rejects.status is 'gone: a later run found the row in order, or not at all.';
comment on column migration.rejects.is_trial is 'Found by a dry run; emptied before the next one.';
comment on column migration.rejects.source_row is 'The row as it was read; columns that must never leave the source were not read.';
create index rejects_entity_idx on migration.rejects (organization_id, status, entity, kind, code, source_column, id);
create index rejects_run_idx on migration.rejects (run_id);
create index rejects_first_run_idx on migration.rejects (first_run_id);

create table migration.changes (
  id bigint primary key generated always as identity,
  run_id uuid not null references migration.runs (id),
  organization_id uuid not null references public.organizations (id),
  entity text not null,
  legacy_id bigint not null,
  target_table text not null,
  target_id uuid not null,
  before jsonb not null,
  before_hash uuid not null
);
comment on table migration.changes is 'Rows as they were before a run changed them, for its rollback. What a run inserted is in source_rows.';
create index changes_run_idx on migration.changes (run_id, entity, id);
create index changes_organization_idx on migration.changes (organization_id);

create table migration.checks (
  run_id uuid not null references migration.runs (id),
  position int not null,
  organization_id uuid not null references public.organizations (id),
  severity text not null check (severity in ('blocker', 'warning', 'information')),
  code text not null,
  place text not null,
  detail text not null,
  row_count bigint,
  primary key (run_id, position)
);
comment on table migration.checks is 'What the preflight found: blockers stop a run, warnings inform.';
create index checks_organization_idx on migration.checks (organization_id);

create table migration.events (
  id bigint primary key generated always as identity,
  run_id uuid not null references migration.runs (id),
  organization_id uuid not null references public.organizations (id),
  at timestamptz not null default clock_timestamp(),
  level text not null check (level in ('info', 'warning', 'error')),
  entity text,
  message text not null
);
comment on table migration.events is 'The log of a run, in words, without data of persons.';
create index events_run_idx on migration.events (run_id, id desc);
create index events_organization_idx on migration.events (organization_id);

create table migration.code_maps (
  map text not null,
  code text not null,
  target text,
  note text not null,
  row_version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (map, code)
);
comment on table migration.code_maps is 'What the integer codes of the source mean. A code that is missing here is never guessed: its rows wait in the inbox.';
comment on column migration.code_maps.code is 'The code as text; empty for a row that has none.';
comment on column migration.code_maps.target is 'Key in the vocabulary of the target; empty means that the value stays empty.';
create trigger code_maps_touch before update on migration.code_maps for each row execute function private.touch_row();

do $$
declare
  v_table text;
begin
  foreach v_table in array array['runs', 'run_entities', 'batches', 'source_rows', 'trial_rows', 'rejects', 'changes', 'checks', 'events', 'code_maps'] loop
    execute format('alter table migration.%I enable row level security', v_table);
    execute format('alter table migration.%I force row level security', v_table);
  end loop;
end
$$;
grant select on migration.runs, migration.run_entities, migration.batches, migration.rejects, migration.checks, migration.events, migration.code_maps to authenticated;
create policy runs_select_managers on migration.runs for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy run_entities_select_managers on migration.run_entities for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy batches_select_managers on migration.batches for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy checks_select_managers on migration.checks for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy events_select_managers on migration.events for select to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy rejects_select_admins on migration.rejects for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
create policy code_maps_select_managers on migration.code_maps for select to authenticated
  using (exists (select from private.organization_ids_as('manager', 'admin')));
create policy source_rows_select_nobody on migration.source_rows for select to authenticated using (false);
create policy trial_rows_select_nobody on migration.trial_rows for select to authenticated using (false);
create policy changes_select_nobody on migration.changes for select to authenticated using (false);
