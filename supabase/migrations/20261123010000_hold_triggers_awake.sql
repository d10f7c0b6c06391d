-- The first rows of a migration come while triggers and foreign keys rest. What follows from a row follows all the same.

-- What went stale is noted, whoever writes: also of what messages tell, which is brought so since they are read.
do $$
declare
  v_trigger record;
begin
  for v_trigger in
    select tgrelid::regclass as relation, tgname from pg_catalog.pg_trigger
    where tgfoid in ('private.note_stale()'::regprocedure, 'private.note_stale_change()'::regprocedure)
  loop
    execute format('alter table %s enable always trigger %I', v_trigger.relation, v_trigger.tgname);
  end loop;
end
$$;

alter table public.cases enable always trigger cases_write_patient_name;
alter table public.orders enable always trigger orders_write_patient_name;

-- A restored backup, for which triggers rest too, brings its links and its log itself.
drop trigger orders_check_added on public.orders;
create trigger orders_check_added after insert on public.orders referencing new table as new_rows
  for each statement when (current_setting('session_replication_role') <> 'replica' or current_setting('archwire.source', true) = 'migration')
  execute function private.check_orders();
alter table public.orders enable always trigger orders_check_added;

drop trigger orders_link_added on public.orders;
create trigger orders_link_added after insert on public.orders referencing new table as new_rows
  for each statement when (current_setting('session_replication_role') <> 'replica' or current_setting('archwire.source', true) = 'migration')
  execute function private.link_primary_case();
alter table public.orders enable always trigger orders_link_added;

drop trigger audit_insert on public.order_cases;
create trigger audit_insert after insert on public.order_cases referencing new table as new_rows
  for each statement when (current_setting('session_replication_role') <> 'replica' or current_setting('archwire.source', true) = 'migration')
  execute function audit.record_change('id');
alter table public.order_cases enable always trigger audit_insert;
