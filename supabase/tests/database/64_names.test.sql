begin;
set local search_path = public, extensions;
select plan(37);
select tests.fill_lab();

create function pg_temp.knows(p_persona text) returns text language sql as $$
  select tests.ask(p_persona, 'select string_agg(name, '', '' order by name collate "C") from public.person_names')
$$;
select is(pg_temp.knows(p), names, format('%s knows by name: %s', p, coalesce(names, 'nobody')))
from (values
  ('stranger', null), ('anon', '42501'), ('suspended_staff', null),
  ('former_member', 'Former Member Example'),
  ('research_partner', 'Research Partner Example'),
  ('admin_elsewhere', 'Admin Elsewhere Example, Elsa Elsewhere, Patty Elsewhere'),
  ('doctor_a', 'Admin Example, Developer Example, Doctor A Example, Former Member Example, Manager Example, Patient Example, Patty A, Staff Example, Suspended Staff Example, Technician Example'),
  ('doctor_b', 'Admin Example, Doctor B Example, Manager Example, Patty B, Staff Example, Suspended Staff Example, Technician Example'),
  ('patient', 'Admin Example, Manager Example, Patient Example, Staff Example, Suspended Staff Example, Technician Example')
) v(p, names) where p <> 'doctor_a';
select is(pg_temp.knows('doctor_a'),
  'Admin Example, Doctor A Example, Former Member Example, Manager Example, Patient Example, Patty A, Staff Example, Suspended Staff Example, Technician Example',
  'a doctor knows the people of the practice, past ones too, its patients and the lab; no other practice, no merged record');
select tests.answers(p, 'select count(*) from public.person_names', (select count(*)::text from public.person_names n where p = 'developer' or n.organization_id = tests.id('lab')), 'knows everybody of the lab by name')
from unnest(array['staff', 'technician', 'manager', 'admin', 'developer']) p;

select is(tests.reach(p, 'select id from public.profiles where id = any (array(select id from tests.places))'), places, format('%s reads the persons of patients: %s', p, places))
from (values ('doctor_a', 'a self'), ('doctor_b', 'b'), ('former_member', ''), ('patient', 'self'), ('research_partner', ''), ('suspended_staff', ''), ('stranger', ''), ('admin_elsewhere', 'elsewhere'),
  ('staff', 'a b loose merged self'), ('developer', 'a b elsewhere loose merged self')) v(p, places);
select tests.permits(p, 'select from public.profiles', 1, 'reads no other person than themselves') from unnest(array['former_member', 'patient', 'research_partner', 'suspended_staff']) p;
select tests.hides('doctor_a', $$update public.profiles set phone = '1' where id = tests.id('person_a')$$, 'writes to no patient but through the door');
select tests.refuses('admin', $$update public.profiles set practice_id = tests.id('practice_b') where id = tests.id('person_a')$$, 'cannot say which practice knows a patient');

-- The names follow the persons, and the patients their practice.
update public.profiles set family_name = 'Married' where id = tests.id('person_a');
select is(name, 'Patty Married', 'a new name is a new name everywhere') from public.person_names where profile_id = tests.id('person_a');
select is(search_text, 'patty married ' || lower(patient_number) || ' alias a', 'and found by search') from public.patients where id = tests.id('patient_a');
update public.patients set practice_id = tests.id('practice_b') where id = tests.id('patient_loose');
select results_eq($$select p.practice_id, n.practice_id from public.profiles p join public.person_names n on n.profile_id = p.id where p.id = tests.id('person_loose')$$,
  $$values (tests.id('practice_b'), tests.id('practice_b'))$$, 'a patient who comes to a practice is known there');
update public.patients set merged_into_id = tests.id('patient_b'), merged_at = now() where id = tests.id('patient_loose');
select results_eq($$select p.practice_id, n.practice_id from public.profiles p join public.person_names n on n.profile_id = p.id where p.id = tests.id('person_loose')$$,
  'values (null::uuid, null::uuid)', 'and no longer once the record was merged');
select tests.hides('doctor_b', $$select from public.patient_aliases where patient_id = tests.id('patient_loose')$$, 'reads no aliases of a merged record');
insert into public.patient_aliases (organization_id, practice_id, patient_id, kind, value) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_merged'), 'number', 'OLD-1');
select tests.hides('doctor_a', $$select from public.patient_aliases where patient_id = tests.id('patient_merged')$$, 'reads no new aliases of a merged record either');
insert into public.profiles (id, organization_id, given_name, family_name) values (gen_random_uuid(), tests.id('lab'), 'Later', 'Person');
select is(count(*), 1::bigint, 'a person who is added has a name') from public.person_names where name = 'Later Person';

select * from finish();
rollback;
