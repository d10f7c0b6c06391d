-- The technician facet of a person.

create table public.technicians (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  profile_id uuid not null unique,
  employee_number text,
  department text,
  position text,
  hire_date date,
  status text not null default 'active' check (status in ('active', 'inactive', 'terminated')),
  emergency_contact jsonb check (jsonb_typeof(emergency_contact) = 'object'),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  unique (organization_id, employee_number)
);
comment on table public.technicians is 'The technician facet of a person. The source knows groups and a role register only, so numbers and dates stay empty rather than invented.';
create index technicians_profile_idx on public.technicians (profile_id, organization_id);

create table public.technician_roles (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  technician_id uuid not null,
  practice_id uuid,
  role_name text not null check (btrim(role_name) <> ''),
  role_type text not null default 'clinical' check (role_type in ('system', 'clinical', 'administrative')),
  abbreviation text,
  permissions text[] not null default '{}',
  valid_from date not null default current_date,
  valid_until date check (valid_until >= valid_from),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (technician_id, organization_id) references public.technicians (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  constraint technician_roles_no_overlap exclude using gist (
    technician_id with =,
    role_name with =,
    (coalesce(practice_id, organization_id)) with =,
    daterange(valid_from, valid_until, '[]') with &&
  )
);
comment on table public.technician_roles is 'What a technician does, from when to when. Describes; gives no access.';
comment on column public.technician_roles.practice_id is 'Empty for the whole lab.';
create index technician_roles_technician_idx on public.technician_roles (technician_id, organization_id);
create index technician_roles_practice_idx on public.technician_roles (practice_id, organization_id);
create index technician_roles_organization_idx on public.technician_roles (organization_id);

alter table public.technicians enable row level security;
alter table public.technicians force row level security;
grant select on public.technicians to authenticated;
grant insert (
  organization_id, profile_id, employee_number, department, position, hire_date, status, emergency_contact
) on public.technicians to authenticated;
grant update (
  employee_number, department, position, hire_date, status, emergency_contact
) on public.technicians to authenticated;
create policy technicians_select_lab on public.technicians for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy technicians_insert_admins on public.technicians for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy technicians_update_admins on public.technicians for update to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())))
  with check (organization_id = any (array(select private.admin_organization_ids())));
create trigger technicians_touch before update on public.technicians for each row execute function private.touch_row();
select audit.attach('public.technicians');

alter table public.technician_roles enable row level security;
alter table public.technician_roles force row level security;
grant select on public.technician_roles to authenticated;
grant insert (
  organization_id, technician_id, practice_id, role_name, role_type, abbreviation, permissions, valid_from, valid_until
) on public.technician_roles to authenticated;
grant update (role_type, abbreviation, permissions, valid_until) on public.technician_roles to authenticated;
create policy technician_roles_select_lab on public.technician_roles for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy technician_roles_insert_admins on public.technician_roles for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy technician_roles_update_admins on public.technician_roles for update to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())))
  with check (organization_id = any (array(select private.admin_organization_ids())));
create trigger technician_roles_touch before update on public.technician_roles for each row execute function private.touch_row();
select audit.attach('public.technician_roles');
