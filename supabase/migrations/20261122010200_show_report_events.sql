-- What happened on which day. A figure of a report is a count of these rows, and opening the figure shows the same rows.

create view public.report_events with (security_invoker = true) as
  select 'order' as noun, 'sent' as figure, sent_on as day, order_id as id, organization_id, practice_id, doctor_id, order_type as type, priority, state,
    turnaround_minutes, currency, total_amount
  from public.order_facts
  union all
  select 'order', 'shipped', shipped_on, order_id, organization_id, practice_id, doctor_id, order_type, priority, state, turnaround_minutes, currency, total_amount
  from public.order_facts where shipped_on is not null
  union all
  select 'order', case when p.is_late then 'late' else 'on_time' end, f.shipped_on, f.order_id, f.organization_id, f.practice_id, f.doctor_id,
    f.order_type, f.priority, f.state, f.turnaround_minutes, f.currency, f.total_amount
  from public.order_facts f
  left join (
    select organization_id, sum(extract(epoch from allowed)) / 60 as minutes
    from public.service_levels where noun = 'order' and state in ('pending', 'confirmed', 'in_production', 'quality_check')
    group by organization_id
  ) l on l.organization_id = f.organization_id
  cross join lateral (select coalesce(f.is_past_due, f.turnaround_minutes - f.held_minutes > l.minutes) as is_late) p
  where f.shipped_on is not null and p.is_late is not null
  union all
  select 'order', 'completed', completed_on, order_id, organization_id, practice_id, doctor_id, order_type, priority, state, turnaround_minutes, currency, total_amount
  from public.order_facts where completed_on is not null
  union all
  select 'order', 'cancelled', cancelled_on, order_id, organization_id, practice_id, doctor_id, order_type, priority, state, turnaround_minutes, currency, total_amount
  from public.order_facts where cancelled_on is not null
  union all
  select 'order', 'refunded', refunded_on, order_id, organization_id, practice_id, doctor_id, order_type, priority, state, turnaround_minutes, currency, total_amount
  from public.order_facts where refunded_on is not null
  union all
  select 'case', 'opened', opened_on, case_id, organization_id, practice_id, doctor_id, case_type, priority, state, turnaround_minutes, null, null
  from public.case_facts
  union all
  select 'case', 'completed', completed_on, case_id, organization_id, practice_id, doctor_id, case_type, priority, state, turnaround_minutes, null, null
  from public.case_facts where completed_on is not null
  union all
  select 'case', 'cancelled', cancelled_on, case_id, organization_id, practice_id, doctor_id, case_type, priority, state, turnaround_minutes, null, null
  from public.case_facts where cancelled_on is not null;
comment on view public.report_events is 'Each thing that a report counts, once, with its day in the lab''s time zone. Shipped orders are on time or late by the date they were due, else by the limits of the states on the way, holds not counted; without either they are neither.';
grant select on public.report_events to authenticated;

create view public.state_stays with (security_invoker = true) as
  select 'order' as noun, s.order_id as id, s.position, s.organization_id, s.practice_id, f.doctor_id, f.order_type as type, f.priority, s.state, s.next_state,
    s.left_on, s.minutes, s.left_by
  from public.order_stays s left join public.order_facts f on f.order_id = s.order_id
  union all
  select 'case', s.case_id, s.position, s.organization_id, s.practice_id, f.doctor_id, f.case_type, f.priority, s.state, s.next_state,
    s.left_on, s.minutes, s.left_by
  from public.case_stays s left join public.case_facts f on f.case_id = s.case_id;
comment on view public.state_stays is 'Stays of orders and cases side by side, with what reports filter by.';
grant select on public.state_stays to authenticated;

create function public.list_report_rows(
  p_figure text, p_from date, p_until date, p_practice uuid default null, p_doctor uuid default null, p_type text default null,
  p_priority text default null, p_after_day date default null, p_after_id uuid default null, p_limit int default 50
) returns table (
  id uuid, noun text, number text, day date, type text, state text, priority text, practice_name text, doctor_name text, patient_id uuid,
  patient_number text, turnaround_minutes int, total_amount numeric, currency text, total_rows bigint
)
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_noun text := split_part(p_figure, '.', 1);
  v_figure text := split_part(p_figure, '.', 2);
begin
  return query
  with everything as not materialized (
    select e.id, e.noun, e.day, e.type, e.state, e.priority, e.practice_id, e.doctor_id, e.turnaround_minutes, e.total_amount, e.currency
    from public.report_events e
    where v_figure <> 'backlog' and e.organization_id = v_organization_id and e.noun = v_noun and e.figure = v_figure
      and e.day >= p_from and e.day < p_until
      and (p_practice is null or e.practice_id = p_practice) and (p_doctor is null or e.doctor_id = p_doctor)
      and (p_type is null or e.type = p_type) and (p_priority is null or e.priority = p_priority)
    union all
    select f.order_id, 'order', f.sent_on, f.order_type, f.state, f.priority, f.practice_id, f.doctor_id, f.turnaround_minutes, f.total_amount, f.currency
    from public.order_facts f
    where v_noun = 'order' and v_figure = 'backlog' and f.organization_id = v_organization_id
      and f.sent_on >= p_from and f.sent_on < p_until and (f.out_on >= p_until or f.out_on is null)
      and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor)
      and (p_type is null or f.order_type = p_type) and (p_priority is null or f.priority = p_priority)
  ), found as materialized (
    select * from everything a
    where p_after_id is null or (a.day, a.id) > (p_after_day, p_after_id)
    order by a.day, a.id limit least(p_limit, 1000)
  )
  select e.id, e.noun, coalesce(o.order_number, c.case_number), e.day, e.type, e.state, e.priority, p.name, n.name, i.id, i.patient_number,
    e.turnaround_minutes, e.total_amount, e.currency, case when p_after_id is null then (select count(*) from everything) end
  from found e
  left join public.orders o on e.noun = 'order' and o.id = e.id
  left join public.cases c on e.noun = 'case' and c.id = e.id
  left join public.patients i on i.id = coalesce(o.patient_id, c.patient_id)
  left join public.practices p on p.id = e.practice_id
  left join public.person_names n on n.profile_id = e.doctor_id
  order by e.day, e.id;
end
$$;
comment on function public.list_report_rows is 'The rows behind a figure such as order.late, oldest first, 1000 at a time, with their number on the first page: what stands in a report can be opened. order.backlog is what was sent from p_from on and had not left the lab when p_until began.';
revoke execute on function public.list_report_rows(text, date, date, uuid, uuid, text, text, date, uuid, int) from public, anon;
grant execute on function public.list_report_rows(text, date, date, uuid, uuid, text, text, date, uuid, int) to authenticated;
