-- The monthly report: one question, answered for the month, the one before and the same one a year ago.

create function private.report_counts(p_months date[], p_practice uuid, p_doctor uuid, p_type text, p_priority text, p_rows int) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_month date := p_months[1];
  v_until date := v_month + interval '1 month';
  v_before date := p_months[2];
  v_year date := p_months[3];
  v_year_until date := v_year + interval '1 month';
begin
  return (
    with events as materialized (
      select case when e.day >= v_month then 1 when e.day >= v_before then 2 else 3 end as slot, e.noun collate "C" as noun, e.figure collate "C" as figure,
        e.practice_id, e.doctor_id, e.type collate "C" as type, e.turnaround_minutes
      from public.report_events e
      where e.organization_id = v_organization_id and ((e.day >= v_before and e.day < v_until) or (e.day >= v_year and e.day < v_year_until))
        and (p_practice is null or e.practice_id = p_practice) and (p_doctor is null or e.doctor_id = p_doctor)
        and (p_type is null or (e.noun = 'order' and e.type = p_type)) and (p_priority is null or e.priority = p_priority)
    ), cells as materialized (
      select case grouping(practice_id, doctor_id, type) when 3 then 'practice' when 5 then 'doctor' when 6 then 'type' else 'all' end as by,
        practice_id, doctor_id, type, noun, figure,
        array[count(*) filter (where slot = 1), count(*) filter (where slot = 2), count(*) filter (where slot = 3)] as counts
      from events
      group by grouping sets ((noun, figure), (noun, figure, type), (noun, figure, practice_id), (noun, figure, doctor_id))
    ), keyed as materialized (
      select *, coalesce(practice_id::text, doctor_id::text, noun || '.' || type, '') as key from cells
    ), ranked as (
      select by, key, dense_rank() over (partition by by order by sum(counts[1]) desc, sum(counts[2]) desc, key) as rank from keyed group by by, key
    ), shown as materialized (
      select k.*, r.rank from keyed k join ranked r on r.by = k.by and r.key = k.key where r.rank <= p_rows
    ), turnarounds as (
      select case grouping(practice_id, doctor_id, type) when 3 then 'practice' when 5 then 'doctor' when 6 then 'type' else 'all' end as by,
        coalesce(practice_id::text, doctor_id::text, 'order.' || type, '') as key, slot,
        percentile_cont(array[0.5, 0.9]) within group (order by turnaround_minutes) as shares
      from events where figure = 'shipped'
      group by grouping sets ((slot), (slot, type), (slot, practice_id), (slot, doctor_id))
    )
    select coalesce(jsonb_agg(jsonb_build_object('by', c.by, 'key', nullif(c.key, ''), 'name', coalesce(p.name, n.name), 'noun', c.noun, 'figure', c.figure, 'counts', c.counts,
      'medians', t.medians, 'p90s', t.p90s) order by c.by, c.rank, c.noun, c.figure), '[]')
    from shown c
    left join public.practices p on p.id = c.practice_id
    left join public.person_names n on n.profile_id = c.doctor_id
    left join (
      select by, key, array[max(shares[1]) filter (where slot = 1), max(shares[1]) filter (where slot = 2), max(shares[1]) filter (where slot = 3)]::int[] as medians,
        array[max(shares[2]) filter (where slot = 1), max(shares[2]) filter (where slot = 2), max(shares[2]) filter (where slot = 3)]::int[] as p90s
      from turnarounds group by by, key
    ) t on c.figure = 'shipped' and t.by = c.by and t.key = c.key
  );
end
$$;

