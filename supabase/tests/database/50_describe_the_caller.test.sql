begin;
set local search_path = public, extensions;
select plan(57);

create function tests.access_of(p_persona text) returns jsonb language plpgsql as $$
declare v_access jsonb;
begin
  perform tests.sign_in(p_persona);
  v_access := public.my_access();
  perform tests.sign_out();
  return v_access;
end $$;

select tests.refuses('anon', 'select public.my_access()', 'cannot ask about their access');
select is(tests.access_of('stranger'), null, 'somebody nobody has invited has no access to describe');
select is(
  tests.access_of('staff'),
  jsonb_build_object(
    'userId', tests.login('staff'), 'profileId', tests.profile('staff'), 'givenName', 'Staff', 'familyName', 'Example', 'organizationId', tests.id('lab'),
    'organizationName', 'Bright Lab', 'suspended', false, 'roles', array['staff'], 'practiceIds', array[]::uuid[]),
  'a staff member is described in full');
select is(tests.access_of(name) ->> 'profileId', tests.profile(name)::text, label || ' is described as themselves')
from tests.personas where home is not null order by number;
select is(tests.access_of(name) -> 'roles', jsonb_build_array(role), label || ' is described with their role')
from tests.personas where home is not null and name <> 'suspended_staff' order by number;
select is(tests.access_of('suspended_staff') -> 'roles', '[]', 'a suspended staff member is described without roles');
select is(tests.access_of('suspended_staff') -> 'suspended', 'true', 'a suspended staff member is told so');
select is(tests.access_of('suspended_staff') ->> 'organizationName', null, 'a suspended staff member is not told the name of the lab');
insert into private.user_roles (user_id, organization_id, role) values (tests.login('staff'), tests.id('lab'), 'manager');
select is(tests.access_of('staff') -> 'roles' @> '["manager", "staff"]', true, 'somebody with two roles is described with both');

select tests.refuses('anon',
  $$select from public.list_practice_members(tests.id('practice_a'))$$,
  'cannot list the members of a practice');
select tests.permits(p,
  $$select from public.list_practice_members(tests.id('practice_a'))$$,
  2, 'lists the members of practice A')
from unnest(array['staff', 'manager', 'admin', 'developer', 'doctor_a']) p;
select tests.hides(p, $$select from public.list_practice_members(tests.id('practice_a'))$$, 'lists no member of practice A')
from unnest(array['stranger', 'doctor_b', 'former_member', 'patient', 'research_partner', 'suspended_staff', 'admin_elsewhere']) p;
select tests.permits(p,
  $$select from public.list_practice_members(tests.id('practice_elsewhere'))$$,
  1, 'lists the members of the practice of another lab')
from unnest(array['developer', 'admin_elsewhere']) p;
select tests.hides(p,
  $$select from public.list_practice_members(tests.id('practice_elsewhere'))$$,
  'lists no member of the practice of another lab')
from tests.everyone_but('anon', 'developer', 'admin_elsewhere') p;
select tests.hides('admin', 'select from public.list_practice_members(null)', 'lists nobody for no practice');
select tests.sign_in('doctor_a');
select results_eq(
  $$select id, given_name, family_name, role, is_primary, valid_until from public.list_practice_members(tests.id('practice_a')) order by is_primary desc$$,
  $$values (tests.id('member_a'), 'Doctor A', 'Example', 'owner', true, null::date),
    (tests.id('former_membership'), 'Former Member', 'Example', 'doctor', false, current_date - 1)$$,
  'colleagues are listed by name, capacity and time');
select tests.sign_out();
select function_returns(
  'public', 'list_practice_members', array['uuid'], 'setof record', 'the list of colleagues is a table');
select is(
  pg_get_function_result('public.list_practice_members(uuid)'::regprocedure),
  'TABLE(id uuid, practice_id uuid, profile_id uuid, given_name text, family_name text, role text, is_primary boolean, valid_from date, valid_until date, row_version integer)',
  'the list of colleagues holds no address, no birth date and no phone number');

select * from finish();
rollback;
