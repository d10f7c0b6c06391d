begin;
set local search_path = public, extensions;
select plan(88);
select tests.fill_lab();

-- Who may ask. Everybody else is refused before anything is looked at.
create temporary table doors (what text, statement text);
insert into doors values
  ('asks for a run', $$select public.request_migration('preflight')$$),
  ('steers a run', $$select public.steer_migration(gen_random_uuid(), 'pause')$$),
  ('waives rows', $$select public.decide_rejects('{"ids": [1]}', 'Not needed')$$),
  ('gives a code a meaning', $$select public.set_code('sex', '9', 'Asked the lab', 'other')$$);
select tests.refuses(p, statement, format('%s: nobody but administrators', what))
from doors, unnest(array['manager', 'staff', 'technician', 'doctor_a', 'patient', 'research_partner', 'suspended_staff', 'stranger', 'anon']) p;

-- What tests.ask undoes, this keeps.
create function pg_temp.done(p_persona text, p_query text) returns text language plpgsql as $$
declare
  v_answer text;
begin
  perform tests.sign_in(p_persona);
  execute p_query into v_answer;
  perform tests.sign_out();
  return v_answer;
end $$;

-- One run at a time, and who comes second is told who came first.
select is(pg_temp.done('admin', $$select public.request_migration('preflight', '{unmapped_code}') is not null$$), 'true', 'asks for a run');
select is((select concat_ws(' ', r.mode, r.status, r.accepted::text, r.source_name is null, p.given_name) from migration.runs r join public.profiles p on p.id = r.started_by),
  'preflight waiting {unmapped_code} t Admin', 'the run waits for a worker and says who asked');
select tests.expect('admin', $$select public.request_migration('full')$$, 'PT409', 'a second run is refused');
select tests.answers('admin', $$select count(*) from public.migration_runs$$, '1', 'sees the run in the list');
select tests.answers('manager', $$select count(*) from public.migration_runs$$, '1', 'reads the list');
select tests.answers(p, $$select count(*) from public.migration_runs$$, '0', 'sees no run') from unnest(array['staff', 'doctor_a', 'admin_elsewhere']) p;
select tests.expect('admin', $$select public.request_migration('something')$$, 'PT422', 'a kind of run that does not exist is refused');

-- Steering.
create function pg_temp.run() returns uuid language sql as $$ select id from migration.runs order by created_at desc, id limit 1 $$;
grant execute on function pg_temp.run() to authenticated;
create function pg_temp.steer(p_wish text) returns text language sql as $$ select format('select public.steer_migration(%L, %L)', pg_temp.run(), p_wish) $$;
select tests.expect('admin_elsewhere', pg_temp.steer('cancel'), 'PT404', 'a run of another lab does not exist');
select tests.expect('admin', pg_temp.steer('explode'), 'PT422', 'there are three wishes');
select is(pg_temp.done('admin', pg_temp.steer('pause')), 'paused', 'pauses a waiting run at once');
select is(pg_temp.done('admin', pg_temp.steer('run')), 'waiting', 'lets it wait again');
update migration.runs set status = 'running', holder = 'elsewhere process 1', heartbeat_at = clock_timestamp();
select is(pg_temp.done('admin', pg_temp.steer('pause')), 'running', 'a run under way is asked, not stopped');
select is((select wish from migration.runs), 'pause', 'the wish is written for the engine');
update migration.runs set heartbeat_at = clock_timestamp() - interval '1 minute';
select tests.answers('admin', $$select is_stalled from public.migration_runs$$, 'true', 'sees that nobody has been heard of');
select is(pg_temp.done('admin', pg_temp.steer('run')), 'waiting', 'takes a run that was left behind from its process');
select is(pg_temp.done('admin', pg_temp.steer('cancel')), 'cancelled', 'cancels it');
select tests.expect('admin', pg_temp.steer('run'), 'PT409', 'what has ended does not begin again');

-- Rolling back: the last one first, and only once.
delete from migration.runs;
select tests.expect('admin', $$select public.request_migration('rollback')$$, 'PT404', 'nothing to take back');
insert into migration.runs (id, organization_id, mode, status, created_at) values
  ('92000000-0000-4000-8000-000000000001', tests.id('lab'), 'full', 'done', now() - interval '2 days'), ('92000000-0000-4000-8000-000000000002', tests.id('lab'), 'delta', 'done', now() - interval '1 day');
