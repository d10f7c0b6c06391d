begin;
set local search_path = public, extensions;
select plan(83);
select tests.fill_lab();
-- A month that was counted by hand: March 2026 in New York, where the clocks go forward on the 8th, beside February and March 2025.
delete from public.case_state_history;
delete from public.order_state_history;
delete from public.order_state_evidence;
delete from public.order_facts;
delete from public.case_facts;
update public.organizations set time_zone = 'America/New_York' where id = tests.id('lab');
set local timezone = 'America/New_York';
-- In the evening of New York it is tomorrow in Greenwich, whose yesterday was the last day of this membership.
update public.practice_members set valid_until = current_date - 1 where id = tests.id('former_membership');
delete from private.stale_facts;

create temporary table story (name text primary key, practice text, doctor text, type text, placed text, due timestamptz, subtotal numeric, discount numeric, tax numeric, currency text, path text[], times timestamptz[], by text);
insert into story values
  -- sent, path and the minutes by hand in the comment behind
  ('m1', 'practice_a', 'doctor_a', 'main', 'case_a', null, 100, 10, 9, 'USD', '{pending,in_production,shipped}', '{2026-03-02 09:00,2026-03-03 09:00,2026-03-09 09:00}', 'staff'), -- 1440 + 8580 = 10020, on time
  ('m2', 'practice_a', 'doctor_a', 'main', 'case_a', null, 200, 0, 20, 'USD', '{pending,shipped}', '{2026-03-03 00:00,2026-03-20 00:00}', null), -- 24420 of 15840, late
  ('m3', 'practice_b', null, 'main', 'case_b', null, 300, 0, 0, 'USD', '{pending,on_hold,pending,shipped}', '{2026-02-20 12:00,2026-02-21 12:00,2026-03-01 12:00,2026-03-05 12:00}', null), -- 18720, held 11520: on time
  ('r1', 'practice_a', 'doctor_a', 'refinement', 'case_a', null, 50, 0, 0, 'USD', '{pending}', '{2026-03-10 10:00}', null), -- waits, 21 days old
  ('x1', null, null, 'any', null, null, 70, 0, 0, 'EUR', '{pending}', '{2026-03-31 23:30}', null), -- April in Greenwich; waits, 0 days old
  ('c1', 'practice_b', null, 'any', null, null, 999, 0, 0, 'USD', '{pending,cancelled}', '{2026-03-05 10:00,2026-03-06 10:00}', null), -- 1440; no revenue
  ('d1', 'practice_a', null, 'any', null, '2026-03-12 00:00', 40, 0, 0, 'USD', '{pending,shipped}', '{2026-03-10 00:00,2026-03-12 10:00}', null), -- 3480, past its date: late
  ('f1', 'practice_a', null, 'any', null, null, 80, 0, 0, 'USD', '{pending,shipped,completed,refunded}', '{2026-02-10 10:00,2026-02-12 10:00,2026-02-15 10:00,2026-03-15 10:00}', null), -- 2880 + 4320 + 40260
  ('f2', 'practice_a', null, 'any', null, null, 60, 0, 0, 'USD', '{pending,refunded}', '{2026-02-11 10:00,2026-03-16 10:00}', null), -- 47460
  ('p1', 'practice_a', null, 'replacement', 'case_a', null, 25, 0, 0, 'USD', '{pending,completed}', '{2026-02-01 00:00,2026-03-01 00:00}', null), -- 40320
  ('y1', 'practice_b', null, 'main', 'case_b', null, 500, 0, 0, 'USD', '{pending,shipped,completed}', '{2025-03-04 00:00,2025-03-10 00:00,2025-03-20 00:00}', null), -- 8580 + 14400
  ('no', 'practice_a', null, 'any', null, null, 12345, 0, 0, 'USD', '{draft}', '{2026-03-04 00:00}', null); -- a draft
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5(p_name)::uuid $$;
-- As the migration does it: with its own history, and amounts that are not made of items.
select set_config('archwire.source', 'migration', true) as source;
insert into public.orders (id, organization_id, practice_id, doctor_id, case_id, order_number, order_type, current_state, state_since, due_at, subtotal, discount_amount, tax_amount, currency, created_at, submitted_at, completed_at, cancelled_at)
select pg_temp.id(name), tests.id('lab'), case when practice is not null then tests.id(practice) end, case when doctor is not null then tests.profile(doctor) end, case when placed is not null then tests.id(placed) end,
  name, type, path[cardinality(path)], times[cardinality(times)], due, subtotal, discount, tax, currency, times[1], times[1],
  case when path[cardinality(path)] = 'completed' then times[cardinality(times)] end, case when path[cardinality(path)] = 'cancelled' then times[cardinality(times)] end