create function private.report_states(p_months date[], p_practice uuid, p_doctor uuid, p_type text, p_priority text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('noun', noun, 'state', state, 'counts', counts, 'medians', medians, 'p90s', p90s,
      'overLimit', over_limit, 'limitMinutes', limit_minutes) order by noun, state), '[]')
    from (
      select s.noun, s.state, max(extract(epoch from l.allowed) / 60)::int as limit_minutes, coalesce(max(s.over_limit_count) filter (where m.slot = 1), 0) as over_limit,
        array[coalesce(max(s.left_count) filter (where m.slot = 1), 0), coalesce(max(s.left_count) filter (where m.slot = 2), 0), coalesce(max(s.left_count) filter (where m.slot = 3), 0)] as counts,
        array[max(s.median_minutes) filter (where m.slot = 1), max(s.median_minutes) filter (where m.slot = 2), max(s.median_minutes) filter (where m.slot = 3)] as medians,
        array[max(s.p90_minutes) filter (where m.slot = 1), max(s.p90_minutes) filter (where m.slot = 2), max(s.p90_minutes) filter (where m.slot = 3)] as p90s
      from unnest(p_months) with ordinality m(month, slot)
      cross join lateral private.month_states(v_organization_id, m.month, p_practice, p_doctor, p_type, p_priority) s
      left join public.service_levels l on l.organization_id = v_organization_id and l.noun = s.noun and l.state = s.state
      where s.left_count > 0
      group by s.noun, s.state
    ) c
  );
end
$$;

create function private.report_backlog(p_months date[], p_today date, p_practice uuid, p_doctor uuid, p_type text, p_priority text) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  -- The day after the month, or tomorrow while it is not over.
  v_now date := least(p_months[1] + interval '1 month', p_today + 1);
  v_before date := least(p_months[2] + interval '1 month', p_today + 1);
  v_year date := least(p_months[3] + interval '1 month', p_today + 1);
begin
  return (
    with waiting as materialized (
      select slot, at - 1 - sent_on as days
      from (
        select 1 as slot, v_now as at, f.sent_on, f.practice_id, f.doctor_id, f.order_type, f.priority from public.order_facts f
        where f.organization_id = v_organization_id and (f.out_on >= v_now or f.out_on is null) and f.sent_on < v_now
        union all
        select 2, v_before, f.sent_on, f.practice_id, f.doctor_id, f.order_type, f.priority from public.order_facts f
        where f.organization_id = v_organization_id and (f.out_on >= v_before or f.out_on is null) and f.sent_on < v_before
        union all
        select 3, v_year, f.sent_on, f.practice_id, f.doctor_id, f.order_type, f.priority from public.order_facts f
        where f.organization_id = v_organization_id and (f.out_on >= v_year or f.out_on is null) and f.sent_on < v_year
      ) w
      where (p_practice is null or practice_id = p_practice) and (p_doctor is null or doctor_id = p_doctor)
        and (p_type is null or order_type = p_type) and (p_priority is null or priority = p_priority)
    )
    select jsonb_agg(jsonb_build_object('fromDays', b.from_days, 'toDays', b.to_days, 'counts', (
      select array[count(*) filter (where slot = 1), count(*) filter (where slot = 2), count(*) filter (where slot = 3)]
      from waiting where days >= b.from_days and (days <= b.to_days or b.to_days is null))) order by b.from_days)
    from (values (0, 7), (8, 14), (15, 30), (31, 90), (91, null::int)) b(from_days, to_days)
  );
end
$$;

create function private.report_money(p_months date[], p_practice uuid, p_doctor uuid, p_type text, p_priority text, p_rows int) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_month date := p_months[1];
  v_until date := v_month + interval '1 month';
  v_before date := p_months[2];
  v_year date := p_months[3];
  v_year_until date := v_year + interval '1 month';
  v_zone text := (select time_zone from public.organizations where id = v_organization_id);
