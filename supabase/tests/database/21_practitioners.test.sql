begin;
set local search_path = public, extensions;
select plan(68);

select tests.refuses('anon', 'select from public.practitioners', 'cannot read practitioners');
select tests.hides(p, 'select from public.practitioners', 'sees no practitioner')
from unnest(array['stranger', 'doctor_a', 'doctor_b', 'former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.permits(p,
  'select from public.practitioners',
  2, 'sees the practitioners of the lab')
from unnest(array['staff', 'manager', 'admin']) p;
select tests.permits('developer', 'select from public.practitioners', 3, 'sees the practitioners of every lab');
select tests.permits('admin_elsewhere', 'select from public.practitioners', 1, 'sees the practitioners of their own lab');

select tests.permits(p,
  $$insert into public.practitioners (organization_id, profile_id) values (tests.id('lab'), tests.id('directory_person'))$$,
  1, 'adds a practitioner')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$insert into public.practitioners (organization_id, profile_id) values (tests.id('lab'), tests.id('directory_person'))$$,
  'cannot add a practitioner')
from tests.everyone_but('admin', 'developer') p;
select tests.expect('admin',
  $$insert into public.practitioners (organization_id, profile_id) values (tests.id('lab'), tests.profile('admin_elsewhere'))$$,
  '23503', 'cannot make a practitioner of a person of another lab');
select tests.expect('admin',
  $$insert into public.practitioners (organization_id, profile_id) values (tests.id('lab'), tests.profile('doctor_a'))$$,
  '23505', 'cannot make the same person a practitioner twice');
select tests.expect('admin',
  $$insert into public.practitioners (organization_id, profile_id, license_number) values (tests.id('lab'), tests.id('directory_person'), 'LIC-A')$$,
  '23505', 'cannot give a license number to a second practitioner');

select tests.refuses('anon', $$update public.practitioners set bio = 'x'$$, 'cannot change practitioners');
select tests.hides(p, $$update public.practitioners set bio = 'x'$$, 'changes no practitioner')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin',
  $$update public.practitioners set bio = 'x'$$,
  2, 'changes the practitioners of the lab and no others');
select tests.permits('developer',
  $$update public.practitioners set bio = 'x'$$,
  3, 'changes the practitioners of every lab');
select tests.permits('admin_elsewhere',
  $$update public.practitioners set bio = 'x'$$,
  1, 'changes the practitioners of their own lab and no others');
select tests.refuses(p,
  $$update public.practitioners set profile_id = tests.id('directory_person')$$,
  'cannot turn a practitioner into another person')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.practitioners', 'cannot delete practitioners') from tests.everyone() p;

select * from finish();
rollback;
