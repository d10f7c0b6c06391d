-- A value that changed to and fro came back as the wrong one of two, when the merges behind it were taken back in between: each step back asked
-- what was undone after the merge it had begun with, not after the one it had come to. And which of two came first says their place in the
-- ledger, which is written behind the locks; a transaction that waited for another one has an earlier time than what it waited for.
create or replace function private.value_before(p_row public.merge_rows) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_value jsonb := p_row.old_value;
  v_at bigint := (select position from public.merge_events where id = p_row.event_id);
  v_older record;
begin
  loop
    select e.position, r.old_value into v_older
    from public.merge_rows r join public.merge_events e on e.id = r.event_id join public.merge_events u on u.id = e.undone_by_id
    where r.op = 'field' and r.organization_id = p_row.organization_id and r.table_name = p_row.table_name and r.row_key = p_row.row_key and r.column_name = p_row.column_name
      and e.survivor_id = (select survivor_id from public.merge_events where id = p_row.event_id)
      and e.position < v_at and u.position > v_at and r.new_value = v_value
    order by e.position desc limit 1;
    exit when not found;
    v_value := v_older.old_value;
    v_at := v_older.position;
  end loop;
  return v_value;
end
$$;
