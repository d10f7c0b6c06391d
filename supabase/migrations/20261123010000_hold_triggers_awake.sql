-- The first rows of a migration come while triggers and foreign keys rest. What follows from a row follows all the same.

-- A history that a delta corrects is counted anew as well.
create trigger order_state_history_stale_changed after update on public.order_state_history referencing new table as new_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'new_rows');
create trigger case_state_history_stale_changed after update on public.case_state_history referencing new table as new_rows
  for each statement execute function private.note_stale('case_id', 'case_id', 'new_rows');

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

-- The other way round: where a login may not let triggers rest, a corrected task got a time of completion that its source does not have.
drop trigger tasks_stamp on public.tasks;
create trigger tasks_stamp before update of state on public.tasks for each row
  when (old.state is distinct from new.state and current_setting('archwire.source', true) is distinct from 'migration')
  execute function private.stamp_task();

-- A backup that is restored with its triggers disabled enables them like all others, and these would rest from then on.
create function migration.has_watch(p_table regclass) returns boolean
language sql stable set search_path = '' as $$
  select not exists (
    select from pg_catalog.pg_trigger t
    where t.tgenabled <> 'A' and (
      t.tgrelid = p_table and (t.tgfoid in ('private.note_stale()'::regprocedure, 'private.follow_merged()'::regprocedure)
        or t.tgname in ('cases_write_patient_name', 'orders_write_patient_name', 'orders_check_added', 'orders_link_added'))
      or p_table = 'public.orders'::regclass and t.tgrelid = 'public.order_cases'::regclass and t.tgname = 'audit_insert'))
$$;
comment on function migration.has_watch is 'Whether the triggers of a table stay awake from which something has to follow, whoever writes.';
