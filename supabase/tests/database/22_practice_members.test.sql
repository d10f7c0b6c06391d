begin;
set local search_path = public, extensions;
select plan(66);

create function tests.joining(p_practice text, p_profile_id uuid, p_more text default '') returns text language sql as $$
  select format(
    'insert into public.practice_members (organization_id, practice_id, profile_id, role%s) select %L, %L, %L, ''doctor''%s',
    case when p_more = '' then '' else ', ' || split_part(p_more, '=', 1) end, tests.id('lab'), tests.id(p_practice), p_profile_id,
    case when p_more = '' then '' else ', ' || split_part(p_more, '=', 2) end)
$$;

select tests.refuses('anon', 'select from public.practice_members', 'cannot read memberships');
select tests.hides(p, 'select from public.practice_members', 'sees no membership')
from unnest(array['stranger', 'former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.permits(p,
  'select from public.practice_members',
  3, 'sees every membership of the lab')
from unnest(array['staff', 'manager', 'admin']) p;
select tests.permits('developer', 'select from public.practice_members', 4, 'sees the memberships of every lab');
select tests.permits('doctor_a',
  'select from public.practice_members',
  2, 'sees the present and past members of practice A');
select tests.permits('doctor_b', 'select from public.practice_members', 1, 'sees the members of practice B');
select tests.permits('admin_elsewhere', 'select from public.practice_members', 1, 'sees the memberships of their own lab');

select tests.permits(p,
  tests.joining('practice_a', tests.id('directory_person')),
  1, 'adds a member to a practice')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p, tests.joining('practice_a', tests.id('directory_person')), 'cannot add a member to a practice')
from tests.everyone_but('admin', 'developer') p;
select tests.permits('admin',
  tests.joining('practice_a', tests.profile('former_member')),
  1, 'takes a former member back from today on');
select tests.expect('admin',
  tests.joining('practice_a', tests.profile('doctor_a')),
  '23P01', 'cannot make somebody a member twice at the same time');
select tests.expect('admin',
  tests.joining('practice_a', tests.profile('former_member'), 'valid_from=current_date - 1'),
  '23P01', 'cannot start a membership on the last day of the one before');
select tests.expect('admin',
  tests.joining('practice_b', tests.profile('doctor_a'), 'is_primary=true'),
  '23505', 'cannot give somebody a second primary practice');
select tests.expect('admin',
  tests.joining('practice_b', tests.profile('doctor_a'), 'valid_until=current_date - 1'),
  '23514', 'cannot end a membership before it starts');
select tests.expect('admin',
  tests.joining('practice_elsewhere', tests.profile('doctor_a')),
  '23503', 'cannot add a member to the practice of another lab');
select tests.expect('admin',
  tests.joining('practice_a', tests.profile('admin_elsewhere')),
  '23503', 'cannot add a person of another lab to a practice');

select tests.refuses('anon', $$update public.practice_members set role = 'office'$$, 'cannot change memberships');
select tests.hides(p, $$update public.practice_members set role = 'office'$$, 'changes no membership')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin',
  $$update public.practice_members set role = 'office'$$,
  3, 'changes the memberships of the lab and no others');
select tests.permits('developer',
  $$update public.practice_members set role = 'office'$$,
  4, 'changes the memberships of every lab');
select tests.permits('admin_elsewhere',
  $$update public.practice_members set role = 'office'$$,
  1, 'changes the memberships of their own lab and no others');
select tests.expect('admin',
  'update public.practice_members set valid_until = current_date',
  '23514', 'cannot end a membership and leave it the primary one');
select tests.permits('admin',
  $$update public.practice_members set valid_until = current_date, is_primary = false where valid_until is null$$,
  2, 'ends memberships');
select tests.refuses(p, 'delete from public.practice_members', 'cannot delete memberships') from tests.everyone() p;

update public.practice_members set is_primary = false, valid_until = current_date where id = tests.id('member_a');
select tests.permits('doctor_a',
  'select from public.practices',
  1, 'still sees the practice on the last day of the membership');
update public.practice_members set valid_until = current_date - 1 where id = tests.id('member_a');
select tests.hides('doctor_a', 'select from public.practices', 'sees nothing on the day after');
update public.practice_members set valid_from = current_date + 1, valid_until = null where id = tests.id('member_a');
select tests.hides('doctor_a', 'select from public.practices', 'sees nothing on the day before the membership starts');
insert into public.practice_members (organization_id, practice_id, profile_id, role)
values (tests.id('lab'), tests.id('practice_a'), tests.profile('patient'), 'assistant');
select tests.hides('patient', 'select from public.practices', 'sees no practice in spite of a membership');
delete from private.user_roles where user_id = tests.login('doctor_b');
select tests.hides('doctor_b',
  'select from public.practices',
  'sees nothing without the role, whatever the membership says');

select * from finish();
rollback;
