begin;
set local search_path = public, extensions;
select plan(81);

select tests.refuses('anon', 'select from public.profiles', 'cannot read people');
select tests.hides('stranger', 'select from public.profiles', 'sees no people');
select tests.permits(p, 'select from public.profiles', 11, 'sees every person of the lab')
from unnest(array['staff', 'manager', 'admin']) p;
select tests.permits('developer', 'select from public.profiles', 13, 'sees the people of every lab');
select tests.permits('admin_elsewhere', 'select from public.profiles', 2, 'sees the people of their own lab');
select tests.permits(p, 'select from public.profiles', 1, 'sees one person')
from unnest(array['doctor_a', 'doctor_b', 'former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.permits(p, 'select from public.profiles where user_id = auth.uid()', 1, 'sees themselves')
from tests.everyone_but('anon', 'stranger') p;

select tests.permits(p,
  $$insert into public.profiles (organization_id, given_name, family_name) values (tests.id('lab'), 'Nia', 'New')$$,
  1, 'adds a person to the lab')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$insert into public.profiles (organization_id, given_name, family_name) values (tests.id('lab'), 'Nia', 'New')$$,
  'cannot add a person to the lab')
from tests.everyone_but('admin', 'developer') p;
select tests.refuses('admin',
  $$insert into public.profiles (organization_id, given_name, family_name) values (tests.id('other_lab'), 'Nia', 'New')$$,
  'cannot add a person to another lab');
select tests.expect('admin',
  $$insert into public.profiles (organization_id, given_name, family_name) values (tests.id('lab'), ' ', 'New')$$,
  '23514', 'cannot add a person without a name');
select tests.expect('admin',
  $$insert into public.profiles (organization_id, given_name, family_name, email) values (tests.id('lab'), 'Nia', 'New', 'Nia@Example.test')$$,
  '23514', 'cannot store an address that is not in lower case');

select tests.refuses('anon', $$update public.profiles set phone = '1'$$, 'cannot change people');
select tests.hides(p, $$update public.profiles set phone = '1'$$, 'changes nobody')
from unnest(array['stranger', 'suspended_staff']) p;
select tests.permits(p, $$update public.profiles set phone = '1'$$, 1, 'changes one person with an unfiltered update')
from unnest(array['staff', 'manager', 'doctor_a', 'doctor_b', 'former_member', 'patient', 'research_partner']) p;
select tests.permits(p,
  $$update public.profiles set phone = '1' where user_id = auth.uid()$$,
  1, 'changes their own contact data')
from tests.everyone_but('anon', 'stranger', 'suspended_staff') p;
select tests.permits('admin', $$update public.profiles set phone = '1'$$, 11, 'changes the people of the lab and no others');
select tests.permits('developer', $$update public.profiles set phone = '1'$$, 13, 'changes the people of every lab');
select tests.permits('admin_elsewhere',
  $$update public.profiles set phone = '1'$$,
  2, 'changes the people of their own lab and no others');
select tests.refuses(p, 'delete from public.profiles', 'cannot delete people') from tests.everyone() p;

select tests.sign_in('doctor_a');
update public.profiles set phone = '555' where user_id = auth.uid();
select is(row_version, 2, 'a change counts the row version up') from public.profiles where user_id = auth.uid();
select is_empty(
  $$update public.profiles set phone = '556' where user_id = auth.uid() and row_version = 1 returning id$$,
  'a save with an outdated row version changes nothing');
select tests.sign_out();

delete from auth.users where id = tests.login('doctor_a');
select is(user_id, null, 'deleting a login keeps the person') from public.profiles where id = tests.profile('doctor_a');
select is_empty(
  $$select from private.user_roles where user_id = tests.login('doctor_a')$$, 'deleting a login takes its roles away');
select isnt_empty(
  $$select from public.practice_members where profile_id = tests.profile('doctor_a')$$, 'deleting a login keeps the memberships of the person');

select * from finish();
rollback;
