begin;
set local search_path = public, extensions;
select plan(81);

create function tests.inviting(p_role text, p_organization text default 'lab') returns text language sql as $$
  select format(
    'insert into public.invitations (organization_id, email, given_name, family_name, role) values (%L, ''new@example.test'', ''Nia'', ''New'', %L)',
    tests.id(p_organization), p_role)
$$;

select tests.refuses('anon', 'select from public.invitations', 'cannot read invitations');
select tests.hides(p, 'select from public.invitations', 'sees no invitation')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin', 'select from public.invitations', 3, 'sees the invitations of the lab');
select tests.permits('developer', 'select from public.invitations', 4, 'sees the invitations of every lab');
select tests.permits('admin_elsewhere', 'select from public.invitations', 1, 'sees the invitations of their own lab');

select tests.permits(p, tests.inviting('staff'), 1, 'invites somebody') from unnest(array['admin', 'developer']) p;
select tests.refuses(p, tests.inviting('staff'), 'cannot invite anybody') from tests.everyone_but('admin', 'developer') p;
select tests.permits('admin', tests.inviting('admin'), 1, 'invites another admin');
select tests.refuses('admin', tests.inviting('developer'), 'cannot invite a developer');
select tests.permits('developer', tests.inviting('developer'), 1, 'invites a developer');
select tests.refuses('admin', tests.inviting('staff', 'other_lab'), 'cannot invite into another lab');
select tests.permits('developer', tests.inviting('staff', 'other_lab'), 1, 'invites into any lab');
select tests.expect('admin', tests.inviting('doctor'), '23514', 'cannot invite a doctor without a practice');
select tests.expect('admin', tests.inviting('emperor'), '23503', 'cannot invite into a role that does not exist');
select tests.expect('admin', replace(tests.inviting('staff'), 'new@', 'open@'), '23505', 'cannot invite an address twice');
select tests.expect('admin',
  replace(tests.inviting('staff'), 'new@', 'New@'),
  '23514', 'cannot invite an address that is not in lower case');
select tests.permits('admin',
  replace(tests.inviting('staff'), 'new@', a),
  1, 'invites an address again after its invitation was closed: ' || a)
from unnest(array['done@', 'gone@']) a;
select tests.expect('admin',
  $$insert into public.invitations (organization_id, email, given_name, family_name, role, practice_id, practice_role)
    values (tests.id('lab'), 'new@example.test', 'Nia', 'New', 'doctor', tests.id('practice_elsewhere'), 'doctor')$$,
  '23503', 'cannot invite into the practice of another lab');
select tests.expect('admin',
  $$insert into public.invitations (organization_id, email, given_name, family_name, role, profile_id)
    values (tests.id('lab'), 'new@example.test', 'Nia', 'New', 'staff', tests.id('doctor_elsewhere'))$$,
  '23503', 'cannot invite a person of the directory of another lab');

select tests.refuses('anon', 'update public.invitations set revoked_at = now()', 'cannot revoke invitations');
select tests.hides(p, 'update public.invitations set revoked_at = now()', 'revokes no invitation')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin',
  'update public.invitations set revoked_at = now()',
  1, 'revokes the open invitations of the lab and nothing else');
select tests.permits('developer',
  'update public.invitations set revoked_at = now()',
  2, 'revokes the open invitations of every lab');
select tests.permits('admin_elsewhere',
  'update public.invitations set revoked_at = now()',
  1, 'revokes the open invitations of their own lab and no others');
select tests.refuses(p,
  'update public.invitations set revoked_at = null',
  'cannot reopen an invitation')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$update public.invitations set role = 'admin'$$,
  'cannot rewrite an invitation')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.invitations', 'cannot delete invitations') from tests.everyone() p;

select tests.sign_in('admin');
insert into public.invitations (organization_id, email, given_name, family_name, role)
values (tests.id('lab'), 'new@example.test', 'Nia', 'New', 'staff');
select results_eq(
  $$select invited_by, expires_at = now() + interval '14 days', accepted_at is null from public.invitations where email = 'new@example.test'$$,
  $$values (tests.login('admin'), true, true)$$, 'an invitation names its sender and lasts two weeks');
select tests.sign_out();

select * from finish();
rollback;
