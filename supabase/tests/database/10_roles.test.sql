begin;
set local search_path = public, extensions;
select plan(117);

select tests.refuses('anon', 'select from public.' || v, 'cannot read the vocabulary ' || v)
from unnest(array['roles', 'practice_roles']) v;
select tests.hides(p, 'select from public.' || v, 'sees nothing of the vocabulary ' || v)
from unnest(array['roles', 'practice_roles']) v, unnest(array['stranger', 'suspended_staff']) p;
select tests.permits(p, 'select from public.roles', 11, 'reads every role')
from tests.everyone_but('anon', 'stranger', 'suspended_staff') p;
select tests.permits(p, 'select from public.practice_roles', 5, 'reads every practice role')
from tests.everyone_but('anon', 'stranger', 'suspended_staff') p;

select tests.refuses(p,
  $$insert into public.roles (key, name, description, scope, sequence_order) values ('x', 'X', 'x', 'platform', 1)$$,
  'cannot invent a role')
from tests.everyone() p;
select tests.refuses(p,
  $$insert into public.practice_roles (key, name, description, sequence_order) values ('x', 'X', 'x', 1)$$,
  'cannot invent a practice role')
from tests.everyone() p;
select tests.refuses(p, format('update public.%s set name = name', v), 'cannot reword the vocabulary ' || v)
from unnest(array['roles', 'practice_roles']) v, tests.everyone() p;
select tests.refuses(p, $$update public.roles set scope = 'platform'$$, 'cannot widen the reach of a role')
from tests.everyone() p;
select tests.refuses(p, 'delete from public.' || v, 'cannot remove from the vocabulary ' || v)
from unnest(array['roles', 'practice_roles']) v, tests.everyone() p;

select * from finish();
rollback;
