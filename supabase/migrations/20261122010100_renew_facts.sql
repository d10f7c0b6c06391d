-- Which facts went stale, and how they are counted anew.

create function private.note_stale() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute format('insert into private.stale_facts (%1$I) select distinct %2$I from %3$I', tg_argv[0], tg_argv[1], tg_argv[2]);
  return null;
end
$$;
comment on function private.note_stale is 'Arguments: the column of the mark, the column that names it, and the rows to look at.';

create function private.note_stale_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute format(
    'insert into private.stale_facts (%1$I) select n.id from new_rows n join old_rows o on o.id = n.id where (n.%2$s) is distinct from (o.%3$s)',
    tg_argv[0], replace(tg_argv[1], ',', ', n.'), replace(tg_argv[1], ',', ', o.'));
  return null;
end
$$;
comment on function private.note_stale_change is 'Arguments: the column of the mark, and the columns that a fact is made of.';

create trigger orders_stale_added after insert on public.orders referencing new table as new_rows
  for each statement execute function private.note_stale('order_id', 'id', 'new_rows');
create trigger orders_stale_changed after update on public.orders referencing old table as old_rows new table as new_rows
  for each statement execute function private.note_stale_change('order_id',
    'current_state,order_type,priority,practice_id,doctor_id,case_id,submitted_at,due_at,completed_at,cancelled_at,created_at,currency,subtotal,discount_amount,tax_amount');
create trigger cases_stale_added after insert on public.cases referencing new table as new_rows
  for each statement execute function private.note_stale('case_id', 'id', 'new_rows');
create trigger cases_stale_changed after update on public.cases referencing old table as old_rows new table as new_rows
  for each statement execute function private.note_stale_change('case_id',
    'current_state,case_type,priority,practice_id,doctor_id,workflow_template_id,completed_at,cancelled_at,created_at');
create trigger order_state_history_stale_added after insert on public.order_state_history referencing new table as new_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'new_rows');
create trigger order_state_history_stale_removed after delete on public.order_state_history referencing old table as old_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'old_rows');
create trigger case_state_history_stale_added after insert on public.case_state_history referencing new table as new_rows
  for each statement execute function private.note_stale('case_id', 'case_id', 'new_rows');
create trigger case_state_history_stale_removed after delete on public.case_state_history referencing old table as old_rows
  for each statement execute function private.note_stale('case_id', 'case_id', 'old_rows');
create trigger order_state_evidence_stale_added after insert on public.order_state_evidence referencing new table as new_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'new_rows');
create trigger order_state_evidence_stale_changed after update on public.order_state_evidence referencing new table as new_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'new_rows');
create trigger order_state_evidence_stale_removed after delete on public.order_state_evidence referencing old table as old_rows
  for each statement execute function private.note_stale('order_id', 'order_id', 'old_rows');

create function private.note_moved_days() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.stale_facts (order_id) select id from public.orders where organization_id = new.id;
  insert into private.stale_facts (case_id) select id from public.cases where organization_id = new.id;
  return null;
end
$$;
comment on function private.note_moved_days is 'Another time zone moves the edges of all days.';
create trigger organizations_time_zone_moved after update of time_zone on public.organizations for each row
  when (old.time_zone is distinct from new.time_zone) execute function private.note_moved_days();

insert into private.stale_facts (order_id) select id from public.orders;
insert into private.stale_facts (case_id) select id from public.cases;

