begin;
set local search_path = public, extensions;
select plan(223);
select tests.fill_lab();

-- Work in several places: over time and at risk by the limits of the lab, late by date, shipped, closed, and somebody's own.
update public.cases set state_since = now() - interval '5 days', due_at = now() - interval '1 hour', assignee_id = tests.profile('staff') where id = tests.id('case_a');
update public.cases set state_since = now() - interval '20 hours', assignee_id = tests.profile('staff') where id = tests.id('case_b');
update public.cases set state_since = now() - interval '1 hour', due_at = now() + interval '1 hour' where id = tests.id('case_loose');
update public.cases set current_state = 'completed', completed_at = now(), due_at = now() - interval '1 day', assignee_id = tests.profile('staff') where id = tests.id('case_self');
update public.cases set state_since = now() - interval '5 days', due_at = now() - interval '1 hour' where id = tests.id('case_elsewhere');
update public.orders set state_since = now() - interval '30 hours', due_at = now() - interval '1 hour', assignee_id = tests.profile('manager') where id = tests.id('order_b');
update public.orders set current_state = 'shipped', state_since = now() - interval '6 days' where id = tests.id('order_a');
update public.orders set current_state = 'shipped', state_since = now() - interval '8 days' where id = tests.id('order_loose');
insert into public.tasks (organization_id, practice_id, case_id, title, due_at, assignee_id, state)
select tests.id('lab'), tests.id('practice_a'), tests.id('case_a'), 'Task ' || n, now() + n * interval '1 day', tests.profile('staff'), case n when 1 then 'done' else 'open' end from generate_series(1, 13) n;

-- Every figure is what a direct count under the same policies says.
create temporary table figures (figure text primary key, direct text);
insert into figures values
  ('lateCases', 'select count(*) from public.cases where due_at < now() and completed_at is null and cancelled_at is null'),
  ('lateOrders', 'select count(*) from public.orders where due_at < now() and completed_at is null and cancelled_at is null'),
  ('shippedOrders', $$select count(*) from public.orders where current_state = 'shipped' and state_since > now() - interval '7 days'$$),
  ('myCases', $$select count(*) from public.cases where assignee_id = private.my_profile_id() and current_state <> 'completed'$$),
  ('myOrders', $$select count(*) from public.orders where assignee_id = private.my_profile_id() and current_state <> 'completed'$$),
  ('activePractices', 'select count(*) from public.practices where is_active'), ('unverifiedPractices', 'select count(*) from public.practices where not address_verified'),
  ('people', 'select count(*) from public.profiles where is_listed'),
  ('openInvitations', 'select count(*) from public.invitations where accepted_at is null and revoked_at is null');
select is(tests.ask(p.name, format('select public.open_overview() ->> %L', f.figure)), tests.ask(p.name, f.direct), format('%s counts %s as the list does', p.label, f.figure))
from figures f cross join tests.personas p where p.name not in ('anon', 'patient') order by f.figure, p.number;
-- What is unread is counted by a question of its own, with the same answer as the lists.
select is(tests.ask(p.name, 'select cases || $$ $$ || orders from public.count_unread()'),
  tests.ask(p.name, 'select (select count(*) from public.unread_cases) || $$ $$ || (select count(*) from public.unread_orders)'),
  format('%s counts what is unread as the lists do', p.label))
from tests.personas p where p.name not in ('anon', 'patient') order by p.number;
select is(tests.ask(p.name, 'select cases || $$ $$ || orders from public.count_unread(private.my_organization_id())'),
  tests.ask(p.name, 'select count(*) || $$ $$ || (select count(*) from public.unread_orders where organization_id = private.my_organization_id()) from public.unread_cases where organization_id = private.my_organization_id()'),
  format('%s counts what is unread in one lab as the lists do', p.label))
from tests.personas p where p.name in ('staff', 'manager', 'admin', 'developer', 'admin_elsewhere') order by p.number;
select tests.answers('manager', 'select cases from public.count_unread()', '3', 'has three cases to read');
select tests.answers(p, format('select public.open_overview() ->> %L', f), n, format('has %s: %s', f, n))
from (values ('staff', 'lateCases', '1'), ('staff', 'lateOrders', '1'), ('staff', 'shippedOrders', '1'), ('staff', 'myCases', '2'), ('manager', 'myOrders', '1'), ('doctor_a', 'lateCases', '1'),
  ('doctor_a', 'lateOrders', '0'), ('doctor_a', 'shippedOrders', '1'), ('doctor_a', 'activePractices', '1'), ('doctor_b', 'lateCases', '0'), ('doctor_b', 'lateOrders', '1'), ('admin', 'openInvitations', '1'), ('staff', 'openInvitations', '0'),
  ('admin_elsewhere', 'lateCases', '1'), ('admin_elsewhere', 'activePractices', '1'), ('developer', 'lateCases', '2'), ('patient', 'lateCases', '0'), ('suspended_staff', 'activePractices', '0'), ('stranger', 'activePractices', '0')) v(p, f, n);

