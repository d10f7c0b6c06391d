begin;
set local search_path = public, extensions;
select plan(63);

select tests.refuses('anon', 'select from public.organizations', 'cannot read organizations');
select tests.hides(p, 'select from public.organizations', 'sees no organization')
from unnest(array['stranger', 'suspended_staff']) p;
select tests.permits(p, $$select from public.organizations where id = tests.id('lab')$$, 1, 'sees the own lab')
from tests.everyone_but('anon', 'stranger', 'suspended_staff', 'admin_elsewhere') p;
select tests.permits(p, 'select from public.organizations', 1, 'sees no lab but the own one')
from tests.everyone_but('anon', 'stranger', 'suspended_staff', 'developer') p;
select tests.permits('developer', 'select from public.organizations', 2, 'sees every lab');

select tests.refuses(p, $$insert into public.organizations (name) values ('My own lab')$$, 'cannot found a lab')
from tests.everyone() p;
select tests.refuses(p, $$update public.organizations set name = 'Renamed'$$, 'cannot rename a lab')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.organizations', 'cannot close a lab')
from tests.everyone() p;

select throws_ok(
  $$delete from public.organizations where id = tests.id('lab')$$, '23503', null,
  'a lab with people in it cannot be deleted even by the owner of the database');
update public.organizations set name = 'Brighter Lab' where id = tests.id('lab');
select is(row_version, 2, 'a change counts the row version up') from public.organizations where id = tests.id('lab');

select * from finish();
rollback;
