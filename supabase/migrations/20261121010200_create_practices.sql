-- Practices, who works in them and in what capacity a person is known.

create table public.practices (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  name text not null check (btrim(name) <> ''),
  email text check (email = lower(email) and email like '%_@_%'),
  phone text,
  website text check (website ~ '^https?://'),
  license_number text,
  address_line1 text,
  address_line2 text,
  city text,
  region text,
  postal_code text,
  country text not null default 'US' check (country ~ '^[A-Z]{2}$'),
  address_verified boolean not null default false,
  is_active boolean not null default true,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  search_text text generated always as (
    private.fold_text(name || ' ' || coalesce(city, '') || ' ' || coalesce(region, '') || ' ' || coalesce(email, ''))
  ) stored,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id)
);
comment on table public.practices is 'Customers of the lab. The seeds'' offices and the legacy dispatch_office.';
comment on column public.practices.address_verified is 'Somebody checked the address (the legacy flag "valid"); says nothing about being active.';
comment on column public.practices.country is 'ISO 3166-1 alpha-2.';
comment on column public.practices.legacy is 'Raw legacy phone, postal code and tax number as they were.';
create index practices_organization_name_idx on public.practices (organization_id, name, id);
create index practices_search_idx on public.practices using gin (search_text extensions.gin_trgm_ops);

create table public.practitioners (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  profile_id uuid not null unique,
  license_number text,
  specialties text[] not null default '{}',
  bio text,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id)
);
comment on table public.practitioners is 'The doctor facet of a person.';
create index practitioners_profile_idx on public.practitioners (profile_id, organization_id);
create unique index practitioners_license_idx on public.practitioners (organization_id, license_number);

create table public.practice_roles (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null,
  sequence_order int not null unique,
  is_active boolean not null default true
);
comment on table public.practice_roles is 'Vocabulary: what somebody does inside a practice.';
insert into public.practice_roles (key, name, description, sequence_order) values
  ('owner', 'Owner', 'Owns the practice.', 10),
  ('doctor', 'Doctor', 'Treats patients and signs orders.', 20),
  ('assistant', 'Assistant', 'Prepares cases for the doctors.', 30),
  ('technician', 'In-house technician', 'Scans and prints at the practice.', 40),
  ('office', 'Front office', 'Appointments, shipping and invoices.', 50);

create table public.practice_members (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid not null,
  profile_id uuid not null,
  role text not null references public.practice_roles (key),
  is_primary boolean not null default false,
  valid_from date not null default current_date,
  valid_until date,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (valid_until >= valid_from),
  check (not (is_primary and valid_until is not null)),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  constraint practice_members_no_overlap exclude using gist (
    practice_id with =,
    profile_id with =,
    daterange(valid_from, valid_until, '[]') with &&
  )
);
comment on table public.practice_members is 'Who belongs to a practice, from when to when. An ended membership sees nothing. The doctor facet is found through the person.';
comment on column public.practice_members.valid_until is 'Last day of the membership; empty while it is open.';
comment on column public.practice_members.is_primary is 'The practice this person is listed under; at most one, and only while the membership is open.';
create unique index practice_members_primary_idx on public.practice_members (profile_id) where is_primary;
create index practice_members_profile_idx on public.practice_members (profile_id, organization_id);
create index practice_members_practice_idx on public.practice_members (practice_id, organization_id);
create index practice_members_organization_idx on public.practice_members (organization_id);
create index practice_members_role_idx on public.practice_members (role);

create table public.profile_roles (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  profile_id uuid not null,
  role text not null references public.roles (key),
  source text not null default 'person' check (source in ('person', 'invitation', 'migration')),
  detail text not null check (btrim(detail) <> ''),
  recorded_by uuid default auth.uid(),
  withdrawn_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id)
);
comment on table public.profile_roles is 'In what capacity a person is known, with the evidence. Gives no access by itself: access is private.user_roles.';
comment on column public.profile_roles.source is 'Who says so: a person in this console, an accepted invitation, or the migration.';
comment on column public.profile_roles.detail is 'The evidence in words, for example "legacy group Technicians" or "signed contract of 2 May".';
comment on column public.profile_roles.recorded_by is 'Login of the writer, kept as a plain value.';
create unique index profile_roles_current_idx on public.profile_roles (profile_id, role, source) where withdrawn_at is null;
create index profile_roles_profile_idx on public.profile_roles (profile_id, organization_id);
create index profile_roles_organization_idx on public.profile_roles (organization_id);
create index profile_roles_role_idx on public.profile_roles (role);

