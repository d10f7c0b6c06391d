begin;
set local search_path = public, extensions;
select plan(21);
select tests.fill_lab();
select tests.sign_in('staff');
select public.record_access(array[tests.id('patient_a'), tests.id('patient_b')], 'treatment', '/patients');
select tests.sign_out();

create temporary table total as select (select count(*) from audit.log) + (select count(*) from audit.access_log) as rows;
select is(audit.seal('log', 3), 3, 'seals as many rows as asked');
create temporary table outcome as select * from audit.seal_everything();
select is(sealed + 3, rows::int, 'the rest is sealed') from outcome, total;
select is(newest_hash, (select encode(hash, 'hex') from audit.seals order by id desc limit 1), 'the newest hash is told') from outcome;
select results_eq('select sealed from audit.seal_everything()', 'values (0)', 'nothing new, nothing sealed');
select is_empty('select * from audit.verify()', 'what was sealed is as it was sealed');
select is((select count(distinct log) from audit.seals), 2::bigint, 'both logs are in one chain');
insert into public.products (organization_id, sku, name, category) values (tests.id('lab'), 'LATE', 'Late', 'aligners');
select is_empty('select * from audit.verify()', 'new rows break nothing');
select is((audit.seal_everything()).sealed, 1, 'and are sealed next');

-- Somebody with the keys of the house, each time undone.
create function pg_temp.found(p_tampering text) returns setof text language plpgsql as $$
declare v_problem text;
begin
  begin
    set local session_replication_role = replica;
    execute p_tampering;
    for v_problem in select format('%s %s %s', v.log, coalesce(v.row_id::text, 'seal ' || v.seal_id), v.problem) from audit.verify() v order by v.seal_id, v.row_id loop
      return next v_problem;
    end loop;
    raise exception 'undo' using errcode = 'ZZUND';
  exception when sqlstate 'ZZUND' then null;
  end;
end $$;
create temporary table known as
  select (select row_ids[2] from audit.seals where id = 1) as row_id, (select max(id) from audit.seals) as last_seal, (select min(id) from audit.access_log) as access_id;
select results_eq(
  format($$select * from pg_temp.found('update audit.log set actor = gen_random_uuid() where id = %s')$$, row_id), format($$values ('log %s the row was changed')$$, row_id), 'a changed row is named') from known;
select results_eq(
  format($$select * from pg_temp.found('update audit.log set new_values = ''{"title": "x"}'', old_values = null where id = %s')$$, row_id), format($$values ('log %s the row was changed')$$, row_id), 'whatever was changed') from known;
select results_eq(
  format($$select * from pg_temp.found('delete from audit.log where id = %s')$$, row_id), format($$values ('log %s the row is missing')$$, row_id), 'a missing row is named') from known;
select results_eq(
  format($$select * from pg_temp.found('update audit.access_log set purpose = ''support'' where id = %s')$$, access_id), format($$values ('access_log %s the row was changed')$$, access_id), 'in the access log too') from known;
select results_eq(
  format($$select * from pg_temp.found('delete from audit.log where id = %1$s; insert into audit.log overriding system value select * from audit.log where false;
    insert into audit.log (id, table_name, record_id, operation, actor_roles, database_role, source) overriding system value values (%1$s, ''x'', ''x'', ''insert'', ''{}'', ''x'', ''system'')')$$, row_id),
  format($$values ('log %s the row was changed')$$, row_id), 'a row put in the place of another is named') from known;
select results_eq(
  $$select * from pg_temp.found('update audit.seals set row_hashes = row_hashes || ''\x00'' where id = 1')$$, $$values ('log seal 1 the chain is broken at this seal')$$, 'a seal that was changed is named');
select results_eq(
  $$select distinct substring(f from 'seal [0-9].*') from pg_temp.found('update audit.seals set hash = sha256(previous_hash || ''x'') where id = 1') f order by 1$$,
  $$values ('seal 1 the chain is broken at this seal'), ('seal 2 the chain is broken at this seal')$$, 'a forged hash breaks the next seal as well');
select ok(exists (select from pg_temp.found('delete from audit.seals where id = 1') f where f like '%seal 2 the chain is broken at this seal'), 'a seal that was taken out leaves a gap');
select isnt((select encode(hash, 'hex') from audit.seals where id = last_seal - 1), (select encode(hash, 'hex') from audit.seals where id = last_seal),
  'an end that was cut off shows in the newest hash, which is kept elsewhere') from known;

-- A gap between two seals is no hiding place: identity values are skipped when a writer rolls back.
select setval(pg_get_serial_sequence('audit.log', 'id'), (select max(id) + 5 from audit.log)) as skipped;
insert into public.products (organization_id, sku, name, category) values (tests.id('lab'), 'LATER', 'Later', 'aligners');
select is((audit.seal_everything()).sealed, 1, 'sealing goes on after a gap');
select results_eq(
  format($$select * from pg_temp.found('insert into audit.log (id, table_name, record_id, operation, actor_roles, database_role, source)
    overriding system value values (%s, ''x'', ''x'', ''insert'', ''{}'', ''x'', ''system'')')$$, max(id) - 2),
  format($$values ('log %s the row was added after the sealing')$$, max(id) - 2), 'a row that was slipped between two seals is named')
from audit.log;
select is_empty('select * from audit.verify()', 'after all this the logs are as they were sealed');
set local time zone 'Asia/Tokyo';
select is_empty('select * from audit.verify()', 'in every time zone');

select * from finish();
rollback;
