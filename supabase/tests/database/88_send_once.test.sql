begin;
set local search_path = public, extensions;
select plan(153);
select tests.fill_lab();

-- A form brings the id of what it adds. The second time nothing is added, whoever sends it.
create function pg_temp.send(p_persona text, p_statement text) returns text language plpgsql as $$
begin
  perform tests.sign_in(p_persona);
  execute p_statement;
  perform tests.sign_out();
  return 'added';
exception when others then
  perform tests.sign_out();
  return sqlstate;
end $$;
create temporary table sent (name text primary key, persona text, columns text, vals text);
insert into sent values
  ('messages', 'doctor_a', 'case_id, body', $$tests.id('case_a'), 'N'$$), ('comments', 'doctor_a', 'case_id, body, is_internal', $$tests.id('case_a'), 'N', false$$), ('tasks', 'staff', 'case_id, title', $$tests.id('case_a'), 'N'$$),
  ('treatment_discussions', 'doctor_a', 'case_id, subject, initial_message', $$tests.id('case_a'), 'N', 'N'$$), ('discussion_replies', 'doctor_a', 'discussion_id, body', $$tests.id('discussion_a'), 'N'$$),
  ('instructions', 'doctor_a', 'order_id, content', $$tests.id('order_a'), 'N'$$), ('cases', 'doctor_a', 'patient_id, title', $$tests.id('patient_a'), 'N'$$), ('orders', 'doctor_a', 'case_id', $$tests.id('case_a')$$),
  ('order_items', 'staff', 'order_id, product_id, unit_price', $$tests.id('order_a'), tests.id('product_home'), 1$$), ('projects', 'staff', 'case_id, name, project_type', $$tests.id('case_a'), 'N', 'scan'$$),
  ('files', 'doctor_a', 'patient_id, name, byte_size', $$tests.id('patient_a'), 'n', 1$$);
create function pg_temp.statement(p_name text) returns text language sql as $$
  select format('insert into public.%I (id, %s) values (''0f000000-0000-4000-8000-000000000088'', %s)', name, columns, vals) from sent where name = p_name
$$;
create temporary table before as
  select name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from public.%I', name), false, true, '')))[1]::text::int as n from sent;
