begin;
set local search_path = public, extensions;
select plan(55);
select tests.fill_lab();
-- Only what this file adds: the small lab has orders and histories of today.
delete from private.stale_facts;
update public.organizations set time_zone = 'America/New_York' where id = tests.id('lab');
select is((select count(*) from private.stale_facts), (select count(*) from public.orders where organization_id = tests.id('lab')) + (select count(*) from public.cases where organization_id = tests.id('lab')),
  'a lab that moves to another time zone is counted anew');
delete from public.case_state_history;
delete from public.order_state_history;
delete from public.order_state_evidence;
delete from private.stale_facts;

-- In New York it is still February at four in the morning of 1 March, Greenwich time; on 8 March 2026 a day has 23 hours.
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5(p_name)::uuid $$;
create function pg_temp.add(p_name text, p_practice text, p_state text, p_sent timestamptz, p_due timestamptz default null) returns void language sql as $$
  insert into public.orders (id, organization_id, practice_id, order_type, current_state, held_from, state_since, subtotal, discount_amount, tax_amount, created_at, submitted_at, due_at, description)
  values (pg_temp.id(p_name), tests.id('lab'), tests.id(p_practice), 'any', p_state, case when p_state = 'on_hold' then 'pending' end, p_sent, 100, 10, 5, p_sent, p_sent, p_due, p_name)
$$;
create function pg_temp.went(p_name text, p_states text[], p_times timestamptz[]) returns void language sql as $$
  delete from public.order_state_history where order_id = pg_temp.id(p_name);
  insert into public.order_state_history (organization_id, practice_id, order_id, position, from_state, to_state, changed_by, created_at)
  select o.organization_id, o.practice_id, o.id, s.n, p_states[s.n - 1], s.state, tests.profile('staff'), p_times[s.n]
  from public.orders o cross join unnest(p_states) with ordinality s(state, n) where o.id = pg_temp.id(p_name)
$$;
select pg_temp.add('still_february', 'practice_a', 'pending', '2026-03-01 04:30+00');
select pg_temp.add('march', 'practice_a', 'pending', '2026-03-01 05:00+00');
select pg_temp.add('draft', 'practice_a', 'draft', '2026-03-02 05:00+00');
select pg_temp.add('held', 'practice_b', 'shipped', '2026-03-07 12:00-05', '2026-03-12 00:00-04');
select pg_temp.went('held', array['pending', 'on_hold', 'pending', 'in_production', 'shipped', 'delivered'],
  array['2026-03-07 12:00-05', '2026-03-07 18:00-05', '2026-03-08 18:00-04', '2026-03-09 00:00-04', '2026-03-11 23:30-04', '2026-03-13 00:00-04']::timestamptz[]);
select is(private.refresh_facts(), 4, 'four orders were touched');
select results_eq($$select o.description, f.sent_on, f.out_on from public.order_facts f join public.orders o on o.id = f.order_id where o.description in ('still_february', 'march', 'draft') order by f.sent_on$$,
  $$values ('still_february', '2026-02-28'::date, null::date), ('march', '2026-03-01', null)$$, 'days are those of the lab, and a draft does not count');
select results_eq($$select sent_on, shipped_on, out_on, turnaround_minutes, held_minutes, is_past_due, has_contradiction, subtotal, total_amount from public.order_facts where order_id = pg_temp.id('held')$$,
  $$values ('2026-03-07'::date, '2026-03-11'::date, '2026-03-11'::date, 6390, 1380, false, false, 100.00, 95.00)$$, 'the night the clocks go forward has an hour less');
select results_eq($$select position, state, next_state, left_on, minutes, left_by from public.order_stays where order_id = pg_temp.id('held') order by position$$,
  $$select n, s, x, d::date, m, tests.profile('staff') from (values (1, 'pending', 'on_hold', '2026-03-07', 360), (2, 'on_hold', 'pending', '2026-03-08', 1380), (3, 'pending', 'in_production', '2026-03-09', 360),
    (4, 'in_production', 'shipped', '2026-03-11', 4290), (5, 'shipped', 'delivered', '2026-03-13', 1470)) v(n, s, x, d, m)$$, 'each stay that ended, with what came next');
select is((select refreshed_at from public.fact_refreshes where noun = 'order'), now(), 'and says when everything was counted');
select is(private.refresh_facts(), 0, 'nothing to do is nothing done');

