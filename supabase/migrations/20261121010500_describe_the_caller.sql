-- What the console asks about the person in front of it.

create function public.my_access() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'userId', p.user_id,
    'profileId', p.id,
    'givenName', p.given_name,
    'familyName', p.family_name,
    'organizationId', p.organization_id,
    'organizationName', (select o.name from public.organizations o where o.id = p.organization_id),
    'suspended', p.access_suspended_at is not null,
    'roles', array(select private.my_roles())
  )
  from public.profiles p
  where p.user_id = (select auth.uid())
$$;
comment on function public.my_access is 'Profile, organization and roles of the caller in one round trip; null for somebody nobody has invited yet.';
revoke execute on function public.my_access() from public, anon;
grant execute on function public.my_access() to authenticated;

-- Members of a practice by name only: colleagues may know who works with them, not each other's birth dates.
create function private.list_practice_members(p_practice_id uuid) returns table (
  id uuid, practice_id uuid, profile_id uuid, given_name text, family_name text, role text, is_primary boolean,
  valid_from date, valid_until date, row_version int
)
language sql stable security definer set search_path = '' as $$
  select m.id, m.practice_id, m.profile_id, p.given_name, p.family_name, m.role, m.is_primary, m.valid_from, m.valid_until,
    m.row_version
  from public.practice_members m
  join public.profiles p on p.id = m.profile_id
  where m.practice_id = p_practice_id
    and (
      m.organization_id = any (array(select private.lab_organization_ids()))
      or m.practice_id = any (array(select private.member_practice_ids()))
    )
$$;
grant execute on function private.list_practice_members(uuid) to authenticated;

create function public.list_practice_members(p_practice_id uuid) returns table (
  id uuid, practice_id uuid, profile_id uuid, given_name text, family_name text, role text, is_primary boolean,
  valid_from date, valid_until date, row_version int
)
language sql stable security invoker set search_path = '' as $$ select * from private.list_practice_members(p_practice_id) $$;
comment on function public.list_practice_members is 'Who works in a practice, by name only, for everybody who may see the practice.';
revoke execute on function public.list_practice_members(uuid) from public, anon;
grant execute on function public.list_practice_members(uuid) to authenticated;

create table public.user_preferences (
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  key text not null check (key ~ '^[a-z][a-z0-9_.-]{0,79}$'),
  value jsonb not null check (pg_column_size(value) <= 4096),
  updated_at timestamptz not null default now(),
  primary key (user_id, key)
);
comment on table public.user_preferences is 'How a person likes the console: chosen columns of a table, density. Nothing that decides access.';
alter table public.user_preferences enable row level security;
alter table public.user_preferences force row level security;
grant select, delete on public.user_preferences to authenticated;
grant insert (key, value, updated_at) on public.user_preferences to authenticated;
grant update (key, value, updated_at) on public.user_preferences to authenticated;
create policy user_preferences_select_own on public.user_preferences for select to authenticated
  using (user_id = (select auth.uid()));
create policy user_preferences_insert_own on public.user_preferences for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy user_preferences_update_own on public.user_preferences for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy user_preferences_delete_own on public.user_preferences for delete to authenticated
  using (user_id = (select auth.uid()));

-- Platforms that run Auth hooks put the roles into the token for other clients. The console and every policy read the table.
create function private.custom_access_token(event jsonb) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_set(
    event,
    '{claims,user_roles}',
    coalesce(
      (
        select jsonb_agg(distinct r.role order by r.role)
        from private.user_roles r
        join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
        where r.user_id = (event ->> 'user_id')::uuid
      ),
      '[]'
    )
  )
$$;
comment on function private.custom_access_token is 'Custom access token hook, see supabase/config.toml. Adds the claim user_roles.';
grant usage on schema public, private to supabase_auth_admin;
grant select on private.user_roles to supabase_auth_admin;
grant select (user_id, access_suspended_at) on public.profiles to supabase_auth_admin;
create policy profiles_select_token_hook on public.profiles for select to supabase_auth_admin using (true);
grant execute on function private.custom_access_token(jsonb) to supabase_auth_admin;