select is(pg_temp.send(persona, pg_temp.statement(name)), 'added', 'sent once, added: ' || name) from sent order by name;
select is(pg_temp.send(persona, pg_temp.statement(name)), '23505', 'sent twice, refused: ' || name) from sent order by name;
select is((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from public.%I', name), false, true, '')))[1]::text::int, n + 1, 'there is one more and not two of: ' || name) from before order by name;
select results_eq(format($$select organization_id, practice_id from public.%I where id = '0f000000-0000-4000-8000-000000000088'$$, name), $$values (tests.id('lab'), tests.id('practice_a'))$$, 'it belongs where its parent does: ' || name)
from sent order by name;
select is(count(*)::int, 2, 'the history of a case that was sent twice has one beginning') from (
  select from public.case_state_history where case_id = '0f000000-0000-4000-8000-000000000088'
  union all select from public.order_state_history where order_id = '0f000000-0000-4000-8000-000000000088') h;
select is(storage_path, concat_ws('/', tests.id('lab'), tests.id('practice_a'), id), 'a chosen id chooses no other place for a file') from public.files where id = '0f000000-0000-4000-8000-000000000088';

-- The id of somebody else's row opens nothing.
select tests.expect('doctor_b', format('insert into public.messages (id, case_id, body) values (%s, tests.id(''case_b''), ''N'')', id), '23505', 'cannot write over ' || id)
from unnest(array[$$'0f000000-0000-4000-8000-000000000088'$$, $$tests.id('message_a')$$, $$tests.id('message_elsewhere')$$]) id;
select tests.refuses('doctor_b', $$insert into public.messages (id, case_id, body) values (tests.id('message_a'), tests.id('case_b'), 'N') on conflict (id) do update set body = excluded.body$$, 'cannot write over a message by an upsert');
select tests.permits('doctor_b', $$insert into public.messages (id, case_id, body) values (tests.id('message_a'), tests.id('case_b'), 'N') on conflict (id) do nothing$$, 0, 'adds nothing under the id of a message');
select tests.answers('doctor_b', $$insert into public.messages (id, case_id, body) values (tests.id('message_a'), tests.id('case_b'), 'N') on conflict (id) do nothing returning body$$, null, 'is told nothing about the message that has the id');
select tests.refuses('staff', format('insert into public.%I (id, %s) values (%s)', t, c, v), format('cannot hang a row on itself: %s (%s)', t, c))
from (values ('projects', 'parent_project_id, name, project_type', $$'0f000000-0000-4000-8000-000000000089', '0f000000-0000-4000-8000-000000000089', 'N', 'scan'$$),
  ('projects', 'case_id, parent_project_id, name, project_type', $$'0f000000-0000-4000-8000-000000000089', tests.id('case_a'), '0f000000-0000-4000-8000-000000000089', 'N', 'scan'$$),
  ('messages', 'case_id, reply_to_id, body', $$'0f000000-0000-4000-8000-000000000089', tests.id('case_a'), '0f000000-0000-4000-8000-000000000089', 'N'$$)) f(t, c, v);
select tests.expect('staff', $$insert into public.messages (id, case_id, body) values (null, tests.id('case_a'), 'N')$$, '23502', 'cannot add a row without an id');

-- A patient is a person and a record: both once.
select is(pg_temp.send(p, $$select public.create_patient(tests.id('practice_a'), 'Once', 'Only', p_id => '0f000000-0000-4000-8000-000000000088')$$), outcome, format('%s adds the same patient: %s', p, outcome))
from (values ('doctor_a', 'added'), ('doctor_a', '23505'), ('staff', '23505')) v(p, outcome);
select is(pg_temp.send('doctor_b', format($$select public.create_patient(tests.id('practice_b'), 'Once', 'Only', p_id => tests.id(%L))$$, id)), '23505', 'a doctor of another practice cannot take over the id of ' || id)
from unnest(array['patient_a', 'patient_elsewhere']) id;
select is(pg_temp.send('doctor_b', $$select public.create_patient(tests.id('practice_a'), 'Once', 'Only', p_id => '0f000000-0000-4000-8000-000000000088')$$), '42501', 'and is refused in another practice before that');
select results_eq($$select p.id, p.practice_id from public.profiles f left join public.patients p on p.profile_id = f.id where f.given_name = 'Once'$$, $$values ('0f000000-0000-4000-8000-000000000088'::uuid, tests.id('practice_a'))$$,
  'there is one person with one record');
select is(pg_temp.send('staff', $$select public.create_patient(tests.id('practice_a'), 'Twice', 'Meant')$$), 'added', 'without an id every call adds') from generate_series(1, 2);

-- Many at once.
select tests.answers(p, format('select public.assign_cases(array(select tests.id(c) from unnest(%L::text[]) c), %s)', ids, whom), n, format('gives %s to somebody, and %s change', ids, n))
from (values
  ('staff', '{case_a,case_b}', $$tests.profile('staff')$$, '2'), ('staff', '{case_a,case_b,case_elsewhere}', $$tests.profile('manager')$$, '2'), ('staff', '{case_a,case_a}', $$tests.profile('staff')$$, '1'), ('staff', '{}', $$tests.profile('staff')$$, '0'),
  ('staff', '{case_a}', 'null', '0'), ('technician', '{case_loose}', $$tests.profile('staff')$$, '1'), ('staff', '{case_elsewhere}', $$tests.profile('staff')$$, '0'), ('staff', '{case_a}', $$tests.profile('admin_elsewhere')$$, 'PT422'),
  ('doctor_a', '{case_a,case_self}', $$tests.profile('doctor_a')$$, '0'), ('doctor_b', '{case_a}', $$tests.profile('doctor_b')$$, '0'), ('patient', '{case_self}', $$tests.profile('patient')$$, '0'), ('former_member', '{case_a}', 'null', '0'),
  ('research_partner', '{case_a}', 'null', '0'), ('suspended_staff', '{case_a}', $$tests.profile('staff')$$, '0'), ('stranger', '{case_a}', 'null', '0'), ('admin_elsewhere', '{case_a,case_b}', $$tests.profile('admin_elsewhere')$$, '0'),
  ('admin_elsewhere', '{case_elsewhere}', $$tests.profile('admin_elsewhere')$$, '1'), ('anon', '{case_a}', 'null', '42501')
) v(p, ids, whom, n);
select tests.answers(p, format('select public.assign_orders(array(select tests.id(c) from unnest(%L::text[]) c), %s)', ids, whom), n, format('gives %s to somebody, and %s change', ids, n))
from (values
  ('staff', '{order_a,order_b}', $$tests.profile('staff')$$, '2'), ('staff', '{order_a,order_b,order_elsewhere}', $$tests.profile('manager')$$, '2'), ('staff', '{order_a,order_a}', $$tests.profile('staff')$$, '1'), ('staff', '{}', $$tests.profile('staff')$$, '0'),
  ('staff', '{order_a}', 'null', '0'), ('technician', '{order_loose}', $$tests.profile('staff')$$, '1'), ('staff', '{order_elsewhere}', $$tests.profile('staff')$$, '0'), ('staff', '{order_a}', $$tests.profile('admin_elsewhere')$$, 'PT422'),
  ('doctor_a', '{order_a,order_self}', $$tests.profile('doctor_a')$$, '0'), ('doctor_b', '{order_a}', $$tests.profile('doctor_b')$$, '0'), ('patient', '{order_self}', $$tests.profile('patient')$$, '0'), ('former_member', '{order_a}', 'null', '0'),
  ('research_partner', '{order_a}', 'null', '0'), ('suspended_staff', '{order_a}', $$tests.profile('staff')$$, '0'), ('stranger', '{order_a}', 'null', '0'), ('admin_elsewhere', '{order_a,order_b}', $$tests.profile('admin_elsewhere')$$, '0'),
  ('admin_elsewhere', '{order_elsewhere}', $$tests.profile('admin_elsewhere')$$, '1'), ('anon', '{order_a}', 'null', '42501')
) v(p, ids, whom, n);
select tests.expect('staff', format(statement, whom), 'PT422', 'gives work to people of the lab only: ' || whom || ', ' || left(statement, 20))
from unnest(array['doctor_a', 'patient', 'suspended_staff']) whom, unnest(array[
  $$update public.cases set assignee_id = tests.profile(%L) where id = tests.id('case_a')$$,
  $$update public.orders set assignee_id = tests.profile(%L) where id = tests.id('order_a')$$,
  $$insert into public.tasks (case_id, title, assignee_id) select tests.id('case_a'), 'New', tests.profile(%L)$$
]) statement;
select tests.answers('staff', format('select public.assign_%s(array(select gen_random_uuid() from generate_series(1, %s)) || tests.id(%L), tests.profile(''staff''))', noun || 's', before, noun || '_a'), n, format('behind %s other %ss changes: %s', before, noun, n))
from unnest(array['case', 'order']) noun, (values (999, '1'), (1000, '0')) v(before, n);
select is(pg_temp.send('staff', $$select public.assign_cases(array[tests.id('case_a')], tests.profile('manager')), public.assign_orders(array[tests.id('order_a')], tests.profile('manager'))$$), 'added', 'a staff member gives a case and an order to the manager');
select tests.answers(p, $$select concat_ws(', ', (select assignee_name from public.case_dashboard where id = tests.id('case_a')), (select assignee_name from public.order_summaries where id = tests.id('order_a')))$$, 'Manager Example, Manager Example', 'sees who looks after them')
from unnest(array['staff', 'doctor_a']) p;
select tests.answers('staff', $$select public.assign_cases(array[tests.id('case_a')], tests.profile('manager')) + public.assign_orders(array[tests.id('order_a')], tests.profile('manager'))$$, '0', 'changes nothing that is so already');
select is(row_version, 2, 'who looks after a case is a change of the case') from public.cases where id = tests.id('case_a');

-- Whom one may choose.
insert into public.practice_members (organization_id, practice_id, profile_id, role, valid_from) values (tests.id('lab'), tests.id('practice_a'), tests.id('directory_person'), 'assistant', '2020-01-01'),
  (tests.id('lab'), tests.id('practice_b'), tests.id('directory_person'), 'assistant', '2020-01-01');
select tests.answers(p, format($$select string_agg(concat_ws(': ', name, nullif(note, '')), '; ' order by name collate "C") from public.find_people(%L, false)$$, query), people, format('may choose in practices under "%s": %s', query, coalesce(people, 'nobody')))
from (values
  ('staff', '', 'Dana Directory: Practice A, Practice B; Doctor A Example: Practice A; Doctor B Example: Practice B'), ('doctor_a', '', 'Dana Directory: Practice A; Doctor A Example: Practice A'), ('doctor_b', '', 'Dana Directory: Practice B; Doctor B Example: Practice B'),
  ('doctor_a', 'doctor b', null), ('doctor_a', 'dana', 'Dana Directory: Practice A'), ('staff', 'DIRECTORY dana', 'Dana Directory: Practice A, Practice B'), ('staff', 'elsa', null), ('staff', '%', null), ('staff', 'former', null), ('staff', 'patty', null),
  ('technician', 'dana', 'Dana Directory: Practice A, Practice B'), ('developer', 'els', 'Elsa Elsewhere: Practice Elsewhere'), ('admin_elsewhere', '', 'Elsa Elsewhere: Practice Elsewhere'),
  ('former_member', '', null), ('patient', '', null), ('research_partner', '', null), ('suspended_staff', '', null), ('stranger', '', null), ('anon', '', '42501')
) v(p, query, people);
select tests.answers(p, $$select string_agg(name, ', ' order by name collate "C") from public.find_people('', true)$$, people, 'may choose in the lab: ' || coalesce(people, 'nobody'))
from (values ('staff', 'Admin Example, Manager Example, Staff Example, Technician Example'), ('technician', 'Admin Example, Manager Example, Staff Example, Technician Example'), ('admin_elsewhere', 'Admin Elsewhere Example'),
  ('doctor_a', null), ('doctor_b', null), ('former_member', null), ('patient', null), ('research_partner', null), ('suspended_staff', null), ('stranger', null), ('anon', '42501')) v(p, people);
select tests.answers('staff', $$select count(*) from public.find_people(null, true)$$, '4', 'may choose among all without a word');
update public.profiles set access_suspended_at = now() where id in (tests.profile('doctor_b'), tests.profile('manager'));
select tests.answers('staff', format($$select string_agg(name, ', ' order by name collate "C") from public.find_people('', %s)$$, in_lab), people, 'cannot choose who is suspended: ' || people)
from (values ('true', 'Admin Example, Staff Example, Technician Example'), ('false', 'Dana Directory, Doctor A Example')) v(in_lab, people);
update public.profiles set access_suspended_at = null where id in (tests.profile('doctor_b'), tests.profile('manager'));
insert into public.profiles (id, organization_id, given_name, family_name) select gen_random_uuid(), tests.id('lab'), 'Many', 'Doctors' from generate_series(1, 30);
insert into public.practice_members (organization_id, practice_id, profile_id, role, valid_from) select tests.id('lab'), tests.id('practice_b'), id, 'assistant', '2020-01-01' from public.profiles where given_name = 'Many';
select tests.answers('doctor_b', $$select count(*) from public.find_people('many', false)$$, '20', 'is offered twenty at most');

select * from finish();
rollback;
