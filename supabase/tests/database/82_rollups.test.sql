begin;
set local search_path = public, extensions;
select plan(53);
select tests.fill_lab();
-- Only what this file adds: the small lab has orders and histories of today.
delete from public.monthly_order_stats;
delete from public.state_analytics;
delete from public.workflow_performance;
delete from private.stale_rollups;
update public.organizations set time_zone = 'America/New_York' where id = tests.id('lab');
delete from private.stale_rollups;

-- In New York it is still February at four in the morning of 1 March, Greenwich time.
insert into public.orders (organization_id, practice_id, order_type, current_state, subtotal, discount_amount, tax_amount, currency, created_at, completed_at, description) values
  (tests.id('lab'), tests.id('practice_a'), 'any', 'pending', 100, 10, 5, 'USD', '2024-03-01 04:30+00', null, 'still February'),
  (tests.id('lab'), tests.id('practice_a'), 'any', 'completed', 50, 0, 0, 'USD', '2024-02-10 12:00+00', now(), 'February'),
  (tests.id('lab'), tests.id('practice_a'), 'any', 'pending', 70, 0, 0, 'EUR', '2024-02-10 12:00+00', null, 'euros'),
  (tests.id('lab'), tests.id('practice_a'), 'any', 'draft', 999, 0, 0, 'USD', '2024-02-10 12:00+00', null, 'a draft does not count'),
  (tests.id('lab'), tests.id('practice_b'), 'any', 'pending', 20, 0, 0, 'USD', '2024-02-01 05:00+00', null, 'the first moment of February'),
  (tests.id('lab'), null, 'any', 'pending', 30, 0, 0, 'USD', '2024-03-01 05:00+00', null, 'March, no practice'),
  (tests.id('other_lab'), tests.id('practice_elsewhere'), 'any', 'pending', 40, 0, 0, 'USD', '2024-03-01 04:30+00', null, 'March in UTC');
create temporary view months as
  select p.name, s.month, s.currency, s.order_count, s.completed_count, s.cancelled_count, s.total_amount
  from public.monthly_order_stats s left join public.practices p on p.id = s.practice_id where s.month < '2025-01-01';
select is(private.refresh_monthly_order_stats(), 5, 'five groups are written');
select bag_eq('select * from months',
  $$values ('Practice A', '2024-02-01'::date, 'USD', 2, 1, 0, 145.00::numeric), ('Practice A', '2024-02-01', 'EUR', 1, 0, 0, 70.00), ('Practice B', '2024-02-01', 'USD', 1, 0, 0, 20.00),
    (null, '2024-03-01', 'USD', 1, 0, 0, 30.00), ('Practice Elsewhere', '2024-03-01', 'USD', 1, 0, 0, 40.00)$$,
  'orders count in the month of the lab they were made in');
select is(private.refresh_monthly_order_stats(), 0, 'nothing to do is nothing done');
update public.orders set current_state = 'cancelled', cancelled_at = now() where description = 'still February';
select is(private.refresh_monthly_order_stats(), 1, 'one change writes one row');
select results_eq($$select cancelled_count, order_count from months where name = 'Practice A' and currency = 'USD'$$, 'values (1, 2)', 'with the new count');
update public.orders set description = 'euros!' where description = 'euros';
select is((select count(*) from private.stale_rollups where rollup = 'monthly_order_stats'), 0::bigint, 'a change that counts nowhere makes nothing stale');
update public.orders set created_at = '2024-04-15' where description = 'euros!';
select is(private.refresh_monthly_order_stats(), 2, 'an order that moves leaves one month and enters another');
select results_eq($$select month from months where currency = 'EUR'$$, $$values ('2024-04-01'::date)$$, 'and a month without orders disappears');
update public.organizations set time_zone = 'UTC' where id = tests.id('lab');
select private.refresh_monthly_order_stats() as refreshed;
select results_eq($$select month, order_count from months where name = 'Practice A' and currency = 'USD' order by month$$, $$values ('2024-02-01'::date, 1), ('2024-03-01', 1)$$, 'a lab that moves to another time zone is counted anew');
select is((select sum(total_amount) from public.monthly_order_stats where organization_id = tests.id('lab') and month < '2025-01-01'), (
  select sum(total_amount) from public.orders where organization_id = tests.id('lab') and created_at < '2025-01-01' and current_state <> 'draft'), 'no order is lost or counted twice');

-- How long states last: 60 and 180 minutes make a median of 120 and nine tenths of 168.
delete from public.case_state_history;
delete from public.order_state_history;
delete from private.stale_rollups;
update public.cases set workflow_template_id = tests.id('template_home') where id = tests.id('case_a');
insert into public.workflow_steps (organization_id, workflow_template_id, step_order, name, state, estimated_duration) values (tests.id('lab'), tests.id('template_home'), 2, 'Check', 'under_review', interval '1 hour');
create function pg_temp.history(p_case text, p_position int, p_from text, p_to text, p_at timestamptz) returns void language sql as $$
  insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, from_state, to_state, created_at)
  select organization_id, practice_id, patient_id, id, p_position, p_from, p_to, p_at from public.cases where id = tests.id(p_case)
