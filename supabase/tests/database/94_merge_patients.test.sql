begin;
set local search_path = public, extensions;
select plan(113);
select tests.fill_lab();

create function pg_temp.add(p_name text, p_practice uuid default tests.id('practice_a'), p_given text default 'Jo', p_family text default 'Smith', p_person jsonb default '{}', p_patient jsonb default '{}')
returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
  v_person uuid := gen_random_uuid();
begin
  insert into public.profiles (id, organization_id, is_listed, given_name, family_name, birth_date, gender, email, phone, legacy)
  values (v_person, tests.id('lab'), false, p_given, p_family, (p_person ->> 'birth_date')::date, p_person ->> 'gender', p_person ->> 'email', p_person ->> 'phone', jsonb_build_object('from', p_name));
  insert into public.patients (id, organization_id, practice_id, profile_id, patient_number, medical_history, suffix, doctor_id)
  values (v_id, tests.id('lab'), p_practice, v_person, p_patient ->> 'patient_number', coalesce(p_patient -> 'medical_history', '{}'), p_patient ->> 'suffix', (p_patient ->> 'doctor_id')::uuid);
  insert into tests.places (name, id) values (p_name, v_id);
  return v_id;
end $$;
create function pg_temp.ids(variadic p_names text[]) returns uuid[] language sql stable as $$ select array_agg(tests.id(n) order by place) from unnest(p_names) with ordinality u(n, place) $$;
create function pg_temp.call(p_survivor text, p_merged text[], p_choices jsonb default '{}', p_batch uuid default gen_random_uuid()) returns text language sql as $$
  select format('select public.merge_patients(%L, %L, %L, %L, %L, %L)', tests.id(p_survivor), pg_temp.ids(variadic p_merged),
    (select jsonb_object_agg(id, row_version) from public.patients where id = any (tests.id(p_survivor) || pg_temp.ids(variadic p_merged))), p_choices, 'The same person', p_batch)
$$;
create function pg_temp.merge(p_survivor text, p_merged text[], p_choices jsonb default '{}', p_batch uuid default gen_random_uuid()) returns text language sql as $$
  select tests.done('admin', pg_temp.call(p_survivor, p_merged, p_choices, p_batch))
$$;
create function pg_temp.name_of(p_id uuid) returns text language sql stable as $$ select name from tests.places where id = p_id $$;

grant execute on function pg_temp.name_of(uuid) to authenticated, anon;

-- The register and the catalogue.
select is_empty($$select relation, column_name from private.merge_references() r where r.about = 'person' and is_foreign_key
  and not exists (select from private.merge_register g where to_regclass(g.table_name) = r.relation and g.column_name = r.column_name)$$,
  'every reference to the person of a patient was decided about');
select is_empty($$select c.oid::regclass, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype and not a.attisdropped
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'audit'::regnamespace, 'migration'::regnamespace) and c.relkind in ('r', 'p') and not c.relispartition
    and (a.attname like '%patient_id' or a.attname like '%profile_id')
    and not exists (select from private.merge_references() r where r.relation = c.oid and r.column_name = a.attname)$$,
  'every column that names a patient or a person has a foreign key or stands in the register');
select is_empty($$select table_name, column_name from private.merge_register g where to_regclass(table_name) is not null and not exists (
  select from pg_attribute a where a.attrelid = to_regclass(g.table_name) and a.attname = g.column_name and not a.attisdropped)$$, 'the register names columns that exist');
select set_eq($$select relation::text || '.' || column_name from private.merge_references() where about = 'patient' and handling = 'moves'$$,
  $$select unnest(array['cases.patient_id', 'orders.patient_id', 'files.patient_id', 'messages.patient_id', 'purchases.patient_id', 'consents.patient_id',
    'patient_aliases.patient_id', 'patient_contacts.patient_id', 'embeddings.patient_id', 'private.embedding_queue.patient_id'])$$, 'what moves with a patient');
select is_empty($$select relation, column_name from private.merge_references() r where about = 'patient' and handling = 'moves' and not exists (
  select from pg_trigger t where t.tgrelid = r.relation and t.tgfoid = 'private.follow_merged()'::regprocedure and t.tgenabled = 'A')$$,
  'every table that moves leads late rows to the survivor, engines that let triggers rest included');
create table public.referrals (id uuid primary key default gen_random_uuid(), organization_id uuid not null, patient_id uuid not null, code text not null, note text default 'none',
  foreign key (patient_id, organization_id) references public.patients (id, organization_id), unique (patient_id, code));
