-- Cases. A case is one treatment episode: a main order opens it, refinements and replacements join it while it is open.

create table public.cases (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  patient_id uuid not null,
  doctor_id uuid,
  assignee_id uuid,
  case_number text not null,
  title text not null check (btrim(title) <> ''),
  description text not null default '',
  case_type text not null default 'active_treatment' references public.case_types (key),
  priority text not null default 'normal' references public.priorities (key),
  current_state text not null default 'submitted' references public.case_states (key),
  state_since timestamptz not null default now(),
  held_from text references public.case_states (key),
  workflow_template_id uuid,
  due_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  search_text text not null generated always as (private.fold_text(case_number || ' ' || title)) stored,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  foreign key (assignee_id, organization_id) references public.profiles (id, organization_id),
  foreign key (workflow_template_id, organization_id) references public.workflow_templates (id, organization_id),
  check ((held_from is null) = (current_state <> 'on_hold')),
  check (num_nonnulls(completed_at, cancelled_at) <= 1)
);
comment on table public.cases is 'One treatment episode of a patient. Its state changes through transition_case and in no other way.';
comment on column public.cases.assignee_id is 'Who in the lab looks after it.';
comment on column public.cases.state_since is 'When it entered its current state; what age and overdue are measured from.';
comment on column public.cases.held_from is 'While on hold: the state it returns to.';
comment on column public.cases.legacy_id is 'The legacy instruction that opened the episode.';
create unique index cases_number_idx on public.cases (organization_id, practice_id, case_number) nulls not distinct;
create index cases_organization_idx on public.cases (organization_id, created_at desc, id);
create index cases_practice_idx on public.cases (practice_id, organization_id, created_at desc, id);
create index cases_organization_state_idx on public.cases (organization_id, current_state, state_since, id) include (practice_id, patient_id);
create index cases_practice_state_idx on public.cases (practice_id, current_state, state_since, id);
create index cases_patient_idx on public.cases (patient_id, organization_id, created_at desc);
create index cases_doctor_idx on public.cases (doctor_id, organization_id);
create index cases_assignee_idx on public.cases (assignee_id, organization_id, current_state);
create index cases_state_idx on public.cases (current_state);
create index cases_held_from_idx on public.cases (held_from);
create index cases_priority_idx on public.cases (priority);
create index cases_type_idx on public.cases (case_type);
create index cases_workflow_template_idx on public.cases (workflow_template_id, organization_id);
create index cases_search_idx on public.cases using gin (search_text extensions.gin_trgm_ops);

create table public.case_state_history (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  practice_id uuid,
  patient_id uuid not null,
  case_id uuid not null,
  position int not null check (position > 0),
  from_state text references public.case_states (key),
  to_state text not null references public.case_states (key),
  changed_by uuid,
  reason text,
  source text not null default 'person' check (source in ('person', 'migration', 'message', 'system')),
  source_ref text,
  created_at timestamptz not null default now(),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (changed_by, organization_id) references public.profiles (id, organization_id),
  unique (case_id, position),
  check ((from_state is null) = (position = 1))
);
comment on table public.case_state_history is 'Every state a case was ever in. Written by the functions that move cases; nobody else can.';
comment on column public.case_state_history.position is 'Counts the moves of a case from 1. Two writers cannot both take the same place.';
comment on column public.case_state_history.changed_by is 'Empty when the legacy database does not say, or the system did it.';
comment on column public.case_state_history.source_ref is 'What the source calls it: a legacy row, a message, a rule.';
create index case_state_history_case_idx on public.case_state_history (case_id, organization_id, created_at, position);
create index case_state_history_organization_idx on public.case_state_history (organization_id, created_at desc, id);
create index case_state_history_practice_idx on public.case_state_history (practice_id, created_at desc, id);
create index case_state_history_patient_idx on public.case_state_history (patient_id);
create index case_state_history_changed_by_idx on public.case_state_history (changed_by, organization_id);
create index case_state_history_from_idx on public.case_state_history (from_state);
create index case_state_history_to_idx on public.case_state_history (to_state);

create function private.number_case() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_practice int := coalesce((select number from public.practices where id = new.practice_id), 0);
begin
  loop
    new.case_number := private.number_text('C' || v_practice || '-', private.next_number(coalesce(new.practice_id, new.organization_id), 'case'), 4);
    exit when not exists (
      select from public.cases
      where organization_id = new.organization_id and practice_id is not distinct from new.practice_id and case_number = new.case_number
    );
  end loop;
  return new;
end
$$;

-- The first line of a history is the birth of its case. The migration brings its own history.
create function private.open_case_history() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.write_source() <> 'migration' then
    insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, to_state, changed_by, source, created_at)
    select organization_id, practice_id, patient_id, id, 1, current_state, private.my_profile_id_in(organization_id), private.write_source(), created_at
    from new_rows;
  end if;
  return null;
end
$$;
create trigger cases_open_history after insert on public.cases referencing new table as new_rows
  for each statement execute function private.open_case_history();

-- Live records only: a case of a merged patient belongs to the survivor.
create function private.require_living_patient() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.patients where id = new.patient_id and merged_into_id is not null) then
    raise exception 'This patient was merged into another record. Use that one.' using errcode = 'PT422';
  end if;
  return new;
end
$$;
create trigger cases_living_patient before insert on public.cases for each row when (auth.uid() is not null)
  execute function private.require_living_patient();

alter table public.cases enable row level security;
alter table public.cases force row level security;
grant select on public.cases to authenticated;
grant insert (
  patient_id, doctor_id, title, description, case_type, priority, workflow_template_id
) on public.cases to authenticated;
grant update (
  doctor_id, assignee_id, title, description, case_type, priority, workflow_template_id, due_at
) on public.cases to authenticated;
create policy cases_select_lab_and_members_and_patient on public.cases for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
    or patient_id = any (array(select private.my_patient_ids()))
  );
create policy cases_insert_lab_and_members on public.cases for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy cases_update_lab on public.cases for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger cases_inherit_tenant before insert on public.cases for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('patient_id', 'patients');
create trigger cases_touch before update on public.cases for each row execute function private.touch_row();
select audit.attach('public.cases');
-- After the tenant is known, hence the name: triggers run in alphabetical order.
create trigger cases_number before insert on public.cases for each row when (new.case_number is null)
  execute function private.number_case();

alter table public.case_state_history enable row level security;
alter table public.case_state_history force row level security;
grant select on public.case_state_history to authenticated;
create policy case_state_history_select_lab_and_members on public.case_state_history for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
select audit.attach('public.case_state_history');
