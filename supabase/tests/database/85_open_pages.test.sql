begin;
set local search_path = public, extensions;
select plan(131);
select tests.fill_lab();

-- More of what a page may show, and nothing of it is for everybody.
insert into public.tasks (organization_id, practice_id, case_id, title) values (tests.id('lab'), tests.id('practice_a'), tests.id('case_a'), 'For the lab');
insert into public.tasks (organization_id, practice_id, order_id, title) values (tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), 'For the lab');
insert into public.comments (organization_id, practice_id, order_id, author_id, body, is_internal)
select tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), tests.profile('staff'), 'Look', i from unnest(array[true, false]) i;
insert into public.messages (organization_id, practice_id, order_id, sender_id, body) values (tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), tests.profile('staff'), 'About it');
insert into public.files (organization_id, practice_id, patient_id, name, byte_size) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), 'photo.jpg', 1);
insert into public.orders (id, organization_id, practice_id, order_type) values ('0f000000-0000-4000-8000-000000000085', tests.id('lab'), tests.id('practice_a'), 'merchandise');

-- Who opens what. What somebody cannot see and what does not exist are the same: null.
select is(tests.reach(p.name, format('select (public.open_%s(id) -> %1$L ->> ''id'')::uuid from tests.places where name like %L', noun, noun || '\_%')),
  case p.name when 'anon' then '42501' when 'developer' then everything when 'admin_elsewhere' then 'elsewhere' when 'doctor_a' then 'a self' when 'doctor_b' then 'b' when 'patient' then 'self'
    else case when p.role in ('staff', 'manager', 'admin', 'technician') and p.name <> 'suspended_staff' then lab else '' end end,
  format('%s opens no other %s than they see', p.label, noun))
from tests.personas p, (values ('case', 'a b elsewhere loose self', 'a b loose self'), ('order', 'a b elsewhere loose self', 'a b loose self'),
  ('patient', 'a b elsewhere loose merged self', 'a b loose merged self')) v(noun, everything, lab)
order by noun, p.number;
select tests.answers('staff', format('select public.open_%s(gen_random_uuid()) is null and public.open_%1$s(null) is null', noun), 'true', format('opens no %s that does not exist', noun))
from unnest(array['case', 'order', 'patient']) noun;

-- What is on the page.
select tests.answers(p, format($$select string_agg(distinct e ->> 'kind', ' ' order by e ->> 'kind') from jsonb_array_elements(public.open_%s(tests.id(%L)) -> 'stream') e$$, noun, id), kinds,
  format('finds in the stream of %s: %s', id, coalesce(kinds, 'nothing')))
from (values
  ('staff', 'case', 'case_a', 'comment discussion file instruction message project state task'), ('doctor_a', 'case', 'case_a', 'comment discussion file instruction message project state'),
  ('doctor_b', 'case', 'case_a', null), ('patient', 'case', 'case_self', null), ('patient', 'case', 'case_a', null), ('admin_elsewhere', 'case', 'case_a', null),
  ('admin_elsewhere', 'case', 'case_elsewhere', 'comment discussion file instruction message project state'),
  ('staff', 'order', 'order_a', 'comment file instruction message state task'), ('doctor_a', 'order', 'order_a', 'comment file instruction message state'), ('doctor_b', 'order', 'order_a', null),
  ('patient', 'order', 'order_self', null), ('admin_elsewhere', 'order', 'order_a', null),
  ('staff', 'patient', 'patient_a', 'file message'), ('doctor_a', 'patient', 'patient_a', 'file message'), ('doctor_b', 'patient', 'patient_a', null), ('patient', 'patient', 'patient_self', null)
) v(p, noun, id, kinds);
select tests.answers(p, format($$select string_agg(distinct e ->> 'isInternal', ' ' order by e ->> 'isInternal') from jsonb_array_elements(public.open_%s(tests.id(%L)) -> 'stream') e$$, noun, noun || '_a'), answer,
  format('reads on the page of the %s comments that are internal: %s', noun, answer))
from (values ('staff', 'false true'), ('technician', 'false true'), ('doctor_a', 'false')) v(p, answer), unnest(array['case', 'order']) noun;
select tests.answers(p, format($$select string_agg(s ->> 'to_state', ' ' order by s ->> 'to_state') from jsonb_array_elements(public.open_%s(tests.id(%L)) -> 'steps') s$$, noun, id), steps,
  format('may go from %s to: %s', id, coalesce(steps, 'nowhere')))
from (values ('staff', 'case', 'case_a', 'on_hold under_review'), ('doctor_a', 'case', 'case_a', 'cancelled on_hold'), ('patient', 'case', 'case_self', null), ('patient', 'order', 'order_self', null)) v(p, noun, id, steps);
select tests.answers(p, format($$select string_agg(s ->> 'to_state', ' ') = (select string_agg(to_state, ' ') from public.next_%s_states(tests.id(%L))) from jsonb_array_elements(public.open_%1$s(tests.id(%2$L)) -> 'steps') s$$, noun, noun || '_a'),
  'true', format('is offered the steps of the %s in their order', noun))