create function private.member_practice_ids() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select m.practice_id
  from public.profiles p
  join public.practice_members m on m.profile_id = p.id
  where p.user_id = (select auth.uid())
    and p.access_suspended_at is null
    and current_date between m.valid_from and coalesce(m.valid_until, 'infinity')
    and exists (
      select 1
      from private.user_roles r
      join public.roles v on v.key = r.role and v.scope = 'practice'
      where r.user_id = p.user_id and r.organization_id = m.organization_id
    )
$$;
comment on function private.member_practice_ids is 'Practices the caller belongs to today, for logins whose role reaches as far as a practice.';
grant execute on function private.member_practice_ids() to authenticated;

-- Two writers who add the same person at the same moment would deadlock on the exclusion constraint; so they take turns.
create function private.lock_member() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from public.profiles where id = new.profile_id for no key update;
  return new;
end
$$;
create trigger practice_members_lock before insert on public.practice_members for each row execute function private.lock_member();

create trigger practices_touch before update on public.practices for each row execute function private.touch_row();
create trigger practitioners_touch before update on public.practitioners for each row execute function private.touch_row();
create trigger practice_members_touch before update on public.practice_members for each row execute function private.touch_row();

alter table public.practices enable row level security;
alter table public.practices force row level security;
grant select on public.practices to authenticated;
grant insert (
  organization_id, name, email, phone, website, license_number, address_line1, address_line2, city, region, postal_code,
  country, address_verified, is_active
) on public.practices to authenticated;
grant update (
  name, email, phone, website, license_number, address_line1, address_line2, city, region, postal_code, country,
  address_verified, is_active
) on public.practices to authenticated;
create policy practices_select_lab_and_members on public.practices for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or id = any (array(select private.member_practice_ids()))
  );
create policy practices_insert_admins on public.practices for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy practices_update_admins on public.practices for update to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())))
  with check (organization_id = any (array(select private.admin_organization_ids())));

alter table public.practitioners enable row level security;
alter table public.practitioners force row level security;
grant select on public.practitioners to authenticated;
grant insert (organization_id, profile_id, license_number, specialties, bio) on public.practitioners to authenticated;
grant update (license_number, specialties, bio) on public.practitioners to authenticated;
create policy practitioners_select_lab on public.practitioners for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy practitioners_insert_admins on public.practitioners for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy practitioners_update_admins on public.practitioners for update to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())))
  with check (organization_id = any (array(select private.admin_organization_ids())));

alter table public.practice_roles enable row level security;
alter table public.practice_roles force row level security;
grant select on public.practice_roles to authenticated;
create policy practice_roles_select_members on public.practice_roles for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

alter table public.practice_members enable row level security;
alter table public.practice_members force row level security;
grant select on public.practice_members to authenticated;
grant insert (organization_id, practice_id, profile_id, role, is_primary, valid_from, valid_until) on public.practice_members to authenticated;
grant update (role, is_primary, valid_until) on public.practice_members to authenticated;
create policy practice_members_select_lab_and_members on public.practice_members for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy practice_members_insert_admins on public.practice_members for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy practice_members_update_admins on public.practice_members for update to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())))
  with check (organization_id = any (array(select private.admin_organization_ids())));

alter table public.profile_roles enable row level security;
alter table public.profile_roles force row level security;
grant select on public.profile_roles to authenticated;
grant insert (organization_id, profile_id, role, detail) on public.profile_roles to authenticated;
grant update (withdrawn_at) on public.profile_roles to authenticated;
create policy profile_roles_select_lab on public.profile_roles for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy profile_roles_insert_admins on public.profile_roles for insert to authenticated
  with check (organization_id = any (array(select private.admin_organization_ids())));
create policy profile_roles_update_admins on public.profile_roles for update to authenticated
  using (withdrawn_at is null and organization_id = any (array(select private.admin_organization_ids())))
  with check (withdrawn_at is not null and organization_id = any (array(select private.admin_organization_ids())));
