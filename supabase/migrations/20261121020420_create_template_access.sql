-- Who may use which task template: one permission model.

create table public.template_view_groups (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  name text not null check (btrim(name) <> ''),
  description text not null default '',
  kind text not null default 'custom' check (kind in ('role_based', 'department', 'custom')),
  is_active boolean not null default true,
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  unique (organization_id, name)
);
comment on table public.template_view_groups is 'Groups of people who may use task templates together.';

create table public.template_view_roles (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  group_id uuid not null,
  role_name text not null check (btrim(role_name) <> ''),
  can_view boolean not null default true,
  can_edit boolean not null default false,
  can_create boolean not null default false,
  can_delete boolean not null default false,
  can_share boolean not null default false,
  level int not null generated always as (
    case when can_delete or can_share then 3 when can_edit or can_create then 2 when can_view then 1 else 0 end
  ) stored,
  is_active boolean not null default true,
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (group_id, organization_id) references public.template_view_groups (id, organization_id),
  unique (group_id, role_name),
  check (can_view or not (can_edit or can_create or can_delete or can_share))
);
comment on table public.template_view_roles is 'What a role of a group may do with its templates.';
comment on column public.template_view_roles.level is '1 view, 2 edit, 3 manage: derived from the permissions, so that the two cannot contradict each other.';
create index template_view_roles_group_idx on public.template_view_roles (group_id, organization_id);
create index template_view_roles_organization_idx on public.template_view_roles (organization_id);

create table public.template_task_groups (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  task_id uuid not null,
  group_id uuid not null,
  foreign key (task_id, organization_id) references public.workflow_template_tasks (id, organization_id),
  foreign key (group_id, organization_id) references public.template_view_groups (id, organization_id),
  unique (task_id, group_id)
);
comment on table public.template_task_groups is 'Which groups see which task template.';
create index template_task_groups_task_idx on public.template_task_groups (task_id, organization_id);
create index template_task_groups_group_idx on public.template_task_groups (group_id, organization_id);
create index template_task_groups_organization_idx on public.template_task_groups (organization_id);

alter table public.template_view_groups enable row level security;
alter table public.template_view_groups force row level security;
grant select on public.template_view_groups to authenticated;
grant insert (organization_id, name, description, kind, is_active) on public.template_view_groups to authenticated;
grant update (name, description, kind, is_active) on public.template_view_groups to authenticated;
create policy template_view_groups_select_lab on public.template_view_groups for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy template_view_groups_insert_managers on public.template_view_groups for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy template_view_groups_update_managers on public.template_view_groups for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger template_view_groups_touch before update on public.template_view_groups for each row execute function private.touch_row();
select audit.attach('public.template_view_groups');

alter table public.template_view_roles enable row level security;
alter table public.template_view_roles force row level security;
grant select on public.template_view_roles to authenticated;
grant insert (
  organization_id, group_id, role_name, can_view, can_edit, can_create, can_delete, can_share, is_active
) on public.template_view_roles to authenticated;
grant update (
  can_view, can_edit, can_create, can_delete, can_share, is_active
) on public.template_view_roles to authenticated;
create policy template_view_roles_select_lab on public.template_view_roles for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy template_view_roles_insert_managers on public.template_view_roles for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy template_view_roles_update_managers on public.template_view_roles for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger template_view_roles_touch before update on public.template_view_roles for each row execute function private.touch_row();
select audit.attach('public.template_view_roles');

alter table public.template_task_groups enable row level security;
alter table public.template_task_groups force row level security;
grant select on public.template_task_groups to authenticated;
grant insert (organization_id, task_id, group_id) on public.template_task_groups to authenticated;
grant delete on public.template_task_groups to authenticated;
create policy template_task_groups_select_lab on public.template_task_groups for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy template_task_groups_insert_managers on public.template_task_groups for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy template_task_groups_delete_managers on public.template_task_groups for delete to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
select audit.attach('public.template_task_groups');