insert into migration.run_entities (run_id, organization_id, entity, position) select id, organization_id, 'patients', 1 from migration.runs;
insert into migration.batches (run_id, entity, number, organization_id, first_key, last_key, read_rows, written_rows, rejected_rows, milliseconds)
select id, 'patients', 1, organization_id, 0, 1, 1, 1, 0, 1 from migration.runs;
select tests.expect('admin', $$select public.request_migration('rollback', '{}', '92000000-0000-4000-8000-000000000001')$$, 'PT409', 'an older run waits until the later one is taken back');
select is(pg_temp.done('admin', $$select public.request_migration('rollback') is not null$$), 'true', 'takes the last run back');
select is((select of_run_id from migration.runs where mode = 'rollback'), '92000000-0000-4000-8000-000000000002', 'which is the delta');
update migration.runs set status = 'done' where mode = 'rollback';
select tests.expect('admin', $$select public.request_migration('rollback', '{}', '92000000-0000-4000-8000-000000000002')$$, 'PT404', 'not twice');
select is(pg_temp.done('admin', $$select public.request_migration('rollback') is not null$$), 'true', 'then the one before');
update migration.runs set status = 'done' where mode = 'rollback';
select tests.answers('admin', $$select string_agg(mode, ' ' order by mode) from public.migration_runs where is_taken_back$$, 'delta full', 'sees which runs were taken back');
select tests.expect('admin_elsewhere', $$select public.request_migration('full')$$, 'PT409', 'one database takes one legacy database');

-- The inbox.
insert into migration.rejects (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, source_row)
select tests.id('lab'), '92000000-0000-4000-8000-000000000001', '92000000-0000-4000-8000-000000000001', 'patients', i, 'rejected', case when i < 4 then 'unmapped_code' else 'bad_date' end, 'status', '{"status": 9}'
from generate_series(1, 5) i;
select tests.answers(p, $$select string_agg(code || ' ' || open_rows, ', ' order by code) from public.list_reject_groups()$$, answer, 'counts the inbox: ' || coalesce(answer, 'nothing'))
from (values ('admin', 'bad_date 2, unmapped_code 3'), ('manager', 'bad_date 2, unmapped_code 3'), ('staff', null), ('admin_elsewhere', null)) v(p, answer);
select tests.answers(p, $$select count(*) from public.migration_rejects$$, answer, 'reads rows of the inbox: ' || answer) from (values ('admin', '5'), ('manager', '0'), ('admin_elsewhere', '0')) v(p, answer);
select tests.answers('admin_elsewhere', $$select public.decide_rejects('{"entity": "patients", "kind": "rejected", "code": "bad_date", "column": "status"}', 'x')$$, '0', 'waives nothing of another lab');
select is(pg_temp.done('admin', $$select public.decide_rejects('{"entity": "patients", "kind": "rejected", "code": "unmapped_code", "column": "status"}', ' Old test patients ')$$), '3', 'waives a whole group');
select is((select count(*)::int from migration.rejects where status = 'waived' and note = 'Old test patients' and decided_by = tests.profile('admin') and decided_at is not null), 3, 'with the reason and the name');
select tests.answers('admin', $$select public.decide_rejects('{"entity": "patients", "kind": "rejected", "code": "unmapped_code", "column": "status"}', 'again')$$, '0', 'not twice');
select is(pg_temp.done('admin', format($$select public.decide_rejects('{"ids": [%s]}')$$, (select min(id) from migration.rejects))), '1', 'opens one of them again');
select is((select count(*)::int from migration.rejects where status = 'open' and note is null), 3, 'which has no reason any more');

-- Code maps.
select is(pg_temp.done('admin', $$select public.set_code('sex', '9', 'Asked the lab', 'other')$$), '1', 'explains a code');
select tests.expect('admin', $$select public.set_code('sex', '9', 'Asked the lab', 'male')$$, 'PT409', 'a code that is explained meanwhile is not overwritten');
select is(pg_temp.done('admin', $$select public.set_code('sex', '9', 'Asked again', 'male', 1)$$), '2', 'changes the version it has seen');
select tests.expect('admin', $$select public.set_code('sex', '9', 'Asked again', 'female', 1)$$, 'PT409', 'and no other');
select tests.expect('admin', $$select public.set_code('sex', '8', 'Guess', 'green')$$, 'PT422', 'a meaning is a word of the console');
select tests.expect('admin', $$select public.set_code('order_status', '7', 'Guess', 'nowhere')$$, 'PT422', 'also where the words are a table');
select tests.expect('admin', $$select public.set_code('country', 'ruritania', 'Novel', 'Ruritania')$$, 'PT422', 'also where they are a pattern');
select tests.expect('admin', $$select public.set_code('order_status', '7', ' ', 'shipped')$$, 'PT422', 'nobody explains without saying how they know');
select tests.expect('admin', $$select public.set_code('moon', '7', 'x', 'shipped')$$, 'PT404', 'only codes of a known map');
select is(pg_temp.done('admin', $$select public.set_code('order_status', '7', 'Confirmed on the phone', 'shipped')$$), '1', 'explains a code of a vocabulary in a table');
select tests.answers('admin', $$select public.set_code('sex', '7', 'Nobody knows')$$, '1', 'a code may mean that the value stays empty');
insert into migration.runs (organization_id, mode) values (tests.id('lab'), 'delta');
select tests.expect('admin', $$select public.set_code('sex', '6', 'x', 'other')$$, 'PT409', 'no meaning changes under a run');

select * from finish();
rollback;
