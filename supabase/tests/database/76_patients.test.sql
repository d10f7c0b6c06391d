begin;
set local search_path = public, extensions;
select plan(129);
select tests.fill_lab();

-- Adding.
select tests.expect(p, format('select public.create_patient(%s, ''New'', ''Person'')', practice), outcome, format('adds a patient to %s: %s', practice, outcome))
from (values
  ('staff', $$tests.id('practice_a')$$, '1 rows'), ('technician', $$tests.id('practice_a')$$, '1 rows'), ('manager', $$tests.id('practice_b')$$, '1 rows'), ('admin', 'null', '1 rows'), ('staff', 'null', '1 rows'),
  ('developer', $$tests.id('practice_elsewhere')$$, '1 rows'), ('doctor_a', $$tests.id('practice_a')$$, '1 rows'), ('doctor_a', $$tests.id('practice_b')$$, '42501'), ('doctor_a', 'null', '42501'),
  ('doctor_b', $$tests.id('practice_b')$$, '1 rows'), ('former_member', $$tests.id('practice_a')$$, '42501'), ('patient', $$tests.id('practice_a')$$, '42501'), ('research_partner', 'null', '42501'),
  ('stranger', $$tests.id('practice_a')$$, '42501'), ('stranger', 'null', '42501'), ('suspended_staff', $$tests.id('practice_a')$$, '42501'), ('admin_elsewhere', $$tests.id('practice_a')$$, '42501'),
  ('admin_elsewhere', $$tests.id('practice_elsewhere')$$, '1 rows'), ('staff', $$tests.id('practice_elsewhere')$$, '42501'), ('anon', $$tests.id('practice_a')$$, '42501')
) v(p, practice, outcome);
select tests.refuses(p, statement, 'writes to patients through the door only: ' || statement)
from unnest(array['staff', 'admin', 'developer', 'doctor_a']) p, unnest(array[
  $$insert into public.patients (practice_id, profile_id) values (tests.id('practice_a'), tests.profile('staff'))$$, $$update public.patients set status = 'archived'$$,
  'update public.patients set merged_into_id = null', 'delete from public.patients']) statement;
select tests.expect('doctor_a', format('select public.create_patient(tests.id(''practice_a''), %L, %L, p_email => %L, p_birth_date => %L, p_gender => %L)', g, f, e, b, s), outcome, format('adds %s, %s, %s, %s, %s: %s', g, f, e, b, s, outcome))
from (values ('', 'P', null, null, null, '23514'), ('N', ' ', null, null, null, '23514'), ('N', 'P', 'not an address', null, null, '23514'), ('N', 'P', null, '1850-01-01', null, '23514'),
  ('N', 'P', null, null, 'robot', '23514'), ('N', 'P', '  N@P.EXAMPLE ', '2001-02-03', 'female', '1 rows')) v(g, f, e, b, s, outcome);
update public.practices set is_active = false where id = tests.id('practice_b');
select tests.expect('staff', $$select public.create_patient(tests.id('practice_b'), 'N', 'P')$$, 'PT422', 'adds no patient to a closed practice');

-- Changing.
select tests.expect(p, format('select public.update_patient(tests.id(%L), %s, ''Patty'', ''Changed'')', patient, version), outcome, format('changes %s at version %s: %s', patient, version, outcome))
from (values
  ('staff', 'patient_a', 'current', '1 rows'), ('doctor_a', 'patient_a', 'current', '1 rows'), ('staff', 'patient_loose', 'current', '1 rows'), ('developer', 'patient_elsewhere', 'current', '1 rows'),
  ('doctor_b', 'patient_a', 'current', 'PT404'), ('doctor_a', 'patient_loose', 'current', 'PT404'), ('former_member', 'patient_a', 'current', 'PT404'), ('patient', 'patient_self', 'current', 'PT404'),
  ('research_partner', 'patient_a', 'current', 'PT404'), ('stranger', 'patient_a', 'current', 'PT404'), ('suspended_staff', 'patient_a', 'current', 'PT404'), ('admin_elsewhere', 'patient_a', 'current', 'PT404'),
  ('anon', 'patient_a', 'current', '42501'), ('staff', 'patient_a', '99', 'PT409'), ('staff', 'patient_a', 'null', 'PT409'), ('staff', 'patient_merged', 'current', 'PT422'), ('doctor_a', 'patient_merged', 'current', 'PT404')
) v(p, patient, v, outcome), lateral (select case v when 'current' then (select row_version::text from public.patients where id = tests.id(v.patient)) else v.v end as version) w;
select tests.sign_in('doctor_a');
create temporary table changed as
  select row_version as before, public.update_patient(id, row_version, 'Zoë', 'Müller-Šimić', p_phone => ' 555 ', p_status => 'on_hold') as after from public.patients where id = tests.id('patient_a');
select tests.sign_out();
select ok(after > before and after = row_version, 'a change returns the new version') from changed, public.patients where id = tests.id('patient_a');
select results_eq($$select f.given_name, f.family_name, f.phone, p.status from public.patients p join public.profiles f on f.id = p.profile_id where p.id = tests.id('patient_a')$$,
  $$values ('Zoë', 'Müller-Šimić', '555', 'on_hold')$$, 'person and record change together');
