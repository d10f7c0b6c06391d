-- Taking a merge back: row by row, what is still as the merge left it. What somebody changed since is kept and named.

-- What the value of a survivor was before a merge, when merges before it were taken back after it.
create function private.value_before(p_row public.merge_rows) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_value jsonb := p_row.old_value;
  v_at bigint := (select position from public.merge_events where id = p_row.event_id);
  v_merged_at timestamptz := (select merged_at from public.merge_events where id = p_row.event_id);
  v_older record;
begin
  loop
    select e.position, r.old_value into v_older
    from public.merge_rows r join public.merge_events e on e.id = r.event_id
    where r.op = 'field' and r.organization_id = p_row.organization_id and r.table_name = p_row.table_name and r.row_key = p_row.row_key and r.column_name = p_row.column_name
      and e.survivor_id = (select survivor_id from public.merge_events where id = p_row.event_id)
      and e.position < v_at and e.undone_at > v_merged_at and r.new_value = v_value
    order by e.position desc limit 1;
    exit when not found;
    v_value := v_older.old_value;
    v_at := v_older.position;
  end loop;
  return v_value;
end
$$;

create function private.current_value(p_table text, p_key jsonb, p_column text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_value jsonb;
begin
  execute format('select to_jsonb(t) -> %L from %s t where t.id = ($1 ->> ''id'')::uuid', p_column, p_table::regclass) into v_value using p_key;
  return v_value;
end
$$;

create function private.moved_ids(p_event_id uuid, p_table text) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg((row_key ->> 'id')::uuid), '{}') from public.merge_rows where event_id = p_event_id and op = 'repoint' and table_name = p_table
$$;

create function private.undo_note(p_kind text, p_row public.merge_rows, p_message text) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('kind', p_kind, 'table', split_part(p_row.table_name, '.', 2), 'key', p_row.row_key, 'column', p_row.column_name, 'message', p_message)
$$;

