-- People, places and verbs of the database tests. Loaded once after the migrations; not a test itself.
create extension if not exists pgtap with schema extensions;
create schema tests;
grant usage on schema tests to anon, authenticated, supabase_auth_admin;
grant usage on schema extensions to supabase_auth_admin;
grant execute on all functions in schema extensions to anon, authenticated, supabase_auth_admin;

create table tests.personas (name text primary key, label text not null, number int not null unique, home text, role text);
insert into tests.personas (name, label, number, home, role) values
  ('anon', 'a visitor without a login', 0, null, null),
  ('stranger', 'a stranger', 1, null, null),
  ('staff', 'a staff member', 2, 'lab', 'staff'),
  ('manager', 'a manager', 3, 'lab', 'manager'),
  ('admin', 'an admin', 4, 'lab', 'admin'),
  ('developer', 'a developer', 5, 'lab', 'developer'),
  ('doctor_a', 'a doctor of practice A', 6, 'lab', 'doctor'),
  ('doctor_b', 'a doctor of practice B', 7, 'lab', 'doctor'),
  ('former_member', 'a former member of practice A', 8, 'lab', 'doctor'),
  ('patient', 'a patient', 9, 'lab', 'patient'),
  ('research_partner', 'a research partner', 10, 'lab', 'research_partner'),
  ('suspended_staff', 'a suspended staff member', 11, 'lab', 'staff'),
  ('admin_elsewhere', 'the admin of another lab', 12, 'other_lab', 'admin');

create table tests.places (name text primary key, id uuid not null unique);
insert into tests.places (name, id) values
  ('lab', '0a000000-0000-4000-8000-000000000001'),
  ('other_lab', '0a000000-0000-4000-8000-000000000002'),
  ('practice_a', '0b000000-0000-4000-8000-00000000000a'),
  ('practice_b', '0b000000-0000-4000-8000-00000000000b'),
  ('practice_elsewhere', '0b000000-0000-4000-8000-00000000000e'),
  ('directory_person', '0c000000-0000-4000-8000-000000000050'),
  ('doctor_elsewhere', '0c000000-0000-4000-8000-000000000051'),
  ('member_a', '0d000000-0000-4000-8000-000000000006'),
  ('member_b', '0d000000-0000-4000-8000-000000000007'),
  ('former_membership', '0d000000-0000-4000-8000-000000000008'),
  ('member_elsewhere', '0d000000-0000-4000-8000-000000000051'),
  ('open_invitation', '0e000000-0000-4000-8000-000000000001'),
  ('accepted_invitation', '0e000000-0000-4000-8000-000000000002'),
  ('revoked_invitation', '0e000000-0000-4000-8000-000000000003'),
  ('invitation_elsewhere', '0e000000-0000-4000-8000-000000000004');
grant select on tests.personas, tests.places to anon, authenticated, supabase_auth_admin;

create function tests.id(p_name text) returns uuid language plpgsql stable as $$
declare v_id uuid;
begin
  select id into strict v_id from tests.places where name = p_name;
  return v_id;
end $$;

create function tests.login(p_persona text) returns uuid language plpgsql stable as $$
declare v_number int;
begin
  select number into strict v_number from tests.personas where name = p_persona and name <> 'anon';
  return ('01000000-0000-4000-8000-' || lpad(v_number::text, 12, '0'))::uuid;
end $$;

create function tests.profile(p_persona text) returns uuid language plpgsql stable as $$
declare v_number int;
begin
  select number into strict v_number from tests.personas where name = p_persona and home is not null;
  return ('0c000000-0000-4000-8000-' || lpad(v_number::text, 12, '0'))::uuid;
end $$;

