begin;
set local search_path = public, extensions;
select plan(46);
select tests.fill_lab();

delete from private.match_queue;
insert into private.match_keys (patient_id, organization_id, practice_id, fields, keys, fingerprint)
select p.id, p.organization_id, p.practice_id, '{"given": "patty"}', case when p.merged_into_id is null then '{7}' else '{8}' end::int[], 'of ' || p.id
from public.patients p where p.organization_id in (tests.id('lab'), tests.id('other_lab'));
create function pg_temp.found(p_keys text default 'array[7]', p_limit text default '150') returns text language sql as $$
  select format('select (f ->> ''id'')::uuid from jsonb_array_elements(public.check_new_patient(%s, %s) -> ''found'') f', p_keys, p_limit)
$$;
create function pg_temp.part(p_part text, p_known text default 'null', p_limit int default 150) returns text language sql as $$
  select format('select public.check_new_patient(array[7, 9], %s, %s) -> %L', p_limit, p_known, p_part)
$$;
create function pg_temp.finds(p_persona text, p_query text, p_places text, p_sentence text) returns text language sql as $$
  select is(tests.reach(p_persona, p_query), p_places, label || ' ' || p_sentence) from tests.personas where name = p_persona
$$;

-- Who finds whom: whoever may add patients, those whom they may see.
select pg_temp.finds(p, pg_temp.found(), places, 'is shown by a key: ' || coalesce(nullif(places, ''), 'nobody'))
from (values
  ('staff', 'a b loose self'), ('manager', 'a b loose self'), ('admin', 'a b loose self'), ('technician', 'a b loose self'), ('developer', 'a b loose self'),
  ('doctor_a', 'a self'), ('doctor_b', 'b'), ('admin_elsewhere', 'elsewhere'), ('former_member', '42501'), ('patient', '42501'), ('research_partner', '42501'),
  ('suspended_staff', '42501'), ('stranger', '42501'), ('anon', '42501')
) v(p, places);
select pg_temp.finds('staff', pg_temp.found(keys), places, format('is shown by %s: %s', keys, places))
from (values ('array[8]', ''), ('array[9]', ''), ('array[9, 7]', 'a b loose self'), ('array[]::int[]', ''), ('null', 'PT422'), ('array(select generate_series(1, 101))', 'PT422')) v(keys, places);
select pg_temp.finds('staff', pg_temp.found('array[7]', block), places, format('is shown with blocks of %s: %s', block, places))
from (values ('4', 'a b loose self'), ('3', ''), ('0', 'PT422'), ('1001', 'PT422'), ('null', 'PT422')) v(block, places);
select tests.answers('staff', pg_temp.part('crowded', p_limit => 3), '[7]', 'learns that a key says nothing');
select pg_temp.finds('doctor_a', pg_temp.found('array[7]', '3'), 'a self', 'is not told how many others share a key');
select tests.refuses('staff', $$select private.match_neighbours(tests.id('lab'), null, array[7], 150, null)$$, 'cannot ask behind the door');
select tests.refuses('admin', 'select * from private.match_keys', 'cannot read the keys');

-- Among many one key is not enough, unless it is somebody's own.
update private.match_keys set keys = '{5, 6, 7}' where patient_id = tests.id('patient_a');
select is((select string_agg(tests.place_of(id), ' ' order by tests.place_of(id)) from unnest((private.match_neighbours(tests.id('lab'), null, array[6, 7], 150, own)).patient_ids) id), places, format('own keys %s find %s', own, places))
from (values (null::int[], 'a b loose self'), ('{}', 'a'), ('{7}', 'a b loose self'), ('{9}', 'a')) v(own, places);

-- What a model counts is for the lab; a practice weighs with what ships, and with its own number of patients.
select tests.answers('staff', pg_temp.part('version'), 'null', 'has no model before anybody was compared');
select tests.answers('staff', pg_temp.part('people'), '4', 'has the number of patients instead');
insert into public.match_models (organization_id, version, origin, weights, patients, activated_at, retired_at) values
  (tests.id('lab'), 1, 'shipped', '{"version": "old"}', 4, '2020-01-01', '2021-01-01'), (tests.id('lab'), 2, 'trained', '{"version": "new"}', 4, '2021-01-01', null);
select tests.answers(p, pg_temp.part(part, known), answer, format('is told as the %s, knowing %s: %s', part, known, coalesce(answer, 'nothing')))
from (values
  ('staff', 'version', 'null', '2'), ('staff', 'weights', 'null', '{"version": "new"}'), ('staff', 'weights', '1', '{"version": "new"}'), ('staff', 'weights', '2', 'null'),
  ('doctor_a', 'version', 'null', 'null'), ('doctor_a', 'weights', 'null', 'null'), ('doctor_a', 'people', '2', '2'), ('admin_elsewhere', 'weights', 'null', 'null')
) v(p, part, known, answer);

-- Nobody is overlooked because the worker has not been there yet.
delete from private.match_keys where patient_id = tests.id('patient_b');
insert into private.match_queue (patient_id, organization_id) values (tests.id('patient_b'), tests.id('lab'));
select tests.answers('staff', $$select string_agg(coalesce(f ->> 'given_name', '') || ' ' || coalesce(f -> 'record' ->> 'family_name', ''), ', ') from jsonb_array_elements(public.check_new_patient(array[9], 150) -> 'found') f$$,
  'Patty B', 'gets whoever was added a moment ago as they stand');
select pg_temp.finds('doctor_a', pg_temp.found('array[9]'), '', 'does not get who was added elsewhere');
update public.patients set practice_id = tests.id('practice_b') where id = tests.id('patient_a');
delete from private.match_queue;
select pg_temp.finds('doctor_a', pg_temp.found(), 'self', 'loses who moved to another practice at once');

select * from finish();
rollback;
