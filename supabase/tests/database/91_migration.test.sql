begin;
set local search_path = public, extensions;
select plan(142);
select tests.fill_lab();

insert into migration.runs (id, organization_id, mode, status) values
  ('11000000-0000-4000-8000-000000000001', tests.id('lab'), 'full', 'done'), ('11000000-0000-4000-8000-000000000002', tests.id('other_lab'), 'full', 'done');
insert into migration.run_entities (run_id, organization_id, entity, position) select id, organization_id, 'patients', 1 from migration.runs;
insert into migration.batches (run_id, entity, number, organization_id, first_key, last_key, read_rows, written_rows, rejected_rows, milliseconds)
select id, 'patients', 1, organization_id, 0, 10, 10, 9, 1, 5 from migration.runs;
insert into migration.checks (run_id, position, organization_id, severity, code, place, detail) select id, 1, organization_id, 'warning', 'encoding', 'here', 'Words' from migration.runs;
insert into migration.events (run_id, organization_id, level, message) select id, organization_id, 'info', 'Begun' from migration.runs;
insert into migration.rejects (organization_id, run_id, first_run_id, entity, legacy_id, kind, code, source_column, source_row)
select organization_id, id, id, 'patients', row_number() over (order by id), 'rejected', 'unmapped_code', 'status', '{"status": 99}' from migration.runs;
insert into migration.source_rows (entity, legacy_id, outcome, hash, first_run_id, run_id) select 'patients', 1, 'rejected', md5('1')::uuid, id, id from migration.runs limit 1;

-- Managers and administrators read what a run did; the rows themselves, with what they hold about people, are for administrators.
create temporary table sight (name text, runs text, rejects text);
insert into sight (name, runs, rejects) values
  ('manager', 'lab', ''), ('admin', 'lab', 'lab'), ('admin_elsewhere', 'other_lab', 'other_lab'), ('developer', 'lab other_lab', 'lab other_lab'), ('staff', '', ''), ('doctor_a', '', ''),
  ('patient', '', ''), ('research_partner', '', ''), ('suspended_staff', '', ''), ('former_member', '', ''), ('stranger', '', ''), ('anon', '42501', '42501');