select is((select handling from private.merge_references() where relation = 'public.referrals'::regclass), 'moves', 'a table made later moves without being told');
select is(private.follow_merged_patients(), 1, 'and gets its trigger from the same catalogue');
select is(private.follow_merged_patients(), 0, 'once');

-- Who may. The records of a patient whom one does not see do not exist.
select pg_temp.add('jo'), pg_temp.add('joe', p_given => 'Joe', p_person => '{"phone": "555", "birth_date": "2001-02-03"}');
select tests.expect(p, pg_temp.call('jo', '{joe}'), outcome, 'merges two patients of practice A: ' || outcome)
from (values ('admin', '1 rows'), ('developer', '1 rows'), ('manager', '42501'), ('staff', '42501'), ('technician', '42501'), ('doctor_a', '42501'), ('doctor_b', 'PT404'), ('former_member', 'PT404'),
  ('patient', 'PT404'), ('research_partner', 'PT404'), ('stranger', 'PT404'), ('suspended_staff', 'PT404'), ('admin_elsewhere', 'PT404'), ('anon', '42501')) v(p, outcome);
select tests.expect(p, format('select public.preview_merge(tests.id(''jo''), %L)', pg_temp.ids('joe')), outcome, 'previews it: ' || outcome)
from (values ('admin', '1 rows'), ('developer', '1 rows'), ('staff', '42501'), ('doctor_a', '42501'), ('doctor_b', 'PT404'), ('admin_elsewhere', 'PT404'), ('anon', '42501')) v(p, outcome);
select tests.expect('admin', format('select public.preview_merge(tests.id(''jo''), %L)', ids), 'PT404', 'previews nobody: ' || what)
from (values (array[gen_random_uuid()], 'an unknown id'), (array[null::uuid], 'no id'), (pg_temp.ids('patient_elsewhere'), 'a patient of another lab')) v(ids, what);
select tests.refuses(p, statement, 'writes no merge by hand: ' || statement) from unnest(array['admin', 'developer', 'staff']) p,
  unnest(array['delete from public.merge_events', $$update public.merge_rows set op = 'fold'$$, 'insert into public.merge_events default values']) statement;

-- Hard cases 37 to 50, by their numbers.
select matches(pg_temp.merge('jo', '{jo}'), '^PT422 A record cannot be merged into itself', '37: not into itself');
select matches(pg_temp.merge('jo', '{}'), '^PT4', 'not with nobody');
select matches(tests.done('admin', format('select public.merge_patients(%L, %L, %L, ''{}'', null, gen_random_uuid())', tests.id('jo'), pg_temp.ids('joe'), v)), '^PT409 Somebody changed', '39: a stale screen is told: ' || v)
from unnest(array['{}', jsonb_build_object(tests.id('jo'), 99)::text]) v;
select pg_temp.add('far', tests.id('practice_b'));
select matches(pg_temp.merge('jo', '{far}'), '^PT422 These records belong to different practices: Practice A, Practice B', '45: two practices are not one');
select matches(pg_temp.merge('jo', '{patient_merged}'), '^PT409 .* was merged into', '40: what was merged is not merged again');
select matches(pg_temp.merge('jo', '{patient_self}'), '^PT422 .*signs in', 'a person who signs in survives or loses the login');
select matches(pg_temp.merge('jo', '{patient_a}'), '^PT422 .*directory', 'somebody in the directory is more than a patient');
select pg_temp.add('drjo');
insert into public.practitioners (organization_id, profile_id) select tests.id('lab'), profile_id from public.patients where id = tests.id('drjo');
select matches(pg_temp.merge('jo', '{drjo}'), '^PT422 .*more than a patient \(practitioners\)', 'so is a doctor');
insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, fingerprints)
select tests.id('lab'), least(a, b), greatest(a, b), 'not_duplicate', '{x,y}' from (select tests.id('jo') as a, tests.id('joe') as b) v;
select matches(pg_temp.merge('jo', '{joe}'), '^PT422 It was decided on .* are two people', 'what was decided is withdrawn first');
delete from public.duplicate_decisions;
select matches(pg_temp.merge('jo', '{joe}', c), '^PT422 ' || words, '49: refused: ' || c::text) from (values
  ('{"family_name": {"value": "  "}}'::jsonb, 'A patient needs'), ('{"birth_date": {"value": "soon"}}', 'What was chosen for "birth_date"'), ('{"email": {"value": "nobody"}}', 'What was chosen for "email"'),
  ('{"status": {"value": "gone"}}', 'What was chosen for "status"'), ('{"shoe": {"value": "9"}}', 'There is nothing to choose'), ('{"phone": "5"}', 'What was chosen for "phone" is neither'),
  ('{"patient_number": {"value": "9"}}', 'What was chosen for "patient_number"'), ('{"doctor_id": {"value": "0c000000-0000-4000-8000-000000000051"}}', 'What was chosen for "doctor_id"')) v(c, words);