create function tests.become(p_role text, p_user_id uuid, p_email text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', p_user_id, 'role', p_role, 'email', p_email)::text, true);
  perform set_config('request.jwt.claim.sub', coalesce(p_user_id::text, ''), true);
  perform set_config('request.jwt.claim.role', p_role, true);
  perform set_config('role', p_role, true);
end $$;

create function tests.sign_in(p_persona text) returns void language plpgsql as $$
begin
  if p_persona = 'anon' then
    perform tests.become('anon', null, null);
  else
    perform tests.become('authenticated', tests.login(p_persona), p_persona || '@example.test');
  end if;
end $$;

create function tests.sign_out() returns void language plpgsql as $$
begin
  perform set_config('role', 'none', true);
  perform set_config('request.jwt.claims', '', true);
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claim.role', '', true);
end $$;

-- What happens when a persona tries a statement: '3 rows', or the error code. The attempt is undone.
create function tests.attempt(p_persona text, p_statement text) returns text language plpgsql as $$
declare
  v_rows bigint;
  v_outcome text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute p_statement;
    get diagnostics v_rows = row_count;
    v_outcome := v_rows || ' rows';
    raise exception 'undo' using errcode = 'ZZUND';
  exception
    when sqlstate 'ZZUND' then null;
    when others then v_outcome := sqlstate;
  end;
  perform tests.sign_out();
  return v_outcome;
end $$;

create function tests.expect(p_persona text, p_statement text, p_outcome text, p_sentence text) returns text language sql as $$
  select extensions.is(tests.attempt(p_persona, p_statement), p_outcome, label || ' ' || p_sentence)
  from tests.personas where name = p_persona
$$;
create function tests.permits(p_persona text, p_statement text, p_rows int, p_sentence text) returns text language sql as $$
  select tests.expect(p_persona, p_statement, p_rows || ' rows', p_sentence)
$$;
create function tests.hides(p_persona text, p_statement text, p_sentence text) returns text language sql as $$
  select tests.expect(p_persona, p_statement, '0 rows', p_sentence)
$$;
create function tests.refuses(p_persona text, p_statement text, p_sentence text) returns text language sql as $$
  select tests.expect(p_persona, p_statement, '42501', p_sentence)
$$;

create function tests.everyone() returns setof text language sql stable as $$
  select name from tests.personas order by number
$$;
create function tests.everyone_but(variadic p_names text[]) returns setof text language sql stable as $$
  select name from tests.personas where name <> all (p_names) order by number
$$;

create function tests.add_login(p_email text, p_confirmed boolean default true, p_id uuid default gen_random_uuid()) returns uuid
language sql as $$
  insert into auth.users (id, email, aud, role, email_confirmed_at)
  values (p_id, p_email, 'authenticated', 'authenticated', case when p_confirmed then now() end)
  returning id
$$;

create function tests.invite(
  p_email text, p_role text, p_practice_id uuid default null, p_practice_role text default null, p_profile_id uuid default null,
  p_invited_by uuid default tests.login('admin'), p_organization_id uuid default tests.id('lab')
) returns uuid language sql as $$
  insert into public.invitations
    (organization_id, email, given_name, family_name, role, practice_id, practice_role, profile_id, invited_by)
  values
    (p_organization_id, p_email, 'Noa', 'Newcomer', p_role, p_practice_id, p_practice_role, p_profile_id, p_invited_by)
  returning id
$$;

create function tests.accept_as(p_user_id uuid) returns int language plpgsql as $$
declare v_accepted int;
begin
  perform tests.become('authenticated', p_user_id, null);
  v_accepted := public.accept_invitations();
  perform tests.sign_out();
  return v_accepted;
end $$;

create function tests.privileges(p_role text, p_table regclass) returns text language sql stable as $$
  select coalesce(string_agg(entry, '; ' order by entry), 'nothing') from (
    select lower(a.privilege_type) as entry
    from pg_class c, aclexplode(c.relacl) a
    where c.oid = p_table and a.grantee in (0, p_role::regrole)
    union all
    select lower(a.privilege_type) || ' (' || string_agg(t.attname, ', ' order by t.attname) || ')'
    from pg_attribute t, aclexplode(t.attacl) a
    where t.attrelid = p_table and a.grantee in (0, p_role::regrole)
    group by a.privilege_type
  ) entries
$$;

grant execute on all functions in schema tests to anon, authenticated, supabase_auth_admin;

insert into public.organizations (id, name) values (tests.id('lab'), 'Bright Lab'), (tests.id('other_lab'), 'Far Lab');
insert into public.practices (id, organization_id, name) values
  (tests.id('practice_a'), tests.id('lab'), 'Practice A'),
  (tests.id('practice_b'), tests.id('lab'), 'Practice B'),
  (tests.id('practice_elsewhere'), tests.id('other_lab'), 'Practice Elsewhere');

select tests.add_login(name || '@example.test', true, tests.login(name)) from tests.personas where name <> 'anon';
insert into public.profiles (id, organization_id, user_id, given_name, family_name, email)
select tests.profile(name), tests.id(home), tests.login(name), initcap(replace(name, '_', ' ')), 'Example', name || '@example.test'
from tests.personas where home is not null;
insert into public.profiles (id, organization_id, given_name, family_name) values
  (tests.id('directory_person'), tests.id('lab'), 'Dana', 'Directory'),
  (tests.id('doctor_elsewhere'), tests.id('other_lab'), 'Elsa', 'Elsewhere');
update public.profiles set access_suspended_at = now(), access_suspended_reason = 'Left the lab'
where id = tests.profile('suspended_staff');

insert into private.user_roles (user_id, organization_id, role)
select tests.login(name), tests.id(home), role from tests.personas where role is not null;
insert into public.profile_roles (organization_id, profile_id, role, detail)
select tests.id(home), tests.profile(name), role, 'fixture of the tests' from tests.personas where role is not null;

insert into public.practitioners (organization_id, profile_id, license_number) values
  (tests.id('lab'), tests.profile('doctor_a'), 'LIC-A'),
  (tests.id('lab'), tests.profile('doctor_b'), 'LIC-B'),
  (tests.id('other_lab'), tests.id('doctor_elsewhere'), 'LIC-E');
insert into public.practice_members (id, organization_id, practice_id, profile_id, role, is_primary, valid_from, valid_until) values
  (tests.id('member_a'), tests.id('lab'), tests.id('practice_a'), tests.profile('doctor_a'), 'owner', true, '2020-01-01', null),
  (tests.id('member_b'), tests.id('lab'), tests.id('practice_b'), tests.profile('doctor_b'), 'doctor', true, '2020-01-01', null),
  (tests.id('former_membership'), tests.id('lab'), tests.id('practice_a'), tests.profile('former_member'), 'doctor', false,
    '2020-01-01', current_date - 1),
  (tests.id('member_elsewhere'), tests.id('other_lab'), tests.id('practice_elsewhere'), tests.id('doctor_elsewhere'), 'owner',
    true, '2020-01-01', null);

insert into public.invitations (id, organization_id, email, given_name, family_name, role, invited_by, accepted_at, revoked_at) values
  (tests.id('open_invitation'), tests.id('lab'), 'open@example.test', 'Ola', 'Open', 'staff', tests.login('admin'), null, null),
  (tests.id('accepted_invitation'), tests.id('lab'), 'done@example.test', 'Ada', 'Done', 'staff', tests.login('admin'), now(), null),
  (tests.id('revoked_invitation'), tests.id('lab'), 'gone@example.test', 'Gil', 'Gone', 'staff', tests.login('admin'), null, now()),
  (tests.id('invitation_elsewhere'), tests.id('other_lab'), 'far@example.test', 'Fay', 'Far', 'staff',
    tests.login('admin_elsewhere'), null, null);

insert into public.user_preferences (user_id, key, value) values
  (tests.login('staff'), 'practices.columns', '["name"]'),
  (tests.login('doctor_a'), 'density', '"compact"');