create function pg_temp.labs(p_table text) returns text language sql as $$
  select format('select coalesce(string_agg(p.name, '' '' order by p.name), '''') from migration.%I t join tests.places p on p.id = t.organization_id', p_table)
$$;
select tests.answers(s.name, pg_temp.labs(t), s.runs, format('%s sees in %s: %s', s.name, t, s.runs))
from sight s, unnest(array['runs', 'run_entities', 'batches', 'checks', 'events']) t;
select tests.answers(s.name, pg_temp.labs('rejects'), s.rejects, format('%s sees in the inbox: %s', s.name, s.rejects)) from sight s;
select tests.answers(s.name, 'select count(*) > 0 from migration.code_maps', case when s.name = 'anon' then '42501' else (s.runs <> '')::text end, s.name || ' reads the code maps: ' || s.runs) from sight s;

-- Nobody writes here but the engine, and nobody reads what it keeps for itself.
select tests.refuses(p, format('select from migration.%I', t), format('reads nothing of %s', t)) from unnest(array['admin', 'developer']) p, unnest(array['source_rows', 'trial_rows', 'changes', 'resting_indexes']) t;
select tests.refuses(p, format('delete from migration.%I', t), format('removes nothing from %s', t))
from unnest(array['admin', 'developer']) p, unnest(array['runs', 'run_entities', 'batches', 'rejects', 'checks', 'events', 'code_maps']) t;
select tests.refuses(p, format('update migration.%I set %I = %I', t, c, c), format('changes nothing in %s', t))
from unnest(array['admin', 'manager']) p, (values ('runs', 'wish'), ('rejects', 'status'), ('code_maps', 'target'), ('run_entities', 'last_key'), ('checks', 'severity')) v(t, c);
select tests.refuses('admin', $$insert into migration.runs (organization_id, mode) values (tests.id('lab'), 'full')$$, 'starts no run by writing a row');
select tests.refuses('admin', $$insert into migration.code_maps (map, code, target, note) values ('sex', '9', null, 'x')$$, 'adds no code by writing a row');

-- What must hold whoever writes.
select throws_ok($$insert into migration.runs (organization_id, mode, status) values (tests.id('lab'), 'full', 'running'), (tests.id('lab'), 'delta', 'waiting')$$, '23505', null, 'one lab has one live run');
select lives_ok($$insert into migration.runs (organization_id, mode, status) values (tests.id('lab'), 'full', 'paused'), (tests.id('other_lab'), 'full', 'running')$$, 'two labs may run at the same time');
select throws_ok($$update migration.run_entities set read_rows = 10, inserted = 8, rejected = 1$$, '23514', null, 'a row that is not accounted for is refused');
select lives_ok($$update migration.run_entities set read_rows = 10, inserted = 8, rejected = 1, merged = 1$$, 'a sum that holds is taken');
select throws_ok($$update migration.rejects set status = 'waived'$$, '23514', null, 'a row is waived by somebody and with a note');
select is((select string_agg(distinct code, ' ' order by code) from migration.code_maps where target is not null and map = m.map and not exists (
    select from public.order_types where key = target union select from public.order_states where key = target union select from public.roles where key = target
    union select from public.message_types where key = target union select from public.project_types where key = target union select from public.project_states where key = target
    union select from public.task_functions where key = target)), null, 'every meaning in ' || m.map || ' is a word of the console')
from unnest(array['order_course', 'order_status', 'user_group', 'message_type', 'project_type', 'project_status', 'template_function']) m(map);

-- The first rows come while triggers rest. What follows from them follows all the same; a restored backup brings its links and its log itself.
select is((select string_agg(tgrelid::regclass || ' ' || tgname, ', ') from pg_trigger where tgfoid in ('private.note_stale'::regproc, 'private.note_stale_change'::regproc) and tgenabled <> 'A'), null,
  'what went stale is noted whatever rests');
create temporary table brought (name text primary key, id uuid default gen_random_uuid());
insert into brought (name) values ('migrated'), ('restored');
create function pg_temp.bring(p_name text) returns void language sql as $$
  insert into public.orders (id, organization_id, practice_id, patient_id, case_id, order_number)
  select b.id, c.organization_id, c.practice_id, c.patient_id, c.id, 'REST-' || b.name from brought b, public.cases c where b.name = p_name and c.id = tests.id('case_a')
$$;
delete from private.stale_facts;
set local session_replication_role = replica;
set local archwire.source = 'migration';
select lives_ok($$select pg_temp.bring('migrated')$$, 'an order is brought');
select throws_ok($$insert into public.orders (organization_id, order_number) values (tests.id('lab'), 'REST-alone')$$, 'PT422', null, 'but not one without the case that its type asks for');
set local archwire.source = '';
select lives_ok($$select pg_temp.bring('restored')$$, 'an order is restored');
set local session_replication_role = origin;
select is((select string_agg(b.name, ' ') from brought b join public.order_cases l on l.order_id = b.id), 'migrated', 'the order that was brought has its case');
select is((select string_agg(new_values ->> 'rows', ' ') from audit.log where table_name = 'order_cases' and source = 'migration' and operation = 'bulk'), '1', 'and the log says so');
select is((select count(*) from brought b join public.orders o using (id) join public.cases c on c.id = o.case_id where o.patient_name = c.patient_name)::int, 2, 'both have the name of their patient');
select is((select count(*) from brought b join private.stale_facts f on f.order_id = b.id)::int, 2, 'and both are counted anew');
select ok(migration.has_watch('public.' || t), t || ' has triggers awake') from unnest(array['orders', 'files']) t;
alter table public.order_cases enable trigger user;
alter table public.files enable trigger user;
select ok(not migration.has_watch('public.' || t), t || ' has them no longer after a restoration that enabled all') from unnest(array['orders', 'files']) t;

select * from finish();
rollback;
