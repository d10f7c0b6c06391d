-- What people say about the work: comments, notes about doctors, instructions with their approval, treatment discussions.

create table public.comments (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  case_id uuid,
  order_id uuid,
  project_id uuid,
  plan_id uuid,
  task_id uuid,
  author_id uuid default private.my_profile_id(),
  body text not null check (btrim(body) <> '' and length(body) <= 20000),
  is_internal boolean not null default true,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (project_id, organization_id) references public.projects (id, organization_id),
  foreign key (plan_id, organization_id) references public.plans (id, organization_id),
  foreign key (task_id, organization_id) references public.tasks (id, organization_id),
  foreign key (author_id, organization_id) references public.profiles (id, organization_id),
  check (num_nonnulls(case_id, order_id, project_id, plan_id, task_id) = 1)
);
comment on table public.comments is 'A remark on exactly one case, order, project, plan or task.';
comment on column public.comments.is_internal is 'For the lab only. Practices see the others.';
create index comments_case_idx on public.comments (case_id, organization_id) where case_id is not null;
create index comments_order_idx on public.comments (order_id, organization_id) where order_id is not null;
create index comments_project_idx on public.comments (project_id, organization_id) where project_id is not null;
create index comments_plan_idx on public.comments (plan_id, organization_id) where plan_id is not null;
create index comments_task_idx on public.comments (task_id, organization_id) where task_id is not null;
create index comments_author_idx on public.comments (author_id, organization_id);
create index comments_organization_idx on public.comments (organization_id, created_at desc, id);
create index comments_practice_idx on public.comments (practice_id, created_at desc, id);

create table public.doctor_notes (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  doctor_id uuid not null,
  author_id uuid default private.my_profile_id(),
  body text not null check (btrim(body) <> '' and length(body) <= 20000),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  foreign key (author_id, organization_id) references public.profiles (id, organization_id)
);
comment on table public.doctor_notes is 'What the lab keeps in mind about a doctor. Never shown to practices.';
create index doctor_notes_doctor_idx on public.doctor_notes (doctor_id, organization_id, created_at desc);
create index doctor_notes_author_idx on public.doctor_notes (author_id, organization_id);
create index doctor_notes_organization_idx on public.doctor_notes (organization_id);

create table public.instruction_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.instruction_types is 'Vocabulary: what an instruction is about.';
comment on column public.instruction_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.instruction_types enable row level security;
alter table public.instruction_types force row level security;
grant select on public.instruction_types to authenticated;
create policy instruction_types_select_members on public.instruction_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.instruction_types (key, name, sequence_order) values
  ('general', 'General', 10), ('treatment', 'Treatment', 20), ('production', 'Production', 30), ('shipping', 'Shipping', 40);

create table public.instructions (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  order_id uuid not null,
  instruction_type text not null default 'general' references public.instruction_types (key),
  content text not null check (btrim(content) <> '' and length(content) <= 20000),
  created_by uuid default private.my_profile_id(),
  approved_by uuid,
  approved_at timestamptz,
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (created_by, organization_id) references public.profiles (id, organization_id),
  foreign key (approved_by, organization_id) references public.profiles (id, organization_id),
  check (approved_by is null or approved_at is not null)
);
comment on table public.instructions is 'What the lab shall do for an order. Once approved it cannot change.';
create index instructions_order_idx on public.instructions (order_id, organization_id, created_at);
create index instructions_type_idx on public.instructions (instruction_type);
create index instructions_created_by_idx on public.instructions (created_by, organization_id);
create index instructions_approved_by_idx on public.instructions (approved_by, organization_id);
create index instructions_practice_idx on public.instructions (practice_id);
create index instructions_organization_idx on public.instructions (organization_id);

