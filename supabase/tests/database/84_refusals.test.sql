begin;
set local search_path = public, extensions;
select plan(19);
select tests.fill_lab();

-- What is small on the wire and huge in the log is refused where it comes in.
select tests.expect('doctor_b',
  format($$insert into public.orders (case_id, order_type, data) values (tests.id('case_b'), 'any', %L)$$, d),
  '23514', 'cannot store ' || left(d, 20))
from unnest(array['{"a": 1e131000}', '{"a": [[{"b": -1e999}]]}', jsonb_build_object('a', repeat('x', 300000))::text]) d;
select tests.permits('doctor_b',
  $$insert into public.orders (case_id, order_type, data) values (tests.id('case_b'), 'any', '{"a": [1, 2.5, {"b": "c"}]}')$$,
  1, 'stores what an order usually says');
select tests.expect('staff', format($$select public.transition_case(tests.id('case_a'), 'under_review', 1, %L)$$, repeat('x', 2001)),
  'PT422', 'cannot give a reason longer than 2000 characters');
select tests.expect('staff', format($$insert into public.messages (case_id, body) values (tests.id('case_a'), %L)$$, repeat('x', 20001)),
  '23514', 'cannot send a message longer than 20000 characters');

-- Approving is for what was approved.
insert into public.purchases (id, organization_id, purchase_number, subtotal, purchased_by)
values ('0f000000-0000-4000-8000-000000000084', tests.id('lab'), 'PUR-84', 40, tests.profile('staff'));
select tests.sign_in('manager');
update public.purchases set status = 'approved' where purchase_number = 'PUR-84';
select tests.sign_out();
select is(approved_by, tests.profile('manager'), 'whoever approves is written down') from public.purchases where purchase_number = 'PUR-84';
select tests.expect('admin', $$update public.purchases set subtotal = 99999 where purchase_number = 'PUR-84'$$, 'PT422',
  'cannot change what somebody else approved');
select tests.sign_in('admin');
update public.purchases set status = 'pending', subtotal = 99999 where purchase_number = 'PUR-84';
select is(approved_by, null, 'back to pending, the approval is gone') from public.purchases where purchase_number = 'PUR-84';
update public.purchases set status = 'approved' where purchase_number = 'PUR-84';
select tests.sign_out();
select is(approved_by, tests.profile('admin'), 'and the next one is somebody''s own') from public.purchases where purchase_number = 'PUR-84';

-- What is closed stays closed.
update public.cases set current_state = 'completed', completed_at = now() where id = tests.id('case_b');
select tests.expect('doctor_b', $$insert into public.orders (case_id, order_type) values (tests.id('case_b'), 'refinement')$$, 'PT422',
  'cannot add an order to a completed case');
update public.orders set current_state = 'completed', completed_at = now(), held_from = null where id = tests.id('order_b');
select tests.expect('doctor_b', $$insert into public.instructions (order_id, content) values (tests.id('order_b'), 'More')$$, 'PT422',
  'cannot instruct a completed order');

-- Nobody speaks for the system, and what cannot be seen does not exist.
select tests.refuses('doctor_a', format($$insert into public.messages (case_id, body, message_type) values (tests.id('case_a'), 'x', %L)$$, t),
  'cannot write a ' || t)
from unnest(array['notification', 'system_notification']) t;
create temporary table answers (place text, message text);
grant insert on answers to authenticated;
create function pg_temp.ask(p_case uuid, p_place text) returns void language plpgsql as $$
begin
  perform tests.sign_in('doctor_b');
  insert into public.messages (case_id, body) values (p_case, 'x');
exception when others then
  perform tests.sign_out();
  insert into answers values (p_place, sqlerrm);
end $$;
select pg_temp.ask(tests.id('case_a'), 'hidden'), pg_temp.ask(gen_random_uuid(), 'missing');
select is(count(distinct message)::int, 1, 'a hidden case and a missing one are refused in the same words') from answers;
select is(count(*)::int, 2, 'both were refused') from answers;

-- The access log takes routes, not stories; search takes words, not books.
select tests.expect('doctor_b', format($$select public.record_access(array[tests.id('patient_b')], 'treatment', %L)$$, p), 'PT422',
  'cannot write the place ' || p)
from unnest(array['Patient John has a cold', '/patients/0c000000-0000-4000-8000-000000000001']) p;
select tests.permits('staff', $$select from public.search_patients(repeat('xx ', 100000))$$, 0, 'gets an answer to a query of any length');

select * from finish();
rollback;
