begin;
set local search_path = public, extensions;
select plan(149);
select tests.fill_lab();

-- Views show what the rows behind them show.
select is(tests.reach(p.name, format('select %s from public.%I', v.key, v.name)),
  case p.name when 'anon' then '42501'
    when 'developer' then v.everything when 'admin_elsewhere' then 'elsewhere' when 'doctor_a' then v.practice_a when 'doctor_b' then 'b' when 'patient' then v.patient
    else case when p.role in ('staff', 'manager', 'admin', 'technician') and p.name <> 'suspended_staff' then v.lab else '' end end,
  format('%s sees in %s what they see behind it', p.label, v.name))
from tests.personas p, (values
  ('case_dashboard', 'id', 'a b elsewhere loose self', 'a b loose self', 'a self', 'self'), ('order_summaries', 'id', 'a b elsewhere loose self', 'a b loose self', 'a self', 'self'),
  ('case_history', 'case_id', 'a b elsewhere loose self', 'a b loose self', 'a self', ''), ('order_history', 'order_id', 'a b elsewhere loose self', 'a b loose self', 'a self', ''),
  ('active_projects', 'id', 'a b elsewhere loose', 'a b loose', 'a', ''), ('payment_balances', 'id', 'a b elsewhere loose', 'a b loose', 'a', '')
) v(name, key, everything, lab, practice_a, patient)
order by v.name, p.number;
select is(tests.privileges('authenticated', v::regclass) || ', ' || tests.privileges('anon', v::regclass), 'select, nothing', v || ' is read only, and not by visitors')
from unnest(array['case_dashboard', 'order_summaries', 'active_projects', 'case_history', 'order_history', 'payment_balances', 'audit_entries', 'access_entries']) v;

-- The logs, for those whose task they are.
select tests.sign_in('admin');
select public.record_access(array[tests.id('patient_a')], 'treatment', '/patients/[id]');
select tests.sign_in('admin_elsewhere');
select public.record_access(array[tests.id('patient_elsewhere')], 'treatment', '/patients/[id]');
select tests.sign_out();
select tests.answers(p.name, format('select string_agg(distinct tests.place_of(%s), '' '' order by tests.place_of(%1$s)) from public.%I where %s', key, view, filter),
  case when p.name = 'anon' then '42501' when p.name = 'developer' then 'a elsewhere' when p.name = 'admin_elsewhere' then 'elsewhere' when p.name = any (readers) then 'a' end,
  format('%s %s', case when p.name = any (readers) then 'reads' else 'does not read' end, view))
from tests.personas p, (values
  ('audit_entries', 'record_id::uuid', $$table_name = 'patients' and record_id in (tests.id('patient_a')::text, tests.id('patient_elsewhere')::text)$$, '{admin,developer,admin_elsewhere}'::text[]),
  ('access_entries', 'patient_id', 'true', '{manager,admin,developer,admin_elsewhere}')
) v(view, key, filter, readers) order by view, p.number;

-- Counts stand beside the row and do not multiply each other.
insert into public.messages (organization_id, practice_id, case_id, body, created_at)
select tests.id('lab'), tests.id('practice_a'), tests.id('case_a'), 'N', make_timestamptz(2030, 1, n, 0, 0, 0) from generate_series(2, 3) n;
insert into public.files (id, organization_id, practice_id, name, byte_size) select gen_random_uuid(), tests.id('lab'), tests.id('practice_a'), 'more' || n, 1 from generate_series(1, 3) n;
insert into public.case_files (organization_id, practice_id, case_id, file_id) select tests.id('lab'), tests.id('practice_a'), tests.id('case_a'), id from public.files where name like 'more%';
insert into public.orders (organization_id, practice_id, case_id) values (tests.id('lab'), tests.id('practice_a'), tests.id('case_a'));
update public.cases set doctor_id = tests.profile('doctor_a'), assignee_id = tests.profile('staff') where id = tests.id('case_a');
select tests.answers(p, format($$select concat_ws(' ', count(*), sum(message_count), sum(file_count), sum(order_count), max(last_message_at)::date) from public.case_dashboard where id = tests.id('case_a')$$),
  '1 3 4 2 2030-01-03', 'counts three messages, four files and two orders of a case') from unnest(array['staff', 'doctor_a', 'developer']) p;
select tests.answers(p, $$select concat_ws(', ', title, patient_name, doctor_name, assignee_name, practice_name) from public.case_dashboard where id = tests.id('case_a')$$,
  'Case a, Patty A, Doctor A Example, Staff Example, Practice A', 'reads the names beside a case') from unnest(array['staff', 'doctor_a']) p;
select tests.answers('patient', $$select concat_ws(', ', title, patient_name, practice_name, message_count, file_count) from public.case_dashboard$$,
  'Case self, Patient Example, 0, 0', 'reads their own case without the talk about it');
update public.orders set doctor_id = tests.profile('doctor_b') where id = tests.id('order_a');
select tests.answers('doctor_a', $$select count(*) || ' ' || coalesce(max(doctor_name), 'unnamed') from public.order_summaries where id = tests.id('order_a')$$, '1 unnamed',
  'sees an order whose doctor they do not know, without the name');

insert into public.tasks (organization_id, practice_id, project_id, title, state) select tests.id('lab'), tests.id('practice_a'), tests.id('project_a'), 'T', s from unnest(array['done', 'done', 'blocked']) s;
select tests.answers('staff', $$select task_count || ' ' || completed_task_count || ' ' || patient_name from public.active_projects where id = tests.id('project_a')$$, '4 2 Patty A', 'counts the tasks of a project');
update public.projects set state = 'approved' where id = tests.id('project_a');
select tests.hides('staff', $$select from public.active_projects where id = tests.id('project_a')$$, 'sees no finished project among the active ones');

