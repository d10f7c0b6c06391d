begin;
set local search_path = public, extensions;
select plan(208);
select tests.fill_lab();

create function pg_temp.add(p_name text, p_practice uuid default tests.id('practice_a'), p_cases int default 0) returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
  v_person uuid := gen_random_uuid();
begin
  insert into public.profiles (id, organization_id, is_listed, given_name, family_name) values (v_person, tests.id('lab'), false, initcap(p_name), 'Smith');
  insert into public.patients (id, organization_id, practice_id, profile_id) values (v_id, tests.id('lab'), p_practice, v_person);
  insert into tests.places (name, id) values (p_name, v_id);
  insert into public.cases (organization_id, practice_id, patient_id, title) select tests.id('lab'), p_practice, v_id, p_name || ' ' || n from generate_series(1, p_cases) n;
  return v_id;
end $$;
create function pg_temp.pair(p_a text, p_b text) returns uuid[] language sql stable as $$ select array[least(tests.id(p_a), tests.id(p_b)), greatest(tests.id(p_a), tests.id(p_b))] $$;
-- A cluster as the worker leaves it: every two of them suspected in the same band.
create function pg_temp.suspect(p_name text, p_names text[], p_band text default 'certain', p_objections text[] default '{}') returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  insert into tests.places (name, id) values (p_name, v_id);
  insert into public.duplicate_clusters (id, organization_id, practice_id, size, band, probability, strongest, objections)
  values (v_id, tests.id('lab'), (select case when count(distinct practice_id) = 1 then min(practice_id::text)::uuid end from public.patients where id in (select tests.id(n) from unnest(p_names) n)),
    cardinality(p_names), p_band, 0.9995, 'phone', p_objections);
  insert into public.duplicate_members (patient_id, organization_id, cluster_id) select tests.id(n), tests.id('lab'), v_id from unnest(p_names) n;
  insert into public.duplicate_candidates (organization_id, first_id, second_id, cluster_id, band, probability, bits, terms, objections, model_version)
  select tests.id('lab'), (pg_temp.pair(a, b))[1], (pg_temp.pair(a, b))[2], v_id, p_band, 0.9995, 12, '[]', p_objections, 1
  from unnest(p_names) a, unnest(p_names) b where a < b;
  delete from private.match_queue;
  return v_id;
end $$;
create function pg_temp.names_of(p_ids uuid[]) returns text language sql stable as $$ select string_agg(name, ' ' order by name) from tests.places where id = any (p_ids) $$;
grant execute on function pg_temp.names_of(uuid[]) to authenticated, anon;
insert into public.match_models (organization_id, version, origin, weights, patients, activated_at) values (tests.id('lab'), 1, 'shipped', '{}', 0, now());
insert into public.match_models (organization_id, version, origin, weights, patients) values (tests.id('lab'), 2, 'trained', '{}', 0);
select pg_temp.add('ann'), pg_temp.add('anne'), pg_temp.add('bob'), pg_temp.add('bobby'), pg_temp.add('rob'), pg_temp.add('cleo', p_cases => 1), pg_temp.add('clea', p_cases => 2);
select pg_temp.suspect('anns', '{ann,anne}'), pg_temp.suspect('bobs', '{bob,bobby,rob}', 'likely', '{two_given_names}'), pg_temp.suspect('cleos', '{cleo,clea}');
update private.match_keys set fingerprint = 'f';
create temporary table outcomes (name text, outcome text);
insert into outcomes values ('admin', '1 rows'), ('developer', '1 rows'), ('manager', 'PT404'), ('staff', 'PT404'), ('doctor_a', 'PT404'), ('doctor_b', 'PT404'), ('patient', 'PT404'),
  ('research_partner', 'PT404'), ('stranger', 'PT404'), ('suspended_staff', 'PT404'), ('former_member', 'PT404'), ('admin_elsewhere', 'PT404'), ('anon', '42501');

-- Who may. For everybody else there is no such duplicate.
select tests.expect(o.name, statement, o.outcome, statement || ': ' || o.outcome) from outcomes o, unnest(array[
  'select public.claim_cluster(tests.id(''anns''))', 'select public.snooze_cluster(tests.id(''anns''), 7)',
  $$select public.decide_apart(tests.id('anns'), array[tests.id('ann')], array[tests.id('anne')], 'not_duplicate')$$]) statement;