from unnest(array['staff', 'manager', 'doctor_a']) p, unnest(array['case', 'order']) noun;
select tests.answers(p, $$select concat_ws(' ', jsonb_array_length(o -> 'cases'), jsonb_array_length(o -> 'items'), jsonb_array_length(o -> 'jaws'), o -> 'items' -> 0 ->> 'name') from public.open_order(tests.id('order_a')) o$$,
  answer, 'opens an order with: ' || answer)
from (values ('staff', '2 1 1 Aligner'), ('doctor_a', '2 1 1 Aligner')) v(p, answer);
select tests.answers(p, $$select concat_ws(' ', jsonb_array_length(o -> 'cases'), jsonb_array_length(o -> 'orders'), jsonb_array_length(o -> 'aliases'), jsonb_array_length(o -> 'consents'), o -> 'patient' ->> 'family_name')
  from public.open_patient(tests.id(case when current_setting('request.jwt.claims')::jsonb ->> 'email' like 'patient@%' then 'patient_self' else 'patient_a' end)) o$$, answer, 'opens a patient with: ' || answer)
from (values ('staff', '1 1 1 1 A'), ('doctor_a', '1 1 1 1 A'), ('patient', '1 1 0 1 Example')) v(p, answer);
select tests.answers('staff', format($$select public.open_%s(tests.id(%L)) -> %1$L ? 'search_text'$$, noun, noun || '_a'), 'false', format('is sent no words of the index with a %s', noun))
from unnest(array['case', 'order', 'patient']) noun;
select tests.answers('staff', $$select concat_ws(', ', e -> 'replies' -> 0 ->> 'body', e -> 'replies' -> 0 ->> 'author') from jsonb_array_elements(public.open_case(tests.id('case_a')) -> 'stream') e where e ->> 'kind' = 'discussion'$$,
  'This, Staff Example', 'reads the answers in a discussion');
select tests.answers('doctor_a', $$select concat_ws(', ', e ->> 'actor', e -> 'files' -> 0 ->> 'name') from jsonb_array_elements(public.open_case(tests.id('case_a')) -> 'stream') e where e ->> 'body' = 'Hello'$$,
  'Staff Example, file.stl', 'reads who wrote a message and what came with it');