create function private.renew_order_facts(p_orders uuid[]) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  with orders as materialized (
    select o.*, z.time_zone from public.orders o join public.organizations z on z.id = o.organization_id
    where o.id = any (p_orders) and o.current_state <> 'draft'
  ), history as materialized (
    select order_id, position, to_state, created_at, left_at, is_contradiction, lead(to_state) over later as next_state, lead(changed_by) over later as left_by
    from public.order_history where order_id = any (p_orders)
    window later as (partition by order_id order by position)
  ), told as (
    select order_id, bool_or(is_contradiction) as is_contradicted, min(created_at) filter (where to_state in ('shipped', 'delivered')) as shipped_at,
      max(created_at) filter (where to_state = 'refunded') as refunded_at
    from history group by order_id
  ), fresh as materialized (
    select o.*, coalesce(o.submitted_at, o.created_at) as sent_at, coalesce(t.is_contradicted, false) as is_contradicted,
      coalesce(t.shipped_at, case when o.current_state in ('shipped', 'delivered') then o.state_since end) as shipped_at,
      case when o.current_state = 'completed' then coalesce(o.completed_at, o.state_since) end as done_at,
      case when o.current_state = 'cancelled' then coalesce(o.cancelled_at, o.state_since) end as given_up_at,
      case when o.current_state = 'refunded' then coalesce(t.refunded_at, o.state_since) end as refunded_at
    from orders o left join told t on t.order_id = o.id
  ), held as (
    select h.order_id, sum(round(extract(epoch from least(h.left_at, f.shipped_at) - h.created_at) / 60))::int as minutes
    from history h join fresh f on f.id = h.order_id
    where h.to_state = 'on_hold' and h.created_at < f.shipped_at
    group by h.order_id
  ), facts_gone as (
    delete from public.order_facts t where t.order_id = any (p_orders) and not exists (select from fresh f where f.id = t.order_id)
  ), facts_renewed as (
    insert into public.order_facts as t (order_id, organization_id, practice_id, doctor_id, case_id, order_type, priority, state, sent_on,
      shipped_on, completed_on, cancelled_on, refunded_on, turnaround_minutes, held_minutes, is_past_due, has_contradiction,
      currency, subtotal, discount_amount, tax_amount, total_amount)
    select f.id, f.organization_id, f.practice_id, f.doctor_id, f.case_id, f.order_type, f.priority, f.current_state,
      (f.sent_at at time zone f.time_zone)::date, (f.shipped_at at time zone f.time_zone)::date, (f.done_at at time zone f.time_zone)::date,
      (f.given_up_at at time zone f.time_zone)::date, (f.refunded_at at time zone f.time_zone)::date,
      case when f.shipped_at >= f.submitted_at then round(extract(epoch from f.shipped_at - f.submitted_at) / 60)::int end, coalesce(h.minutes, 0),
      f.shipped_at > f.due_at, f.is_contradicted, f.currency, f.subtotal, f.discount_amount, f.tax_amount, f.total_amount
    from fresh f left join held h on h.order_id = f.id
    on conflict (order_id) do update
    set practice_id = excluded.practice_id, doctor_id = excluded.doctor_id, case_id = excluded.case_id, order_type = excluded.order_type,
      priority = excluded.priority, state = excluded.state, sent_on = excluded.sent_on, shipped_on = excluded.shipped_on,
      completed_on = excluded.completed_on, cancelled_on = excluded.cancelled_on, refunded_on = excluded.refunded_on,
      turnaround_minutes = excluded.turnaround_minutes, held_minutes = excluded.held_minutes, is_past_due = excluded.is_past_due,
      has_contradiction = excluded.has_contradiction, currency = excluded.currency, subtotal = excluded.subtotal,
      discount_amount = excluded.discount_amount, tax_amount = excluded.tax_amount, total_amount = excluded.total_amount
  ), stays as materialized (
    select h.order_id, h.position, f.organization_id, f.practice_id, h.to_state as state, h.next_state, (h.left_at at time zone f.time_zone)::date as left_on,
      greatest(0, round(extract(epoch from h.left_at - h.created_at) / 60))::int as minutes, h.left_by
    from history h join fresh f on f.id = h.order_id where h.left_at is not null
  ), stays_gone as (
    delete from public.order_stays s where s.order_id = any (p_orders)
      and not exists (select from stays f where f.order_id = s.order_id and f.position = s.position)
  )
  insert into public.order_stays as s (order_id, position, organization_id, practice_id, state, next_state, left_on, minutes, left_by)
  select * from stays
  on conflict (order_id, position) do update
  set practice_id = excluded.practice_id, state = excluded.state, next_state = excluded.next_state, left_on = excluded.left_on,
    minutes = excluded.minutes, left_by = excluded.left_by
  where (s.practice_id, s.state, s.next_state, s.left_on, s.minutes, s.left_by)
    is distinct from (excluded.practice_id, excluded.state, excluded.next_state, excluded.left_on, excluded.minutes, excluded.left_by);
end
$$;