select tests.expect(o.name, statement, case when o.name = 'admin_elsewhere' and statement not like '%merge_clusters%' then '1 rows' else o.outcome end, statement || ': ' || o.outcome) from outcomes o, unnest(array[
  'select public.request_match_scan()', 'select public.preview_sure_merges()', 'select public.set_automatic_merging(''{}'', 10)',
  $$select public.merge_clusters(array[tests.id('anns')], '{}', 'Same', gen_random_uuid())$$]) statement where (o.name, statement like '%merge_clusters%') <> ('admin_elsewhere', true);
select tests.expect(o.name, 'select public.activate_match_model(2)', o.outcome, 'puts a version to use: ' || o.outcome) from outcomes o;
select tests.expect(o.name, 'select * from public.list_automatic_merging() limit 1', case when o.name = 'admin_elsewhere' then '0 rows' else o.outcome end, 'reads what merges by itself: ' || o.outcome)
from outcomes o where o.name <> 'admin_elsewhere';
select tests.answers('admin_elsewhere', 'select (public.merge_clusters(array[tests.id(''anns'')], ''{}'', ''Same'', gen_random_uuid()) ->> ''merged'')', '0', 'another lab merges nothing here');

-- Claims.
select matches(tests.done('admin', 'select public.claim_cluster(tests.id(''bobs''))'), '^20', 'a claim says how long it lasts');
select ok((select claimed_until between now() + interval '9 minutes' and now() + interval '11 minutes' from public.duplicate_clusters where id = tests.id('bobs')), 'ten minutes');
select matches(tests.done('developer', 'select public.claim_cluster(tests.id(''bobs''))'), '^PT409 .* works on this right now', '62: somebody else is told who works on it');
select matches(tests.done('developer', $$select public.decide_apart(tests.id('bobs'), array[tests.id('bob')], array[tests.id('rob')], 'not_duplicate')$$), '^PT409', '62: and decides nothing meanwhile');
select matches(tests.done('admin', 'select public.claim_cluster(tests.id(''bobs''))'), '^20', 'whoever has it may claim it again');
update public.duplicate_clusters set claimed_until = now() - interval '1 second' where id = tests.id('bobs');
select matches(tests.done('admin', 'select public.claim_cluster(tests.id(''bobs''))'), '^20', '63: a lease that ran out binds nobody');
select is(tests.done('admin', 'select public.claim_cluster(tests.id(''bobs''), false)'), null, 'and it can be let go');
select is((select owner_id from public.duplicate_clusters where id = tests.id('bobs')), null, 'then nobody owns it');

-- Putting off.
select matches(tests.done('admin', format('select public.snooze_cluster(tests.id(''bobs''), %s)', days)), '^PT422', 'not put off for ' || days || ' days') from unnest(array['-1', '91', 'null']) days;
select matches(tests.done('admin', 'select public.snooze_cluster(tests.id(''bobs''), 7)'), '^20', 'put off for a week');
select tests.answers('admin', 'select is_put_off from public.duplicate_queue where id = tests.id(''bobs'')', 'true', 'the queue knows');
select is(tests.done('admin', 'select public.snooze_cluster(tests.id(''bobs''), 0)'), null, 'and takes it back');
select tests.answers('admin', 'select is_put_off from public.duplicate_queue where id = tests.id(''bobs'')', 'false', 'at once');

-- Told apart, and remembered.
select matches(tests.done('admin', format($$select public.decide_apart(tests.id('bobs'), array[tests.id('bob')], %s, 'not_duplicate')$$, others)), '^PT409', 'not about ' || others)
from unnest(array['array[tests.id(''ann'')]', '''{}''', 'array[tests.id(''rob''), tests.id(''bobby'')]', 'array[null::uuid]']) others;
select matches(tests.done('admin', $$select public.decide_apart(tests.id('bobs'), array[tests.id('bob')], array[tests.id('rob')], 'related')$$), '^23514', 'related needs to be said how');
select is(length(tests.done('admin', $$select public.decide_apart(tests.id('bobs'), array[tests.id('rob')], array[tests.id('bob')], 'related', 'twin', ' Both came in today ')$$)), 38, 'twins are told apart');
select results_eq($$select array[first_id, second_id], decision, relation, reason, origin, bits, band, decided_by from public.duplicate_decisions$$,
  $$values (pg_temp.pair('bob', 'rob'), 'related', 'twin', 'Both came in today', 'person', 12::float8, 'likely', tests.profile('admin'))$$, '73: with who, why, and what spoke for it then');