-- The values of the survivor that are still those the merge wrote.
create function private.undo_values(p_event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row public.merge_rows;
  v_notes jsonb := '[]';
begin
  for v_row in select * from public.merge_rows where event_id = p_event_id and op = 'field' order by position desc loop
    if private.current_value(v_row.table_name, v_row.row_key, v_row.column_name) is not distinct from v_row.new_value then
      perform private.set_value(v_row.table_name::regclass, (v_row.row_key ->> 'id')::uuid, v_row.column_name, private.value_before(v_row));
    else
      v_notes := v_notes || private.undo_note('kept', v_row, format('The %s of the survivor was changed since and stays.', replace(v_row.column_name, '_', ' ')));
    end if;
  end loop;
  return v_notes;
end
$$;

-- Rows that moved, table by table: those that are still where the merge put them go back. Keys travel in arrays, because a planner that
-- has never seen the ledger so full would join it row by row.
create function private.undo_moves(p_event public.merge_events, out restored jsonb, out notes jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_group record;
  v_table text;
  v_row_key text;
  v_ledger_key text;
  v_join text;
  v_found text;
  v_wanted text[];
  v_done text[];
  v_notes jsonb;
begin
  restored := '{}';
  notes := '[]';
  for v_group in
    select r.table_name, r.column_name, r.old_value #>> '{}' as old_value, r.new_value #>> '{}' as new_value, array_agg(r.position) as positions from public.merge_rows r
    where r.event_id = p_event.id and r.op = 'repoint' group by 1, 2, 3, 4
    -- Cases before orders: an order goes back with its case.
    order by r.table_name <> 'public.cases', 1, 2
  loop
    v_table := split_part(v_group.table_name, '.', 2);
    if to_regclass(v_group.table_name) is null then
      notes := notes || jsonb_build_object('kind', 'gone', 'table', v_table, 'rows', cardinality(v_group.positions), 'message', 'There is no such table any more.');
      continue;
    end if;
    select 'concat_ws(''/'', ' || string_agg(format('t.%I', a.attname), ', ' order by a.attnum) || ')',
      'concat_ws(''/'', ' || string_agg(format('r.row_key ->> %L', a.attname), ', ' order by a.attnum) || ')',
      string_agg(format('t.%I = (r.row_key ->> %L)::%s', a.attname, a.attname, format_type(a.atttypid, a.atttypmod)), ' and '),
      case count(*) when 1 then min(format('t.%I = any ($1::%s[])', a.attname, format_type(a.atttypid, a.atttypmod))) end
    into v_row_key, v_ledger_key, v_join, v_found
    from pg_catalog.pg_attribute a where a.attrelid = v_group.table_name::regclass and a.attname = any (private.key_columns(v_group.table_name::regclass));
    -- An order whose case stays, or that was moved to a case that stays, stays with it.
    execute format('select coalesce(array_agg(%s), ''{}'') from public.merge_rows r ', v_ledger_key) || case v_table when 'orders' then $q$
      join public.orders t on t.id = (r.row_key ->> 'id')::uuid
      left join public.cases c on c.id = t.case_id
      where (c.id is null or c.patient_id = $3 or t.case_id::text = r.row_before ->> 'case_id' and not exists (select from public.merge_rows m
        where m.event_id = $1 and m.op = 'repoint' and m.table_name = 'public.cases' and m.row_key ->> 'id' = t.case_id::text)) and$q$ else 'where' end
      || ' r.event_id = $1 and r.position = any ($2)'
    into v_wanted using p_event.id, v_group.positions, p_event.merged_id;
    execute format('with back as (update %1$s t set %2$I = $2 where %3$s and t.%2$I = $3 returning %4$s as key) select coalesce(array_agg(key), ''{}'') from back',
      v_group.table_name::regclass, v_group.column_name, coalesce(v_found, v_row_key || ' = any ($1)'), v_row_key)
    into v_done using v_wanted, v_group.old_value::uuid, v_group.new_value::uuid;
    if cardinality(v_done) < cardinality(v_group.positions) then
      execute format($q$
        select jsonb_agg(jsonb_build_object('kind', case when l.is_there then 'kept' else 'gone' end, 'table', $4, 'key', l.row_key, 'column', $5,
          'message', case when l.is_there then 'This row was moved on since and stays where it is.' else 'This row was deleted since.' end))
        from (
          select r.row_key, exists (select from %1$s t where %2$s) as is_there from public.merge_rows r
          where r.event_id = $1 and r.position = any ($2) and %3$s <> all ($3)
        ) l$q$, v_group.table_name::regclass, v_join, v_ledger_key)
      into v_notes using p_event.id, v_group.positions, v_done, v_table, v_group.column_name;
      notes := notes || v_notes;
    end if;
    if cardinality(v_done) > 0 then
      restored := restored || jsonb_build_object(v_table, coalesce((restored ->> v_table)::int, 0) + cardinality(v_done));
    end if;
  end loop;
end
$$;

-- Rows that the survivor had already. Only columns that are still there are named, so that those made since take their defaults.
create function private.undo_folds(p_event_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row public.merge_rows;
  v_columns text;
  v_notes jsonb := '[]';
  v_rows int;
begin
  for v_row in select * from public.merge_rows where event_id = p_event_id and op = 'fold' order by position desc loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into v_columns from pg_catalog.pg_attribute
    where attrelid = to_regclass(v_row.table_name) and attnum > 0 and not attisdropped and attgenerated = '' and v_row.row_before ? attname::text;
    v_rows := 0;
    begin
      execute format('insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, $1) on conflict do nothing', v_row.table_name::regclass, v_columns)
      using v_row.row_before;
      get diagnostics v_rows = row_count;
    exception
      when foreign_key_violation or check_violation or not_null_violation or undefined_table or insufficient_privilege then null;
    end;
    if v_rows = 0 then
      v_notes := v_notes || private.undo_note('kept', v_row, 'This row could not come back: what it belonged to is gone, or there is one like it by now.') || jsonb_build_object('row', v_row.row_before);
    end if;
  end loop;
  return v_notes;
end
$$;

create function private.undo_added(p_event public.merge_events) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_row public.merge_rows;
  v_notes jsonb := '[]';
  v_rows int;
begin
  update public.duplicate_decisions d set withdrawn_at = clock_timestamp(), withdrawn_by = private.my_profile_id_in(d.organization_id)
  from public.merge_rows r
  where r.event_id = p_event.id and r.op = 'decision' and d.id = (r.row_key ->> 'id')::uuid and d.withdrawn_at is null
    -- What a person has said about it since is theirs.
    and d.origin = 'merge';
  for v_row in select * from public.merge_rows where event_id = p_event.id and op = 'alias' order by position desc loop
    execute format('delete from %s where id = ($1 ->> ''id'')::uuid and patient_id = $2', v_row.table_name::regclass) using v_row.row_key, p_event.survivor_id;
    get diagnostics v_rows = row_count;
    if v_rows = 0 then
      v_notes := v_notes || private.undo_note('gone', v_row, 'What was kept of the former values was removed since.');
    end if;
  end loop;
  return v_notes;
end
$$;

-- The merged record lives again. Its number may belong to somebody else by now: then it gets a new one and keeps the old as an earlier one.
create function private.undo_tombstone(p_event public.merge_events) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_patient public.patients;
  v_number text;
begin
  select * into v_patient from public.patients where id = p_event.merged_id;
  v_number := v_patient.patient_number;
  while exists (
    select from public.patients p where p.organization_id = v_patient.organization_id and p.practice_id is not distinct from v_patient.practice_id
      and p.patient_number = v_number and (p.merged_into_id is null or v_number <> v_patient.patient_number) and p.id <> v_patient.id
  ) loop
    v_number := private.number_text('P' || coalesce((select number from public.practices where id = v_patient.practice_id), 0) || '-',
      private.next_number(coalesce(v_patient.practice_id, v_patient.organization_id), 'patient'), 4);
  end loop;
  update public.patients set merged_into_id = null, merged_at = null, patient_number = v_number where id = v_patient.id;
  if v_number = v_patient.patient_number then
    return '[]';
  end if;
  insert into public.patient_aliases (organization_id, practice_id, patient_id, kind, value, source)
  values (v_patient.organization_id, v_patient.practice_id, v_patient.id, 'number', v_patient.patient_number, 'merge') on conflict do nothing;
  return jsonb_build_array(jsonb_build_object('kind', 'number', 'table', 'patients', 'key', jsonb_build_object('id', v_patient.id), 'column', 'patient_number', 'old', v_patient.patient_number, 'new', v_number,
    'message', format('The number %s belongs to another patient by now. The record came back as %s.', v_patient.patient_number, v_number)));
end
$$;
