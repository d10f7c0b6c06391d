-- The templates a lab works by: steps that cases pass through, and the tasks they bring.

create table public.workflow_templates (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  name text not null check (btrim(name) <> ''),
  description text not null default '',
  case_type text not null references public.case_types (key),
  is_active boolean not null default true,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  unique (organization_id, name)
);
comment on table public.workflow_templates is 'A way of working that cases can follow.';
create index workflow_templates_case_type_idx on public.workflow_templates (case_type);

create table public.workflow_steps (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  workflow_template_id uuid not null,
  step_order int not null check (step_order > 0),
  name text not null check (btrim(name) <> ''),
  description text not null default '',
  state text not null references public.case_states (key),
  required_role text references public.roles (key),
  estimated_duration interval check (estimated_duration > interval '0'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (workflow_template_id, organization_id) references public.workflow_templates (id, organization_id),
  constraint workflow_steps_order unique (workflow_template_id, step_order) deferrable
);
comment on table public.workflow_steps is 'The steps of a template in order, each with the case state it belongs to.';
comment on column public.workflow_steps.estimated_duration is 'How long the state may take; the SLA that overdue is measured by.';
create index workflow_steps_template_idx on public.workflow_steps (workflow_template_id, organization_id);
create index workflow_steps_organization_idx on public.workflow_steps (organization_id);
create index workflow_steps_state_idx on public.workflow_steps (state);
create index workflow_steps_required_role_idx on public.workflow_steps (required_role);

create table public.task_functions (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.task_functions is 'Vocabulary: what a task of a template does.';
comment on column public.task_functions.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.task_functions enable row level security;
alter table public.task_functions force row level security;
grant select on public.task_functions to authenticated;
create policy task_functions_select_members on public.task_functions for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.task_functions (key, name, sequence_order) values
  ('submit', 'Submit', 10), ('review', 'Review', 20), ('approve', 'Approve', 30), ('process', 'Process', 40), ('notify', 'Notify', 50),
  ('archive', 'Archive', 60), ('scan', 'Scan', 70), ('model', 'Model', 80), ('manufacture', 'Manufacture', 90),
  ('quality_check', 'Quality check', 100), ('ship', 'Ship', 110);

create table public.workflow_categories (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.workflow_categories is 'Vocabulary: which part of the work a task belongs to.';
comment on column public.workflow_categories.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.workflow_categories enable row level security;
alter table public.workflow_categories force row level security;
grant select on public.workflow_categories to authenticated;
create policy workflow_categories_select_members on public.workflow_categories for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
insert into public.workflow_categories (key, name, sequence_order) values
  ('submission', 'Submission', 10), ('review', 'Review', 20), ('scanning', 'Scanning', 30), ('modeling', 'Modeling', 40),
  ('production', 'Production', 50), ('manufacturing', 'Manufacturing', 60), ('quality_check', 'Quality check', 70),
  ('delivery', 'Delivery', 80), ('follow_up', 'Follow-up', 90);

create table public.workflow_template_tasks (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  workflow_template_id uuid not null,
  name text not null check (btrim(name) <> ''),
  task_order int not null check (task_order > 0),
  task_function text not null references public.task_functions (key),
  category text references public.workflow_categories (key),
  prompt text,
  action_name text,
  required_role text references public.roles (key),
  estimated_duration interval check (estimated_duration > interval '0'),
  is_predefined boolean not null default false,
  is_active boolean not null default true,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (workflow_template_id, organization_id) references public.workflow_templates (id, organization_id),
  constraint workflow_template_tasks_order unique (workflow_template_id, task_order) deferrable
);
comment on table public.workflow_template_tasks is 'Task templates: what a task of a case is copied from. The legacy dispatch_template.';
comment on column public.workflow_template_tasks.is_predefined is 'Came with the lab''s standard set.';
create index workflow_template_tasks_template_idx on public.workflow_template_tasks (workflow_template_id, organization_id);
create index workflow_template_tasks_organization_idx on public.workflow_template_tasks (organization_id);
create index workflow_template_tasks_function_idx on public.workflow_template_tasks (task_function);
create index workflow_template_tasks_category_idx on public.workflow_template_tasks (category);
create index workflow_template_tasks_required_role_idx on public.workflow_template_tasks (required_role);

create table public.workflow_task_predecessors (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  task_id uuid not null,
  predecessor_id uuid not null,
  foreign key (task_id, organization_id) references public.workflow_template_tasks (id, organization_id),
  foreign key (predecessor_id, organization_id) references public.workflow_template_tasks (id, organization_id),
  unique (task_id, predecessor_id),
  check (task_id <> predecessor_id)
);
comment on table public.workflow_task_predecessors is 'Which task must be done before which, as rows instead of an array of ids.';
create index workflow_task_predecessors_task_idx on public.workflow_task_predecessors (task_id, organization_id);
create index workflow_task_predecessors_predecessor_idx on public.workflow_task_predecessors (predecessor_id, organization_id);
create index workflow_task_predecessors_organization_idx on public.workflow_task_predecessors (organization_id);

alter table public.workflow_templates enable row level security;
alter table public.workflow_templates force row level security;
grant select on public.workflow_templates to authenticated;
grant insert (organization_id, name, description, case_type, is_active) on public.workflow_templates to authenticated;
grant update (name, description, case_type, is_active) on public.workflow_templates to authenticated;
create policy workflow_templates_select_lab on public.workflow_templates for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy workflow_templates_insert_managers on public.workflow_templates for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy workflow_templates_update_managers on public.workflow_templates for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger workflow_templates_touch before update on public.workflow_templates for each row execute function private.touch_row();
select audit.attach('public.workflow_templates');

alter table public.workflow_steps enable row level security;
alter table public.workflow_steps force row level security;
grant select on public.workflow_steps to authenticated;
grant insert (
  organization_id, workflow_template_id, step_order, name, description, state, required_role, estimated_duration
) on public.workflow_steps to authenticated;
grant update (
  step_order, name, description, state, required_role, estimated_duration
) on public.workflow_steps to authenticated;
grant delete on public.workflow_steps to authenticated;
create policy workflow_steps_select_lab on public.workflow_steps for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy workflow_steps_insert_managers on public.workflow_steps for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy workflow_steps_update_managers on public.workflow_steps for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy workflow_steps_delete_managers on public.workflow_steps for delete to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger workflow_steps_touch before update on public.workflow_steps for each row execute function private.touch_row();
select audit.attach('public.workflow_steps');

alter table public.workflow_template_tasks enable row level security;
alter table public.workflow_template_tasks force row level security;
grant select on public.workflow_template_tasks to authenticated;
grant insert (
  organization_id, workflow_template_id, name, task_order, task_function, category, prompt, action_name, required_role,
  estimated_duration, is_active
) on public.workflow_template_tasks to authenticated;
grant update (
  name, task_order, task_function, category, prompt, action_name, required_role, estimated_duration, is_active
) on public.workflow_template_tasks to authenticated;
create policy workflow_template_tasks_select_lab on public.workflow_template_tasks for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy workflow_template_tasks_insert_managers on public.workflow_template_tasks for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy workflow_template_tasks_update_managers on public.workflow_template_tasks for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger workflow_template_tasks_touch before update on public.workflow_template_tasks for each row execute function private.touch_row();
select audit.attach('public.workflow_template_tasks');

alter table public.workflow_task_predecessors enable row level security;
alter table public.workflow_task_predecessors force row level security;
grant select on public.workflow_task_predecessors to authenticated;
grant insert (organization_id, task_id, predecessor_id) on public.workflow_task_predecessors to authenticated;
grant delete on public.workflow_task_predecessors to authenticated;
create policy workflow_task_predecessors_select_lab on public.workflow_task_predecessors for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy workflow_task_predecessors_insert_managers on public.workflow_task_predecessors for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy workflow_task_predecessors_delete_managers on public.workflow_task_predecessors for delete to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
select audit.attach('public.workflow_task_predecessors');