-- What stands where.
create function pg_temp.flow(p_persona text) returns text language sql as $$
  select tests.ask(p_persona, $q$select string_agg(concat_ws(' ', f ->> 'noun', f ->> 'state', f ->> 'count'), ', ' order by f ->> 'noun', f ->> 'state') from jsonb_array_elements(public.open_overview() -> 'flow') f$q$)
$$;
select is(pg_temp.flow(p.name), tests.ask(p.name, $$select string_agg(w, ', ' order by w) from (
    select concat_ws(' ', 'case', state, cases) from public.count_open_cases() union all select concat_ws(' ', 'order', state, orders) from public.count_open_orders()) c(w)$$),
  format('%s sees as much work as the counts of open cases and orders say', p.label))
from tests.personas p where p.name <> 'anon' order by p.number;
select is(pg_temp.flow(p), flow, format('%s sees the work: %s', p, coalesce(flow, 'none')))
from (values ('staff', 'case submitted 3, order pending 2, order shipped 2'), ('doctor_a', 'case submitted 1, order pending 1, order shipped 1'), ('doctor_b', 'case submitted 1, order pending 1'),
  ('developer', 'case submitted 4, order pending 3, order shipped 2'), ('admin_elsewhere', 'case submitted 1, order pending 1'), ('patient', null), ('former_member', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, flow);

-- The promise of the lab to itself: nothing for customers.
create function pg_temp.pace(p_persona text) returns text language sql as $$
  select tests.ask(p_persona, $q$select string_agg(concat_ws(' ', f ->> 'noun', f ->> 'state', f ->> 'over', f ->> 'risk'), ', ' order by f ->> 'noun', f ->> 'state')
    from jsonb_array_elements(public.open_overview() -> 'flow') f where (f ->> 'over')::int + (f ->> 'risk')::int > 0$q$)
$$;
select is(pg_temp.pace(p), pace, format('%s sees over time and at risk: %s', p, coalesce(pace, 'nothing')))
from (values ('staff', 'case submitted 1 1, order pending 1 0, order shipped 1 1'), ('technician', 'case submitted 1 1, order pending 1 0, order shipped 1 1'), ('developer', 'case submitted 2 1, order pending 1 0, order shipped 1 1'),
  ('admin_elsewhere', 'case submitted 1 0'), ('doctor_a', null), ('doctor_b', null), ('patient', null)) v(p, pace);
select tests.permits(p, $$update public.service_levels set allowed = '10 days' where organization_id = tests.id('lab') and noun = 'case' and state = 'submitted'$$, 1, 'changes how long the lab allows') from unnest(array['manager', 'admin', 'developer']) p;
select tests.hides(p, $$update public.service_levels set allowed = '10 days' where organization_id = tests.id('lab')$$, 'does not change how long the lab allows')
from unnest(array['staff', 'technician', 'doctor_a', 'patient', 'research_partner', 'suspended_staff', 'stranger', 'admin_elsewhere']) p;
select tests.sign_in('manager');
update public.service_levels set allowed = '10 days' where noun = 'case' and state = 'submitted';
delete from public.service_levels where noun = 'order' and state = 'shipped';
select tests.sign_out();
select is(pg_temp.pace(p), pace, format('after the manager has changed the limits, %s sees: %s', p, pace))
from (values ('staff', 'order pending 1 0'), ('admin_elsewhere', 'case submitted 1 0')) v(p, pace);
select tests.expect('admin', format('insert into public.service_levels (noun, state, allowed) values (%L, %L, %L)', noun, state, allowed), outcome, format('allows a %s in "%s" %s: %s', noun, state, allowed, outcome))
from (values ('order', 'shipped', '3 days', '1 rows'), ('order', 'shipped', '30 minutes', '23514'), ('order', 'shipped', '1001 days', '23514'), ('order', 'Not a state', '3 days', '23514'), ('patient', 'active', '3 days', '23514'),
  ('case', 'submitted', '3 days', '23505')) v(noun, state, allowed, outcome);
select tests.refuses('admin', $$insert into public.service_levels (organization_id, noun, state, allowed) values (tests.id('other_lab'), 'case', 'draft', '1 day')$$, 'allows nothing in another lab');
insert into public.organizations (id, name) values ('0f000000-0000-4000-8000-000000000087', 'New Lab');
select results_eq($$select noun, state, allowed from public.service_levels where organization_id = '0f000000-0000-4000-8000-000000000087' order by 1, 2$$, 'select noun, state, allowed from private.default_service_levels() order by 1, 2',
  'a new lab starts with limits');
select is_empty($$select noun, state from private.default_service_levels() d where not exists (select from public.case_states where d.noun = 'case' and key = d.state and not is_final union all
  select from public.order_states where d.noun = 'order' and key = d.state and not is_final)$$, 'which are for states that exist and are open');

-- What waits, and what happened.
select tests.answers(p, $$select concat_ws(' ', jsonb_array_length(o -> 'myTasks'), o #>> '{myTasks,0,title}', o #>> '{myTasks,-1,title}') from public.open_overview() o$$, answer, 'has to do: ' || answer)
from (values ('staff', '10 Task 2 Task 11'), ('manager', '0'), ('doctor_a', '0'), ('stranger', '0')) v(p, answer);
create function pg_temp.latest(p_persona text) returns text language sql as $$
  select tests.ask(p_persona, $q$select string_agg(distinct tests.place_of((a ->> 'subjectId')::uuid), ' ' order by tests.place_of((a ->> 'subjectId')::uuid)) from jsonb_array_elements(public.open_overview() -> 'activity') a$q$)
$$;
select is(pg_temp.latest(p), places, format('%s sees what happened in: %s', p, coalesce(places, 'no place')))
from (values ('doctor_a', 'a self'), ('doctor_b', 'b'), ('admin_elsewhere', 'elsewhere'), ('patient', null), ('research_partner', null), ('former_member', null), ('suspended_staff', null), ('stranger', null)) v(p, places);
select tests.answers(p, $$select concat_ws(' ', count(*) <= 12, count(*) filter (where a ->> 'number' is null or a ->> 'kind' not in ('move', 'message'))) from jsonb_array_elements(public.open_overview() -> 'activity') a$$, 't 0',
  'reads the latest events with their numbers, twelve at most') from unnest(array['staff', 'doctor_a', 'doctor_b']) p;
select tests.sign_in('staff');
insert into public.messages (case_id, body) values (tests.id('case_b'), 'The latest');
select tests.sign_out();
update public.messages set created_at = now() + interval '1 minute' where body = 'The latest';
select tests.answers(p, $$select concat_ws(' ', a ->> 'kind', a ->> 'noun', a ->> 'actor', tests.place_of((a ->> 'subjectId')::uuid)) from (select public.open_overview() #> '{activity,0}' as a) o$$, answer, 'sees as the latest: ' || coalesce(answer, 'nothing'))
from (values ('manager', 'message case Staff Example b'), ('doctor_b', 'message case Staff Example b')) v(p, answer);
select tests.answers('doctor_a', $$select count(*) from jsonb_array_elements(public.open_overview() -> 'activity') a where tests.place_of((a ->> 'subjectId')::uuid) = 'b'$$, '0', 'sees nothing of another practice');

-- All limits at once, by the form.
select tests.expect(p, $$select public.set_service_levels('{"case.planning": 97}')$$, o, 'sets how long a state may take: ' || o)
from (values ('staff', '42501'), ('doctor_a', '42501'), ('admin_elsewhere', '1 rows'), ('manager', '1 rows')) v(p, o);
select tests.answers('manager', $$select public.set_service_levels('{"case.planning": 97, "case.approved": null, "order.draft": 5}')$$, '2', 'changes what is another and adds what is new');
select tests.sign_in('manager');
select public.set_service_levels('{"case.planning": 97, "case.approved": null, "order.draft": 5}');
select tests.sign_out();
select results_eq($$select noun || '.' || state, allowed from public.service_levels where organization_id = tests.id('lab') and noun || '.' || state in ('case.planning', 'case.approved', 'order.draft') order by 1$$,
  $$values ('case.planning', interval '97 hours'), ('order.draft', interval '5 hours')$$, 'what was null is taken away, the rest is kept or added');
select tests.answers('manager', $$select public.set_service_levels(to_jsonb('{"case.planning": 98}'::text))$$, '1', 'may send the text of an object');
select tests.expect('manager', $$select public.set_service_levels('{"case.planning": 0}')$$, '23514', 'cannot allow no time at all');
select * from finish();
rollback;
