-- How rows get from one record to another: what clashes is folded, what moves is written down, what hangs on it follows.

-- Where rows of two records would break a unique index, those of the first are said to clash. One set per index, never a row at a time.
create function private.clash_conditions(p_relation regclass, p_column text) returns setof text
language plpgsql stable security definer set search_path = '' as $$
declare
  v_index record;
  v_columns text;
  v_match text;
begin
  for v_index in
    select i.*, pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate, array_position(i.indkey::int2[], a.attnum) as place
    from pg_catalog.pg_index i
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attname = p_column and a.attnum = any (i.indkey::int2[])
    where i.indrelid = p_relation and i.indisunique
    order by i.indexrelid
  loop
    -- indkey counts from 0, the definition of a column from 1.
    select coalesce(string_agg(format('%s as k%s', pg_catalog.pg_get_indexdef(v_index.indexrelid, n, true), n), ', '), '1 as k0'),
      coalesce(string_agg(case when v_index.indnullsnotdistinct then format('s.k%1$s is not distinct from m.k%1$s', n) else format('s.k%1$s = m.k%1$s', n) end, ' and '), 'true')
    into v_columns, v_match
    from generate_series(1, v_index.indnkeyatts) n where n <> v_index.place + 1;
    return next format(
      'select m.* from (select *, %1$s from %2$s where %3$I = $1 and (%4$s)) m where exists (select from (select %1$s from %2$s where %3$I = $2 and (%4$s)) s where %5$s)',
      v_columns, p_relation, p_column, coalesce(v_index.predicate, 'true'), v_match);
  end loop;
end
$$;
comment on function private.clash_conditions is 'A query per unique index: the rows of $1 that $2 has already.';

