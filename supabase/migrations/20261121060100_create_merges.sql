-- What a merge of patients did, row by row, so that it can be taken back; and what refers to a patient, so that nothing is left behind.

create table public.merge_events (
  id uuid primary key default gen_random_uuid(),
  position bigint not null generated always as identity,
  organization_id uuid not null references public.organizations (id),
  batch_id uuid not null,
  request text not null,
  kind text not null check (kind in ('merge', 'undo')),
  origin text not null default 'person' check (origin in ('person', 'auto')),
  survivor_id uuid not null,
  merged_id uuid not null,
  undoes_id uuid unique,
  redoes_id uuid,
  reason text check (btrim(reason) <> '' and length(reason) <= 2000),
  choices jsonb not null default '{}' check (jsonb_typeof(choices) = 'object'),
  candidate jsonb check (jsonb_typeof(candidate) = 'object'),
  state_before jsonb not null default '{}' check (jsonb_typeof(state_before) = 'object'),
  state_after jsonb not null default '{}' check (jsonb_typeof(state_after) = 'object'),
  moved jsonb not null default '{}' check (jsonb_typeof(moved) = 'object'),
  folded jsonb not null default '{}' check (jsonb_typeof(folded) = 'object'),
  report jsonb not null default '{}' check (jsonb_typeof(report) = 'object'),
  merged_by uuid,
  merged_at timestamptz not null default clock_timestamp(),
  undone_by_id uuid,
  undone_at timestamptz,
  unique (id, organization_id),
  foreign key (survivor_id, organization_id) references public.patients (id, organization_id),
  foreign key (merged_id, organization_id) references public.patients (id, organization_id),
  foreign key (undoes_id, organization_id) references public.merge_events (id, organization_id),
  foreign key (redoes_id, organization_id) references public.merge_events (id, organization_id),
  foreign key (undone_by_id, organization_id) references public.merge_events (id, organization_id),
  foreign key (merged_by, organization_id) references public.profiles (id, organization_id),
  check (survivor_id <> merged_id),
  check ((kind = 'undo') = (undoes_id is not null)),
  check ((undone_by_id is null) = (undone_at is null))
);
comment on table public.merge_events is 'One merged record each, or one merge taken back. Added by functions, marked when taken back, never removed.';
comment on column public.merge_events.position is 'The order in which they happened.';
comment on column public.merge_events.batch_id is 'What was asked for together; chosen by whoever asks, so that asking twice does it once.';
comment on column public.merge_events.request is 'A hash of what was asked for under this batch, which tells a repetition from another wish.';
comment on column public.merge_events.candidate is 'What spoke for one person at that moment: bits, probability, terms and the version of the model.';
comment on column public.merge_events.state_before is 'Both patients and their persons as they were.';
comment on column public.merge_events.moved is 'Rows that went to the survivor, per table.';
comment on column public.merge_events.folded is 'Rows that the survivor has already, per table. They are kept whole in merge_rows.';
comment on column public.merge_events.report is 'What taking back found: rows that had changed since, rows that were gone, a number that was taken.';
create index merge_events_organization_idx on public.merge_events (organization_id, position desc);
create index merge_events_batch_idx on public.merge_events (batch_id);
create index merge_events_survivor_idx on public.merge_events (survivor_id, organization_id);
create index merge_events_merged_idx on public.merge_events (merged_id, organization_id);
create index merge_events_undoes_idx on public.merge_events (undoes_id, organization_id);
create index merge_events_redoes_idx on public.merge_events (redoes_id, organization_id);
create index merge_events_undone_by_idx on public.merge_events (undone_by_id, organization_id);
create index merge_events_merged_by_idx on public.merge_events (merged_by, organization_id);
create unique index merge_events_live_idx on public.merge_events (merged_id) where kind = 'merge' and undone_at is null;

create table public.merge_rows (
  event_id uuid not null,
  position int not null check (position > 0),
  organization_id uuid not null,
  table_name text not null,
  row_key jsonb not null check (jsonb_typeof(row_key) = 'object'),
  op text not null check (op in ('tombstone', 'field', 'repoint', 'fold', 'alias', 'decision')),
  column_name text,
  old_value jsonb,
  new_value jsonb,
  row_before jsonb,
  primary key (event_id, position),
  foreign key (event_id, organization_id) references public.merge_events (id, organization_id),
  check ((op in ('field', 'repoint')) = (column_name is not null)),
  check (op <> 'fold' or row_before is not null)
);
comment on table public.merge_rows is 'Every row that a merge touched, and how it was before. Written once, read by whoever takes the merge back.';
comment on column public.merge_rows.op is 'tombstone: the merged record. field: a value of the survivor. repoint: a row that moved. fold: a row the survivor has already. alias, decision: a row that was added.';
comment on column public.merge_rows.row_before is 'The whole row of what was folded; of what moved, the case it belonged to.';
create index merge_rows_event_idx on public.merge_rows (event_id, organization_id);
create index merge_rows_organization_idx on public.merge_rows (organization_id);