select is((select count(*) from public.duplicate_candidates where array[first_id, second_id] = pg_temp.pair('bob', 'rob')), 0::bigint, 'the pair leaves the queue at once');
select is((select size from public.duplicate_clusters where id = tests.id('bobs')), 3, 'bobby may still be either of them');
select set_eq('select patient_id from private.match_queue', 'select tests.id(n) from unnest(array[''bob'', ''bobby'', ''rob'']) n', 'the worker puts them together anew');
select is(length(tests.done('admin', $$select public.decide_apart(tests.id('bobs'), array[tests.id('rob')], array[tests.id('bob')], 'not_duplicate')$$)), 38, 'asked again, the last answer stands');
select results_eq('select decision, relation from public.duplicate_decisions', $$values ('not_duplicate', null::text)$$, 'in the same line');
select ok((select count(*) > 0 from audit.log where table_name = 'duplicate_decisions' and actor = tests.login('admin')), '73: the audit has it');
select is(length(tests.done('admin', $$select public.decide_apart(tests.id('bobs'), array[tests.id('bobby'), tests.id('bobby')], array[tests.id('bob'), tests.id('rob')], 'not_duplicate')$$)), 75, 'every two of them');
select is((select count(*) from public.duplicate_clusters where id = tests.id('bobs')), 0::bigint, 'then there is no question any more');
select matches(tests.done('admin', format('select public.withdraw_decisions(%L)', array[gen_random_uuid()])), '^PT404', 'what does not exist is not taken back');
select tests.expect(o.name, 'select public.withdraw_decisions(array(select id from public.duplicate_decisions))', case when o.name in ('admin', 'developer') then '1 rows' when o.name = 'anon' then '42501' else 'PT404' end,
  'takes decisions back: ' || o.outcome) from outcomes o;
select is(tests.done('admin', 'select public.withdraw_decisions(array(select id from public.duplicate_decisions))'), '3', 'three decisions are taken back');
select is((select count(*) from public.duplicate_decisions where withdrawn_by = tests.profile('admin')), 3::bigint, 'with who did');
select matches(tests.done('admin', 'select public.withdraw_decisions(array(select id from public.duplicate_decisions))'), '^PT404 It was taken back already', 'once');

-- What is beyond doubt.
create function pg_temp.sure() returns text language sql stable as $$ select coalesce(string_agg(pg_temp.names_of(array[cluster_id]), ' ' order by 1), '') from private.sure_clusters(tests.id('lab')) $$;
delete from private.match_queue;
select is(pg_temp.sure(), 'anns', 'both of cleo''s records have an open case: that is for people');
update public.cases set current_state = 'cancelled' where patient_id = tests.id('cleo');
select set_eq('select pg_temp.names_of(array[cluster_id]) from private.sure_clusters(tests.id(''lab''))', $$values ('anns'), ('cleos')$$, 'one with open cases is enough');
select is((select pg_temp.names_of(array[survivor_id]) from private.sure_clusters(tests.id('lab')) where cluster_id = tests.id('cleos')), 'clea', 'the record with the most cases stays');
create function pg_temp.without(p_change text) returns text language plpgsql as $$
declare
  v_sure text;
begin
  begin
    execute p_change;
    v_sure := pg_temp.sure();
    raise exception using errcode = 'ZZUND';
  exception when sqlstate 'ZZUND' then null;
  end;
  return v_sure;
end $$;
select is(pg_temp.without(change), 'cleos', 'not beyond doubt: ' || what) from (values
  ('put off', 'update public.duplicate_clusters set snoozed_until = now() + interval ''1 day'' where id = tests.id(''anns'')'),
  ('changed since', 'insert into private.match_queue (patient_id, organization_id) values (tests.id(''ann''), tests.id(''lab''))'),
  ('a pair that is only likely', 'update public.duplicate_candidates set band = ''likely'' where cluster_id = tests.id(''anns'')'),
  ('an objection', 'update public.duplicate_candidates set objections = ''{practices_differ}'' where cluster_id = tests.id(''anns'')'),
  ('taken apart before', $$insert into public.merge_events (organization_id, batch_id, request, kind, survivor_id, merged_id, undone_by_id, undone_at)
    select tests.id('lab'), gen_random_uuid(), 'x', 'merge', tests.id('ann'), tests.id('anne'), null, null;
    update public.merge_events set undone_by_id = id, undone_at = now()$$)) v(what, change);

