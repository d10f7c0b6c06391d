begin;
set local search_path = public, extensions;
select plan(334);
select tests.fill_lab();

select set_eq(
  $$select c.oid::regclass::text from pg_class c
    where c.relkind = 'r' and (c.relnamespace = 'public'::regnamespace or c.oid = 'private.user_roles'::regclass)
      and 4 = (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audit\_%' and t.tgenabled in ('O', 'A'))$$,
  $$select c.oid::regclass::text from pg_class c
    where c.oid in ('public.organizations'::regclass, 'private.user_roles'::regclass)
      or c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
        -- Derived from what is logged already.
        and c.relname not in ('person_names', 'order_facts', 'case_facts', 'order_stays', 'case_stays', 'counted_months', 'state_analytics', 'message_analytics', 'embeddings',
          'match_scans', 'duplicate_clusters', 'duplicate_members', 'duplicate_candidates', 'merge_rows')$$,
  'every business table is under the write log');

create temporary table mark (id bigint);
insert into mark select max(id) from audit.log;
create temporary view news as
  select l.table_name, l.record_id, l.operation, l.old_values, l.new_values, l.actor, l.actor_roles, l.database_role, l.source, l.reason, l.request_id, l.organization_id
  from audit.log l, mark where l.id > mark.id order by l.id;
create function pg_temp.read_on() returns void language sql security definer as $$ update mark set id = (select max(id) from audit.log) $$;

-- Changed columns only.
select tests.sign_in('staff');
select set_config('request.headers', '{"x-request-id": "r-7"}', true);
update public.cases set title = 'Renamed', description = description where id = tests.id('case_a');
select tests.sign_out();
select results_eq('select table_name, record_id, operation, old_values, new_values, actor, actor_roles, database_role, source, reason, request_id, organization_id from news',
  $$values ('cases', tests.id('case_a')::text, 'update', '{"title": "Case a"}'::jsonb, '{"title": "Renamed"}'::jsonb, tests.login('staff'), array['staff'], 'authenticated', 'person', null::text, 'r-7', tests.id('lab'))$$,
  'a change says what, by whom and on whose request');
select set_config('request.headers', '', true);
select pg_temp.read_on();
update public.cases set title = title, priority = priority;
update public.cases set title = 'x' where false;
select is_empty('select * from news', 'a change that changes nothing is not logged');
update public.cases set title = 'Both ' || right(title, 1) where id in (tests.id('case_a'), tests.id('case_b'));
select results_eq('select operation, actor, actor_roles, source, database_role from news', $$select 'update', null::uuid, '{}'::text[], 'system', session_user::text collate "default" from generate_series(1, 2)$$,
  'one line per row; background work has no actor');
select pg_temp.read_on();
select set_config('archwire.reason', 'tidying', true);
delete from public.order_items where id = tests.id('item_a');
select set_config('archwire.reason', '', true);
select results_eq($$select operation, old_values ->> 'unit_price', new_values, reason from news where table_name = 'order_items'$$, $$values ('delete', '100.00', null::jsonb, 'tidying')$$, 'a deletion keeps what was deleted and why');
select results_eq($$select operation, old_values, new_values from news where table_name = 'orders'$$,
  $$values ('update', '{"subtotal": 100.00, "total_amount": 100.00}'::jsonb, '{"subtotal": 0, "total_amount": 0}'::jsonb)$$, 'and what followed from it');
select pg_temp.read_on();
insert into private.user_roles (user_id, organization_id, role) values (tests.login('stranger'), tests.id('lab'), 'support');
select results_eq('select table_name, record_id, new_values ->> ''role'' from news', $$select 'user_roles', concat_ws('/', tests.login('stranger'), tests.id('lab'), 'support'), 'support'$$, 'a row with several keys is named by all of them');

-- Personal fields and secrets.
select pg_temp.read_on();
update public.profiles set email = 'new@example.test', phone = 'whistle', birth_date = '2001-01-01', given_name = 'Known', legacy = '{"a": 1}' where id = tests.id('person_b');
select results_eq($$select old_values, new_values from news where table_name = 'profiles'$$,
  $$values ('{"email": "[redacted]", "phone": "[redacted]", "birth_date": "[redacted]", "given_name": "[redacted]", "legacy": "[redacted]"}'::jsonb,
    '{"email": "[redacted]", "phone": "[redacted]", "birth_date": "[redacted]", "given_name": "[redacted]", "legacy": "[redacted]"}'::jsonb)$$,
  'personal fields say that they changed, not to what');
select is_empty($$select * from news where table_name = 'patients'$$, 'what is derived from them is not mentioned');
update public.patients set medical_history = '{"allergy": "nickel"}', emergency_contact = '{"name": "Mum"}' where id = tests.id('patient_b');
select results_eq($$select new_values from news where table_name = 'patients'$$, $$values ('{"medical_history": "[redacted]", "emergency_contact": "[redacted]"}'::jsonb)$$, 'nor are illnesses told');
insert into audit.redactions (table_name, column_name, kind) values ('products', 'batch_number', 'secret');
update public.products set batch_number = 'hidden' where id = tests.id('product_home');
select results_eq($$select old_values, new_values from news where table_name = 'products'$$, $$values ('{"batch_number": "[redacted]"}'::jsonb, '{"batch_number": "[redacted]"}'::jsonb)$$, 'a secret stays one');
select tests.invite('quiet@example.test', 'staff') as invited;
select is(new_values ->> 'email', '[redacted]', 'also where a row is added') from news where table_name = 'invitations';
select is_empty($$select l.id from audit.log l where concat(old_values, new_values) ~ 'quiet@example|whistle|nickel|hidden|2001-01-01'$$, 'and nothing of it is anywhere in the log');
select is_empty($$select id from audit.log where concat(old_values, new_values) ~ 'row_version|updated_at|search_text'$$, 'no line mentions derived columns');

-- A batch of the migration is one line, whose run keeps the rows. Nobody who signs in is a migration.
select pg_temp.read_on();
select set_config('archwire.source', 'migration', true);
insert into public.doctor_notes (organization_id, doctor_id, body) values
  (tests.id('lab'), tests.profile('doctor_a'), 'One'), (tests.id('lab'), tests.profile('doctor_a'), 'Two'), (tests.id('other_lab'), tests.id('doctor_elsewhere'), 'Three');
update public.doctor_notes set body = body || '!' where organization_id = tests.id('lab') and body in ('One', 'Two');
delete from public.doctor_notes where body in ('One!', 'Two!', 'Three');
delete from public.doctor_notes where false;
select bag_eq('select record_id, operation, organization_id, new_values, source from news',
  $$values ('several', 'bulk', tests.id('lab'), '{"operation": "insert", "rows": 2}'::jsonb, 'migration'), ('several', 'bulk', tests.id('other_lab'), '{"operation": "insert", "rows": 1}'::jsonb, 'migration'),
    ('several', 'bulk', tests.id('lab'), '{"operation": "update", "rows": 2}'::jsonb, 'migration'), ('several', 'bulk', tests.id('lab'), '{"operation": "delete", "rows": 2}'::jsonb, 'migration'),
    ('several', 'bulk', tests.id('other_lab'), '{"operation": "delete", "rows": 1}'::jsonb, 'migration')$$,
  'a batch is one line per lab and statement');
insert into public.cases (organization_id, practice_id, patient_id, title) values (tests.id('lab'), tests.id('practice_a'), tests.id('patient_a'), 'Brought');
select is_empty($$select h.id from public.case_state_history h join public.cases c on c.id = h.case_id where c.title = 'Brought'$$, 'a migrated case brings its own history');
select pg_temp.read_on();
select tests.sign_in('staff');
insert into public.doctor_notes (doctor_id, body) values (tests.profile('doctor_a'), 'Pretended');
insert into public.cases (patient_id, title) values (tests.id('patient_a'), 'Pretended');
select tests.sign_out();
select results_eq($$select operation, source, actor from news where table_name = 'doctor_notes'$$, $$values ('insert', 'person', tests.login('staff'))$$, 'a signed-in person cannot pretend to be the migration');
select results_eq($$select h.source, h.changed_by from public.case_state_history h join public.cases c on c.id = h.case_id where c.title = 'Pretended'$$,
  $$values ('person', tests.profile('staff'))$$, 'nor leave a history without a name');
select set_config('archwire.source', 'message', true);
update public.cases set title = 'By message' where id = tests.id('case_b');
select is((select source from news where table_name = 'cases' and new_values ->> 'title' = 'By message'), 'message', 'background work names itself');
select set_config('archwire.source', '', true);

-- Emptying a table is seen, by developers.
truncate public.discounts;
select results_eq($$select operation, record_id, organization_id from news where table_name = 'discounts'$$, $$values ('truncate', 'several', null::uuid)$$, 'emptying a table is logged');
select tests.permits('developer', $$select from public.audit_entries where operation = 'truncate'$$, 1, 'reads that a table was emptied');
select tests.hides('admin', $$select from public.audit_entries where operation = 'truncate'$$, 'reads nothing that concerns every lab');

-- Nobody changes the log.
create function pg_temp.as_service(p_statement text) returns text language plpgsql as $$
begin
  perform set_config('role', 'service_role', true);
  execute p_statement;
  perform set_config('role', 'none', true);
  return 'done';
exception when others then
  return sqlstate;
end $$;
create temporary table tampering as
  select format(s, t, c) as statement from unnest(array['update audit.%s set %s = %2$s', 'delete from audit.%s', 'truncate audit.%s', 'insert into audit.%s default values']) s,
    (values ('log', 'at'), ('access_log', 'at'), ('seals', 'log'), ('log_default', 'at')) v(t, c);
select tests.refuses(p, statement, 'cannot do this to the log: ' || statement) from tampering, tests.everyone() p;
select is(pg_temp.as_service(statement), '42501', 'the service role cannot do this to the log: ' || statement) from tampering;
select audit.seal_everything() as sealed;
insert into audit.access_log (organization_id, patient_id, purpose, place, actor, actor_roles) values (tests.id('lab'), tests.id('patient_a'), 'treatment', '/', tests.login('staff'), '{staff}');
select throws_ok(format(s, t, c), '42501', 'The audit log is append-only.', 'not even the owner: ' || format(s, t, c))
from unnest(array['update audit.%s set %s = %2$s', 'delete from audit.%s', 'truncate audit.%s']) s,
  (values ('log', 'at'), ('access_log', 'at'), ('seals', 'log'), ('log_' || to_char(now(), 'YYYY_MM'), 'at')) v(t, c);
select tests.refuses(p, format('select * from audit.%I', t), 'cannot read ' || t) from tests.everyone() p, unnest(array['seals', 'redactions']) t;
select tests.refuses(p, 'select ' || f, 'cannot call ' || f) from unnest(array['anon', 'staff', 'admin', 'developer']) p,
  unnest(array['audit.seal(''log'')', 'audit.seal_everything()', 'audit.verify()', 'audit.prepare_partitions()', 'audit.attach(''public.cases'')', 'audit.sealed_rows(''log'', 0, 9, 9)']) f;

-- Months are made ahead.
select is(audit.prepare_partitions(), 0, 'the months that are needed are there');
select is((select count(*) from pg_inherits where inhparent = t), 14::bigint, 'thirteen months and a default of ' || t) from unnest(array['audit.log', 'audit.access_log']::regclass[]) t;
select is_empty('select from audit.log_default union all select from audit.access_log_default', 'no line is without a month');
select is(audit.prepare_partitions(14), 4, 'and more can be made');
select is_empty($$select c.relname from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)$$, 'every table of the log has row level security');
insert into audit.log (at, table_name, record_id, operation, actor_roles, database_role, source) values (date_trunc('month', now()) + interval '16 months', 'x', 'x', 'insert', '{}', 'x', 'system');
select is((select count(*) from audit.log_default), 1::bigint, 'a month that nobody made stops nobody');
select lives_ok('select audit.prepare_partitions(17)', 'and its lines do not stop the next months');

select * from finish();
rollback;