from story;
insert into public.order_state_history (organization_id, practice_id, order_id, position, from_state, to_state, changed_by, created_at)
select tests.id('lab'), case when practice is not null then tests.id(practice) end, pg_temp.id(name), n, path[n - 1], path[n], case when by is not null then tests.profile(by) end, times[n]
from story cross join generate_series(1, cardinality(path)) n;
insert into public.order_items (organization_id, practice_id, order_id, product_id, quantity, unit_price) values (tests.id('lab'), tests.id('practice_a'), pg_temp.id('d1'), tests.id('product_home'), 2, 20);
insert into public.payments (id, organization_id, practice_id, order_id, status, subtotal, total_amount)
select pg_temp.id('payment ' || name), tests.id('lab'), tests.id('practice_a'), pg_temp.id(name), 'completed', total, total from (values ('m1', 99), ('f2', 60)) v(name, total);
insert into public.payment_operations (organization_id, practice_id, payment_id, kind, amount, made_at) values
  (tests.id('lab'), tests.id('practice_a'), pg_temp.id('payment m1'), 'refund', 15, '2026-03-31 23:00'), (tests.id('lab'), tests.id('practice_a'), pg_temp.id('payment f2'), 'refund', 60, '2026-03-16 12:00');
insert into public.messages (organization_id, practice_id, case_id, sender_id, body, created_at)
select tests.id('lab'), tests.id(replace(about, 'case', 'practice')), tests.id(about), tests.profile(writer), 'Text', at::timestamptz
from (values ('case_a', 'doctor_a', '2026-03-03 10:00'), ('case_a', 'doctor_a', '2026-03-03 10:05'), ('case_a', 'staff', '2026-03-03 12:00'), ('case_a', 'doctor_a', '2026-03-10 10:00'),
  ('case_b', 'doctor_b', '2026-03-31 23:00'), ('case_b', 'staff', '2026-04-01 01:00')) v(about, writer, at);
update public.cases set created_at = '2026-03-02 00:00', current_state = 'completed', completed_at = '2026-03-30 23:00' where id = tests.id('case_a');
update public.cases set created_at = '2026-02-02 00:00' where id = tests.id('case_b');
update public.cases set created_at = '2020-01-01' where id not in (tests.id('case_a'), tests.id('case_b'));
update public.orders set created_at = '2020-01-01', submitted_at = null, current_state = 'draft' where id in (select id from public.orders where not exists (select from story where pg_temp.id(name) = orders.id));
select set_config('archwire.source', '', true) as source;
select private.refresh_facts() as refreshed;

create function pg_temp.report(p_practice text default null, p_type text default null) returns jsonb language sql as $$
  select public.open_monthly_report('2026-03-17', case when p_practice is not null then tests.id(p_practice) end, null, p_type)
$$;
create function pg_temp.counts(p_report jsonb, p_by text, p_key text) returns table (figure text, counts jsonb) language sql as $$
  select (c ->> 'noun') || '.' || (c ->> 'figure'), c -> 'counts' from jsonb_array_elements(p_report -> 'counts') c where c ->> 'by' = p_by and c ->> 'key' is not distinct from p_key order by 1
$$;

