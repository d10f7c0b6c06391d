begin;
set local search_path = public, extensions;
select plan(44);

create temporary table logins as
  select name, tests.add_login(name || '@new.test', name <> 'unproven') as id
  from unnest(array['doctor', 'twice', 'unproven', 'late', 'refused', 'named', 'taken', 'switched_off', 'bystander']) name;
create function tests.newcomer(p_name text) returns uuid language sql as $$ select id from logins where name = p_name $$;

select tests.refuses('anon', 'select public.accept_invitations()', 'cannot accept invitations');
select tests.permits('stranger',
  'select 1 where public.accept_invitations() = 0',
  1, 'accepts nothing when nobody has invited them');

select tests.invite('doctor@new.test', 'doctor', tests.id('practice_a'), 'assistant') as doctor_invitation;
select is(tests.accept_as(tests.newcomer('bystander')), 0, 'another address gets nothing from an invitation');
select is_empty('select from public.profiles where user_id = tests.newcomer(''bystander'')', 'another address does not become a person of the lab');
select is(tests.accept_as(tests.newcomer('doctor')), 1, 'the invited address accepts the invitation');
select results_eq(
  'select organization_id, given_name, family_name, email from public.profiles where user_id = tests.newcomer(''doctor'')',
  $$values (tests.id('lab'), 'Noa', 'Newcomer', 'doctor@new.test')$$, 'the invited person is in the directory of the lab');
select results_eq(
  'select organization_id, role, granted_by from private.user_roles where user_id = tests.newcomer(''doctor'')',
  $$values (tests.id('lab'), 'doctor', tests.login('admin'))$$, 'the login holds the promised role, granted by the sender');
select results_eq(
  $$select m.practice_id, m.role, m.valid_from, m.valid_until, m.is_primary from public.practice_members m
    join public.profiles p on p.id = m.profile_id where p.user_id = tests.newcomer('doctor')$$,
  $$values (tests.id('practice_a'), 'assistant', current_date, null::date, false)$$, 'the promised membership starts today');
select results_eq(
  $$select r.role, r.source, r.recorded_by from public.profile_roles r
    join public.profiles p on p.id = r.profile_id where p.user_id = tests.newcomer('doctor')$$,
  $$values ('doctor', 'invitation', tests.login('admin'))$$, 'the capacity is recorded with the invitation as its evidence');
select results_eq(
  $$select accepted_by, accepted_at is not null, revoked_at is null from public.invitations where email = 'doctor@new.test'$$,
  $$values (tests.newcomer('doctor'), true, true)$$, 'the invitation says who accepted it');
select is(tests.accept_as(tests.newcomer('doctor')), 0, 'accepting a second time accepts nothing');
select is(count(*)::int, 1, 'accepting a second time makes no second person')
from public.profiles where user_id = tests.newcomer('doctor');

select tests.invite('doctor@new.test', 'staff') as second_invitation;
select is(tests.accept_as(tests.newcomer('doctor')), 1, 'a person of the lab accepts a further invitation of the lab');
select bag_eq(
  'select role from private.user_roles where user_id = tests.newcomer(''doctor'')', $$values ('doctor'), ('staff')$$,
  'a further invitation adds a role to the same login');
select is(count(*)::int, 1, 'a further invitation makes no second person')
from public.profiles where user_id = tests.newcomer('doctor');
select tests.invite('doctor@new.test', 'doctor', tests.id('practice_a'), 'doctor') as repeated_invitation;
select is(tests.accept_as(tests.newcomer('doctor')), 1, 'an invitation that promises what a person already has is answered');
select is(count(*)::int, 1, 'a repeated invitation makes no second membership')
from public.practice_members m join public.profiles p on p.id = m.profile_id where p.user_id = tests.newcomer('doctor');

select tests.invite(name || '@new.test', 'staff') from unnest(array['unproven', 'late', 'refused']) name;
update public.invitations set expires_at = now() where email = 'late@new.test';
update public.invitations set revoked_at = now() where email = 'refused@new.test';
select is(tests.accept_as(tests.newcomer(name)), 0, sentence)
from (values
  ('unproven', 'an address that is not confirmed gets nothing'),
  ('late', 'an expired invitation gives nothing'),
  ('refused', 'a revoked invitation gives nothing')) f(name, sentence);