create table public.patient_contacts (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  practice_id uuid,
  patient_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  value text not null check (btrim(value) <> ''),
  source text not null default 'merge' check (source in ('person', 'merge')),
  created_at timestamptz not null default now(),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  unique (patient_id, kind, value)
);
comment on table public.patient_contacts is 'Further addresses and telephone numbers of a patient, which a merge kept beside the chosen ones.';
create index patient_contacts_patient_idx on public.patient_contacts (patient_id, organization_id);
create index patient_contacts_practice_idx on public.patient_contacts (practice_id);
create index patient_contacts_organization_idx on public.patient_contacts (organization_id);

create table private.merge_register (
  table_name text not null,
  column_name text not null,
  about text not null check (about in ('patient', 'person')),
  handling text not null check (handling in ('moves', 'follows', 'stays', 'refuses')),
  reason text not null,
  primary key (table_name, column_name)
);
comment on table private.merge_register is 'What a merge does with what refers to a patient or to the person of one. A foreign key to patients that is not here moves; one to profiles has to be here. A test compares it with the catalogue.';
comment on column private.merge_register.handling is 'moves: to the survivor. follows: with the row it belongs to. stays: says something about that very record. refuses: somebody who has such rows is more than a patient and is not merged.';
insert into private.merge_register (table_name, column_name, about, handling, reason) values
  ('public.patients', 'merged_into_id', 'patient', 'stays', 'A chain keeps its links; resolve_patient follows them.'),
  ('public.merge_events', 'survivor_id', 'patient', 'stays', 'What happened to that record.'),
  ('public.merge_events', 'merged_id', 'patient', 'stays', 'What happened to that record.'),
  ('public.duplicate_decisions', 'first_id', 'patient', 'stays', 'Copied to the survivor, so that taking the merge back finds the decision where it was.'),
  ('public.duplicate_decisions', 'second_id', 'patient', 'stays', 'Copied to the survivor, so that taking the merge back finds the decision where it was.'),
  ('public.duplicate_candidates', 'first_id', 'patient', 'stays', 'Computed: removed with the merge, computed again for the survivor.'),
  ('public.duplicate_candidates', 'second_id', 'patient', 'stays', 'Computed: removed with the merge, computed again for the survivor.'),
  ('public.duplicate_members', 'patient_id', 'patient', 'stays', 'Computed: removed with the merge.'),
  ('private.match_keys', 'patient_id', 'patient', 'stays', 'Computed: removed with the merge.'),
  ('private.match_queue', 'patient_id', 'patient', 'stays', 'Both records are looked at again.'),
  ('public.case_state_history', 'patient_id', 'patient', 'follows', 'Equal to the patient of the case.'),
  ('public.order_state_history', 'patient_id', 'patient', 'follows', 'Equal to the patient of the order.'),
  ('private.embedding_queue', 'patient_id', 'patient', 'moves', 'A text that waits for its vector; no foreign key, because the queue outlives its rows.'),
  ('audit.access_log', 'patient_id', 'patient', 'stays', 'Somebody looked at that record. The log is never changed.'),
  ('audit.log', 'record_id', 'patient', 'stays', 'Somebody changed that record. The log is never changed.'),
  ('migration.source_rows', 'target_id', 'patient', 'stays', 'The legacy row became that record; what it sends later is led to the survivor.'),
  ('migration.changes', 'target_id', 'patient', 'stays', 'What a run of the migration changed in that record.'),
  ('public.saved_views', 'query', 'patient', 'stays', 'A filter that names a merged record is led to the survivor by whoever opens it.'),
  ('public.patients', 'profile_id', 'person', 'stays', 'The merged record keeps its person.'),
  ('public.person_names', 'profile_id', 'person', 'stays', 'Kept by the trigger that copies names.'),
  ('public.profile_roles', 'profile_id', 'person', 'stays', 'Evidence that came with that record.'),
  ('public.case_state_history', 'changed_by', 'person', 'stays', 'History is not rewritten.'),
  ('public.order_state_history', 'changed_by', 'person', 'stays', 'History is not rewritten.'),
  ('public.instruction_states', 'changed_by', 'person', 'stays', 'History is not rewritten.');