create table public.instruction_states (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  practice_id uuid,
  order_id uuid not null,
  status_code int not null,
  is_on boolean not null,
  changed_by uuid,
  changed_at timestamptz not null,
  legacy_id bigint unique,
  created_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (changed_by, organization_id) references public.profiles (id, organization_id)
);
comment on table public.instruction_states is 'The raw toggle log of the legacy system, kept as it was. It is evidence for the state history, not a state machine.';
comment on column public.instruction_states.status_code is 'The legacy code; only 11 and 12 were ever seen, and nobody has proven what they mean.';
create index instruction_states_order_idx on public.instruction_states (order_id, organization_id, changed_at);
create index instruction_states_changed_by_idx on public.instruction_states (changed_by, organization_id);
create index instruction_states_practice_idx on public.instruction_states (practice_id);
create index instruction_states_organization_idx on public.instruction_states (organization_id);

create table public.discussion_types (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.discussion_types is 'Vocabulary: what a treatment discussion is for.';
comment on column public.discussion_types.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.discussion_types enable row level security;
alter table public.discussion_types force row level security;
grant select on public.discussion_types to authenticated;
create policy discussion_types_select_members on public.discussion_types for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.discussion_types (key, name, sequence_order) values
  ('treatment_plan', 'Treatment plan', 10), ('review', 'Review', 20), ('consultation', 'Consultation', 30), ('question', 'Question', 40);

create table public.treatment_discussions (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  case_id uuid not null,
  subject text not null check (btrim(subject) <> ''),
  discussion_type text not null default 'treatment_plan' references public.discussion_types (key),
  priority text not null default 'normal' references public.priorities (key),
  status text not null default 'active' check (status in ('active', 'resolved', 'archived')),
  started_by uuid default private.my_profile_id(),
  initial_message text not null check (btrim(initial_message) <> '' and length(initial_message) <= 20000),
  tags text[] not null default '{}',
  started_at timestamptz not null default now(),
  last_activity_at timestamptz not null default now(),
  resolved_at timestamptz,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (started_by, organization_id) references public.profiles (id, organization_id),
  check (resolved_at is null or status <> 'active')
);
comment on table public.treatment_discussions is 'A clinical question about a case, with replies, until it is resolved.';
create index treatment_discussions_case_idx on public.treatment_discussions (case_id, organization_id, last_activity_at desc);
create index treatment_discussions_type_idx on public.treatment_discussions (discussion_type);
create index treatment_discussions_priority_idx on public.treatment_discussions (priority);
create index treatment_discussions_started_by_idx on public.treatment_discussions (started_by, organization_id);
create index treatment_discussions_organization_idx on public.treatment_discussions (organization_id, last_activity_at desc, id);
create index treatment_discussions_practice_idx on public.treatment_discussions (practice_id, last_activity_at desc, id);

create table public.discussion_participants (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  discussion_id uuid not null,
  profile_id uuid not null,
  joined_at timestamptz not null default now(),
  foreign key (discussion_id, organization_id) references public.treatment_discussions (id, organization_id),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  unique (discussion_id, profile_id)
);
comment on table public.discussion_participants is 'Who takes part, as rows.';
create index discussion_participants_discussion_idx on public.discussion_participants (discussion_id, organization_id);
create index discussion_participants_profile_idx on public.discussion_participants (profile_id, organization_id);
create index discussion_participants_practice_idx on public.discussion_participants (practice_id);
create index discussion_participants_organization_idx on public.discussion_participants (organization_id);

create table public.discussion_replies (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  discussion_id uuid not null,
  author_id uuid default private.my_profile_id(),
  body text not null check (btrim(body) <> '' and length(body) <= 20000),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (discussion_id, organization_id) references public.treatment_discussions (id, organization_id),
  foreign key (author_id, organization_id) references public.profiles (id, organization_id)
);
comment on table public.discussion_replies is 'Answers in a treatment discussion, in order.';
create index discussion_replies_discussion_idx on public.discussion_replies (discussion_id, organization_id, created_at, id);
create index discussion_replies_author_idx on public.discussion_replies (author_id, organization_id);
create index discussion_replies_practice_idx on public.discussion_replies (practice_id);
create index discussion_replies_organization_idx on public.discussion_replies (organization_id);

alter table public.comments enable row level security;
alter table public.comments force row level security;
grant select on public.comments to authenticated;
grant insert (case_id, order_id, project_id, plan_id, task_id, body, is_internal) on public.comments to authenticated;
grant update (body, is_internal) on public.comments to authenticated;
create policy comments_select_lab_and_members on public.comments for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (not is_internal and practice_id = any (array(select private.member_practice_ids())))
  );