begin
  return (
    with sold as materialized (
      select case when f.sent_on >= v_month then 1 when f.sent_on >= v_before then 2 else 3 end as slot, f.order_id, f.practice_id, f.currency, f.subtotal, f.discount_amount, f.tax_amount, f.total_amount
      from public.order_facts f
      where f.organization_id = v_organization_id and ((f.sent_on >= v_before and f.sent_on < v_until) or (f.sent_on >= v_year and f.sent_on < v_year_until)) and f.cancelled_on is null
        and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor)
        and (p_type is null or f.order_type = p_type) and (p_priority is null or f.priority = p_priority)
    ), given_back as materialized (
      -- Money that went back through the card provider counts on its day; an order that is refunded without such a row counts as a whole.
      select m.slot, f.practice_id, p.currency, o.amount
      from unnest(p_months) with ordinality m(month, slot)
      join public.payment_operations o on o.organization_id = v_organization_id and o.kind = 'refund'
        and o.made_at >= m.month::timestamp at time zone v_zone and o.made_at < (m.month + interval '1 month') at time zone v_zone
      join public.payments p on p.id = o.payment_id
      left join public.order_facts f on f.order_id = p.order_id
      where (p_practice is null or o.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor)
        and (p_type is null or f.order_type = p_type) and (p_priority is null or f.priority = p_priority)
      union all
      select case when f.refunded_on >= v_month then 1 when f.refunded_on >= v_before then 2 else 3 end as slot, f.practice_id, f.currency, f.total_amount
      from public.order_facts f
      where f.organization_id = v_organization_id and ((f.refunded_on >= v_before and f.refunded_on < v_until) or (f.refunded_on >= v_year and f.refunded_on < v_year_until))
        and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor)
        and (p_type is null or f.order_type = p_type) and (p_priority is null or f.priority = p_priority)
        and not exists (select from public.payments p join public.payment_operations o on o.payment_id = p.id and o.kind = 'refund' where p.order_id = f.order_id)
    ), lines as (
      select slot, currency, practice_id, 1 as orders, subtotal, discount_amount, tax_amount, total_amount, 0::numeric as refunds from sold
      union all
      select slot, currency, practice_id, 0, 0, 0, 0, 0, amount from given_back
    ), totals as (
      select grouping(practice_id) = 0 as is_practice, practice_id, currency, slot, sum(orders) as orders, sum(subtotal) as subtotal,
        sum(discount_amount) as discount, sum(tax_amount) as tax, sum(total_amount) as total, sum(refunds) as refunds
      from lines group by grouping sets ((currency, slot), (currency, slot, practice_id))
    ), by_practice as (
      select practice_id, currency,
        coalesce(sum(total) filter (where slot = 1), 0) as now, coalesce(sum(total) filter (where slot = 2), 0) as before, coalesce(sum(total) filter (where slot = 3), 0) as year,
        coalesce(sum(refunds) filter (where slot = 1), 0) as refunds
      from totals where is_practice group by 1, 2
    ), by_product as (
      select i.product_id, s.currency, sum(i.quantity) filter (where s.slot = 1) as quantity,
        coalesce(sum(i.total_price) filter (where s.slot = 1), 0) as now, coalesce(sum(i.total_price) filter (where s.slot = 2), 0) as before, coalesce(sum(i.total_price) filter (where s.slot = 3), 0) as year
      from sold s join public.order_items i on i.order_id = s.order_id group by 1, 2
    )
    select jsonb_build_object(
      'totals', (
        select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'slot', slot, 'orders', orders, 'subtotal', subtotal, 'discount', discount,
          'tax', tax, 'total', total, 'refunds', refunds) order by currency, slot), '[]')
        from totals where not is_practice),
      'practices', (
        select coalesce(jsonb_agg(jsonb_build_object('key', b.practice_id, 'name', p.name, 'currency', b.currency, 'totals', array[b.now, b.before, b.year], 'refunds', b.refunds)
          order by b.now desc, p.name), '[]')
        from (select * from by_practice order by now desc, practice_id limit p_rows) b left join public.practices p on p.id = b.practice_id),
      'products', (
        select coalesce(jsonb_agg(jsonb_build_object('key', b.product_id, 'name', p.name, 'currency', b.currency, 'quantity', coalesce(b.quantity, 0), 'subtotals', array[b.now, b.before, b.year])
          order by b.now desc, p.name), '[]')
        from (select * from by_product order by now desc, product_id limit p_rows) b join public.products p on p.id = b.product_id),
      -- What the amounts of orders say beyond their items, so that the products add up to the subtotal.
      'unlisted', (
        select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'subtotals', array[now, before, year]) order by currency), '[]')
        from (
          select t.currency,
            coalesce(sum(t.subtotal) filter (where t.slot = 1), 0) - coalesce((select sum(b.now) from by_product b where b.currency = t.currency), 0) as now,
            coalesce(sum(t.subtotal) filter (where t.slot = 2), 0) - coalesce((select sum(b.before) from by_product b where b.currency = t.currency), 0) as before,
            coalesce(sum(t.subtotal) filter (where t.slot = 3), 0) - coalesce((select sum(b.year) from by_product b where b.currency = t.currency), 0) as year
          from totals t where not t.is_practice group by t.currency
        ) u)
    )
  );