create function private.renew_case_facts(p_cases uuid[]) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  with fresh as materialized (
    select c.*, z.time_zone, case when c.current_state = 'completed' then coalesce(c.completed_at, c.state_since) end as done_at,
      case when c.current_state = 'cancelled' then coalesce(c.cancelled_at, c.state_since) end as given_up_at
    from public.cases c join public.organizations z on z.id = c.organization_id where c.id = any (p_cases)
  ), facts_renewed as (
    insert into public.case_facts as t (case_id, organization_id, practice_id, doctor_id, workflow_template_id, case_type, priority, state,
      opened_on, completed_on, cancelled_on, turnaround_minutes)
    select f.id, f.organization_id, f.practice_id, f.doctor_id, f.workflow_template_id, f.case_type, f.priority, f.current_state,
      (f.created_at at time zone f.time_zone)::date, (f.done_at at time zone f.time_zone)::date, (f.given_up_at at time zone f.time_zone)::date,
      case when f.done_at >= f.created_at then round(extract(epoch from f.done_at - f.created_at) / 60)::int end
    from fresh f
    on conflict (case_id) do update
    set practice_id = excluded.practice_id, doctor_id = excluded.doctor_id, workflow_template_id = excluded.workflow_template_id,
      case_type = excluded.case_type, priority = excluded.priority, state = excluded.state, opened_on = excluded.opened_on,
      completed_on = excluded.completed_on, cancelled_on = excluded.cancelled_on, turnaround_minutes = excluded.turnaround_minutes
  ), stays as materialized (
    select h.case_id, h.position, f.organization_id, f.practice_id, h.state, h.next_state, (h.left_at at time zone f.time_zone)::date as left_on,
      greatest(0, round(extract(epoch from h.left_at - h.created_at) / 60))::int as minutes, h.left_by
    from (
      select case_id, position, to_state as state, created_at, left_at, lead(to_state) over later as next_state, lead(changed_by) over later as left_by
      from public.case_history where case_id = any (p_cases)
      window later as (partition by case_id order by created_at, position)
    ) h
    join fresh f on f.id = h.case_id where h.left_at is not null
  ), stays_gone as (
    delete from public.case_stays s where s.case_id = any (p_cases)
      and not exists (select from stays f where f.case_id = s.case_id and f.position = s.position)
  )
  insert into public.case_stays as s (case_id, position, organization_id, practice_id, state, next_state, left_on, minutes, left_by)
  select * from stays
  on conflict (case_id, position) do update
  set practice_id = excluded.practice_id, state = excluded.state, next_state = excluded.next_state, left_on = excluded.left_on,
    minutes = excluded.minutes, left_by = excluded.left_by
  where (s.practice_id, s.state, s.next_state, s.left_on, s.minutes, s.left_by)
    is distinct from (excluded.practice_id, excluded.state, excluded.next_state, excluded.left_on, excluded.minutes, excluded.left_by);
end
$$;

create function private.refresh_facts(p_limit int default 5000) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_orders uuid[];
  v_cases uuid[];
begin
  -- One at a time: an older picture must not be written over a newer one. Whoever holds the rows is at it already.
  perform from (select from public.fact_refreshes order by noun for update skip locked) r having count(*) = 2;
  if not found then
    return 0;
  end if;
  -- The marks go first: what is written while we count leaves a mark that stays.
  v_orders := array(select distinct order_id from private.stale_facts where order_id is not null order by order_id limit p_limit);
  v_cases := array(select distinct case_id from private.stale_facts where case_id is not null order by case_id limit p_limit);
  if cardinality(v_orders) > 0 then
    delete from private.stale_facts where order_id = any (v_orders);
    perform private.renew_order_facts(v_orders);
  end if;
  if cardinality(v_cases) > 0 then
    delete from private.stale_facts where case_id = any (v_cases);
    perform private.renew_case_facts(v_cases);
  end if;
  if not exists (select from private.stale_facts where order_id is not null) then
    update public.fact_refreshes set refreshed_at = now() where noun = 'order';
  end if;
  if not exists (select from private.stale_facts where case_id is not null) then
    update public.fact_refreshes set refreshed_at = now() where noun = 'case';
  end if;
  return cardinality(v_orders) + cardinality(v_cases);
end
$$;
comment on function private.refresh_facts is 'Run by the worker until it returns 0: counts the next orders and cases anew and says how many.';
grant execute on function private.refresh_facts(int) to service_role;