create policy comments_insert_authors on public.comments for insert to authenticated
  with check (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or (not is_internal and practice_id = any (array(select private.member_practice_ids())))))
  );
create policy comments_update_authors on public.comments for update to authenticated
  using (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or (not is_internal and practice_id = any (array(select private.member_practice_ids())))))
  )
  with check (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or (not is_internal and practice_id = any (array(select private.member_practice_ids())))))
  );
create trigger comments_inherit_tenant before insert on public.comments for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases', 'order_id', 'orders', 'project_id', 'projects', 'plan_id', 'plans', 'task_id', 'tasks');
create trigger comments_touch before update on public.comments for each row execute function private.touch_row();
select audit.attach('public.comments');

alter table public.doctor_notes enable row level security;
alter table public.doctor_notes force row level security;
grant select on public.doctor_notes to authenticated;
grant insert (doctor_id, body) on public.doctor_notes to authenticated;
grant update (body) on public.doctor_notes to authenticated;
create policy doctor_notes_select_lab on public.doctor_notes for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy doctor_notes_insert_authors on public.doctor_notes for insert to authenticated
  with check (
    (author_id = (select private.my_profile_id())
      and organization_id = any (array(select private.lab_organization_ids())))
  );
create policy doctor_notes_update_authors on public.doctor_notes for update to authenticated
  using (
    (author_id = (select private.my_profile_id())
      and organization_id = any (array(select private.lab_organization_ids())))
  )
  with check (
    (author_id = (select private.my_profile_id())
      and organization_id = any (array(select private.lab_organization_ids())))
  );
create trigger doctor_notes_touch before update on public.doctor_notes for each row execute function private.touch_row();
select audit.attach('public.doctor_notes');