select is((select jsonb_array_length(p -> 'ready') || ' ' || jsonb_array_length(p -> 'stays') from (select tests.done('admin', 'select public.preview_sure_merges()')::jsonb as p) v), '2 0', 'the dry run has both');
select is((select jsonb_array_length(p -> 'ready')::text from (select tests.done('admin', 'select public.preview_sure_merges(tests.id(''practice_b''))')::jsonb as p) v), '0', 'and nothing in another practice');
create function pg_temp.together(p_versions jsonb, p_batch uuid, p_persona text default 'admin') returns jsonb language plpgsql as $$
declare
  v_answer text := tests.done(p_persona, format('select public.merge_clusters(array[tests.id(''anns''), tests.id(''cleos'')], %L, ''A sample was looked at'', %L)', p_versions, p_batch));
begin
  return case when v_answer like 'PT%' then to_jsonb(v_answer) else v_answer::jsonb end;
end $$;
create function pg_temp.versions() returns jsonb language sql stable as $$ select jsonb_object_agg(id, row_version) from public.patients where organization_id = tests.id('lab') $$;
select matches(pg_temp.together('{}', null)::text, 'PT422', 'a batch needs an id');
select is(pg_temp.together('{}', gen_random_uuid()) ->> 'merged', '0', '64: what nobody looked at stays');
update public.profiles set phone = '1' where id = (select profile_id from public.patients where id = tests.id('ann'));
delete from private.match_queue;
update public.patients set suffix = 'x' where id = tests.id('ann');
create temporary table seen as select pg_temp.versions() || jsonb_build_object(tests.id('ann'), 1) as versions;
select results_eq($$select a ->> 'merged', a ->> 'into', jsonb_array_length(a -> 'stays') from (select pg_temp.together(versions, '93000000-0000-4000-8000-0000000000b1') as a from seen) v$$,
  $$values ('1', '1', 1)$$, '64: one was changed since it was looked at and stays, the other is merged');
select results_eq($$select a ->> 'merged' from (select pg_temp.together(versions, '93000000-0000-4000-8000-0000000000b1') as a from seen) v$$, $$values ('1')$$, '48: sent twice, it is merged once');
select is((select merged_into_id from public.patients where id = tests.id('cleo')), tests.id('clea'), 'into the record with the most cases');
select is((select reason from public.merge_events), 'A sample was looked at', 'with the reason');
select is((tests.done('admin', 'select public.undo_merges(p_batch_id => ''93000000-0000-4000-8000-0000000000b1'')')::jsonb ->> 'undone'), '1', 'a batch is taken back as a whole');
select results_eq('select band, merged, undone, apart from public.match_quality order by band', $$values ('certain', 0, 1, 0)$$, 'the quality counts what was taken back; what came with taking back is no decision of its own');

-- What a person says about a decision that came with a merge or its undoing is theirs from then on.
select results_eq($$select origin, decision from public.duplicate_decisions where withdrawn_at is null and array[first_id, second_id] = pg_temp.pair('clea', 'cleo')$$, $$values ('undo', 'not_duplicate')$$, 'taking back remembers two people');
select pg_temp.suspect('again', '{cleo,clea}', 'likely');
select is(length(tests.done('admin', $$select public.decide_apart(tests.id('again'), array[tests.id('cleo')], array[tests.id('clea')], 'related', 'twin')$$)), 38, 'then somebody says that they are twins');
select matches(tests.done('admin', 'select public.redo_merge((select id from public.merge_events where kind = ''merge'' limit 1))'), '^PT422 It was decided', 'and merging again does not sweep that away');