select is_empty(format('select from %s where user_id = tests.newcomer(%L)', t, name), name || ' finds nothing in ' || t)
from unnest(array['unproven', 'late', 'refused']) name, unnest(array['private.user_roles', 'public.profiles']) t;
update auth.users set email_confirmed_at = now() where id = tests.newcomer('unproven');
select is(tests.accept_as(tests.newcomer('unproven')), 1, 'the invitation is waiting once the address is confirmed');
update auth.users set email = 'Late@New.test' where id = tests.newcomer('late');
select tests.invite('fresh@new.test', 'staff') as fresh;
update auth.users set email = 'Fresh@New.test' where id = tests.newcomer('refused');
select is(tests.accept_as(tests.newcomer('refused')), 1, 'capital letters in the sign-in address do not matter');

select tests.invite('named@new.test', 'doctor', tests.id('practice_b'), 'doctor', tests.id('directory_person')) as named;
select is(tests.accept_as(tests.newcomer('named')), 1, 'an invitation may name somebody of the directory');
select results_eq(
  $$select user_id, given_name from public.profiles where id = tests.id('directory_person')$$,
  $$values (tests.newcomer('named'), 'Dana')$$, 'the person of the directory gets the login and keeps their name');
select is(count(*)::int, 1, 'no second person is made for somebody of the directory')
from public.profiles where user_id = tests.newcomer('named');
select tests.invite('taken@new.test', 'admin', null, null, tests.profile('staff')) as taken;
select is(tests.accept_as(tests.newcomer('taken')), 0, 'a person who has a login by now is not given a second one');
select is(user_id, tests.login('staff'), 'a person who has a login keeps it')
from public.profiles where id = tests.profile('staff');
select is_empty('select from private.user_roles where user_id = tests.newcomer(''taken'')', 'nobody takes a role from an unanswered invitation');

select tests.invite('suspended_staff@example.test', 'admin') as comeback;
select is(tests.accept_as(tests.login('suspended_staff')), 0, 'a suspended person does not get back in through an invitation');
select is_empty(
  $$select from private.user_roles where user_id = tests.login('suspended_staff') and role = 'admin'$$,
  'a suspended person gains no role');
update public.profiles set user_id = null where id = tests.profile('suspended_staff');
select tests.invite('switched_off@new.test', 'staff', null, null, tests.profile('suspended_staff')) as detour;
select is(tests.accept_as(tests.newcomer('switched_off')), 0, 'a suspended person does not get back in with another login');

select tests.invite('staff@example.test', 'admin', p_invited_by => tests.login('admin_elsewhere'), p_organization_id => tests.id('other_lab')) as poached;
select is(tests.accept_as(tests.login('staff')), 0, 'a login that belongs to one lab accepts nothing from another');
select is_empty(
  $$select from private.user_roles where user_id = tests.login('staff') and organization_id = tests.id('other_lab')$$,
  'a login that belongs to one lab holds no role in another');

delete from auth.users where id = tests.login('admin');
select tests.invite('bystander@new.test', 'staff') as orphaned;
select is(tests.accept_as(tests.newcomer('bystander')), 0, 'an invitation of somebody who has lost their login gives nothing');
select tests.invite('bystander@new.test', 'admin', p_invited_by => null, p_organization_id => tests.id('other_lab')) as founding;
select is(tests.accept_as(tests.newcomer('bystander')), 1, 'an invitation of the owner of the database needs no sender');

update public.invitations set expires_at = now() where email = 'far@example.test';
select is(private.close_expired_invitations(), 2, 'the worker closes expired invitations');
select results_eq(
  $$select revoked_at = expires_at from public.invitations where email = 'far@example.test'$$, 'values (true)',
  'a closed invitation was closed when it expired');
select is(private.close_expired_invitations(), 0, 'the worker closes an invitation once');

select * from finish();
rollback;