alter table public.instructions enable row level security;
alter table public.instructions force row level security;
grant select on public.instructions to authenticated;
grant insert (order_id, instruction_type, content) on public.instructions to authenticated;
grant update (instruction_type, content) on public.instructions to authenticated;
create policy instructions_select_lab_and_members on public.instructions for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy instructions_insert_authors on public.instructions for insert to authenticated
  with check (
    (created_by = (select private.my_profile_id())
      and approved_at is null
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create policy instructions_update_authors on public.instructions for update to authenticated
  using (
    (created_by = (select private.my_profile_id())
      and approved_at is null
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  )
  with check (
    (created_by = (select private.my_profile_id())
      and approved_at is null
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create trigger instructions_inherit_tenant before insert on public.instructions for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders');
create trigger instructions_touch before update on public.instructions for each row execute function private.touch_row();
select audit.attach('public.instructions');

alter table public.instruction_states enable row level security;
alter table public.instruction_states force row level security;
grant select on public.instruction_states to authenticated;
create policy instruction_states_select_lab on public.instruction_states for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
select audit.attach('public.instruction_states');

alter table public.treatment_discussions enable row level security;
alter table public.treatment_discussions force row level security;
grant select on public.treatment_discussions to authenticated;
grant insert (
  case_id, subject, discussion_type, priority, initial_message, tags
) on public.treatment_discussions to authenticated;
grant update (subject, priority, status, tags) on public.treatment_discussions to authenticated;
create policy treatment_discussions_select_lab_and_members on public.treatment_discussions for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy treatment_discussions_insert_starters on public.treatment_discussions for insert to authenticated
  with check (
    (started_by = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create policy treatment_discussions_update_lab_and_starters on public.treatment_discussions for update to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or (started_by = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  )
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or (started_by = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create trigger treatment_discussions_inherit_tenant before insert on public.treatment_discussions for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases');
create trigger treatment_discussions_touch before update on public.treatment_discussions for each row execute function private.touch_row();
select audit.attach('public.treatment_discussions');

alter table public.discussion_participants enable row level security;
alter table public.discussion_participants force row level security;
grant select on public.discussion_participants to authenticated;
grant insert (discussion_id, profile_id) on public.discussion_participants to authenticated;
grant delete on public.discussion_participants to authenticated;
create policy discussion_participants_select_lab_and_members on public.discussion_participants for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy discussion_participants_insert_lab on public.discussion_participants for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy discussion_participants_delete_lab on public.discussion_participants for delete to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create trigger discussion_participants_inherit_tenant before insert on public.discussion_participants for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('discussion_id', 'treatment_discussions');
select audit.attach('public.discussion_participants');

alter table public.discussion_replies enable row level security;
alter table public.discussion_replies force row level security;
grant select on public.discussion_replies to authenticated;
grant insert (discussion_id, body) on public.discussion_replies to authenticated;
grant update (body) on public.discussion_replies to authenticated;
create policy discussion_replies_select_lab_and_members on public.discussion_replies for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy discussion_replies_insert_authors on public.discussion_replies for insert to authenticated
  with check (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create policy discussion_replies_update_authors on public.discussion_replies for update to authenticated
  using (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  )
  with check (
    (author_id = (select private.my_profile_id())
      and (organization_id = any (array(select private.lab_organization_ids()))
        or practice_id = any (array(select private.member_practice_ids()))))
  );
create trigger discussion_replies_inherit_tenant before insert on public.discussion_replies for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('discussion_id', 'treatment_discussions');
create trigger discussion_replies_touch before update on public.discussion_replies for each row execute function private.touch_row();
select audit.attach('public.discussion_replies');

create trigger instructions_open_order before insert or update of content, instruction_type on public.instructions for each row
  when (auth.uid() is not null) execute function private.require_open_order();

create function private.stamp_discussion() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.resolved_at := case when new.status <> 'active' then coalesce(old.resolved_at, now()) end;
  return new;
end
$$;
create trigger treatment_discussions_stamp before update of status on public.treatment_discussions for each row
  when (old.status is distinct from new.status) execute function private.stamp_discussion();

create function private.note_reply() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.write_source() <> 'migration' then
    update public.treatment_discussions d set last_activity_at = greatest(d.last_activity_at, n.created_at)
    from new_rows n where d.id = n.discussion_id;
  end if;
  return null;
end
$$;
create trigger discussion_replies_noted after insert on public.discussion_replies referencing new table as new_rows
  for each statement execute function private.note_reply();

-- Approving is the doctor's word, or that of a lead of the lab; it is given once.
create function private.approve_instruction(p_instruction_id uuid, p_expected_version int) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_row public.instructions;
  v_version int;
begin
  select * into v_row from public.instructions where id = p_instruction_id for no key update;
  if v_row.id is null or not coalesce(private.may_work_in(v_row.organization_id, v_row.practice_id), false) then
    raise exception 'There is no such instruction.' using errcode = 'PT404';
  elsif v_row.row_version is distinct from p_expected_version then
    raise exception 'Somebody changed this instruction in the meantime.' using errcode = 'PT409';
  elsif v_row.approved_at is not null then
    raise exception 'It is approved already.' using errcode = 'PT422';
  elsif not private.holds_role_for(v_row.organization_id, v_row.practice_id, array['admin', 'manager', 'master', 'doctor']) then
    raise exception 'Doctors and leads of the lab approve instructions.' using errcode = '42501';
  end if;
  update public.instructions set approved_by = private.my_profile_id_in(v_row.organization_id), approved_at = now() where id = p_instruction_id
  returning row_version into v_version;
  return v_version;
end
$$;
grant execute on function private.approve_instruction(uuid, int) to authenticated;
create function public.approve_instruction(p_instruction_id uuid, p_expected_version int) returns int
language sql volatile security invoker set search_path = '' as $$ select private.approve_instruction(p_instruction_id, p_expected_version) $$;
comment on function public.approve_instruction is 'Approves an instruction as it was read; returns the new version.';
revoke execute on function public.approve_instruction(uuid, int) from public, anon;
grant execute on function public.approve_instruction(uuid, int) to authenticated;
