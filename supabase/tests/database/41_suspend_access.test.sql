begin;
set local search_path = public, extensions;
select plan(73);

select tests.permits(p,
  $$select public.suspend_access(tests.profile('staff'), 'left')$$,
  1, 'switches a login off')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p, $$select public.suspend_access(tests.profile('staff'), 'left')$$, 'cannot switch a login off')
from tests.everyone_but('admin', 'developer') p;
select tests.permits(p,
  $$select public.restore_access(tests.profile('suspended_staff'))$$,
  1, 'switches a login on again')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p, $$select public.restore_access(tests.profile('suspended_staff'))$$, 'cannot switch a login on again')
from tests.everyone_but('admin', 'developer') p;
select tests.refuses('admin',
  $$select public.suspend_access(tests.profile('admin_elsewhere'), 'left')$$,
  'cannot switch off a login of another lab');
select tests.refuses('admin',
  $$select public.suspend_access(tests.profile('developer'), 'left')$$,
  'cannot switch off a developer');
select tests.expect('admin',
  $$select public.suspend_access(tests.profile('admin'), 'left')$$,
  'PT422', 'cannot switch off the only admin, themselves');
select tests.expect('developer',
  $$select public.suspend_access(tests.profile('admin'), 'left')$$,
  'PT422', 'cannot switch off the last admin');
select tests.expect('admin',
  format('select public.suspend_access(tests.profile(''staff''), %L)', reason),
  'PT422', 'cannot switch off a login without a reason')
from unnest(array[null, '', '  ']) reason;
select tests.expect('admin', format('select public.%s', call), 'PT422', 'cannot switch a person without a login: ' || call)
from unnest(array[$$suspend_access(tests.id('directory_person'), 'left')$$, $$restore_access(tests.id('directory_person'))$$]) call;

insert into private.user_roles (user_id, organization_id, role) values
  (tests.login('manager'), tests.id('lab'), 'admin'), (tests.login('doctor_a'), tests.id('lab'), 'developer');
select tests.expect('admin',
  $$select public.suspend_access(tests.profile('admin'), 'left')$$,
  'PT422', 'cannot switch off their own access, be there another admin or not');
insert into auth.sessions (id, user_id) select gen_random_uuid(), tests.login(p) from unnest(array['manager', 'manager', 'staff']) p;
select tests.invite('by-manager@example.test', 'admin', p_invited_by => tests.login('manager')) as by_manager;
select tests.invite('by-developer@example.test', 'admin', p_invited_by => tests.login('doctor_a'), p_organization_id => tests.id('other_lab')) as by_developer;
select tests.sign_in('developer');
select public.suspend_access(tests.profile('manager'), '  Left the lab ');
select public.suspend_access(tests.profile('doctor_a'), 'Left the lab');
select tests.sign_out();

select results_eq(
  $$select access_suspended_at is not null, access_suspended_reason from public.profiles where id = tests.profile('manager')$$,
  $$values (true, 'Left the lab')$$, 'a suspension says when and why');
select bag_eq('select user_id from auth.sessions', $$values (tests.login('staff'))$$, 'a suspended person is signed out everywhere, others stay');
select is_empty(
  $$select email from public.invitations where email like 'by-%' and revoked_at is null$$,
  'the open invitations of a suspended person are closed in every lab');
select tests.hides(p, 'select from public.' || t, 'sees nothing of ' || t || ' once suspended')
from unnest(array['manager', 'doctor_a']) p,
  unnest(array['roles', 'organizations', 'practices', 'practitioners', 'practice_roles', 'practice_members', 'profile_roles', 'invitations']) t;
select tests.permits(p,
  'select from public.profiles',
  1, 'sees only themselves once suspended')
from unnest(array['manager', 'doctor_a']) p;
select tests.hides(p,
  $$update public.profiles set phone = '1'$$,
  'changes nobody once suspended')
from unnest(array['manager', 'doctor_a']) p;
select tests.hides(p,
  $$update public.practices set name = 'x'$$,
  'changes no practice once suspended')
from unnest(array['manager', 'doctor_a']) p;
select tests.refuses(p,
  $$insert into public.practices (organization_id, name) values (tests.id('lab'), 'x')$$,
  'adds no practice once suspended')
from unnest(array['manager', 'doctor_a']) p;
select tests.refuses(p,
  format('select public.restore_access(tests.profile(%L))', p),
  'cannot switch themselves on again')
from unnest(array['manager', 'doctor_a']) p;
select tests.hides(p,
  'select from public.list_users()',
  'lists no users once suspended')
from unnest(array['manager', 'doctor_a']) p;
select tests.hides('doctor_a',
  $$select from public.list_practice_members(tests.id('practice_a'))$$,
  'lists no colleagues once suspended');

select tests.refuses('admin',
  $$select public.restore_access(tests.profile('doctor_a'))$$,
  'cannot switch a developer on again');
select tests.sign_in('admin');
select public.suspend_access(tests.profile('manager'), 'Another reason');
select tests.sign_out();
select is(access_suspended_reason, 'Left the lab', 'a second suspension keeps the first reason')
from public.profiles where id = tests.profile('manager');
select tests.sign_in('admin');
select public.restore_access(tests.profile('manager'));
select tests.sign_out();
select tests.permits('manager', 'select from public.practices', 2, 'has the old roles back once restored');
select results_eq(
  $$select access_suspended_at, access_suspended_reason from public.profiles where id = tests.profile('manager')$$,
  'values (null::timestamptz, null::text)', 'a restored login carries no reason any more');
select is_empty($$select email from public.invitations where email = 'by-manager@example.test' and revoked_at is null$$, 'closed invitations stay closed');

select * from finish();
rollback;