select is((select count(*) from public.merge_events), 0::bigint, '46: what was refused left nothing behind');

-- One merge, looked at from all sides.
insert into public.cases (organization_id, practice_id, patient_id, title) select tests.id('lab'), tests.id('practice_a'), tests.id('joe'), 'Case ' || n from generate_series(1, 3) n;
insert into public.orders (organization_id, practice_id, patient_id, case_id, current_state)
select organization_id, practice_id, patient_id, id, case title when 'Case 1' then 'completed' else 'pending' end from public.cases where patient_id = tests.id('joe');
insert into public.patient_aliases (organization_id, practice_id, patient_id, kind, value) select tests.id('lab'), tests.id('practice_a'), tests.id(n), 'name', v
from (values ('jo', 'Joey'), ('joe', 'Joey'), ('joe', 'Giuseppe')) a(n, v);
insert into public.consents (organization_id, practice_id, patient_id, scope, granted_at) select tests.id('lab'), tests.id('practice_a'), tests.id(n), 'treatment', now() from unnest(array['jo', 'joe']) n;
insert into public.referrals (organization_id, patient_id, code) select tests.id('lab'), tests.id(n), c from (values ('jo', 'A'), ('joe', 'A'), ('joe', 'B')) r(n, c);
insert into public.messages (organization_id, practice_id, recipient_id, body) select tests.id('lab'), null, profile_id, 'Hello' from public.patients where id = tests.id('joe');
insert into public.embeddings (organization_id, practice_id, patient_id, content, content_hash, model, embedding)
select tests.id('lab'), tests.id('practice_a'), tests.id(n), n, repeat('0', 64), 'test', array_fill(1, array[384])::vector from unnest(array['jo', 'joe']) n;
select pg_temp.add('kim');
insert into public.match_models (organization_id, version, origin, weights, patients) values (tests.id('lab'), 1, 'shipped', '{}', 0);
insert into public.duplicate_clusters (id, organization_id, size, band, probability, strongest) values ('94000000-0000-4000-8000-000000000001', tests.id('lab'), 2, 'likely', 0.9, 'name');
insert into public.duplicate_members (patient_id, organization_id, cluster_id) select tests.id(n), tests.id('lab'), '94000000-0000-4000-8000-000000000001' from unnest(array['jo', 'joe']) n;
insert into public.duplicate_candidates (organization_id, first_id, second_id, cluster_id, band, probability, bits, terms, model_version)
select tests.id('lab'), least(a, b), greatest(a, b), '94000000-0000-4000-8000-000000000001', 'likely', 0.9, 3.2, '[{"field": "name"}]', 1 from (select tests.id('jo') as a, tests.id('joe') as b) v;
insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, relation, fingerprints)
select tests.id('lab'), least(a, b), greatest(a, b), 'related', 'twin', '{x,y}' from (select tests.id('kim') as a, tests.id('joe') as b) v;
delete from private.match_queue;
create temporary table preview as select tests.done('admin', format('select public.preview_merge(tests.id(''jo''), %L)', pg_temp.ids('joe')))::jsonb as p;
select is(p -> 'moves', '{"cases": 3, "orders": 3, "consents": 1, "messages": 1, "referrals": 1, "patient_aliases": 1}', 'the preview counts what moves') from preview;
select is((select string_agg(concat_ws(' ', c ->> 'kind', c ->> 'table', c ->> 'rows'), ', ' order by c ->> 'kind', c ->> 'table') from jsonb_array_elements(p -> 'clashes') c),
  'consent, number, row embeddings 1, row patient_aliases 1, row referrals 1', '41, 42: and names what clashes') from preview;
select is((select string_agg(f ->> 'field', ', ') from jsonb_array_elements(p -> 'fills') f), 'birth_date, phone', 'and what the survivor learns') from preview;
select is(p -> 'blockers', '[]', 'and that nothing stands in the way') from preview;
select is(p -> 'versions', (select jsonb_object_agg(id, row_version) from public.patients where id in (tests.id('jo'), tests.id('joe'))), 'and the versions it saw') from preview;

