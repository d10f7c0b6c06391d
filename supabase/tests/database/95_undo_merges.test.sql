begin;
set local search_path = public, extensions;
select plan(79);
select tests.fill_lab();

create function pg_temp.add(p_name text, p_practice uuid default tests.id('practice_a'), p_phone text default null, p_cases int default 0) returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
  v_person uuid := gen_random_uuid();
begin
  insert into public.profiles (id, organization_id, is_listed, given_name, family_name, phone) values (v_person, tests.id('lab'), false, initcap(p_name), 'Smith', p_phone);
  insert into public.patients (id, organization_id, practice_id, profile_id) values (v_id, tests.id('lab'), p_practice, v_person);
  insert into tests.places (name, id) values (p_name, v_id);
  insert into public.cases (organization_id, practice_id, patient_id, title) select tests.id('lab'), p_practice, v_id, p_name || ' ' || n from generate_series(1, p_cases) n;
  insert into public.orders (organization_id, practice_id, patient_id, case_id, current_state) select organization_id, practice_id, patient_id, id, 'pending' from public.cases where patient_id = v_id;
  return v_id;
end $$;
create function pg_temp.merge(p_survivor text, variadic p_merged text[]) returns text language sql as $$
  select tests.done('admin', format('select public.merge_patients(%L, %L, %L, ''{}'', ''Same'', gen_random_uuid())', tests.id(p_survivor), (select array_agg(tests.id(m)) from unnest(p_merged) m),
    (select jsonb_object_agg(id, row_version) from public.patients)))
$$;
create function pg_temp.event(p_merged text) returns uuid language sql stable as $$ select id from public.merge_events where merged_id = tests.id(p_merged) and kind = 'merge' order by position desc limit 1 $$;
create function pg_temp.call(variadic p_merged text[]) returns text language sql as $$
  select format('select public.undo_merges(%L, p_reason => ''Two people'')', (select array_agg(pg_temp.event(m)) from unnest(p_merged) m))
$$;
create function pg_temp.undo(variadic p_merged text[]) returns text language sql as $$ select tests.done('admin', pg_temp.call(variadic p_merged)) $$;
create function pg_temp.notes(p_answer text) returns text language sql as $$
  select coalesce(string_agg(concat_ws(' ', n ->> 'kind', n ->> 'table', n ->> 'column'), ', ' order by n ->> 'kind', n ->> 'table'), 'nothing')
  from jsonb_array_elements(p_answer::jsonb -> 'events') e cross join jsonb_array_elements(e -> 'notes') n
$$;
-- Everything that is known about patients, as text; without what only counts changes.
create function pg_temp.everything() returns setof text language plpgsql as $$
declare
  v_table text;
begin
  foreach v_table in array array['patients', 'profiles', 'person_names', 'patient_aliases', 'patient_contacts', 'cases', 'orders', 'files', 'messages', 'consents', 'case_state_history', 'order_state_history',
    'order_cases', 'message_reads', 'comments', 'embeddings', 'referrals'] loop
    continue when to_regclass('public.' || v_table) is null;
    return query execute format('select %L || (to_jsonb(t) - ''{row_version,updated_at}''::text[])::text from public.%1$I t', v_table);
  end loop;
end $$;

create table public.referrals (id int primary key generated always as identity, organization_id uuid not null, patient_id uuid not null, code text not null,
  foreign key (patient_id, organization_id) references public.patients (id, organization_id), unique (patient_id, code));

