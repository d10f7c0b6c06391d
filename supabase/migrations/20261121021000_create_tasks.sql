-- Work items of a case, an order or a project.

create table public.task_states (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_final boolean not null default false,
  is_active boolean not null default true
);
comment on table public.task_states is 'Vocabulary: how far a task is.';
comment on column public.task_states.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.task_states enable row level security;
alter table public.task_states force row level security;
grant select on public.task_states to authenticated;
create policy task_states_select_members on public.task_states for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.task_states (key, name, color, sequence_order, is_final) values
  ('open', 'Open', 'info', 10, false), ('in_progress', 'In progress', 'progress', 20, false), ('blocked', 'Blocked', 'warning', 30, false),
  ('done', 'Done', 'success', 40, true), ('cancelled', 'Cancelled', 'neutral', 50, true);

create table public.tasks (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  case_id uuid,
  order_id uuid,
  project_id uuid,
  plan_id uuid,
  template_task_id uuid,
  assignee_id uuid,
  title text not null check (btrim(title) <> ''),
  description text not null default '',
  state text not null default 'open' references public.task_states (key),
  priority text not null default 'normal' references public.priorities (key),
  arch text check (arch in ('upper', 'lower')),
  due_at timestamptz,
  completed_at timestamptz,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (project_id, organization_id) references public.projects (id, organization_id),
  foreign key (plan_id, organization_id) references public.plans (id, organization_id),
  foreign key (template_task_id, organization_id) references public.workflow_template_tasks (id, organization_id),
  foreign key (assignee_id, organization_id) references public.profiles (id, organization_id),
  check (num_nonnulls(case_id, order_id, project_id) = 1),
  check (completed_at is null or state in ('done', 'cancelled'))
);
comment on table public.tasks is 'Something to do, for exactly one case, order or project.';
comment on column public.tasks.plan_id is 'The plan it is about, beside the order it belongs to.';
comment on column public.tasks.arch is 'For tasks of one jaw.';
create index tasks_case_idx on public.tasks (case_id, organization_id) where case_id is not null;
create index tasks_order_idx on public.tasks (order_id, organization_id) where order_id is not null;
create index tasks_project_idx on public.tasks (project_id, organization_id) where project_id is not null;
create index tasks_plan_idx on public.tasks (plan_id, organization_id) where plan_id is not null;
create index tasks_template_task_idx on public.tasks (template_task_id, organization_id);
create index tasks_assignee_idx on public.tasks (assignee_id, organization_id, state, due_at);
create index tasks_organization_idx on public.tasks (organization_id, due_at, id);
create index tasks_practice_idx on public.tasks (practice_id, due_at, id);
create index tasks_state_idx on public.tasks (state);
create index tasks_priority_idx on public.tasks (priority);

create function private.stamp_task() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.completed_at := case when new.state in ('done', 'cancelled') then coalesce(old.completed_at, now()) end;
  return new;
end
$$;
comment on function private.stamp_task is 'The time of completion follows the state.';
create trigger tasks_stamp before update of state on public.tasks for each row when (old.state is distinct from new.state)
  execute function private.stamp_task();

alter table public.tasks enable row level security;
alter table public.tasks force row level security;
grant select on public.tasks to authenticated;
grant insert (
  case_id, order_id, project_id, plan_id, template_task_id, assignee_id, title, description, priority, arch, due_at
) on public.tasks to authenticated;
grant update (assignee_id, title, description, state, priority, arch, due_at) on public.tasks to authenticated;
create policy tasks_select_lab on public.tasks for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy tasks_insert_lab on public.tasks for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy tasks_update_lab on public.tasks for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger tasks_inherit_tenant before insert on public.tasks for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases', 'order_id', 'orders', 'project_id', 'projects', 'plan_id', 'plans');
create trigger tasks_touch before update on public.tasks for each row execute function private.touch_row();
select audit.attach('public.tasks');