create function private.refers_to(p_relation regclass, p_column text, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_found boolean;
begin
  execute format('select exists (select from %s where %I = $1)', p_relation, p_column) into v_found using p_id;
  return v_found;
end
$$;

create function private.count_clashes(p_relation regclass, p_column text, p_old uuid, p_new uuid) returns int
language plpgsql stable security definer set search_path = '' as $$
declare
  v_keys text := (select string_agg(format('c.%I', k), ', ') from unnest(private.key_columns(p_relation)) k);
  v_query text := (select string_agg(format('select %s from (%s) c', v_keys, q), ' union ') from private.clash_conditions(p_relation, p_column) q);
  v_rows int := 0;
begin
  if v_query is not null then
    execute format('select count(*)::int from (%s) c', v_query) into v_rows using p_old, p_new;
  end if;
  return v_rows;
end
$$;

-- Moves the rows of one record to another. Returns how many moved, how many were folded.
create function private.move_rows(p_event_id uuid, p_relation regclass, p_column text, p_old uuid, p_new uuid, out moved int, out folded int)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_keys text[] := private.key_columns(p_relation);
  v_join text := (select string_agg(format('c.%1$I = t.%1$I', k), ' and ') from unnest(v_keys) k);
  v_key text := (select 'jsonb_build_object(' || string_agg(format('%1$L, t.%1$I', k), ', ') || ')' from unnest(v_keys) k);
  v_case text := case when exists (
      select from pg_catalog.pg_attribute where attrelid = p_relation and attname = 'case_id' and not attisdropped
    ) then 'jsonb_build_object(''case_id'', t.case_id)' else 'null::jsonb' end;
  v_query text;
  v_rows int;
begin
  moved := 0;
  folded := 0;
  if not private.refers_to(p_relation, p_column, p_old) then
    return;
  end if;
  for v_query in select * from private.clash_conditions(p_relation, p_column) loop
    execute format($q$
      with gone as (delete from %1$s t using (%2$s) c where %3$s returning %4$s as row_key, to_jsonb(t) as row_before)
      insert into public.merge_rows (event_id, position, organization_id, table_name, row_key, op, row_before)
      select e.id, coalesce((select max(position) from public.merge_rows where event_id = $3), 0) + row_number() over ()::int, e.organization_id, %5$L, g.row_key, 'fold', g.row_before
      from gone g cross join public.merge_events e where e.id = $3$q$, p_relation, v_query, v_join, v_key, p_relation)
    using p_old, p_new, p_event_id;
    get diagnostics v_rows = row_count;
    folded := folded + v_rows;
  end loop;
  execute format($q$
    with changed as (update %1$s t set %2$I = $2 where t.%2$I = $1 returning %3$s as row_key, %4$s as row_before)
    insert into public.merge_rows (event_id, position, organization_id, table_name, row_key, op, column_name, old_value, new_value, row_before)
    select e.id, coalesce((select max(position) from public.merge_rows where event_id = $3), 0) + row_number() over ()::int, e.organization_id, %5$L, c.row_key, 'repoint',
      %2$L, to_jsonb($1), to_jsonb($2), c.row_before
    from changed c cross join public.merge_events e where e.id = $3$q$, p_relation, p_column, v_key, v_case, p_relation)
  using p_old, p_new, p_event_id;
  get diagnostics moved = row_count;
end
$$;
comment on function private.move_rows is 'Set by set: what the new record has already is folded into the ledger, the rest is repointed and written down.';

-- A history says whose case it is the history of: the case is in the log, and so this is not.
insert into audit.redactions (table_name, column_name, kind) values ('case_state_history', 'patient_id', 'derived'), ('order_state_history', 'patient_id', 'derived');
create function private.settle_histories(p_case_ids uuid[], p_order_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if cardinality(p_case_ids) > 0 then
    update public.case_state_history h set patient_id = c.patient_id
    from public.cases c where c.id = any (p_case_ids) and h.case_id = c.id and h.patient_id <> c.patient_id;
  end if;
  if cardinality(p_order_ids) > 0 then
    update public.order_state_history h set patient_id = o.patient_id
    from public.orders o where o.id = any (p_order_ids) and h.order_id = o.id and h.patient_id is distinct from o.patient_id;
  end if;
end
$$;

-- Whatever hangs on a row has its practice. So a row that changes it takes everything along that had the same one.
create function private.settle_practice(p_relation regclass, p_key text, p_ids uuid[], p_old uuid, p_new uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_link record;
  v_ids uuid[];
begin
  if p_old is not distinct from p_new or coalesce(cardinality(p_ids), 0) = 0
    or not exists (select from pg_catalog.pg_attribute where attrelid = p_relation and attname = 'practice_id' and not attisdropped) then
    return;
  end if;
  execute format('with moved as (update %1$s set practice_id = $3 where %2$I = any ($1) and practice_id is not distinct from $2 returning to_jsonb(%3$s) as r) select array_agg((r ->> ''id'')::uuid) from moved',
    p_relation, p_key, (select relname from pg_catalog.pg_class where oid = p_relation))
  into v_ids using p_ids, p_old, p_new;
  for v_link in
    select f.conrelid::regclass as child, a.attname as key
    from pg_catalog.pg_constraint f
    join pg_catalog.pg_attribute k on k.attrelid = f.confrelid and k.attname = 'id' and k.attnum = any (f.confkey)
    join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[array_position(f.confkey, k.attnum)]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.confrelid = p_relation and f.conrelid <> p_relation
      and p_relation = any (array['public.cases', 'public.orders', 'public.projects', 'public.plans', 'public.tasks',
        'public.messages', 'public.treatment_discussions', 'public.payments']::regclass[])
    order by 1, 2
  loop
    perform private.settle_practice(v_link.child, v_link.key, v_ids, p_old, p_new);
  end loop;
exception
  when unique_violation then
    raise exception 'The practice has the same number among its % already.', replace(split_part(p_relation::text, '.', 2), '_', ' ') using errcode = 'PT422';
end
$$;
comment on function private.settle_practice is 'The practice of rows changed: everything that hangs on them and was of the same practice follows, however deep.';

-- The same for all that moved with a merge, or that a record has.
create function private.settle_practice_of_patient(p_patient_id uuid, p_old uuid, p_new uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_reference record;
begin
  if p_old is distinct from p_new then
    for v_reference in select * from private.merge_references() r where r.about = 'patient' and r.handling = 'moves' order by r.relation::text loop
      perform private.settle_practice(v_reference.relation, v_reference.column_name, array[p_patient_id], p_old, p_new);
    end loop;
  end if;
end
$$;

create function private.settle_practice_of_moved(p_event_id uuid, p_old uuid, p_new uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_moved record;
begin
  if p_old is distinct from p_new then
    for v_moved in
      select r.table_name, array_agg((r.row_key ->> 'id')::uuid) as ids from public.merge_rows r
      where r.event_id = p_event_id and r.op = 'repoint' and r.row_key ? 'id' and to_regclass(r.table_name) is not null
        and r.old_value = (select to_jsonb(e.merged_id) from public.merge_events e where e.id = p_event_id)
      group by 1 order by 1
    loop
      perform private.settle_practice(v_moved.table_name::regclass, 'id', v_moved.ids, p_old, p_new);
    end loop;
  end if;
end
$$;

-- An order that was closed cannot be changed by people. Whose it is changes with the merge of its patient all the same, and so does the
-- name it is sorted by: a patient with a closed order could not be renamed.
create or replace trigger orders_unclosed before update on public.orders for each row
  when (auth.uid() is not null and old.current_state = new.current_state and (old.case_id is distinct from new.case_id
    or (old.patient_id, old.practice_id, old.patient_name) is not distinct from (new.patient_id, new.practice_id, new.patient_name)))
  execute function private.require_unclosed();