create temporary table mark as select max(id) as id from audit.log;
select is(pg_temp.merge('jo', '{joe}', '{"email": {"value": " JO@Example.test "}}', '94000000-0000-4000-8000-0000000000b1'), '94000000-0000-4000-8000-0000000000b1', 'a merge answers its batch');
select is(pg_temp.merge('jo', '{joe}', '{"email": {"value": " JO@Example.test "}}', '94000000-0000-4000-8000-0000000000b1'), '94000000-0000-4000-8000-0000000000b1', '48: asked twice it answers the same');
select is((select count(*) from public.merge_events), 1::bigint, 'and merges once');
select matches(pg_temp.merge('jo', '{joe}', '{}', '94000000-0000-4000-8000-0000000000b1'), '^PT409 Something else', 'another wish under the same batch is told apart');
select results_eq($$select moved, folded, candidate ->> 'bits', origin, reason, merged_by, undone_at from public.merge_events$$,
  $$values ('{"cases": 3, "orders": 3, "consents": 1, "messages": 1, "referrals": 1, "patient_aliases": 1}'::jsonb, '{"embeddings": 1, "patient_aliases": 1, "referrals": 1}'::jsonb, '3.2', 'person', 'The same person',
    tests.profile('admin'), null::timestamptz)$$, 'the event says what moved, what was folded, why, and who');
select results_eq($$select count(*), count(*) filter (where h.patient_id = tests.id('jo')) from public.cases c join public.case_state_history h on h.case_id = c.id where c.title in ('Case 1', 'Case 2', 'Case 3') and c.patient_id = tests.id('jo')$$,
  'values (3::bigint, 3::bigint)', 'cases and their histories are the survivor''s');
select is((select count(*) from public.orders where patient_id = tests.id('jo')), 3::bigint, 'closed orders too');
select is((select string_agg(distinct patient_name, ', ') from public.cases where patient_id = tests.id('jo')), 'Jo Smith', 'with the name of the survivor');
select results_eq($$select f.email, f.phone, f.birth_date::text from public.profiles f join public.patients p on p.profile_id = f.id where p.id = tests.id('jo')$$, $$values ('jo@example.test', '555', '2001-02-03')$$,
  'a typed value is written as a form would, blank fields are filled');
select results_eq($$select kind, value, source from public.patient_aliases where patient_id = tests.id('jo') order by 1, 2$$,
  $$select * from (values ('name', 'Giuseppe', 'person'), ('name', 'Joe Smith', 'merge'), ('name', 'Joey', 'person'), ('number', (select patient_number from public.patients where id = tests.id('joe')), 'merge')) v order by 1, 2$$,
  'former names and numbers stay findable');
select is(tests.ask(p, format('select string_agg(pg_temp.name_of(id), '' '' order by pg_temp.name_of(id)) from public.search_patients(%L)', (select patient_number from public.patients where id = tests.id('joe')))), found,
  p || ' finds under the old number: ' || found) from (values ('doctor_a', 'jo'), ('staff', 'jo joe')) v(p, found);
select results_eq($$select recipient_id from public.messages where body = 'Hello' and recipient_id is not null$$, $$select profile_id from public.patients where id = tests.id('jo')$$, 'a message to the merged person is one to the survivor');
select results_eq($$select merged_into_id, merged_at is not null from public.patients where id = tests.id('joe')$$, $$values (tests.id('jo'), true)$$, 'the merged record stays and points to it');
select results_eq($$select given_name, phone from public.profiles f join public.patients p on p.profile_id = f.id where p.id = tests.id('joe')$$, $$values ('Joe', '555')$$, 'its person stays as it was');
select results_eq($$select pg_temp.name_of(least(first_id, second_id)) is not null, relation, origin from public.duplicate_decisions where tests.id('jo') in (first_id, second_id) and tests.id('kim') in (first_id, second_id) and withdrawn_at is null$$,
  $$values (true, 'twin', 'merge')$$, '61: what was decided about the merged record holds for the survivor');
select is((select count(*) from public.duplicate_candidates) + (select count(*) from public.duplicate_clusters) + (select count(*) from public.duplicate_members), 0::bigint, 'the question is answered, the queue forgets it');
select set_eq('select pg_temp.name_of(patient_id) from private.match_queue', $$values ('jo'), ('joe')$$, 'both are looked at again');
select is_empty($$select l.table_name, l.new_values, l.reason, l.actor from audit.log l, mark where l.id > mark.id and l.table_name in ('cases', 'patients', 'orders') and l.operation = 'update' and l.new_values ?| array['patient_id', 'merged_into_id'] and (l.reason, l.actor) is distinct from ('The same person', tests.login('admin'))$$,
  '73: every change is in the write log, with who and why');
