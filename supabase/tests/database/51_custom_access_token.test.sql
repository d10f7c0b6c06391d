begin;
set local search_path = public, extensions;
select plan(28);

create function tests.claims_of(p_persona text) returns jsonb language plpgsql as $$
declare v_event jsonb;
begin
  perform tests.become('supabase_auth_admin', null, null);
  v_event := private.custom_access_token(
    jsonb_build_object('user_id', tests.login(p_persona), 'claims', jsonb_build_object('role', 'authenticated', 'aal', 'aal1')));
  perform tests.sign_out();
  return v_event -> 'claims';
end $$;

select is(tests.claims_of(name) -> 'user_roles', jsonb_build_array(role), 'the token of ' || label || ' names their role')
from tests.personas where role is not null and name <> 'suspended_staff' order by number;
select is(tests.claims_of('stranger') -> 'user_roles', '[]', 'the token of a stranger names no role');
select is(tests.claims_of('suspended_staff') -> 'user_roles', '[]', 'the token of a suspended staff member names no role');
select is(tests.claims_of('admin') - 'user_roles', '{"role": "authenticated", "aal": "aal1"}', 'the token keeps its other claims');
insert into private.user_roles (user_id, organization_id, role) values
  (tests.login('staff'), tests.id('lab'), 'manager'), (tests.login('staff'), tests.id('other_lab'), 'staff');
select is(tests.claims_of('staff') -> 'user_roles', '["manager", "staff"]', 'the token names every role once');

select tests.refuses(p,
  format('select private.custom_access_token(''{"user_id": "%s", "claims": {}}'')', tests.login('admin')),
  'cannot run the token hook')
from tests.everyone() p;

select tests.become('authenticated', tests.login('staff'), null);
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.login('staff'), 'role', 'authenticated', 'user_roles', array['admin', 'developer'])::text, true) as forged;
select is_empty('select id from public.invitations', 'a claim in the token opens nothing, only the table of roles does');
select tests.sign_out();

select * from finish();
rollback;
