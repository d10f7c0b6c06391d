begin;
set local search_path = public, extensions;
select plan(73);

create function tests.roles_of(p_persona text) returns text language sql as $$
  select coalesce(string_agg(role, ', ' order by role), 'none') from private.user_roles where user_id = tests.login(p_persona)
$$;

select tests.permits(p,
  $$select public.grant_role(tests.profile('staff'), 'manager')$$,
  1, 'gives a role')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$select public.grant_role(tests.profile('staff'), 'manager')$$,
  'cannot give a role')
from tests.everyone_but('admin', 'developer') p;
select tests.refuses(p,
  $$select public.grant_role(tests.profile('staff'), 'admin')$$,
  'cannot make anybody admin')
from tests.everyone_but('admin', 'developer') p;
select tests.refuses(p, format('select public.grant_role(tests.profile(%L), ''admin'')', p), 'cannot make themselves admin')
from tests.everyone_but('anon', 'stranger', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits(p,
  $$select public.revoke_role(tests.profile('staff'), 'staff')$$,
  1, 'takes a role away')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$select public.revoke_role(tests.profile('staff'), 'staff')$$,
  'cannot take a role away')
from tests.everyone_but('admin', 'developer') p;

select tests.refuses('admin',
  format('select public.%s(tests.profile(''admin_elsewhere''), ''admin'')', f),
  'has no say over another lab: ' || f)
from unnest(array['grant_role', 'revoke_role']) f;
select tests.refuses('admin',
  format('select public.%s(gen_random_uuid(), ''staff'')', f),
  'learns nothing about a person who does not exist: ' || f)
from unnest(array['grant_role', 'revoke_role']) f;
select tests.expect('admin',
  format('select public.%s(tests.id(''directory_person''), ''staff'')', f),
  'PT422', 'cannot change the roles of a person without a login: ' || f)
from unnest(array['grant_role', 'revoke_role']) f;
select tests.expect('admin',
  $$select public.grant_role(tests.profile('staff'), 'emperor')$$,
  'PT422', 'cannot give a role that does not exist');
select tests.expect('admin',
  $$select public.grant_role(tests.profile('staff'), null)$$,
  'PT422', 'cannot give no role at all');
update public.roles set is_active = false where key = 'sales';
select tests.expect('admin',
  $$select public.grant_role(tests.profile('staff'), 'sales')$$,
  'PT422', 'cannot give a role that is out of use');

select tests.refuses('admin',
  format('select public.grant_role(tests.profile(%L), ''developer'')', p),
  'cannot make a developer of ' || p)
from unnest(array['admin', 'staff']) p;
select tests.refuses('admin',
  $$select public.revoke_role(tests.profile('developer'), 'developer')$$,
  'cannot take the developer role away');
select tests.permits('developer',
  $$select public.grant_role(tests.profile('staff'), 'developer')$$,
  1, 'makes somebody a developer');
select tests.permits('developer',
  $$select public.grant_role(tests.profile('admin_elsewhere'), 'staff')$$,
  1, 'gives a role in any lab');

select tests.expect('admin',
  $$select public.revoke_role(tests.profile('admin'), 'admin')$$,
  'PT422', 'cannot give up the role of the last admin');
select tests.expect('developer',
  $$select public.revoke_role(tests.profile('admin'), 'admin')$$,
  'PT422', 'cannot take the role of the last admin away');

select tests.sign_in('admin');
select public.grant_role(tests.profile('manager'), 'admin');
select public.grant_role(tests.profile('manager'), 'admin');
select public.revoke_role(tests.profile('staff'), 'sales');
select tests.sign_out();
select is(tests.roles_of('manager'), 'admin, manager', 'giving a role twice gives it once');
select is(tests.roles_of('staff'), 'staff', 'taking away a role nobody has changes nothing');
select results_eq(
  $$select granted_by, organization_id from private.user_roles where user_id = tests.login('manager') and role = 'admin'$$,
  $$values (tests.login('admin'), tests.id('lab'))$$, 'a role remembers who gave it');
select tests.permits('manager', 'select from public.invitations', 3, 'is an admin at once, with the token they already had');

update public.profiles set access_suspended_at = now() where id = tests.profile('manager');
select tests.expect('admin',
  $$select public.revoke_role(tests.profile('admin'), 'admin')$$,
  'PT422', 'cannot leave the lab to an admin whose access is suspended');
update public.profiles set access_suspended_at = null where id = tests.profile('manager');

select tests.sign_in('admin');
insert into public.invitations (organization_id, email, given_name, family_name, role)
values (tests.id('lab'), 'backdoor@example.test', 'Bo', 'Door', 'admin');
select tests.sign_in('manager');
select public.revoke_role(tests.profile('admin'), 'admin');
select tests.sign_out();
select is(tests.roles_of('admin'), 'none', 'an admin takes the role of another admin away');
select tests.hides('admin', 'select from public.invitations', 'is no admin any more, with the token they already had');
select results_eq(
  $$select revoked_at is not null from public.invitations where email in ('backdoor@example.test', 'open@example.test')$$, 'values (true), (true)',
  'the open invitations of a demoted admin are closed');
select is(tests.accept_as(tests.add_login('backdoor@example.test')), 0, 'a demoted admin cannot come back through an own invitation');

select tests.sign_in('developer');
select public.grant_role(tests.profile('doctor_a'), 'developer');
select tests.sign_in('doctor_a');
insert into public.invitations (organization_id, email, given_name, family_name, role)
select id, id || '@backdoor.test', 'Bo', 'Door', 'developer' from public.organizations;
select tests.sign_in('developer');
select public.revoke_role(tests.profile('doctor_a'), 'developer');
select tests.sign_out();
select is_empty(
  $$select email from public.invitations where email like '%backdoor.test' and revoked_at is null$$,
  'the open invitations of a demoted developer are closed in every lab');

insert into private.user_roles (user_id, organization_id, role)
select tests.login('doctor_b'), tests.id('lab'), role from unnest(array['admin', 'developer']) role;
select tests.invite(role || '@by-both.test', role, p_invited_by => tests.login('doctor_b'))
from unnest(array['staff', 'developer']) role;
select tests.sign_in('developer');
select public.revoke_role(tests.profile('doctor_b'), 'developer');
select tests.sign_out();
select results_eq(
  $$select email from public.invitations where email like '%by-both.test' and revoked_at is null$$, $$values ('staff@by-both.test')$$,
  'somebody who stays an admin keeps the open invitations that an admin may send');
update public.invitations set revoked_at = null where email = 'developer@by-both.test';
select is(
  tests.accept_as(tests.add_login('developer@by-both.test')), 0, 'nobody becomes a developer through an invitation of a mere admin');

select * from finish();
rollback;