update public.orders set description = 'other words' where id = pg_temp.id('march');
select is((select count(*) from private.stale_facts), 0::bigint, 'a change that counts nowhere makes nothing stale');
update public.orders set due_at = '2026-03-11 12:00-04' where id = pg_temp.id('held');
update public.orders set current_state = 'cancelled', cancelled_at = '2026-04-01 03:59+00' where id = pg_temp.id('march');
update public.orders set current_state = 'draft' where id = pg_temp.id('still_february');
select is(private.refresh_facts(2), 2, 'takes what it is told to take');
select is((select refreshed_at < now() from public.fact_refreshes where noun = 'order'), false, 'and the age stays while something waits');
select is(private.refresh_facts(2), 1, 'and the rest in the next turn');
select results_eq($$select is_past_due from public.order_facts where order_id = pg_temp.id('held')$$, 'values (true)', 'an earlier date makes it late');
select results_eq($$select cancelled_on, out_on from public.order_facts where order_id = pg_temp.id('march')$$, $$values ('2026-03-31'::date, '2026-03-31'::date)$$, 'cancelled on the last evening of March');
select is_empty($$select from public.order_facts where order_id = pg_temp.id('still_february')$$, 'what is a draft again counts no more');
delete from public.order_state_history where order_id = pg_temp.id('held') and position = 6;
select is(private.refresh_facts(), 1, 'a history that loses a row is counted anew');
select is((select count(*) from public.order_stays where order_id = pg_temp.id('held')), 4::bigint, 'and loses the stay');
update public.orders set current_state = 'pending', cancelled_at = null, practice_id = tests.id('practice_b') where id = pg_temp.id('march');
select private.refresh_facts() as refreshed;
select results_eq($$select practice_id, out_on from public.order_facts where order_id = pg_temp.id('march')$$, $$values (tests.id('practice_b'), null::date)$$, 'an order that opens again waits again, at its new practice');
delete from public.order_state_history where order_id = pg_temp.id('march');
delete from public.orders where id = pg_temp.id('march');
select is_empty($$select from public.order_facts where order_id = pg_temp.id('march')$$, 'an order that is rolled back takes its facts along');
select private.refresh_facts() as refreshed;

update public.cases set created_at = '2026-03-01 04:59+00', current_state = 'completed', completed_at = '2026-03-02 05:00+00' where id = tests.id('case_a');
insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, from_state, to_state, created_at)
select c.organization_id, c.practice_id, c.patient_id, c.id, v.n, v.f, v.t, v.at::timestamptz from public.cases c
cross join (values (1, null, 'submitted', '2026-03-01 04:59+00'), (2, 'submitted', 'completed', '2026-03-02 05:00+00')) v(n, f, t, at) where c.id = tests.id('case_a');
select is(private.refresh_facts(), 1, 'a case is counted once, however often it was touched');
select results_eq($$select opened_on, completed_on, out_on, turnaround_minutes from public.case_facts where case_id = tests.id('case_a')$$,
  $$values ('2026-02-28'::date, '2026-03-02'::date, '2026-03-02'::date, 1441)$$, 'a case has days of its own');
select results_eq($$select state, next_state, left_on, minutes from public.case_stays where case_id = tests.id('case_a')$$,
  $$values ('submitted', 'completed', '2026-03-02'::date, 1441)$$, 'and stays');

-- Through the doors of the product.
select tests.sign_in('manager');
select public.transition_case(tests.id('case_b'), 'under_review', (select row_version from public.cases where id = tests.id('case_b')));
select tests.sign_out();
select is(private.refresh_facts(), 1, 'a move through the console is counted');
select is((select state from public.case_facts where case_id = tests.id('case_b')), 'under_review', 'in its new state');
select tests.refuses(p, 'select private.' || f, 'cannot run ' || f) from unnest(array['anon', 'staff', 'admin', 'developer']) p,
  unnest(array['refresh_facts()', 'renew_order_facts(''{}'')', 'renew_case_facts(''{}'')']) f;
select ok(has_function_privilege('service_role', 'private.refresh_facts(integer)', 'execute'), 'the worker may refresh');
select tests.answers(p, $$select string_agg(distinct r.name, ', ' order by r.name) from public.report_events e join public.practices r on r.id = e.practice_id$$, names, 'sees the events of ' || coalesce(names, 'nobody'))
from (values ('manager', 'Practice A, Practice B'), ('doctor_a', 'Practice A'), ('doctor_b', 'Practice B'), ('admin_elsewhere', 'Practice Elsewhere'), ('patient', null), ('research_partner', null),
  ('former_member', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, names);
select tests.answers(p, $$select count(distinct practice_id) from public.state_stays$$, count, 'sees the stays of ' || count || ' practices')
from (values ('manager', '2'), ('doctor_a', '1'), ('doctor_b', '1'), ('admin_elsewhere', '1'), ('patient', '0'), ('former_member', '0'), ('suspended_staff', '0'), ('stranger', '0'), ('anon', '42501')) v(p, count);

select * from finish();
rollback;