select tests.expect('staff', format('select public.update_patient(id, row_version, ''N'', ''P'', p_status => ''gone'') from public.patients where id = tests.id(''patient_a'')'), '23514', 'cannot invent a status');
select tests.expect('staff', format('select public.update_patient(id, row_version, ''N'', ''P'', p_doctor_id => tests.id(''doctor_elsewhere'')) from public.patients where id = tests.id(''patient_a'')'), '23503', 'cannot name a doctor of another lab');

-- Searching.
update public.profiles set given_name = 'Ann', family_name = 'Smithson' where id = tests.id('person_b');
create function pg_temp.found(p_persona text, p_query text) returns text language sql as $$
  select tests.ask(p_persona, format('select string_agg(tests.place_of(id), '' '' order by tests.place_of(id)) from public.search_patients(%L)', p_query))
$$;
select is(pg_temp.found('staff', query), found, format('"%s" finds %s', query, coalesce(found, 'nothing')))
from (values
  ('Zoë', 'a'), ('zoe', 'a'), ('ZOE MULLER', 'a'), ('muller zoe', 'a'), ('  simic   zoe ', 'a'), ('Smithson', 'b'), ('smithsn', 'b'), ('Ann Smithsom', 'b'), ('smith', 'b'),
  ('P2-0001', 'b'), ('p2-0001', 'b'), ('alias b', 'b'), ('Alias merged', 'merged'), ('x', null), ('', null), (null, null), ('%', null), ('%%', null), ('__', null), ('zoe xylophone quartz', null), ('Elsewhere', null)
) v(query, found);
select is(pg_temp.found(p, 'Patty'), found, format('%s finds under Patty: %s', p, coalesce(found, 'nobody')))
from (values ('staff', 'loose merged'), ('technician', 'loose merged'), ('developer', 'elsewhere loose merged'), ('admin_elsewhere', 'elsewhere'), ('doctor_a', null), ('doctor_b', null), ('former_member', null),
  ('patient', null), ('research_partner', null), ('stranger', null), ('suspended_staff', null), ('anon', '42501')) v(p, found);
select is(pg_temp.found('doctor_a', query), found, format('doctor A searches "%s" and finds %s', query, coalesce(found, 'nothing')))
-- A typing error finds what is like it, in one's own practice only.
from (values ('zoe', 'a'), ('smithson', null), ('P2-0001', 'a'), ('alias b', 'a'), ('smithsn', null), ('alias merged', null), ('alias a', 'a'), ('Patient Example', 'self')) v(query, found);
select is(pg_temp.found('patient', 'Example'), 'self', 'a patient finds themselves');
select tests.answers('staff', format('select count(*) from public.search_patients(''P'', %s)', l), n, format('gets %s rows for a limit of %s', n, l))
from (values ('20', '0')) v(l, n);
select tests.answers('staff', format('select count(*) from public.search_patients(''pa'', %s)', l), n, format('gets %s rows for a limit of %s', n, l)) from (values ('1', '1'), ('0', '1'), ('-5', '1'), ('2', '2')) v(l, n);
select tests.answers('staff', $$select concat_ws(' ', name, tests.place_of(merged_into_id)) from public.search_patients('alias merged')$$, 'Patty Merged a', 'sees where a merged record went');
select tests.sign_in('staff');
delete from public.patient_aliases where patient_id = tests.id('patient_b');
insert into public.patient_aliases (patient_id, kind, value) values (tests.id('patient_b'), 'name', 'Née Øster');
select tests.sign_out();
select is(pg_temp.found('staff', query), found, format('after the alias changed "%s" finds %s', query, coalesce(found, 'nothing'))) from (values ('alias b', 'a loose merged'), ('nee oster', 'b')) v(query, found);
select results_eq($$select source, practice_id from public.patient_aliases where value = 'Née Øster'$$, $$values ('person', tests.id('practice_b'))$$, 'an alias belongs to the practice of its patient');

-- Saying that one has looked.
select tests.answers(p, $$select public.record_access(array[tests.id('patient_a'), tests.id('patient_b'), tests.id('patient_loose'), tests.id('patient_self'), tests.id('patient_merged'),
  tests.id('patient_elsewhere'), gen_random_uuid(), null], 'treatment', '/patients')$$, n, 'writes down looks at visible patients: ' || n)
from (values ('staff', '5'), ('manager', '5'), ('developer', '6'), ('doctor_a', '3'), ('doctor_b', '1'), ('former_member', '0'), ('patient', '1'), ('research_partner', '0'), ('stranger', '0'),
  ('suspended_staff', '0'), ('admin_elsewhere', '1'), ('anon', '42501')) v(p, n);
select tests.expect('staff', $$select public.record_access(array[tests.id('patient_a')], 'curiosity', '/patients')$$, 'PT422', 'cannot look without a known purpose');
select tests.sign_in('doctor_a');
select set_config('request.headers', '{"x-request-id": "r-1"}', true);
select public.record_access(array[tests.id('patient_a')], 'export', '/patients/[id]');
select tests.sign_out();
select results_eq($$select organization_id, patient_id, purpose, place, actor, actor_roles, request_id from audit.access_log$$,
  $$values (tests.id('lab'), tests.id('patient_a'), 'export', '/patients/[id]', tests.login('doctor_a'), array['doctor'], 'r-1')$$, 'a look is one line');

select * from finish();
rollback;