end
$$;

create function private.report_messages(p_months date[], p_practice uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    select jsonb_agg(jsonb_build_object('slot', m.slot, 'received', c.received_count, 'written', c.written_count, 'questions', c.question_count,
      'answered', c.answered_count, 'median', c.median_minutes, 'p90', c.p90_minutes) order by m.slot)
    from unnest(p_months) with ordinality m(month, slot)
    cross join lateral private.month_messages(v_organization_id, m.month, p_practice) c
  );
end
$$;

create function private.report_people(p_months date[], p_practice uuid, p_doctor uuid, p_type text, p_priority text, p_rows int) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_month date := p_months[1];
  v_until date := v_month + interval '1 month';
  v_before date := p_months[2];
begin
  return (
    with stays as materialized (
      select s.left_by, s.noun, s.state, s.next_state, s.minutes, s.left_on >= v_month as is_now
      from public.state_stays s
      where s.organization_id = v_organization_id and s.left_on >= v_before and s.left_on < v_until
        and (p_practice is null or s.practice_id = p_practice) and (p_doctor is null or s.doctor_id = p_doctor)
        and (p_type is null or (s.noun = 'order' and s.type = p_type)) and (p_priority is null or s.priority = p_priority)
    ), made as (
      select left_by, count(*) filter (where is_now) as moves, count(*) filter (where not is_now) as moves_before,
        count(*) filter (where is_now and noun = 'order') as order_moves, count(*) filter (where is_now and noun = 'case') as case_moves,
        count(*) filter (where is_now and noun = 'order' and next_state = 'shipped') as shipped, count(*) filter (where is_now and state = 'quality_check') as checked
      from stays group by left_by having bool_or(is_now)
    ), produced as (
      select left_by, (percentile_cont(0.5) within group (order by minutes))::int as minutes from stays where is_now and state = 'in_production' group by left_by
    )
    select coalesce(jsonb_agg(jsonb_build_object('key', m.left_by, 'name', n.name, 'moves', m.moves, 'movesBefore', m.moves_before, 'orderMoves', m.order_moves, 'caseMoves', m.case_moves,
      'shipped', m.shipped, 'checked', m.checked, 'productionMinutes', p.minutes) order by m.moves desc, n.name), '[]')
    from (select * from made order by moves desc, left_by limit p_rows) m
    left join produced p on p.left_by is not distinct from m.left_by
    left join public.person_names n on n.profile_id = m.left_by
  );
end
$$;

create function private.count_open_duplicates(p_organization_id uuid) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from public.duplicate_clusters
  where organization_id = p_organization_id and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
$$;
comment on function private.count_open_duplicates is 'How many questions wait. The number is for whoever leads the lab, the people behind it for administrators.';