insert into private.match_keys (patient_id, organization_id, fields, keys, fingerprint) select id, organization_id, '{}', '{}', 'of ' || id from public.patients where organization_id = tests.id('lab');
-- Everything at once: two records, folded rows, filled fields, a person's messages.
select pg_temp.add('ann', p_cases => 1), pg_temp.add('anna', p_phone => '555', p_cases => 2), pg_temp.add('anne', null, p_cases => 2);
insert into public.patient_aliases (organization_id, practice_id, patient_id, kind, value) select p.organization_id, p.practice_id, p.id, 'name', 'Annie' from public.patients p where id in (tests.id('ann'), tests.id('anna'));
insert into public.referrals (organization_id, patient_id, code) select tests.id('lab'), tests.id(n), c from (values ('ann', 'A'), ('anna', 'A'), ('anna', 'B'), ('anne', 'A')) r(n, c);
insert into public.messages (organization_id, recipient_id, sender_id, body) select tests.id('lab'), profile_id, tests.profile('staff'), 'Hello' from public.patients where id = tests.id('anna');
insert into public.message_reads (message_id, profile_id) select m.id, p.profile_id from public.messages m cross join public.patients p where m.body = 'Hello' and m.recipient_id is not null and p.id in (tests.id('ann'), tests.id('anna'));
insert into public.embeddings (organization_id, practice_id, patient_id, content, content_hash, model, embedding)
select tests.id('lab'), tests.id('practice_a'), tests.id(n), n, repeat('0', 64), 'test', array_fill(1, array[384])::vector from unnest(array['ann', 'anna']) n;
insert into public.comments (organization_id, practice_id, case_id, author_id, body, is_internal) select organization_id, practice_id, id, tests.profile('staff'), 'n', false from public.cases where title like 'ann%';
create temporary table was as select * from pg_temp.everything() e;
select is(length(pg_temp.merge('ann', 'anna', 'anne')), 36, 'three records become one');
select is_empty('select * from private.tenant_mismatches()', 'in one practice');
select isnt_empty('select * from pg_temp.everything() except select * from was', 'which changes a lot');
select tests.expect(p, pg_temp.call('anna'), outcome, 'takes a merge back: ' || outcome)
from (values ('admin', '1 rows'), ('developer', '1 rows'), ('manager', '42501'), ('staff', '42501'), ('technician', '42501'), ('doctor_a', 'PT404'), ('doctor_b', 'PT404'), ('former_member', 'PT404'), ('patient', 'PT404'),
  ('research_partner', 'PT404'), ('stranger', 'PT404'), ('suspended_staff', 'PT404'), ('admin_elsewhere', 'PT404'), ('anon', '42501')) v(p, outcome);
select tests.expect(p, format('select public.redo_merge(%L)', pg_temp.event('anna')), outcome, 'cannot merge again what stands: ' || outcome)
from (values ('admin', 'PT409'), ('staff', '42501'), ('doctor_a', 'PT404'), ('admin_elsewhere', 'PT404'), ('anon', '42501')) v(p, outcome);
select tests.expect('admin', statement, 'PT404', 'there is no such merge: ' || statement) from unnest(array['select public.undo_merges()', $$select public.undo_merges(array[gen_random_uuid()])$$, $$select public.undo_merges(p_batch_id => gen_random_uuid())$$]) statement;
create temporary table answer as select tests.done('admin', format('select public.undo_merges(p_batch_id => %L, p_reason => ''Two people'', p_request_id => ''95000000-0000-4000-8000-000000000001'')', (select distinct batch_id from public.merge_events))) as a;
select is(pg_temp.notes(a), 'nothing', 'nothing stood in the way of taking it back') from answer;
select is(a::jsonb ->> 'undone', '2', 'both merges') from answer;
select is_empty('select * from pg_temp.everything() except select * from was', 'every row is as it was');
select is_empty('select * from was except select * from pg_temp.everything()', 'and none is missing');
select is(tests.done('admin', format('select public.undo_merges(p_batch_id => %L, p_reason => ''Two people'', p_request_id => ''95000000-0000-4000-8000-000000000001'')', (select batch_id from public.merge_events where kind = 'merge' limit 1)))::jsonb, a::jsonb,
  '48: asked twice under one request it answers the same') from answer;