select is((select count(*) from audit.log l, mark where l.id > mark.id and table_name in ('cases', 'orders') and new_values ? 'patient_id' and operation = 'update'), 6::bigint, 'row by row');
select is_empty($$select id from audit.log where table_name = 'merge_events' and concat(old_values, new_values) ~ 'Example.test|2001-02-03'$$, 'without what is personal');
select is_empty('select * from private.tenant_mismatches()', 'no row has another practice than what it hangs on');

-- Late writers and old addresses.
select tests.answers(p, format('insert into public.%I (%s) values (%s) returning pg_temp.name_of(patient_id)', t, c, replace(v, '?', quote_literal(tests.id('joe')))), 'jo', '44, 50: writes for the merged record and reaches the survivor: ' || t)
from (values ('doctor_a', 'cases', 'patient_id, title', $$?, 'Late'$$), ('staff', 'files', 'patient_id, name, byte_size', $$?, 'n', 1$$), ('staff', 'messages', 'patient_id, body', $$?, 'n'$$), ('staff', 'patient_aliases', 'patient_id, kind, value', $$?, 'name', 'N'$$)) w(p, t, c, v);
select tests.answers(p, format('select pg_temp.name_of(public.resolve_patient(%L))', tests.id('joe')), found, '78: follows an old address to ' || coalesce(found, 'nobody'))
from (values ('admin', 'jo'), ('staff', 'jo'), ('doctor_a', 'jo'), ('doctor_b', null), ('former_member', null), ('patient', null), ('stranger', null), ('admin_elsewhere', null), ('anon', '42501')) v(p, found);
select tests.answers('doctor_b', format('select public.resolve_patient(%L)', gen_random_uuid()), null, 'follows an unknown address to nobody');

-- Chains, numbers, practices.
select pg_temp.add('chief', p_given => 'Jonathan');
select matches(pg_temp.merge('joe', '{chief}'), '^PT409 .* was merged into', '40: nothing is merged into a merged record');
select is(length(pg_temp.merge('chief', '{jo}', format('{"patient_number": %s, "given_name": %s, "keep": {"names": false}}', to_json(tests.id('jo')), to_json(tests.id('jo')))::jsonb)), 36, '40, 41: the survivor is merged on, and its number is wanted');
select is(pg_temp.name_of(private.resolve_patient(tests.id('joe'))), 'chief', 'a chain is followed to its end');
select is((select patient_number from public.patients where id = tests.id('chief')), (select patient_number from public.patients where id = tests.id('jo')), 'the number was taken over');
select is((select count(*) from public.patient_aliases where patient_id = tests.id('chief') and kind = 'number'), 2::bigint, 'both other numbers are earlier ones');
select is((select count(*) from public.patient_aliases where patient_id = tests.id('chief') and kind = 'name' and value = 'Jonathan Smith'), 0::bigint, 'a former name is left out on request');
select is((select count(*) from public.cases where patient_id = tests.id('chief')), 3::bigint, 'all cases arrived');
select pg_temp.add('loose', null, 'Lu', 'Li', p_patient => '{"medical_history": {"allergy": "nickel"}}'), pg_temp.add('homed', p_given => 'Lu', p_family => 'Li', p_patient => '{"medical_history": {"pills": "none"}}');
insert into public.cases (organization_id, patient_id, title) values (tests.id('lab'), tests.id('loose'), 'Loose case');
insert into public.cases (organization_id, practice_id, patient_id, title) values (tests.id('lab'), tests.id('practice_a'), tests.id('homed'), 'Homed case');
insert into public.comments (organization_id, practice_id, case_id, author_id, body, is_internal) select organization_id, practice_id, id, tests.profile('staff'), 'n', false from public.cases where title like '% case' and title <> 'Second case';
select is(length(pg_temp.merge('loose', '{homed}')), 36, 'a record without a practice takes one over');
select results_eq($$select p.practice_id, f.practice_id, p.medical_history from public.patients p join public.profiles f on f.id = p.profile_id where p.id = tests.id('loose')$$,
  $$values (tests.id('practice_a'), tests.id('practice_a'), '{"allergy": "nickel", "pills": "none"}'::jsonb)$$, 'with person and illnesses of both');
select is((select string_agg(distinct k.practice_id::text, ' ') from public.comments k join public.cases c on c.id = k.case_id where c.patient_id = tests.id('loose')), tests.id('practice_a')::text, 'what hangs on it follows');
select is_empty('select * from private.tenant_mismatches()', 'no row was left in another practice');
update public.patients set merged_into_id = null, merged_at = null where id = tests.id('patient_merged');
update public.patients set merged_into_id = tests.id('jo'), merged_at = now() where id = tests.id('chief');
select ok(private.resolve_patient(tests.id('jo')) is not null, 'a circle that somebody made by hand does not hang');

select * from finish();
rollback;
