-- An administrator invites an e-mail address. Whoever signs in with that address, confirmed, takes the role.

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  email text not null check (email = lower(email) and email like '%_@_%'),
  given_name text not null check (btrim(given_name) <> ''),
  family_name text not null check (btrim(family_name) <> ''),
  role text not null references public.roles (key),
  practice_id uuid,
  practice_role text references public.practice_roles (key),
  profile_id uuid,
  invited_by uuid default auth.uid(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  check ((practice_id is null) = (practice_role is null)),
  check (role <> 'doctor' or practice_id is not null),
  check (accepted_at is null or revoked_at is null)
);
comment on table public.invitations is 'Open until accepted, revoked or expired. Possession of the mailbox is the proof: there is no token to forge or leak.';
comment on column public.invitations.profile_id is 'A person of the directory who shall get this login; empty when the invitation makes a new person.';
comment on column public.invitations.practice_id is 'A membership that starts with the acceptance; required for doctors, who see nothing without one.';
create unique index invitations_open_idx on public.invitations (organization_id, email)
  where accepted_at is null and revoked_at is null;
create index invitations_email_idx on public.invitations (email) where accepted_at is null and revoked_at is null;
create index invitations_organization_idx on public.invitations (organization_id, created_at desc, id);
create index invitations_practice_idx on public.invitations (practice_id, organization_id);
create index invitations_profile_idx on public.invitations (profile_id, organization_id);
create index invitations_role_idx on public.invitations (role);
create index invitations_practice_role_idx on public.invitations (practice_role);

alter table public.invitations enable row level security;
alter table public.invitations force row level security;
grant select on public.invitations to authenticated;
grant insert (organization_id, email, given_name, family_name, role, practice_id, practice_role, profile_id)
  on public.invitations to authenticated;
grant update (revoked_at) on public.invitations to authenticated;
create policy invitations_select_admins on public.invitations for select to authenticated
  using (organization_id = any (array(select private.admin_organization_ids())));
create policy invitations_insert_admins on public.invitations for insert to authenticated
  with check (
    organization_id = any (array(select private.admin_organization_ids()))
    and (role <> 'developer' or 'developer' = any (array(select private.my_roles())))
  );
create policy invitations_update_admins on public.invitations for update to authenticated
  using (
    accepted_at is null and revoked_at is null
    and organization_id = any (array(select private.admin_organization_ids()))
  )
  with check (
    accepted_at is null and revoked_at is not null
    and organization_id = any (array(select private.admin_organization_ids()))
  );

-- A person for the invited login: the one named in the invitation, the caller's own, or a new one.
create function private.profile_for_invitation(p_user_id uuid, p_invitation public.invitations) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_profile public.profiles;
  v_profile_id uuid;
begin
  select * into v_profile from public.profiles where user_id = p_user_id for update;
  if found then
    -- A login is one person in one organization, and nobody gets back in through an invitation.
    if v_profile.organization_id <> p_invitation.organization_id or v_profile.access_suspended_at is not null then
      return null;
    end if;
    return v_profile.id;
  end if;

  update public.profiles set user_id = p_user_id
  where id = p_invitation.profile_id and user_id is null and access_suspended_at is null
  returning id into v_profile_id;

  -- An invitation for a person who has another login by now, or is switched off, stays unanswered.
  if v_profile_id is null and p_invitation.profile_id is null then
    insert into public.profiles (organization_id, user_id, given_name, family_name, email)
    values (p_invitation.organization_id, p_user_id, p_invitation.given_name, p_invitation.family_name, p_invitation.email)
    returning id into v_profile_id;
  end if;
  return v_profile_id;
end
$$;

create function private.may_invite(p_user_id uuid, p_organization_id uuid, p_role text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1
    from private.user_roles r
    join public.profiles p on p.user_id = r.user_id and p.access_suspended_at is null
    where r.user_id = p_user_id
      and (r.role = 'developer' or (r.role = 'admin' and r.organization_id = p_organization_id and p_role <> 'developer'))
  )
$$;
comment on function private.may_invite is 'Whether a login may invite into a role today. Asked again at the acceptance: an invitation dies with the right to send it.';

create function private.accept_invitations() returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_user_id uuid := auth.uid();
  v_email text;
  v_invitation public.invitations;
  v_profile_id uuid;
  v_accepted int := 0;
begin
  select lower(u.email) into v_email from auth.users u where u.id = v_user_id and u.email_confirmed_at is not null;
  if v_email is null then
    return 0;
  end if;

  for v_invitation in
    select * from public.invitations
    where email = v_email and accepted_at is null and revoked_at is null and expires_at > now()
      and (invited_by is null or private.may_invite(invited_by, organization_id, role))
    order by created_at
    for update
  loop
    v_profile_id := private.profile_for_invitation(v_user_id, v_invitation);
    continue when v_profile_id is null;

    insert into private.user_roles (user_id, organization_id, role, granted_by)
    values (v_user_id, v_invitation.organization_id, v_invitation.role, v_invitation.invited_by)
    on conflict do nothing;

    insert into public.profile_roles (organization_id, profile_id, role, source, detail, recorded_by)
    values (
      v_invitation.organization_id, v_profile_id, v_invitation.role, 'invitation',
      'Accepted the invitation of ' || to_char(v_invitation.created_at, 'FMDD Mon YYYY'), v_invitation.invited_by
    )
    on conflict do nothing;

    if v_invitation.practice_id is not null then
      insert into public.practice_members (organization_id, practice_id, profile_id, role)
      values (v_invitation.organization_id, v_invitation.practice_id, v_profile_id, v_invitation.practice_role)
      on conflict do nothing;
    end if;

    update public.invitations set accepted_at = now(), accepted_by = v_user_id where id = v_invitation.id;
    v_accepted := v_accepted + 1;
  end loop;
  return v_accepted;
end
$$;
comment on function private.accept_invitations is 'Gives the caller what was promised to their confirmed address. Safe to call at every sign-in.';
grant execute on function private.accept_invitations() to authenticated;

create function public.accept_invitations() returns int
language sql volatile security invoker set search_path = '' as $$ select private.accept_invitations() $$;
comment on function public.accept_invitations is 'Accepts every open invitation of the caller''s confirmed e-mail address and says how many there were.';
revoke execute on function public.accept_invitations() from public, anon;
grant execute on function public.accept_invitations() to authenticated;

create function private.close_expired_invitations() returns int
language sql volatile security definer set search_path = '' as $$
  with closed as (
    update public.invitations set revoked_at = expires_at
    where accepted_at is null and revoked_at is null and expires_at <= now()
    returning 1
  )
  select count(*)::int from closed
$$;
comment on function private.close_expired_invitations is 'Run by the worker, so that an expired address can be invited again.';
grant execute on function private.close_expired_invitations() to service_role;

-- Somebody may sign up with an address that is not theirs and wait until its owner is invited and confirms it. What was chosen
-- before the mailbox was proven is therefore forgotten; the link in the mail lets its owner choose.
create function private.forget_unproven_password() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.encrypted_password := null;
  return new;
end
$$;
comment on function private.forget_unproven_password is 'A password set before its address was confirmed could be somebody else''s.';
create trigger archwire_forget_unproven_password before update of email_confirmed_at on auth.users
  for each row when (old.email_confirmed_at is null and new.email_confirmed_at is not null)
  execute function private.forget_unproven_password();