-- By itself: nowhere until it is turned on, within the cap, and never where somebody works.
select is(private.merge_by_itself(tests.id('lab')) ->> 'merged', '0', 'nothing is turned on');
select matches(tests.done('admin', format('select public.set_automatic_merging(%L, %s)', practices, cap)), outcome, 'refused: ' || outcome) from (values
  (array[tests.id('practice_a')], '0', '^PT422'), (array[tests.id('practice_a')], '1001', '^PT422'), (array[tests.id('practice_a')], 'null', '^PT422'),
  (array[tests.id('practice_elsewhere')], '5', '^PT404'), (array[null::uuid], '5', '^PT404')) v(practices, cap, outcome);
select is(tests.done('admin', 'select public.set_automatic_merging(array[tests.id(''practice_b'')], 5)'), '2', 'turned on in another practice');
select matches(tests.done('admin', 'select public.set_automatic_merging(array[tests.id(''practice_b'')], 5)'), '^PT409', 'a stale form is told');
delete from private.match_queue;
select is(private.merge_by_itself(tests.id('lab')) ->> 'merged', '0', 'then nothing is merged here');
select is(tests.done('admin', 'select public.set_automatic_merging(array[tests.id(''practice_a'')], 1, 2)'), '3', 'turned on here');
select pg_temp.add('eve'), pg_temp.add('eva'), pg_temp.add('ewa');
select pg_temp.suspect('eves', '{eve,eva,ewa}');
update tests.places set id = '00000000-0000-4000-8000-000000000001' where name = 'eves';
update public.duplicate_candidates set cluster_id = null where cluster_id in (select cluster_id from public.duplicate_members where patient_id = tests.id('eve'));
insert into public.duplicate_clusters (id, organization_id, practice_id, size, band, probability, strongest) values (tests.id('eves'), tests.id('lab'), tests.id('practice_a'), 3, 'certain', 0.9995, 'phone');
update public.duplicate_members set cluster_id = tests.id('eves') where patient_id in (tests.id('eve'), tests.id('eva'), tests.id('ewa'));
update public.duplicate_candidates set cluster_id = tests.id('eves') where first_id in (tests.id('eve'), tests.id('eva'), tests.id('ewa'));
select pg_temp.add('dan'), pg_temp.add('dana');
select pg_temp.suspect('dans', '{dan,dana}');
update public.duplicate_clusters set owner_id = tests.profile('admin'), claimed_until = now() + interval '5 minutes' where id = tests.id('anns');
select is(private.merge_by_itself(tests.id('lab')) ->> 'merged', '1', 'one a day');
select results_eq($$select pg_temp.names_of(array[survivor_id, merged_id]), origin, merged_by from public.merge_events where origin = 'auto'$$, $$values ('dan dana', 'auto', null::uuid)$$, 'not the one that somebody works on, and not the three that are more than a day allows');
select tests.answers('admin', 'select merged || '' '' || ready from public.list_automatic_merging() where practice_id = tests.id(''practice_a'')', '1 1', 'the page counts what was merged and what could be');
update public.duplicate_clusters set owner_id = null, claimed_until = null;
select is(private.merge_by_itself(tests.id('lab')) ->> 'merged', '0', 'the cap of a day holds');
select is(tests.done('admin', 'select public.set_automatic_merging(array[tests.id(''practice_a'')], 2, 3)'), '4', 'a higher cap');
select is(private.merge_by_itself(tests.id('lab')) ->> 'merged', '1', 'and the next one follows');

-- Versions of the weights.
select is(length(tests.done('admin', 'select public.activate_match_model(2)')), 36, 'another version is put to use');
select results_eq('select version, activated_at is not null and retired_at is null from public.match_models order by 1', 'values (1, false), (2, true)', 'one at a time');
select results_eq('select kind, status from public.match_scans', $$values ('scan', 'waiting')$$, 'and everybody is looked at with it');
select matches(tests.done('admin', 'select public.activate_match_model(2)'), '^PT409', 'it is in use already');
select matches(tests.done('admin', 'select public.activate_match_model(9)'), '^PT404', 'there is no ninth');
select matches(tests.done('admin', 'select public.activate_match_model(1)'), '^PT409', '69: not while everybody is being looked at');
select matches(tests.done('admin', 'select public.request_match_scan(''nonsense'')'), '^23514', 'there are two kinds of looks');
update public.match_scans set status = 'done';
select is(length(tests.done('admin', 'select public.activate_match_model(1)')), 36, 'and back again');

select * from finish();
rollback;