create function private.report_quality(p_month date, p_practice uuid, p_doctor uuid, p_type text, p_priority text) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    select jsonb_build_object('sent', count(*), 'withoutPractice', count(*) filter (where f.practice_id is null), 'withoutDoctor', count(*) filter (where f.doctor_id is null),
      'contradictions', count(*) filter (where f.has_contradiction), 'withoutTurnaround', count(*) filter (where f.shipped_on is not null and f.turnaround_minutes is null),
      'openDuplicates', private.count_open_duplicates(v_organization_id))
    from public.order_facts f
    where f.organization_id = v_organization_id and f.sent_on >= p_month and f.sent_on < (p_month + interval '1 month')::date
      and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor)
      and (p_type is null or f.order_type = p_type) and (p_priority is null or f.priority = p_priority)
  );
end
$$;

create function private.report_age(p_organization_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if p_organization_id <> all (array(select private.my_organization_ids())) then
    return null;
  end if;
  return (
    select jsonb_build_object('countedAt', (select case when count(refreshed_at) = 2 then min(refreshed_at) end from public.fact_refreshes),
      'waiting', (select count(*) from (select from private.stale_facts limit 10000) s),
      'timeZone', z.time_zone, 'today', (now() at time zone z.time_zone)::date,
      'firstMonth', date_trunc('month', least(
        (select sent_on from public.order_facts where organization_id = z.id order by sent_on limit 1),
        (select opened_on from public.case_facts where organization_id = z.id order by opened_on limit 1)))::date)
    from public.organizations z where z.id = p_organization_id
  );
end
$$;
comment on function private.report_age is 'How old the figures are, how much waits to be counted, and the calendar they are counted in.';

create function public.open_monthly_report(
  p_month date, p_practice uuid default null, p_doctor uuid default null, p_type text default null, p_priority text default null, p_rows int default 20,
  p_part text default null
) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_month date := date_trunc('month', p_month)::date;
  v_months date[] := array[v_month, (v_month - interval '1 month')::date, (v_month - interval '1 year')::date];
  v_rows int := least(p_rows, 100000);
  v_age jsonb := private.report_age(private.my_organization_id());
  v_report jsonb := jsonb_build_object('month', v_month, 'age', v_age);
begin
  if v_age is null then
    return null;
  end if;
  if p_part is distinct from 'waits' then
    v_report := v_report || jsonb_build_object(
      'counts', private.report_counts(v_months, p_practice, p_doctor, p_type, p_priority, v_rows),
      'backlog', private.report_backlog(v_months, (v_age ->> 'today')::date, p_practice, p_doctor, p_type, p_priority),
      'money', private.report_money(v_months, p_practice, p_doctor, p_type, p_priority, v_rows),
      'people', private.report_people(v_months, p_practice, p_doctor, p_type, p_priority, v_rows),
      'quality', private.report_quality(v_month, p_practice, p_doctor, p_type, p_priority)
    );
  end if;
  if p_part is distinct from 'counts' then
    v_report := v_report || jsonb_build_object(
      'states', private.report_states(v_months, p_practice, p_doctor, p_type, p_priority),
      'messages', case when p_doctor is null and p_type is null and p_priority is null then private.report_messages(v_months, p_practice) end
    );
  end if;
  return v_report;
end
$$;
comment on function public.open_monthly_report is 'The figures of a month, each beside the month before and the same month of the year before, in that order. p_part asks for counts or waits alone: a page asks for both at once.';
revoke execute on function public.open_monthly_report(date, uuid, uuid, text, text, int, text) from public, anon;
grant execute on function public.open_monthly_report(date, uuid, uuid, text, text, int, text), private.report_counts(date[], uuid, uuid, text, text, int),
  private.report_states(date[], uuid, uuid, text, text), private.report_backlog(date[], date, uuid, uuid, text, text),
  private.report_money(date[], uuid, uuid, text, text, int), private.report_messages(date[], uuid),
  private.report_people(date[], uuid, uuid, text, text, int), private.report_quality(date, uuid, uuid, text, text),
  private.count_open_duplicates(uuid), private.report_age(uuid) to authenticated;