select matches(pg_temp.undo('anna'), '^PT409 This was taken back already', '55: asked again it says so');
select results_eq($$select kind, count(*), count(undone_at), count(report ->> 'undo_id') from public.merge_events group by 1 order by 1$$, $$values ('merge', 2::bigint, 2::bigint, 0::bigint), ('undo', 2, 0, 2)$$, 'taking back is an event itself');
select results_eq($$select count(*), count(*) filter (where origin = 'undo' and reason = 'Two people' and decided_by = tests.profile('admin')) from public.duplicate_decisions where withdrawn_at is null$$, 'values (2::bigint, 2::bigint)',
  'and a decision: they are not duplicates');
select is(length(tests.done('admin', format('select public.redo_merge(%L)', (select undone_by_id from public.merge_events where id = pg_temp.event('anna'))))), 36, 'it can be done again');
select is((select count(*) from public.duplicate_decisions where withdrawn_at is null), 1::bigint, 'which withdraws the decision that came with taking back');
select is((select count(*) from public.merge_events where redoes_id is not null and undone_at is null), 1::bigint, 'and says what it repeats');
select is(tests.done('admin', format('select public.undo_merges(array[%L]::uuid[], p_not_duplicate => false) ->> ''undone''', pg_temp.event('anna'))), '1', 'and is taken back again');
select is((select count(*) from public.duplicate_decisions where withdrawn_at is null), 1::bigint, 'without a decision when none is wanted');
select is_empty('select * from was except select * from pg_temp.everything()', 'with everything as it was');