grant execute on function pg_temp.report(text, text), pg_temp.counts(jsonb, text, text), pg_temp.id(text) to authenticated;
select tests.sign_in('manager');
create temporary table reports as select 'all' as name, pg_temp.report() as report union all select 'a', pg_temp.report('practice_a') union all select 'main', pg_temp.report(null, 'main');
create function pg_temp.of(p_name text) returns jsonb language sql as $$ select report from reports where name = p_name $$;

-- Every figure of the month, the month before and the year before.
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'all', null)$$, $$values ('case.completed', '[1, 0, 0]'::jsonb), ('case.opened', '[1, 1, 0]'),
  ('order.cancelled', '[1, 0, 0]'), ('order.completed', '[1, 0, 1]'), ('order.late', '[2, 0, 0]'), ('order.on_time', '[2, 1, 1]'), ('order.refunded', '[2, 0, 0]'), ('order.sent', '[6, 4, 1]'), ('order.shipped', '[4, 1, 1]')$$, 'volumes');
select is((select c - array['by', 'key', 'name', 'noun', 'figure', 'counts'] from jsonb_array_elements(pg_temp.of('all') -> 'counts') c where c ->> 'by' = 'all' and c ->> 'figure' = 'shipped'),
  '{"medians": [14370, 2880, 8580], "p90s": [22710, 2880, 8580]}', 'turnaround, the middle one and nine in ten');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'type', 'order.main')$$, $$values ('order.late', '[1, 0, 0]'::jsonb), ('order.on_time', '[2, 0, 1]'), ('order.sent', '[2, 1, 1]'), ('order.shipped', '[3, 0, 1]'), ('order.completed', '[0, 0, 1]') order by 1$$, 'main orders');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'type', 'order.refinement')$$, $$values ('order.sent', '[1, 0, 0]'::jsonb)$$, 'one refinement for two main orders');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'practice', tests.id('practice_a')::text) where figure = 'order.sent'$$, $$values ('order.sent', '[4, 3, 0]'::jsonb)$$, 'practice A');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'practice', tests.id('practice_b')::text) where figure = 'order.sent'$$, $$values ('order.sent', '[1, 1, 1]'::jsonb)$$, 'practice B');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'practice', null)$$, $$values ('order.sent', '[1, 0, 0]'::jsonb)$$, 'and none');
select results_eq($$select * from pg_temp.counts(pg_temp.of('all'), 'doctor', tests.profile('doctor_a')::text) where figure like 'order.%'$$, $$values ('order.late', '[1, 0, 0]'::jsonb), ('order.on_time', '[1, 0, 0]'), ('order.sent', '[3, 0, 0]'), ('order.shipped', '[2, 0, 0]')$$, 'a doctor');
select is((select string_agg(format('%s %s %s %s %s', s ->> 'state', s -> 'counts', s -> 'medians', s ->> 'overLimit', s ->> 'limitMinutes'), '; ' order by s ->> 'state') from jsonb_array_elements(pg_temp.of('all') -> 'states') s where s ->> 'noun' = 'order'),
  'completed [1, 0, 0] [40260, null, null] 0 ; in_production [1, 0, 0] [8580, null, null] 0 10080; on_hold [1, 0, 0] [11520, null, null] 0 20160; pending [7, 2, 1] [5760, 2160, 8580] 5 1440; shipped [0, 1, 1] [null, 4320, 14400] 0 10080', 'time in each state');
select is((select s -> 'p90s' -> 0 from jsonb_array_elements(pg_temp.of('all') -> 'states') s where s ->> 'state' = 'pending'), '43176', 'nine of ten left pending within that');
select is((select string_agg((b ->> 'fromDays') || ' ' || (b ->> 'counts'), '; ' order by (b ->> 'fromDays')::int) from jsonb_array_elements(pg_temp.of('all') -> 'backlog') b),
  '0 [1, 0, 0]; 8 [0, 1, 0]; 15 [1, 2, 0]; 31 [0, 0, 0]; 91 [0, 0, 0]', 'what waits, by age');