$$;
select pg_temp.history(c, n, f, t, at::timestamptz) from (values
  ('case_a', 1, null, 'submitted', '2024-02-01 00:00+00'), ('case_a', 2, 'submitted', 'under_review', '2024-02-01 01:00+00'), ('case_a', 3, 'under_review', 'planning', '2024-02-03 01:00+00'),
  ('case_a', 4, 'planning', 'completed', '2024-03-05 01:00+00'),
  ('case_self', 1, null, 'submitted', '2024-02-01 00:00+00'), ('case_self', 2, 'submitted', 'under_review', '2024-02-01 03:00+00'),
  ('case_b', 1, null, 'submitted', '2024-02-01 00:00+00')) v(c, n, f, t, at);
select is(private.refresh_state_analytics(), 6, 'six figures are written');
select bag_eq($$select p.name, month, state, entered_count, left_count, median_minutes, p90_minutes from public.state_analytics s join public.practices p on p.id = s.practice_id$$,
  $$values ('Practice A', '2024-02-01'::date, 'submitted', 2, 2, 120, 168), ('Practice A', '2024-02-01', 'under_review', 2, 1, 2880, 2880), ('Practice A', '2024-02-01', 'planning', 1, 0, null, null),
    ('Practice A', '2024-03-01', 'planning', 0, 1, 44640, 44640), ('Practice A', '2024-03-01', 'completed', 1, 0, null, null), ('Practice B', '2024-02-01', 'submitted', 1, 0, null, null)$$,
  'a state is entered, left, and lasts');
select is(private.refresh_state_analytics(), 0, 'nothing to do is nothing done');

-- A finished case that follows a template: one hour of a day, two days of an hour, and a state nobody planned.
select is(private.refresh_workflow_performance(), 0, 'a case that goes on is not judged');
update public.cases set current_state = 'completed', completed_at = '2024-03-05 01:00+00' where id = tests.id('case_a');
insert into private.stale_rollups (rollup, organization_id, case_id) values ('workflow_performance', tests.id('lab'), tests.id('case_a'));
select is(private.refresh_workflow_performance(), 1, 'a finished one is');
select results_eq($$select tests.place_of(case_id), states_passed, states_late, total_minutes, slowest_state, on_time_percent from public.workflow_performance$$,
  $$values ('a', 3, 1, 47580, 'planning', 66.67)$$, 'and says what took too long');
select is(private.refresh_workflow_performance(), 0, 'nothing to do is nothing done');
update public.cases set current_state = 'delivered', completed_at = null where id = tests.id('case_a');
select pg_temp.history('case_a', 5, 'completed', 'delivered', now());
select private.refresh_workflow_performance() as refreshed;
select is_empty('select from public.workflow_performance', 'a case that is opened again is not judged any more');

-- Through the doors of the product, and how old the figures are.
select is(private.refresh_rollups(), 2, 'refreshing everything says how much changed');
select results_eq('select rollup, refreshed_at, rows_written from public.rollup_refreshes order by rollup',
  $$values ('monthly_order_stats', now(), 0), ('state_analytics', now(), 2), ('workflow_performance', now(), 0)$$, 'and every figure its age');
select is(private.refresh_rollups(), 0, 'nothing to do is nothing done');
select tests.sign_in('manager');
select public.transition_case(tests.id('case_b'), 'under_review', (select row_version from public.cases where id = tests.id('case_b')));
select tests.sign_out();
select cmp_ok(private.refresh_rollups(), '>', 0, 'a move through the console makes figures stale');
select tests.refuses(p, 'select private.' || f, 'cannot refresh: ' || f) from unnest(array['anon', 'staff', 'admin', 'developer']) p,
  unnest(array['refresh_rollups()', 'refresh_monthly_order_stats()', 'refresh_state_analytics()', 'refresh_workflow_performance()', 'take_stale_months(''state_analytics'')']) f;
select ok(has_function_privilege('service_role', 'private.refresh_rollups()', 'execute'), 'the worker may refresh');
select tests.answers(p, $$select string_agg(distinct coalesce(r.name, 'none') collate "C", ', ' order by coalesce(r.name, 'none') collate "C") from public.monthly_order_stats s left join public.practices r on r.id = s.practice_id where s.month < '2025-01-01'$$,
  names, 'sees the months of ' || coalesce(names, 'nobody'))
from (values ('manager', 'Practice A, Practice B, none'), ('doctor_a', 'Practice A'), ('doctor_b', 'Practice B'), ('admin_elsewhere', 'Practice Elsewhere'), ('patient', null), ('research_partner', null),
  ('former_member', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, names);

select * from finish();
rollback;