-- 51 to 53: what happened in between.
select pg_temp.add('ben', p_cases => 1), pg_temp.add('benny', p_phone => '777', p_cases => 3);
select pg_temp.merge('ben', 'benny');
update public.profiles set phone = '888' where id = (select profile_id from public.patients where id = tests.id('ben'));
insert into public.cases (organization_id, practice_id, patient_id, title, created_at) values (tests.id('lab'), tests.id('practice_a'), tests.id('ben'), 'Born since', clock_timestamp());
insert into public.orders (organization_id, practice_id, patient_id, case_id, current_state) select organization_id, practice_id, patient_id, id, 'pending' from public.cases where title = 'benny 2';
update public.orders set case_id = (select id from public.cases where title = 'Born since') where id = (select o.id from public.orders o join public.cases c on c.id = o.case_id where c.title = 'benny 3');
delete from public.order_cases where order_id in (select o.id from public.orders o join public.cases c on c.id = o.case_id where c.title = 'benny 1');
delete from public.order_state_history where order_id in (select o.id from public.orders o join public.cases c on c.id = o.case_id where c.title = 'benny 1');
delete from public.orders where case_id = (select id from public.cases where title = 'benny 1');
delete from public.patient_aliases where patient_id = tests.id('ben') and kind = 'number';
truncate answer;
insert into answer select pg_temp.undo('benny');
select is(pg_temp.notes(a), 'along orders, gone orders patient_id, gone patient_aliases, kept orders patient_id, kept profiles phone', 'what changed since is kept and named, what is gone is named') from answer;
select is(a::jsonb #>> '{events,0,restored}', '{"cases": 3, "orders": 1}', 'what is as the merge left it goes back') from answer;
select is(a::jsonb #>> '{events,0,stays,cases}', '1', '52: what was born on the survivor stays and is counted') from answer;
select is((select phone from public.profiles f join public.patients p on p.profile_id = f.id where p.id = tests.id('ben')), '888', '51: an edit of the survivor is not lost');
select is((select count(*) from public.cases where patient_id = tests.id('ben')), 2::bigint, '52: a new case stays with the survivor');
select is_empty($$select o.id from public.orders o join public.cases c on c.id = o.case_id where o.patient_id <> c.patient_id$$, 'no order has another patient than its case');
select is_empty($$select h.id from public.order_state_history h join public.orders o on o.id = h.order_id where h.patient_id <> o.patient_id$$, 'no history has another patient than its order');

-- 40 and 54: chains, from their end.
select pg_temp.add('c1', p_cases => 1), pg_temp.add('c2', p_cases => 1), pg_temp.add('c3', p_cases => 1), pg_temp.add('c4', p_cases => 1);
truncate was;
insert into was select * from pg_temp.everything();
select pg_temp.merge('c2', 'c1'), pg_temp.merge('c3', 'c2'), pg_temp.merge('c4', 'c3');
select is((select count(*) from public.cases where patient_id = tests.id('c4')), 4::bigint, 'a chain of four');
select matches(pg_temp.undo('c1'), '^PT409 The survivor went on: take back first what happened later \(P1-\d+ into P1-\d+', '54: the end of a chain first');
select is(tests.done('admin', format('select public.undo_merges(array[%L]::uuid[], p_with_later => true, p_not_duplicate => false) ->> ''undone''', pg_temp.event('c2'))), '2', 'or the whole tail');
select is((select count(*) from public.cases where patient_id = tests.id('c2')), 2::bigint, 'the middle of the chain has its cases again');
select is(tests.done('admin', format('select public.undo_merges(array[%L]::uuid[], p_not_duplicate => false) ->> ''undone''', pg_temp.event('c1'))), '1', 'then the rest');
select is_empty('select * from was except select * from pg_temp.everything()', 'with everything as it was before');

-- Two merges into one survivor, taken back in the order in which they happened.
select pg_temp.add('d1'), pg_temp.add('d2', p_phone => '1', p_cases => 1), pg_temp.add('d3', p_phone => '2', p_cases => 1);
truncate was;
insert into was select * from pg_temp.everything();
select pg_temp.merge('d1', 'd2');
select tests.done('admin', format('select public.merge_patients(%L, %L, %L, %L, null, gen_random_uuid())', tests.id('d1'), array[tests.id('d3')], (select jsonb_object_agg(id, row_version) from public.patients), jsonb_build_object('phone', tests.id('d3'))));
select is(pg_temp.notes(pg_temp.undo('d2')), 'kept profiles phone', 'the first of two is taken back, the later choice stays');
select is(pg_temp.notes(pg_temp.undo('d3')), 'nothing', 'then the second');
select is_empty('select * from was except select * from pg_temp.everything()', 'and the survivor says what it said before both');

-- 56: the number was taken meanwhile.
select pg_temp.add('e1'), pg_temp.add('e2');
select pg_temp.merge('e1', 'e2');
update public.patients set patient_number = (select patient_number from public.patients where id = tests.id('e2')) where id = tests.id('patient_a');
truncate answer;
insert into answer select pg_temp.undo('e2');
select is(pg_temp.notes(a), 'number patients patient_number', '56: a number that was taken meanwhile is named') from answer;
select isnt((select patient_number from public.patients where id = tests.id('e2')), (select patient_number from public.patients where id = tests.id('patient_a')), 'the record came back with a new one');
select is((select count(*) from public.patient_aliases where patient_id = tests.id('e2') and value = (select patient_number from public.patients where id = tests.id('patient_a'))), 1::bigint, 'and is found under the old one');

-- 57: a bulk in which three cannot be taken back.
do $$ begin perform pg_temp.add('f' || n) from generate_series(1, 26) n; end $$;
create temporary table bulk as select tests.done('admin', format('select public.merge_patients(%L, %L, %L, ''{}'', ''Bulk'', ''95000000-0000-4000-8000-0000000000f0'')', tests.id('f' || n), array[tests.id('f' || n + 1)], (select jsonb_object_agg(id, row_version) from public.patients))) as a
from generate_series(1, 23, 2) n;
select is((select count(distinct a) from bulk), 1::bigint, 'twelve merges under one batch');
select pg_temp.merge('f25', 'f1', 'f3', 'f5');
truncate answer;
insert into answer select tests.done('admin', $$select public.undo_merges(p_batch_id => '95000000-0000-4000-8000-0000000000f0')$$);
select results_eq($$select a::jsonb ->> 'undone', jsonb_array_length(a::jsonb -> 'blocked') from answer$$, $$values ('9', 3)$$, '57: what can be taken back is, three are named that cannot');

-- 58: a column that was added since.
select pg_temp.add('g1'), pg_temp.add('g2');
insert into public.referrals (organization_id, patient_id, code) select tests.id('lab'), tests.id(n), 'G' from unnest(array['g1', 'g2']) n;
select pg_temp.merge('g1', 'g2');
alter table public.referrals add column since text not null default 'new';
select is(pg_temp.notes(pg_temp.undo('g2')), 'nothing', '58: a folded row comes back into a table that has grown');
select is((select since from public.referrals where patient_id = tests.id('g2')), 'new', 'with the default of the new column');

-- 61: decisions.
select pg_temp.add('h1'), pg_temp.add('h2'), pg_temp.add('h3');
insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, fingerprints) select tests.id('lab'), least(a, b), greatest(a, b), 'not_duplicate', '{x,y}' from (select tests.id('h2') as a, tests.id('h3') as b) v;
select pg_temp.merge('h1', 'h2');
select matches(pg_temp.merge('h1', 'h3'), '^PT422 It was decided', '61: a decision about the merged record stands for the survivor');
select pg_temp.undo('h2');
select is((select count(*) from public.duplicate_decisions where withdrawn_at is null and tests.id('h1') in (first_id, second_id) and tests.id('h3') in (first_id, second_id)), 0::bigint, 'and no longer once the merge was taken back');
select is((select count(*) from public.duplicate_decisions where withdrawn_at is null and tests.id('h2') in (first_id, second_id) and tests.id('h3') in (first_id, second_id)), 1::bigint, 'where it was made it stands');
select is_empty('select * from private.tenant_mismatches()', 'no row has another practice than what it hangs on');
select set_eq('select pg_temp.event(m) is not null from unnest(array[''h2'', ''g2'']) m', 'values (true)', 'history stays');

-- What is read of it.
select is(tests.ask(p, 'select count(*) > 0 from public.merge_events'), seen, 'reads the history of merges: ' || seen) from (values ('admin', 'true'), ('manager', 'false'), ('doctor_a', 'false'), ('admin_elsewhere', 'false'), ('anon', '42501')) v(p, seen);
select is(tests.ask(p, 'select count(*) > 0 from public.merge_rows'), seen, 'reads its rows: ' || seen) from (values ('admin', 'true'), ('staff', 'false'), ('admin_elsewhere', 'false')) v(p, seen);

-- A value that goes to and fro, and merges that are not taken back in their order.
select pg_temp.add('swing', p_phone => '1'), pg_temp.add('s1', p_phone => '2'), pg_temp.add('s2', p_phone => '1'), pg_temp.add('s3', p_phone => '2');
create function pg_temp.swing(p_from text) returns text language sql as $$
  select tests.done('admin', format('select public.merge_patients(%L, %L, %L, %L, null, gen_random_uuid())', tests.id('swing'), array[tests.id(p_from)],
    (select jsonb_object_agg(id, row_version) from public.patients), jsonb_build_object('phone', tests.id(p_from))))
$$;
create function pg_temp.phone() returns text language sql volatile as $$ select f.phone from public.profiles f join public.patients p on p.profile_id = f.id where p.id = tests.id('swing') $$;
select pg_temp.swing('s1'), pg_temp.swing('s2');
select pg_temp.undo('s1');
select is(pg_temp.phone(), '1', 'the first choice is taken back, the second one stays');
select pg_temp.swing('s3');
select pg_temp.undo('s2');
select is(pg_temp.phone(), '2', 'so is the second one, and the third stays');
select pg_temp.undo('s3');
select is(pg_temp.phone(), '1', 'without all three it is what it was before the first');
select is_empty(format('select from public.patients where merged_into_id = %L', tests.id('swing')), 'and nobody is merged');

select * from finish();
rollback;
