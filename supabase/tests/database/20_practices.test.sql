begin;
set local search_path = public, extensions;
select plan(85);

select tests.refuses('anon', 'select from public.practices', 'cannot read practices');
select tests.hides(p, 'select from public.practices', 'sees no practice')
from unnest(array['stranger', 'former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.permits(p, 'select from public.practices', 2, 'sees every practice of the lab')
from unnest(array['staff', 'manager', 'admin']) p;
select tests.permits('developer', 'select from public.practices', 3, 'sees the practices of every lab');
select tests.permits(p,
  'select from public.practices',
  1, 'sees one practice')
from unnest(array['doctor_a', 'doctor_b', 'admin_elsewhere']) p;
select tests.permits('doctor_a', $$select from public.practices where id = tests.id('practice_a')$$, 1, 'sees practice A');
select tests.hides('doctor_b', $$select from public.practices where id = tests.id('practice_a')$$, 'cannot see practice A');

select tests.permits(p,
  $$insert into public.practices (organization_id, name) values (tests.id('lab'), 'New Practice')$$,
  1, 'adds a practice')
from unnest(array['admin', 'developer']) p;
select tests.refuses(p,
  $$insert into public.practices (organization_id, name) values (tests.id('lab'), 'New Practice')$$,
  'cannot add a practice')
from tests.everyone_but('admin', 'developer') p;
select tests.refuses('admin',
  $$insert into public.practices (organization_id, name) values (tests.id('other_lab'), 'New Practice')$$,
  'cannot add a practice to another lab');
select tests.refuses(p,
  format('insert into public.practices (organization_id, name, %s) values (tests.id(''lab''), ''New'', %s)', c, v),
  'cannot choose the column ' || c)
from unnest(array['admin', 'developer']) p,
  (values ('id', 'gen_random_uuid()'), ('legacy_id', '1'), ('legacy', '''{}'''), ('row_version', '9'), ('created_at', 'now()')) f(c, v);
select tests.expect('admin',
  format('insert into public.practices (organization_id, name, %s) values (tests.id(''lab''), ''New'', %L)', c, v),
  '23514', 'cannot store the ' || c || ' ' || v)
from (values ('country', 'usa'), ('website', 'javascript:alert(1)'), ('email', 'not an address')) f(c, v);

select tests.refuses('anon', $$update public.practices set name = 'Renamed'$$, 'cannot change practices');
select tests.hides(p, $$update public.practices set name = 'Renamed'$$, 'changes no practice')
from tests.everyone_but('anon', 'admin', 'developer', 'admin_elsewhere') p;
select tests.permits('admin',
  $$update public.practices set name = 'Renamed'$$,
  2, 'changes the practices of the lab and no others');
select tests.permits('developer', $$update public.practices set name = 'Renamed'$$, 3, 'changes the practices of every lab');
select tests.permits('admin_elsewhere',
  $$update public.practices set name = 'Renamed'$$,
  1, 'changes the practice of their own lab and no other');
select tests.refuses(p,
  $$update public.practices set organization_id = tests.id('other_lab')$$,
  'cannot move a practice to another lab')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.practices', 'cannot delete practices') from tests.everyone() p;

select tests.sign_in('admin');
update public.practices set city = 'Ålesund' where id = tests.id('practice_a');
select is(row_version, 2, 'a change counts the row version up') from public.practices where id = tests.id('practice_a');
select is(search_text, 'practice a alesund  ', 'the search text has no accents')
from public.practices where id = tests.id('practice_a');
select is_empty(
  $$update public.practices set name = 'Late' where id = tests.id('practice_a') and row_version = 1 returning id$$,
  'a save with an outdated row version changes nothing');
select tests.sign_out();
update public.practices set updated_at = '2001-02-03' where id = tests.id('practice_b');
select is(updated_at, '2001-02-03'::timestamptz, 'a migrated time of change is left alone')
from public.practices where id = tests.id('practice_b');

select * from finish();
rollback;
