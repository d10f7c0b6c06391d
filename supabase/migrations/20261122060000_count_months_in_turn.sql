-- Months of messages that are only counted again take turns: the one that was counted longest ago comes first.
create or replace function private.count_months(p_limit int default 6) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_row record;
  v_counted int := 0;
begin
  -- Not beside a refresh of the facts: what it has not committed yet would be missing in a month that says it is counted.
  perform from (select from public.fact_refreshes order by noun for update skip locked) r having count(*) = 2;
  if not found then
    return 0;
  end if;
  for v_row in
    select f.organization_id, m::date as month
    from (
      select o.id as organization_id,
        least((select min(left_on) from public.order_stays where organization_id = o.id), (select min(left_on) from public.case_stays where organization_id = o.id)) as first,
        greatest((select max(left_on) from public.order_stays where organization_id = o.id), (select max(left_on) from public.case_stays where organization_id = o.id)) as last
      from public.organizations o
    ) f
    cross join lateral generate_series(date_trunc('month', f.first::timestamp), date_trunc('month', f.last::timestamp), interval '1 month') m
    where not exists (select from public.counted_months c where c.organization_id = f.organization_id and c.month = m::date)
    order by 2 desc, 1 limit p_limit
  loop
    delete from public.state_analytics where organization_id = v_row.organization_id and month = v_row.month;
    insert into public.state_analytics (organization_id, month, noun, state, entered_count, left_count, over_limit_count, median_minutes, p90_minutes)
    select v_row.organization_id, v_row.month, s.* from private.count_states(v_row.organization_id, v_row.month, null, null, null, null) s;
    insert into public.counted_months (organization_id, month) values (v_row.organization_id, v_row.month);
    v_counted := v_counted + 1;
  end loop;
  -- The newest three, those that are missing, and the one that was looked at longest ago: where messages came, it is counted again.
  for v_row in
    select c.organization_id, c.month, private.message_mark(c.organization_id, c.month) as mark, a.counted_from
    from (
      select k.organization_id, k.month, row_number() over (partition by k.organization_id order by k.month desc) as age,
        row_number() over (partition by k.organization_id order by a.counted_at) as turn, a.month is null as is_missing
      from public.counted_months k left join public.message_analytics a on a.organization_id = k.organization_id and a.month = k.month
    ) c
    left join public.message_analytics a on a.organization_id = c.organization_id and a.month = c.month
    where c.is_missing or c.age <= 3 or c.turn = 1
    order by c.is_missing desc, case when c.is_missing then c.month end desc, a.counted_at limit p_limit + 4
  loop
    insert into public.message_analytics as a (organization_id, month, received_count, written_count, question_count, answered_count, median_minutes, p90_minutes, counted_from)
    select v_row.organization_id, v_row.month, m.*, v_row.mark from private.count_messages(v_row.organization_id, v_row.month, null) m
    where v_row.mark is distinct from v_row.counted_from
    on conflict (organization_id, month) do update
    set received_count = excluded.received_count, written_count = excluded.written_count, question_count = excluded.question_count, answered_count = excluded.answered_count,
      median_minutes = excluded.median_minutes, p90_minutes = excluded.p90_minutes, counted_from = excluded.counted_from, counted_at = now();
    if found then
      v_counted := v_counted + 1;
    else
      update public.message_analytics set counted_at = now() where organization_id = v_row.organization_id and month = v_row.month;
    end if;
  end loop;
  return v_counted;
end
$$;