select is((select string_agg(format('%s %s %s %s %s %s %s %s', t ->> 'slot', t ->> 'currency', t ->> 'orders', t ->> 'subtotal', t ->> 'discount', t ->> 'tax', t ->> 'total', t ->> 'refunds'), '; ' order by t ->> 'slot', t ->> 'currency') from jsonb_array_elements(pg_temp.of('all') -> 'money' -> 'totals') t),
  '1 EUR 1 70.00 0.00 0.00 70.00 0; 1 USD 4 390.00 10.00 29.00 409.00 155.00; 2 USD 4 465.00 0.00 0.00 465.00 0; 3 USD 1 500.00 0.00 0.00 500.00 0', 'money, each amount once');
select is((select string_agg(format('%s %s %s', p ->> 'name', p ->> 'quantity', p -> 'subtotals'), '; ') from jsonb_array_elements(pg_temp.of('all') -> 'money' -> 'products') p), 'Aligner 2 [40.00, 0, 0]', 'by product');
select is((select string_agg(format('%s %s', u ->> 'currency', u -> 'subtotals'), '; ' order by u ->> 'currency') from jsonb_array_elements(pg_temp.of('all') -> 'money' -> 'unlisted') u), 'EUR [70.00, 0, 0]; USD [350.00, 465.00, 500.00]', 'and what no item says, so that it adds up to the subtotal');
select is((select string_agg(format('%s %s %s %s', coalesce(p ->> 'name', 'none'), p ->> 'currency', p -> 'totals', p ->> 'refunds'), '; ' order by p ->> 'name', p ->> 'currency') from jsonb_array_elements(pg_temp.of('all') -> 'money' -> 'practices') p),
  'Practice A USD [409.00, 165.00, 0] 155.00; Practice B USD [0, 300.00, 500.00] 0; none EUR [70.00, 0, 0] 0', 'by practice');
select is(pg_temp.of('all') -> 'messages' -> 0, '{"slot": 1, "received": 4, "written": 1, "questions": 3, "answered": 2, "median": 120, "p90": 120}', 'messages');
select is((select string_agg(format('%s %s %s %s %s', coalesce(p ->> 'name', 'not recorded'), p ->> 'moves', p ->> 'orderMoves', p ->> 'shipped', p ->> 'productionMinutes'), '; ' order by p ->> 'moves') from jsonb_array_elements(pg_temp.of('all') -> 'people') p),
  'Staff Example 2 2 1 8580; not recorded 8 8 3 ', 'who moved what');
select is(pg_temp.of('all') -> 'quality' || '{"openDuplicates": 0}', '{"sent": 6, "withoutPractice": 1, "withoutDoctor": 3, "contradictions": 0, "withoutTurnaround": 0, "openDuplicates": 0}', 'how sure all of it is');
select is(pg_temp.of('all') ->> 'month', '2026-03-01', 'any day names its month');
select is(pg_temp.of('all') -> 'age' ->> 'timeZone', 'America/New_York', 'in the calendar of the lab');
select is(pg_temp.of('all') -> 'age' ->> 'waiting', '0', 'nothing waits to be counted');
select is((pg_temp.of('all') -> 'age' ->> 'countedAt')::timestamptz, now(), 'counted now');

-- What the worker has counted says the same as the rows, and is put aside when a row changes.
select tests.sign_out();
select cmp_ok(private.count_months(100), '>', 0, 'the worker counts the months');
select is((select sum(private.count_months(100)) from generate_series(1, 1)), 0::bigint, 'and nothing twice');
select tests.sign_in('manager');
select is(pg_temp.report() - 'age', pg_temp.of('all') - 'age', 'the report is the same');
select is(pg_temp.report('practice_a') - 'age', pg_temp.of('a') - 'age', 'also that of one practice');
select tests.sign_out();
update public.state_analytics set left_count = 99 where month = '2026-03-01' and state = 'pending';
update public.message_analytics set received_count = 99 where month = '2026-03-01';
create function pg_temp.uncounted() returns text language sql as $$
  select format('%s %s', (select s -> 'counts' -> 0 from jsonb_array_elements(r -> 'states') s where s ->> 'noun' = 'order' and s ->> 'state' = 'pending'), r -> 'messages' -> 0 -> 'received') from pg_temp.report() r