-- Money is counted once.
insert into public.payment_operations (organization_id, practice_id, payment_id, kind, amount) values
  (tests.id('lab'), tests.id('practice_a'), tests.id('payment_a'), 'payment', 60), (tests.id('lab'), tests.id('practice_a'), tests.id('payment_a'), 'refund', 25);
update public.payments set status = 'completed' where id = tests.id('payment_a');
select tests.answers('doctor_a', $$select concat_ws(' ', count(*), sum(total_amount), sum(paid_amount), sum(refunded_amount), sum(net_amount)) from public.payment_balances$$,
  '1 100.00 100.00 25.00 75.00', 'sees a payment once, with what its operations say');
select tests.answers('staff', $$select concat_ws(' ', paid_amount, net_amount) from public.payment_balances where id = tests.id('payment_b')$$, '40.00 0', 'counts nothing of a payment that is not completed');

-- Histories: how long, and where they contradict themselves.
delete from public.case_state_history where case_id = tests.id('case_a');
insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, from_state, to_state, changed_by, source, created_at)
select tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), tests.id('case_a'), n, f, t, tests.profile('staff'), 'migration', at
from (values (1, null, 'submitted', '2020-01-01'::timestamptz), (2, 'submitted', 'planning', '2020-01-02'), (3, 'approved', 'shipped', '2020-01-05')) v(n, f, t, at);
select results_eq($$select position, left_at, is_contradiction, changed_by_name from public.case_history where case_id = tests.id('case_a') order by position$$,
  $$values (1, '2020-01-02'::timestamptz, false, 'Staff Example'), (2, '2020-01-05', false, 'Staff Example'), (3, null, true, 'Staff Example')$$,
  'a history says how long each state lasted and where it does not fit');

-- What messages tell stands between what was recorded, at its date, and is held against the code of the order.
delete from public.order_state_history where order_id = tests.id('order_a');
delete from public.order_state_evidence where order_id = tests.id('order_a');
insert into public.order_state_history (organization_id, practice_id, order_id, position, from_state, to_state, changed_by, source, created_at)
select tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), n, f, t, tests.profile('staff'), s, at
from (values (1, null, 'confirmed', 'migration', '2020-01-05'::timestamptz), (2, 'confirmed', 'in_production', 'person', '2020-01-09')) v(n, f, t, s, at);
create function pg_temp.tell(p_message text, p_state text, p_at timestamptz) returns void language sql as $$
  insert into public.order_state_evidence (organization_id, practice_id, order_id, message_id, state, confidence, phrase, rule, rules_edition, told_at, legacy_id)
  select tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), tests.id(p_message), p_state, 0.9, p_state, 'en 1', 1, p_at, 70 + (select count(*) from public.order_state_evidence)
$$;
select pg_temp.tell('message_a', 'pending', '2020-01-02'), pg_temp.tell('unread_a', 'pending', '2020-01-03');
create temporary view told as select position, from_state, to_state, source, is_contradiction, left_at from public.order_history where order_id = tests.id('order_a') order by position;
select results_eq('select * from told', $$values
  (1, null, 'pending', 'message', false, '2020-01-05'::timestamptz), (2, 'pending', 'confirmed', 'migration', false, '2020-01-09'), (3, 'confirmed', 'in_production', 'person', false, null)$$,
  'a told state comes before the code of the order, and what is told twice is one row');
update public.order_state_evidence set state = 'shipped' where message_id = tests.id('unread_a');
select results_eq('select to_state, is_contradiction from told', $$values ('pending', false), ('shipped', false), ('confirmed', true), ('in_production', false)$$,
  'a code that has the order in the house contradicts a message that says it is sent');
update public.order_state_evidence set told_at = '2020-01-07' where message_id = tests.id('unread_a');
select results_eq('select to_state, is_contradiction from told', $$values ('pending', false), ('confirmed', false), ('shipped', true), ('in_production', true)$$,
  'a message behind the code contradicts it the same way, and the next move goes on from the code');
update public.order_state_evidence set state = null, confidence = null, phrase = null, rule = null where message_id = tests.id('unread_a');
select is((select count(*)::int from told), 3, 'a message that tells nothing any more leaves the history');

-- Counts of open work.
update public.cases set current_state = 'completed', completed_at = now() where id = tests.id('case_b');
select tests.answers(p, $$select string_agg(state || ' ' || cases, ', ' order by state) from public.count_open_cases()$$, answer, 'counts open cases: ' || coalesce(answer, 'none'))
from (values ('staff', 'submitted 3'), ('doctor_a', 'submitted 2'), ('doctor_b', null), ('developer', 'submitted 4'), ('admin_elsewhere', 'submitted 1'), ('former_member', null), ('stranger', null)) v(p, answer);
select tests.answers(p, $$select string_agg(state || ' ' || orders, ', ' order by state) from public.count_open_orders()$$, answer, 'counts open orders: ' || coalesce(answer, 'none'))
from (values ('staff', 'draft 1, pending 4'), ('doctor_a', 'draft 1, pending 2'), ('doctor_b', 'pending 1'), ('former_member', null), ('suspended_staff', null)) v(p, answer);
select tests.refuses('anon', 'select public.count_open_cases(), public.count_open_orders()', 'counts nothing');

select * from finish();
rollback;
