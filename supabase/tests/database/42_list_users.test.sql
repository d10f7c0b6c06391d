begin;
set local search_path = public, extensions;
select plan(30);

select tests.refuses('anon', 'select from public.list_users()', 'cannot list users');
select tests.hides(p, 'select from public.list_users()', 'lists no users')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin', 'select from public.list_users()', 10, 'lists the users of the lab');
select tests.permits('developer', 'select from public.list_users()', 11, 'lists the users of every lab');
select tests.permits('admin_elsewhere', 'select from public.list_users()', 1, 'lists the users of their own lab');
select tests.hides('admin',
  $$select from public.list_users() where given_name = 'Dana'$$,
  'finds no person without a login among the users');
select tests.refuses(p, 'select from auth.users', 'cannot read the Auth schema directly') from tests.everyone() p;

insert into private.user_roles (user_id, organization_id, role) values (tests.login('staff'), tests.id('lab'), 'admin');
update auth.users set email = 'Sign-In@example.test', email_confirmed_at = null, last_sign_in_at = '2026-05-04' where id = tests.login('staff');
select tests.sign_in('admin');
select results_eq(
  $$select organization_id, given_name, sign_in_email, email_confirmed, last_sign_in_at, access_suspended_at, roles
    from public.list_users() where profile_id = tests.profile('staff')$$,
  $$values (tests.id('lab'), 'Staff', 'Sign-In@example.test', false, '2026-05-04'::timestamptz, null::timestamptz, array['admin', 'staff'])$$,
  'a user is listed with the sign-in address, its confirmation and the roles in their order');
select matches(search_text, 'sign-in@example.test', 'a user is found by the sign-in address')
from public.list_users() where profile_id = tests.profile('staff');
select results_eq(
  $$select access_suspended_at is not null, access_suspended_reason from public.list_users() where profile_id = tests.profile('suspended_staff')$$,
  $$values (true, 'Left the lab')$$, 'a suspended user is listed with the reason');
select tests.sign_out();

select * from finish();
rollback;