insert into private.merge_register (table_name, column_name, about, handling, reason)
select 'public.' || split_part(c, '.', 1), split_part(c, '.', 2), 'person', 'moves', 'What was written by or to a patient is the survivor''s; a practice does not see the person of a merged record.'
from unnest(array['messages.recipient_id', 'messages.sender_id', 'message_reads.profile_id', 'comments.author_id', 'files.uploaded_by', 'instructions.created_by',
  'treatment_discussions.started_by', 'discussion_participants.profile_id', 'discussion_replies.author_id']) c
union all
select 'public.' || split_part(c, '.', 1), split_part(c, '.', 2), 'person', 'refuses', 'Somebody who is more than a patient.'
from unnest(array['practitioners.profile_id', 'practice_members.profile_id', 'technicians.profile_id', 'invitations.profile_id', 'patients.doctor_id', 'cases.doctor_id',
  'cases.assignee_id', 'orders.doctor_id', 'orders.assignee_id', 'tasks.assignee_id', 'projects.creator_id', 'doctor_notes.doctor_id', 'doctor_notes.author_id',
  'instructions.approved_by', 'payments.doctor_id', 'offers.doctor_id', 'purchases.purchased_by', 'purchases.approved_by', 'saved_views.owner_id', 'match_models.created_by',
  'match_scans.requested_by', 'duplicate_clusters.owner_id', 'duplicate_decisions.decided_by', 'duplicate_decisions.withdrawn_by', 'merge_events.merged_by']) c;

create function private.merge_references() returns table (relation regclass, column_name text, about text, handling text, is_foreign_key boolean)
language sql stable security definer set search_path = '' as $$
  with keys as (
    select f.conrelid as relation, a.attname::text as column_name, case f.confrelid when 'public.patients'::regclass then 'patient' else 'person' end as about
    from pg_catalog.pg_constraint f
    join pg_catalog.pg_attribute k on k.attrelid = f.confrelid and k.attname = 'id' and k.attnum = any (f.confkey)
    join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[array_position(f.confkey, k.attnum)]
    where f.contype = 'f' and f.confrelid in ('public.patients'::regclass, 'public.profiles'::regclass)
  ), registered as (
    select to_regclass(r.table_name) as relation, r.* from private.merge_register r where to_regclass(r.table_name) is not null
  )
  select coalesce(k.relation, r.relation)::regclass, coalesce(k.column_name, r.column_name), coalesce(k.about, r.about),
    coalesce(r.handling, case k.about when 'patient' then 'moves' else 'refuses' end), k.relation is not null
  from keys k full join registered r on r.relation = k.relation and r.column_name = k.column_name
$$;
comment on function private.merge_references is 'Everything that refers to a patient or to the person of one: foreign keys from the catalogue, and what the register adds. A table made later cannot be forgotten.';

create function private.key_columns(p_relation regclass) returns text[]
language sql stable set search_path = '' as $$
  select array_agg(a.attname::text order by k.position)
  from pg_catalog.pg_index i
  cross join unnest(i.indkey::int2[]) with ordinality k(attnum, position)
  join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
  where i.indrelid = p_relation and i.indisprimary
$$;

create function private.json_object(p_value jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select case jsonb_typeof(p_value) when 'string' then (p_value #>> '{}')::jsonb when 'object' then p_value else '{}' end
$$;
comment on function private.json_object is 'Clients may send an object as its text.';

insert into audit.redactions (table_name, column_name, kind)
select 'merge_events', c, 'personal' from unnest(array['choices', 'candidate', 'state_before', 'state_after', 'report']) c
union all values ('patient_contacts', 'value', 'personal');

alter table public.merge_events enable row level security;
alter table public.merge_events force row level security;
grant select on public.merge_events to authenticated;
create policy merge_events_select_admins on public.merge_events for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));

alter table public.merge_rows enable row level security;
alter table public.merge_rows force row level security;
grant select on public.merge_rows to authenticated;
create policy merge_rows_select_admins on public.merge_rows for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));

alter table private.merge_register enable row level security;
alter table private.merge_register force row level security;
create policy merge_register_select_nobody on private.merge_register for select to authenticated using (false);

alter table public.patient_contacts enable row level security;
alter table public.patient_contacts force row level security;
grant select on public.patient_contacts to authenticated;
create policy patient_contacts_select_lab_and_members on public.patient_contacts for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (practice_id = any (array(select private.member_practice_ids()))
      and exists (select from public.patients p where p.id = patient_id))
  );
select audit.attach('public.merge_events');
select audit.attach('public.patient_contacts');
