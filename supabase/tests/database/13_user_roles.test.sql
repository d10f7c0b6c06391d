begin;
set local search_path = public, extensions;
select plan(58);

select tests.refuses(p, 'select from private.user_roles', 'cannot read who holds which role') from tests.everyone() p;
select tests.refuses(p,
  $$insert into private.user_roles (user_id, organization_id, role) values (tests.login('staff'), tests.id('lab'), 'admin')$$,
  'cannot write a role')
from tests.everyone() p;
select tests.refuses(p, $$update private.user_roles set role = 'admin'$$, 'cannot change a role') from tests.everyone() p;
select tests.refuses(p, 'delete from private.user_roles', 'cannot delete a role') from tests.everyone() p;

select throws_ok(
  $$insert into private.user_roles (user_id, organization_id, role) values (tests.login('staff'), tests.id('lab'), 'emperor')$$,
  '23503', null, 'a role outside the vocabulary cannot be stored');

select tests.become('supabase_auth_admin', null, null);
select isnt_empty('select user_id from private.user_roles', 'the Auth server reads the roles for the token');
select throws_ok(statement, '42501', null, 'the Auth server cannot write roles: ' || statement)
from unnest(array[
  $$insert into private.user_roles (user_id, organization_id, role) values (tests.login('staff'), tests.id('lab'), 'admin')$$,
  $$update private.user_roles set role = 'admin'$$,
  'delete from private.user_roles'
]) statement;
select throws_ok(
  'select given_name from public.profiles', '42501', null, 'the Auth server cannot read the names of people');
select tests.sign_out();

select * from finish();
rollback;
