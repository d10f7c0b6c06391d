begin;
set local search_path = public, extensions;
select plan(519);

select tests.refuses(p,
  format('insert into private.user_roles (user_id, organization_id, role) values (tests.login(%L), tests.id(''lab''), %L)', p, r),
  'cannot write the role ' || r || ' for themselves')
from tests.everyone_but('anon') p, unnest(array['admin', 'developer']) r;
select tests.refuses(p,
  format('insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id(''lab''), tests.profile(%L), ''admin'', ''me'')', p),
  'cannot record themselves as an administrator')
from tests.everyone_but('anon', 'stranger', 'admin', 'developer', 'admin_elsewhere') p;
select tests.refuses(p,
  format('insert into public.practice_members (organization_id, practice_id, profile_id, role) values (tests.id(''lab''), tests.id(''practice_b''), tests.profile(%L), ''owner'')', p),
  'cannot join practice B on their own')
from tests.everyone_but('anon', 'stranger', 'admin', 'developer', 'admin_elsewhere') p;
select tests.refuses(p,
  $$insert into public.invitations (organization_id, email, given_name, family_name, role) values (tests.id('lab'), 'stranger@example.test', 'S', 'T', 'admin')$$,
  'cannot invite an accomplice')
from tests.everyone_but('admin', 'developer') p;

select tests.refuses(p, 'update public.profiles set ' || change, 'cannot write this to a person: ' || change)
from tests.everyone() p, unnest(array[
  'user_id = auth.uid()', 'user_id = null', $$organization_id = tests.id('other_lab')$$, 'access_suspended_at = null',
  'access_suspended_at = now()', $$access_suspended_reason = 'x'$$, 'row_version = 1', 'id = gen_random_uuid()', 'legacy_user_id = 1',
  $$legacy = '{}'$$, 'created_at = now()', 'updated_at = now()'
]) change;
select tests.refuses(p,
  format('insert into public.profiles (organization_id, given_name, family_name, %s) values (tests.id(''lab''), ''N'', ''N'', %s)', c, v),
  'cannot add a person with a chosen ' || c)
from unnest(array['admin', 'developer', 'staff', 'stranger']) p,
  (values ('user_id', 'auth.uid()'), ('id', 'gen_random_uuid()'), ('row_version', '7'), ('access_suspended_at', 'now()'), ('legacy', '''{}''')) f(c, v);

select tests.refuses(p, 'update public.practice_members set ' || change, 'cannot write this to a membership: ' || change)
from unnest(array['admin', 'developer', 'staff', 'doctor_a', 'former_member', 'stranger', 'anon']) p, unnest(array[
  $$practice_id = tests.id('practice_b')$$, $$profile_id = tests.profile('doctor_b')$$, $$organization_id = tests.id('other_lab')$$,
  $$valid_from = '2020-01-01'$$, 'row_version = 1'
]) change;
select tests.hides('former_member',
  'update public.practice_members set valid_until = current_date + 365',
  'cannot prolong their ended membership');

select tests.refuses(p,
  format('insert into public.invitations (organization_id, email, given_name, family_name, role, %s) values (tests.id(''lab''), ''n@example.test'', ''N'', ''N'', ''staff'', %s)', c, v),
  'cannot send an invitation with a forged ' || c)
from unnest(array['admin', 'developer', 'staff', 'stranger']) p, (values
  ('invited_by', 'tests.login(''developer'')'), ('accepted_at', 'now()'), ('accepted_by', 'auth.uid()'),
  ('expires_at', 'now() + interval ''9 years'''), ('created_at', 'now()'), ('revoked_at', 'now()'), ('id', 'gen_random_uuid()')) f(c, v);
select tests.refuses(p, 'update public.invitations set ' || change, 'cannot write this to an invitation: ' || change)
from unnest(array['admin', 'developer', 'staff', 'stranger']) p, unnest(array[
  'invited_by = null', 'accepted_at = null', 'accepted_by = auth.uid()', $$expires_at = now() + interval '9 years'$$,
  $$email = 'stranger@example.test'$$, $$role = 'developer'$$, $$profile_id = tests.profile('admin')$$,
  'revoked_at = now(), accepted_at = null'
]) change;

select tests.hides(p,
  format('select from public.%s where organization_id = tests.id(''other_lab'')', t),
  'cannot see ' || t || ' of another lab')
from tests.everyone_but('anon', 'developer', 'admin_elsewhere') p,
  unnest(array['profiles', 'practices', 'practitioners', 'practice_members', 'profile_roles', 'invitations']) t;
select tests.hides('admin_elsewhere',
  format('select from public.%s where organization_id = tests.id(''lab'')', t),
  'cannot see ' || t || ' of the first lab')
from unnest(array['profiles', 'practices', 'practitioners', 'practice_members', 'profile_roles', 'invitations']) t;
select tests.hides('admin',
  format('update public.%s set %s where organization_id = tests.id(''other_lab'')', t, change),
  'cannot change ' || t || ' of another lab')
from (values ('profiles', 'phone = ''1'''), ('practices', 'phone = ''1'''), ('practitioners', 'bio = ''x'''), ('practice_members', 'role = ''owner'''),
  ('profile_roles', 'withdrawn_at = now()'), ('invitations', 'revoked_at = now()')) f(t, change);

select tests.refuses(p, 'select ' || call, 'cannot run ' || call)
from unnest(array['anon', 'stranger', 'staff', 'doctor_a', 'admin', 'developer']) p, unnest(array[
  'private.close_expired_invitations()', $$private.found_organization('Mine', 'me@example.test', 'M', 'E')$$,
  $$private.require_admin_of(tests.id('lab'))$$, $$private.require_another_admin(tests.id('lab'), auth.uid())$$,
  $$private.lock_login(tests.profile('staff'))$$, $$private.revoke_open_invitations_by(tests.login('admin'))$$,
  'private.profile_for_invitation(auth.uid(), null)', $$private.may_invite(tests.login('admin'), tests.id('lab'), 'staff')$$, $$private.custom_access_token('{}')$$
]) call;
select tests.refuses(p, 'select from private.' || f, 'gets no further through the private door of ' || f)
from unnest(array['staff', 'doctor_a', 'stranger', 'patient', 'suspended_staff', 'admin_elsewhere']) p, unnest(array[
  $$grant_role(tests.profile('staff'), 'admin')$$, $$revoke_role(tests.profile('staff'), 'staff')$$,
  $$suspend_access(tests.profile('manager'), 'x')$$, $$restore_access(tests.profile('suspended_staff'))$$
]) f;
select tests.hides(p, 'select from private.list_users()', 'lists no users through the private door')
from unnest(array['staff', 'doctor_a', 'stranger', 'patient', 'suspended_staff']) p;
select tests.hides('staff',
  $$select from private.organization_ids_as('admin', 'developer')$$,
  'is no admin by asking for the organizations of admins');

select tests.refuses(p, 'truncate public.' || t, 'cannot empty ' || t)
from unnest(array['anon', 'staff', 'admin', 'developer']) p, unnest(array['profiles', 'practices', 'invitations', 'user_preferences']) t;
select tests.refuses(p, statement, 'cannot change the database: ' || statement)
from unnest(array['anon', 'staff', 'admin', 'developer']) p, unnest(array[
  'create table public.mine (id int)', 'create function public.mine() returns int language sql as ''select 1''',
  'alter table public.profiles disable row level security', 'create policy mine on public.profiles using (true)',
  'drop table public.profiles', 'alter function private.my_roles() owner to authenticated'
]) statement;

select * from finish();
rollback;