update public.cases set workflow_template_id = tests.id('template_home') where id = tests.id('case_a');
select tests.answers(p, $$select c #>> '{workflow,0,name}' from public.open_case(tests.id('case_a')) c$$, answer, 'sees the workflow of the lab: ' || coalesce(answer, 'not'))
from (values ('staff', 'Look'), ('doctor_a', null)) v(p, answer);

-- Unread is for whoever has not read.
select tests.answers(p, format($$select string_agg(e ->> 'isUnread', ' ') from jsonb_array_elements(public.open_case(tests.id(%L)) -> 'stream') e where e ->> 'body' = 'Hello'$$, c), answer, format('has not read the message of %s: %s', c, answer))
from (values ('staff', 'case_a', 'false'), ('manager', 'case_a', 'true'), ('doctor_a', 'case_a', 'true'), ('doctor_b', 'case_b', 'false')) v(p, c, answer);
select tests.sign_in('doctor_a');
insert into public.message_reads (message_id) values (tests.id('message_a'));
select tests.sign_out();
select tests.answers('doctor_a', $$select e ->> 'isUnread' from jsonb_array_elements(public.open_case(tests.id('case_a')) -> 'stream') e where e ->> 'body' = 'Hello'$$, 'false', 'has read what they have read');
select tests.answers('manager', $$select e ->> 'isUnread' from jsonb_array_elements(public.open_case(tests.id('case_a')) -> 'stream') e where e ->> 'body' = 'Hello'$$, 'true', 'has not read what somebody else has');

-- Nobody looks unseen: one line for a look, in the same transaction, and none for what does not open.
create function pg_temp.lines_after(p_persona text, p_call text) returns text language plpgsql as $$
declare
  v_lines text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute 'select ' || p_call;
    perform tests.sign_out();
    select string_agg(concat_ws(' ', place, purpose, tests.place_of(patient_id)), ', ') into v_lines from audit.access_log where actor = tests.login(p_persona);
    raise exception 'undo' using errcode = 'ZZUND';
  exception when sqlstate 'ZZUND' then null;
  end;
  return coalesce(v_lines, 'none');
end $$;
select is(pg_temp.lines_after(p, format('public.open_%s(%s)', noun, id)), lines, format('%s opens %s; the log says: %s', p, id, lines))
from (values
  ('staff', 'case', $$tests.id('case_a')$$, '/cases/[caseId] treatment a'), ('staff', 'order', $$tests.id('order_b')$$, '/orders/[orderId] treatment b'), ('staff', 'patient', $$tests.id('patient_loose')$$, '/patients/[patientId] treatment loose'),
  ('staff', 'patient', $$tests.id('patient_merged')$$, '/patients/[patientId] treatment merged'), ('developer', 'case', $$tests.id('case_elsewhere')$$, '/cases/[caseId] treatment elsewhere'),
  ('doctor_a', 'case', $$tests.id('case_a')$$, '/cases/[caseId] treatment a'), ('doctor_a', 'order', $$tests.id('order_self')$$, '/orders/[orderId] treatment self'), ('doctor_a', 'patient', $$tests.id('patient_a')$$, '/patients/[patientId] treatment a'),
  ('patient', 'case', $$tests.id('case_self')$$, '/cases/[caseId] treatment self'), ('patient', 'patient', $$tests.id('patient_self')$$, '/patients/[patientId] treatment self'),
  ('staff', 'order', $$'0f000000-0000-4000-8000-000000000085'$$, 'none'), ('doctor_b', 'case', $$tests.id('case_a')$$, 'none'), ('doctor_b', 'order', $$tests.id('order_a')$$, 'none'), ('doctor_b', 'patient', $$tests.id('patient_a')$$, 'none'),
  ('patient', 'case', $$tests.id('case_a')$$, 'none'), ('admin_elsewhere', 'patient', $$tests.id('patient_a')$$, 'none'), ('suspended_staff', 'case', $$tests.id('case_a')$$, 'none'), ('former_member', 'patient', $$tests.id('patient_a')$$, 'none'),
  ('stranger', 'order', $$tests.id('order_a')$$, 'none'), ('staff', 'case', 'gen_random_uuid()', 'none')
) v(p, noun, id, lines);
select tests.sign_in('staff');
do $$ begin perform public.open_patient(tests.id('patient_a')) from generate_series(1, 25); end $$;
select tests.sign_out();
select tests.answers(p, $$select concat_ws(' ', count(*), string_agg(distinct e ->> 'who', ', ' order by e ->> 'who')) from jsonb_array_elements(public.open_patient(tests.id('patient_a')) -> 'accesses') e$$, answer, 'reads who looked: ' || answer)
from (values ('staff', '0'), ('technician', '0'), ('doctor_a', '0'), ('manager', '20 Manager Example, Staff Example'), ('admin', '20 Admin Example, Staff Example')) v(p, answer);

-- What a patient agreed to, the latest first.
insert into public.consents (organization_id, practice_id, patient_id, scope, granted_at, revoked_at) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_self'), 'research', '2021-01-01', '2022-01-01');
select tests.answers(p, $$select string_agg(concat_ws(' ', k ->> 'scope', left(k ->> 'revokedAt', 4)), ', ') from jsonb_array_elements(public.open_patient(tests.id('patient_self')) -> 'consents') k$$, answer,
  'reads consents: ' || coalesce(answer, 'none'))
from (values ('staff', 'research 2022, treatment'), ('doctor_a', 'research 2022, treatment'), ('patient', 'research 2022, treatment'), ('doctor_b', null), ('admin_elsewhere', null)) v(p, answer);

-- A long stream comes in pieces.
insert into public.messages (organization_id, practice_id, case_id, body, created_at)
select tests.id('lab'), tests.id('practice_b'), tests.id('case_b'), 'N' || n, timestamptz '2020-01-01' + n * interval '1 minute' from generate_series(1, 250) n;
select tests.answers(p, format($$select concat_ws(' ', count(*), max(e ->> 'body') filter (where e ->> 'at' < '2021'), (public.open_case(tests.id('case_b')%s)) #>> '{stream,-1,body}') from jsonb_array_elements(public.open_case(tests.id('case_b')%1$s) -> 'stream') e$$, before),
  answer, format('opens a stream of hundreds%s: %s', before, answer))
from (values ('doctor_b', $$, '2020-01-01 00:51'$$, '50 N9 N1'), ('doctor_b', $$, '2020-01-01 00:01'$$, '0'), ('staff', $$, '2020-01-02'$$, '200 N99 N51')) v(p, before, answer);
select tests.answers('doctor_b', $$select jsonb_array_length(public.open_case(tests.id('case_b')) -> 'stream')$$, '200', 'gets no more than two hundred events at once');
select tests.answers('doctor_b', $$select count(*) from jsonb_array_elements(public.open_case(tests.id('case_b'), '2020-01-01 03:00') -> 'stream') e where (e ->> 'at')::timestamptz >= '2020-01-01 03:00'$$, '0', 'gets nothing of the moment itself or after it');
select tests.answers('doctor_b', $$select public.open_case(tests.id('case_a'), '2030-01-01') is null$$, 'true', 'opens nothing more by a moment');

select * from finish();
rollback;
