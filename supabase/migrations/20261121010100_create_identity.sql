-- Who exists (profiles) and what a login may do (private.user_roles) are two different things on purpose.

create table public.roles (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null,
  scope text not null check (scope in ('platform', 'organization', 'practice', 'person', 'research')),
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.roles is 'Vocabulary of roles. A role describes a person (profile_roles) or gives a login access (private.user_roles).';
comment on column public.roles.scope is
  'How far access reaches: platform = every organization, organization = the whole lab, practice = practices with a valid membership, person = oneself, research = de-identified figures.';

insert into public.roles (key, name, description, scope, sequence_order) values
  ('developer', 'Developer', 'Runs the platform: instance configuration, keys, health, every organization.', 'platform', 10),
  ('admin', 'Administrator', 'Users, settings, audit, migration and duplicate patients of the organization.', 'organization', 20),
  ('manager', 'Manager', 'Reports, bottlenecks, overdue work and everything staff does.', 'organization', 30),
  ('staff', 'Staff', 'Moves cases and orders along, answers messages, does tasks.', 'organization', 40),
  ('technician', 'Technician', 'Plans and produces; works on cases, projects and tasks.', 'organization', 50),
  ('support', 'Support', 'Answers doctors and follows orders.', 'organization', 60),
  ('sales', 'Sales', 'Looks after practices and offers.', 'organization', 70),
  ('master', 'Master technician', 'Leads technicians and approves their work.', 'organization', 80),
  ('doctor', 'Doctor', 'Sees the practices of a valid membership, doctors and their assistants alike.', 'practice', 90),
  ('patient', 'Patient', 'Sees only their own record.', 'person', 100),
  ('research_partner', 'Research partner', 'De-identified figures, no personal data.', 'research', 110);

create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> ''),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.organizations is 'The tenant: a lab company. Practices, people and settings belong to it.';

create table public.profiles (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  user_id uuid unique references auth.users (id) on delete set null,
  given_name text not null check (btrim(given_name) <> ''),
  family_name text not null check (btrim(family_name) <> ''),
  email text check (email = lower(email) and email like '%_@_%'),
  phone text,
  birth_date date check (birth_date between date '1900-01-01' and date '2100-01-01'),
  gender text check (gender in ('female', 'male', 'other', 'not_stated')),
  access_suspended_at timestamptz,
  access_suspended_reason text,
  legacy_user_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  search_text text generated always as (
    private.fold_text(given_name || ' ' || family_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))
  ) stored,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id)
);
comment on table public.profiles is 'One row per person: lab people, doctors and patients, with or without a login.';
comment on column public.profiles.user_id is 'The login, if there is one. Deleting a login keeps the person.';
comment on column public.profiles.email is 'Contact address; families share one, so it is not unique. The sign-in address is the login''s.';
comment on column public.profiles.access_suspended_at is 'Set while an administrator has switched the login off; every helper then answers as if it had no role.';
comment on column public.profiles.legacy is 'Raw legacy values that have no column of their own, kept as they were.';
create index profiles_organization_name_idx on public.profiles (organization_id, family_name, given_name, id);
create index profiles_search_idx on public.profiles using gin (search_text extensions.gin_trgm_ops);

create table private.user_roles (
  user_id uuid not null references auth.users (id) on delete cascade,
  organization_id uuid not null references public.organizations (id),
  role text not null references public.roles (key),
  granted_by uuid,
  granted_at timestamptz not null default now(),
  primary key (user_id, organization_id, role)
);
comment on table private.user_roles is 'What a login may do. Written only by private.grant_role, private.revoke_role and the acceptance of an invitation.';
comment on column private.user_roles.granted_by is 'Login of the granter, kept as a plain value so that the trace outlives the login.';
create index user_roles_organization_idx on private.user_roles (organization_id, role);
create index user_roles_role_idx on private.user_roles (role);

-- Helpers that policies read. Definer functions in a schema nobody can reach; policies wrap each call in (select ...) or
-- array(select ...), so that it runs once for a query and not once for a row.
create function private.my_roles() returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct r.role
  from private.user_roles r
  join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
  where r.user_id = (select auth.uid())
$$;

create function private.organization_ids_as(variadic p_roles text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select r.organization_id
  from private.user_roles r
  join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
  where r.user_id = (select auth.uid()) and r.role = any (p_roles)
  union
  select o.id from public.organizations o where 'developer' in (select private.my_roles())
$$;
comment on function private.organization_ids_as is 'Organizations where the caller holds one of these roles; a developer holds all of them everywhere.';

create function private.lab_organization_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select private.organization_ids_as(variadic array(select key from public.roles where scope = 'organization'))
$$;
comment on function private.lab_organization_ids is 'Organizations whose every practice the caller may see because they work in that lab.';

create function private.admin_organization_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select private.organization_ids_as('admin')
$$;

create function private.my_organization_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select private.organization_ids_as(variadic array(select key from public.roles))
$$;
comment on function private.my_organization_ids is 'Organizations in which the caller holds any role at all.';

grant execute on function
  private.my_roles(), private.organization_ids_as(text[]), private.lab_organization_ids(),
  private.admin_organization_ids(), private.my_organization_ids()
to authenticated;

create trigger organizations_touch before update on public.organizations for each row execute function private.touch_row();
create trigger profiles_touch before update on public.profiles for each row execute function private.touch_row();

alter table public.roles enable row level security;
alter table public.roles force row level security;
grant select on public.roles to authenticated;
create policy roles_select_members on public.roles for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

alter table public.organizations enable row level security;
alter table public.organizations force row level security;
grant select on public.organizations to authenticated;
create policy organizations_select_members on public.organizations for select to authenticated
  using (id = any (array(select private.my_organization_ids())));

alter table public.profiles enable row level security;
alter table public.profiles force row level security;
grant select on public.profiles to authenticated;
grant insert (organization_id, given_name, family_name, email, phone, birth_date, gender) on public.profiles to authenticated;
grant update (given_name, family_name, email, phone, birth_date, gender) on public.profiles to authenticated;
create policy profiles_select_self_and_lab on public.profiles for select to authenticated
  using (user_id = (select auth.uid()) or organization_id = any (array(select private.lab_organization_ids())));
create policy profiles_insert_admins on public.profiles for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy profiles_update_self_and_admins on public.profiles for update to authenticated
  using (
    (user_id = (select auth.uid()) and access_suspended_at is null)
    or organization_id = any (array(select private.admin_organization_ids()))
  )
  with check (
    (user_id = (select auth.uid()) and access_suspended_at is null)
    or organization_id = any (array(select private.admin_organization_ids()))
  );

alter table private.user_roles enable row level security;
alter table private.user_roles force row level security;
create policy user_roles_select_token_hook on private.user_roles for select to supabase_auth_admin using (true);