$$;
grant execute on function pg_temp.uncounted() to authenticated;
select tests.answers('manager', 'select pg_temp.uncounted()', '99 99', 'reads what is counted');
insert into public.messages (organization_id, practice_id, case_id, sender_id, body, created_at) values (tests.id('lab'), tests.id('practice_a'), tests.id('case_a'), tests.profile('doctor_a'), 'Text', '2026-03-20 10:00');
update public.order_stays set minutes = minutes + 1 where order_id = pg_temp.id('m1') and position = 1;
select tests.answers('manager', 'select pg_temp.uncounted()', '7 5', 'reads rows that changed since');
select cmp_ok(private.count_months(100), '>', 0, 'the worker counts them again');
select tests.answers('manager', 'select pg_temp.uncounted()', '7 5', 'and says the same');
update public.service_levels set allowed = '2 days' where organization_id = tests.id('lab') and state = 'pending';
select is_empty($$select from public.counted_months where organization_id = tests.id('lab')$$, 'another limit takes all months away');
select private.count_months(100) as counted;
update public.organizations set time_zone = 'Europe/Berlin' where id = tests.id('lab');
select is_empty($$select from public.counted_months where organization_id = tests.id('lab') union all select from public.message_analytics where organization_id = tests.id('lab')$$, 'and so does another time zone');
update public.organizations set time_zone = 'America/New_York' where id = tests.id('lab');
update public.service_levels set allowed = '1 day' where organization_id = tests.id('lab') and state = 'pending';
update public.order_stays set minutes = minutes - 1 where order_id = pg_temp.id('m1') and position = 1;
delete from public.messages where created_at = '2026-03-20 10:00';
select private.refresh_facts() as refreshed, private.count_months(100) as counted;
select tests.answers(p, 'select (select count(distinct organization_id) from public.state_analytics) + (select count(distinct organization_id) from public.message_analytics) + (select count(distinct organization_id) from public.counted_months)', n, 'sees the counted months of ' || n)
from (values ('manager', '3'), ('staff', '3'), ('admin_elsewhere', '0'), ('doctor_a', '0'), ('patient', '0'), ('stranger', '0'), ('suspended_staff', '0'), ('anon', '42501')) v(p, n);
select tests.answers('admin_elsewhere', $$select private.message_mark(tests.id('lab'), '2026-03-01')$$, null, 'is not told how many messages another lab has');
select tests.refuses(p, 'select private.count_months()', 'cannot count months') from unnest(array['anon', 'staff', 'admin']) p;
select tests.sign_in('manager');

-- Filters.
select results_eq($$select * from pg_temp.counts(pg_temp.of('a'), 'all', null) where figure in ('order.sent', 'order.shipped', 'case.opened')$$, $$values ('case.opened', '[1, 0, 0]'::jsonb), ('order.sent', '[4, 3, 0]'), ('order.shipped', '[3, 1, 0]')$$, 'of one practice');
select results_eq($$select * from pg_temp.counts(pg_temp.of('main'), 'all', null)$$, $$values ('order.completed', '[0, 0, 1]'::jsonb), ('order.late', '[1, 0, 0]'), ('order.on_time', '[2, 0, 1]'), ('order.sent', '[2, 1, 1]'), ('order.shipped', '[3, 0, 1]')$$, 'of one type of order, without cases');
select is(pg_temp.of('main') -> 'messages', 'null', 'messages have no type of order');

