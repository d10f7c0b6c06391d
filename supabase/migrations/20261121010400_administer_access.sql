-- Who may do what, changed by administrators and by nothing else. Public functions are thin invoker doors to private ones.

create function private.require_admin_of(p_organization_id uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if p_organization_id is null or p_organization_id not in (select private.admin_organization_ids()) then
    raise exception 'Only administrators of this organization may change access.' using errcode = '42501';
  end if;
end
$$;

-- Serializes access changes of an organization and returns the person they are about.
create function private.lock_login(p_profile_id uuid) returns public.profiles
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles;
begin
  select * into v_profile from public.profiles where id = p_profile_id;
  perform private.require_admin_of(v_profile.organization_id);
  perform 1 from public.organizations where id = v_profile.organization_id for no key update;
  -- Asked again, because the caller may have lost the role while waiting.
  perform private.require_admin_of(v_profile.organization_id);
  select * into v_profile from public.profiles where id = p_profile_id for update;
  if v_profile.user_id is null then
    raise exception 'This person has no login yet. Invite them first.' using errcode = 'PT422';
  end if;
  return v_profile;
end
$$;

create function private.require_another_admin(p_organization_id uuid, p_user_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select 1 from private.user_roles r
    join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
    where r.organization_id = p_organization_id and r.role = 'admin' and r.user_id <> p_user_id
  ) then
    raise exception 'This is the last administrator. Make somebody else administrator first.' using errcode = 'PT422';
  end if;
end
$$;

create function private.revoke_open_invitations_by(p_user_id uuid) returns void
language sql security definer set search_path = '' as $$
  update public.invitations set revoked_at = now()
  where invited_by = p_user_id and accepted_at is null and revoked_at is null
    and not private.may_invite(p_user_id, organization_id, role)
$$;
comment on function private.revoke_open_invitations_by is 'Somebody who may no longer invite must not get back in through an invitation sent before.';

create function private.grant_role(p_profile_id uuid, p_role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles := private.lock_login(p_profile_id);
begin
  if p_role = 'developer' and 'developer' not in (select private.my_roles()) then
    raise exception 'Only developers may make somebody a developer.' using errcode = '42501';
  end if;
  if not exists (select 1 from public.roles where key = p_role and is_active) then
    raise exception 'There is no role "%".', p_role using errcode = 'PT422';
  end if;
  insert into private.user_roles (user_id, organization_id, role, granted_by)
  values (v_profile.user_id, v_profile.organization_id, p_role, auth.uid())
  on conflict do nothing;
end
$$;

create function private.revoke_role(p_profile_id uuid, p_role text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles := private.lock_login(p_profile_id);
begin
  if p_role = 'developer' and 'developer' not in (select private.my_roles()) then
    raise exception 'Only developers may take the developer role away.' using errcode = '42501';
  end if;
  if p_role = 'admin' then
    perform private.require_another_admin(v_profile.organization_id, v_profile.user_id);
  end if;
  delete from private.user_roles
  where user_id = v_profile.user_id and organization_id = v_profile.organization_id and role = p_role;
  if p_role in ('admin', 'developer') then
    perform private.revoke_open_invitations_by(v_profile.user_id);
  end if;
end
$$;

create function private.suspend_access(p_profile_id uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles := private.lock_login(p_profile_id);
begin
  if v_profile.user_id = auth.uid() then
    raise exception 'You cannot switch off your own access.' using errcode = 'PT422';
  end if;
  if btrim(coalesce(p_reason, '')) = '' then
    raise exception 'Say why the access ends.' using errcode = 'PT422';
  end if;
  if exists (select 1 from private.user_roles r where r.user_id = v_profile.user_id and r.role = 'developer')
     and 'developer' not in (select private.my_roles()) then
    raise exception 'Only developers may switch off a developer.' using errcode = '42501';
  end if;
  if exists (select 1 from private.user_roles r where r.user_id = v_profile.user_id and r.role = 'admin') then
    perform private.require_another_admin(v_profile.organization_id, v_profile.user_id);
  end if;
  update public.profiles set access_suspended_at = now(), access_suspended_reason = btrim(p_reason)
  where id = v_profile.id and access_suspended_at is null;
  delete from auth.sessions where user_id = v_profile.user_id;
  perform private.revoke_open_invitations_by(v_profile.user_id);
end
$$;

create function private.restore_access(p_profile_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles := private.lock_login(p_profile_id);
begin
  if exists (select 1 from private.user_roles r where r.user_id = v_profile.user_id and r.role = 'developer')
     and 'developer' not in (select private.my_roles()) then
    raise exception 'Only developers may switch a developer on again.' using errcode = '42501';
  end if;
  update public.profiles set access_suspended_at = null, access_suspended_reason = null where id = v_profile.id;
end
$$;

create function private.list_users() returns table (
  profile_id uuid, organization_id uuid, given_name text, family_name text, sign_in_email text, email_confirmed boolean,
  last_sign_in_at timestamptz, access_suspended_at timestamptz, access_suspended_reason text, roles text[], search_text text
)
language sql stable security definer set search_path = '' as $$
  select p.id, p.organization_id, p.given_name, p.family_name, u.email::text, u.email_confirmed_at is not null,
    u.last_sign_in_at, p.access_suspended_at, p.access_suspended_reason,
    array(
      select r.role from private.user_roles r join public.roles v on v.key = r.role
      where r.user_id = p.user_id and r.organization_id = p.organization_id order by v.sequence_order
    ),
    p.search_text || ' ' || lower(u.email)
  from public.profiles p
  join auth.users u on u.id = p.user_id
  where p.organization_id = any (array(select private.admin_organization_ids()))
$$;
comment on function private.list_users is 'Logins of the organizations the caller administers; the only way the console reads the Auth schema.';

grant execute on function
  private.grant_role(uuid, text), private.revoke_role(uuid, text), private.suspend_access(uuid, text),
  private.restore_access(uuid), private.list_users()
to authenticated;

create function public.grant_role(p_profile_id uuid, p_role text) returns void
language sql volatile security invoker set search_path = '' as $$ select private.grant_role(p_profile_id, p_role) $$;
create function public.revoke_role(p_profile_id uuid, p_role text) returns void
language sql volatile security invoker set search_path = '' as $$ select private.revoke_role(p_profile_id, p_role) $$;
create function public.suspend_access(p_profile_id uuid, p_reason text) returns void
language sql volatile security invoker set search_path = '' as $$ select private.suspend_access(p_profile_id, p_reason) $$;
create function public.restore_access(p_profile_id uuid) returns void
language sql volatile security invoker set search_path = '' as $$ select private.restore_access(p_profile_id) $$;
create function public.list_users() returns table (
  profile_id uuid, organization_id uuid, given_name text, family_name text, sign_in_email text, email_confirmed boolean,
  last_sign_in_at timestamptz, access_suspended_at timestamptz, access_suspended_reason text, roles text[], search_text text
)
language sql stable security invoker set search_path = '' as $$ select * from private.list_users() $$;

revoke execute on function
  public.grant_role(uuid, text), public.revoke_role(uuid, text), public.suspend_access(uuid, text),
  public.restore_access(uuid), public.list_users()
from public, anon;
grant execute on function
  public.grant_role(uuid, text), public.revoke_role(uuid, text), public.suspend_access(uuid, text),
  public.restore_access(uuid), public.list_users()
to authenticated;

-- The first organization and its first administrator; run once by whoever owns the database.
create function private.found_organization(p_name text, p_admin_email text, p_given_name text, p_family_name text) returns uuid
language sql volatile set search_path = '' as $$
  with founded as (
    insert into public.organizations (name) values (p_name) returning id
  )
  insert into public.invitations (organization_id, email, given_name, family_name, role)
  select id, lower(p_admin_email), p_given_name, p_family_name, 'admin' from founded
  returning organization_id
$$;
comment on function private.found_organization is 'Makes an organization and invites its first administrator. Not callable through the Data API.';
