begin;
set local search_path = public, extensions;
select plan(80);

select tests.refuses('anon', statement, 'cannot do this: ' || statement)
from unnest(array[
  'select from public.user_preferences',
  $$insert into public.user_preferences (key, value) values ('density', '1')$$,
  $$update public.user_preferences set value = '1'$$,
  'delete from public.user_preferences'
]) statement;

select tests.permits(p, statement, 1, 'reaches only their own preferences: ' || statement)
from unnest(array['staff', 'doctor_a']) p, unnest(array[
  'select from public.user_preferences', $$update public.user_preferences set value = '1'$$, 'delete from public.user_preferences'
]) statement;
select tests.hides(p, statement, 'reaches nobody else''s preferences: ' || statement)
from tests.everyone_but('anon', 'staff', 'doctor_a') p, unnest(array[
  'select from public.user_preferences', $$update public.user_preferences set value = '1'$$, 'delete from public.user_preferences'
]) statement;
select tests.permits(p,
  $$insert into public.user_preferences (key, value) values ('theme', '"dark"')$$,
  1, 'stores a preference')
from tests.everyone_but('anon', 'stranger', 'suspended_staff') p;
select tests.refuses(p,
  $$insert into public.user_preferences (user_id, key, value) values (tests.login('staff'), 'theme', '"dark"')$$,
  'cannot store a preference in the name of somebody')
from tests.everyone() p;
select tests.refuses(p,
  $$update public.user_preferences set user_id = tests.login('manager')$$,
  'cannot hand a preference over')
from tests.everyone() p;

select tests.expect('staff',
  $$insert into public.user_preferences (key, value) values ('Bad Key', '1')$$,
  '23514', 'cannot store a preference under a malformed key');
select tests.expect('staff',
  $$insert into public.user_preferences (key, value) select 'big', to_jsonb(repeat('x', 5000))$$,
  '23514', 'cannot store a preference of more than four kilobytes');
select tests.expect('staff',
  $$insert into public.user_preferences (key, value) values ('practices.columns', '1')$$,
  '23505', 'cannot store a preference twice');
select tests.permits('staff',
  $$insert into public.user_preferences (key, value) values ('practices.columns', '1') on conflict (user_id, key) do update set value = excluded.value$$,
  1, 'replaces a preference in one statement');

select * from finish();
rollback;
