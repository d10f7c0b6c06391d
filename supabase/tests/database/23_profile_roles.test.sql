begin;
set local search_path = public, extensions;
select plan(80);

select tests.refuses('anon', 'select from public.profile_roles', 'cannot read in what capacity people are known');
select tests.hides(p, 'select from public.profile_roles', 'sees nobody''s capacities')
from unnest(array['stranger', 'doctor_a', 'doctor_b', 'former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.permits(p,
  'select from public.profile_roles',
  10, 'sees the capacities of the people of the lab')
from unnest(array['staff', 'manager', 'admin']) p;
select tests.permits('developer', 'select from public.profile_roles', 11, 'sees the capacities of everybody');
select tests.permits('admin_elsewhere', 'select from public.profile_roles', 1, 'sees the capacities of their own lab');

select tests.permits(p,
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.id('directory_person'), 'sales', 'contract')$$,
  1, 'records a capacity')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.id('directory_person'), 'sales', 'contract')$$,
  'cannot record a capacity')
from tests.everyone_but('admin', 'developer') p;
select tests.expect('admin',
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.id('directory_person'), 'sales', ' ')$$,
  '23514', 'cannot record a capacity without evidence');
select tests.expect('admin',
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.profile('staff'), 'staff', 'again')$$,
  '23505', 'cannot record the same capacity twice');
select tests.expect('admin',
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.profile('admin_elsewhere'), 'sales', 'x')$$,
  '23503', 'cannot record a capacity of a person of another lab');
select tests.refuses(p,
  format('insert into public.profile_roles (organization_id, profile_id, role, detail, %s) values (tests.id(''lab''), tests.id(''directory_person''), ''sales'', ''x'', %s)', c, v),
  'cannot choose the column ' || c)
from unnest(array['admin', 'developer']) p, (values ('source', '''migration'''), ('recorded_by', 'auth.uid()'), ('created_at', 'now()')) f(c, v);

select tests.refuses('anon', 'update public.profile_roles set withdrawn_at = now()', 'cannot withdraw capacities');
select tests.hides(p, 'update public.profile_roles set withdrawn_at = now()', 'withdraws nothing')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin',
  'update public.profile_roles set withdrawn_at = now()',
  10, 'withdraws capacities in the lab and nowhere else');
select tests.permits('developer',
  'update public.profile_roles set withdrawn_at = now()',
  11, 'withdraws capacities in every lab');
select tests.permits('admin_elsewhere',
  'update public.profile_roles set withdrawn_at = now()',
  1, 'withdraws capacities in their own lab and nowhere else');
select tests.refuses(p,
  'update public.profile_roles set withdrawn_at = null',
  'cannot touch a capacity without withdrawing it')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$update public.profile_roles set role = 'admin'$$,
  'cannot rewrite a capacity')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.profile_roles', 'cannot delete capacities') from tests.everyone() p;

select tests.sign_in('admin');
insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.id('directory_person'), 'admin', 'contract');
select results_eq(
  $$select source, recorded_by from public.profile_roles where profile_id = tests.id('directory_person')$$,
  $$values ('person', tests.login('admin'))$$, 'a recorded capacity names its writer');
update public.profile_roles set withdrawn_at = now() where profile_id = tests.id('directory_person');
select is_empty(
  $$update public.profile_roles set withdrawn_at = now() where profile_id = tests.id('directory_person') returning id$$,
  'a withdrawn capacity is final');
select lives_ok(
  $$insert into public.profile_roles (organization_id, profile_id, role, detail) values (tests.id('lab'), tests.profile('staff'), 'admin', 'x')$$,
  'an admin may know a staff member as an administrator');
select tests.sign_out();
select tests.hides('staff', 'select from public.invitations', 'gains no access from a capacity');

select * from finish();
rollback;