-- A figure is a count of the rows that it opens.
select is((select count(*) from public.list_report_rows(c.figure, '2026-03-01', '2026-04-01')), (c.counts ->> 0)::bigint, 'as many rows as ' || c.figure || ' says')
from pg_temp.counts(pg_temp.of('all'), 'all', null) c;
select results_eq($$select number, day, turnaround_minutes, total_rows from public.list_report_rows('order.late', '2026-03-01', '2026-04-01')$$, $$values ('d1', '2026-03-12'::date, 3480, 2::bigint), ('m2', '2026-03-20', 24420, 2)$$, 'late ones');
select results_eq($$select number, total_rows from public.list_report_rows('order.late', '2026-03-01', '2026-04-01', null, null, null, null, '2026-03-12', pg_temp.id('d1'))$$, $$values ('m2', null::bigint)$$, 'from where the page before ended');
select results_eq($$select number from public.list_report_rows('order.backlog', '2000-01-01', '2026-04-01')$$, $$values ('r1'), ('x1')$$, 'what waited at the end');
select is_empty($$select from public.list_report_rows('order.nonsense', '2026-03-01', '2026-04-01')$$, 'a figure that is none has no rows');

-- Months side by side, and where work waits.
create temporary table trends as select public.open_trends('2026-02-14', '2026-04-20', null, null, null, null, 'practice') as t;
select is((select string_agg((v ->> 'month') || ' ' || (v ->> 'count'), '; ' order by v ->> 'month') from trends, jsonb_array_elements(t -> 'volumes') v where v ->> 'figure' = 'sent'), '2026-02-01 4; 2026-03-01 6', 'whole months, the last one excluded');
select is((select string_agg((s ->> 'name') || ' ' || left(s ->> 'month', 7) || ' ' || (s ->> 'sent') || ' ' || (s ->> 'shipped'), '; ') from trends, jsonb_array_elements(t -> 'series') s), 'Practice A 2026-02 3 1; Practice A 2026-03 4 3; Practice B 2026-02 1 0; Practice B 2026-03 1 1', 'practices compared, the largest first');
select is((select string_agg(format('%s %s %s', r ->> 'month', r ->> 'mains', r -> 'within' -> 0), '; ' order by r ->> 'month') from trends, jsonb_array_elements(t -> 'refinements') r), '2026-02-01 1 0; 2026-03-01 2 2', 'main orders that were refined within 90 days');
select is((select format('%s in, %s out, %s', s ->> 'entered', s ->> 'left', s ->> 'medianLast') from trends, jsonb_array_elements(t -> 'states') s where s ->> 'noun' = 'order' and s ->> 'state' = 'on_hold'), '1 in, 1 out, 11520', 'a hold that began in one month and ended in the next');
select is((select format('%s %s %s', m ->> 'count', m ->> 'median', m ->> 'overLimit') from jsonb_array_elements(public.open_bottlenecks('2026-03-01', '2026-04-01') -> 'moves') m where m ->> 'noun' = 'order' and m ->> 'state' = 'pending' and m ->> 'next' is null), '7 5760 5', 'all ways out of a state together');
select results_eq($$select number, minutes, next_state from public.list_stays('order', 'pending', '2026-03-01', '2026-04-01', null, null, null, null, null, 2)$$, $$values ('f2', 47460, 'refunded'), ('p1', 40320, 'completed')$$, 'the longest stays first');
select tests.sign_out();

-- Who sees what: the policies decide, whatever the page allows.
select tests.answers(p, $$select coalesce((select c -> 'counts' ->> 0 from jsonb_array_elements(public.open_monthly_report('2026-03-01') -> 'counts') c where c ->> 'by' = 'all' and c ->> 'figure' = 'sent'), 'none')$$, sent, 'counts ' || sent)
from (values ('manager', '6'), ('staff', '6'), ('developer', '6'), ('doctor_a', '4'), ('doctor_b', '1'), ('admin_elsewhere', 'none'), ('patient', 'none'), ('former_member', 'none'), ('research_partner', 'none'), ('suspended_staff', 'none'), ('stranger', 'none'), ('anon', '42501')) v(p, sent);
select tests.answers(p, $$select count(*) from public.list_report_rows('order.sent', '2026-03-01', '2026-04-01')$$, n, 'opens ' || n || ' rows')
from (values ('doctor_a', '4'), ('admin_elsewhere', '0'), ('patient', '0'), ('suspended_staff', '0'), ('anon', '42501')) v(p, n);

select * from finish();
rollback;
