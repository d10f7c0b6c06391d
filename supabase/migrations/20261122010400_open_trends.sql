-- Months side by side, and where work waits.

create function private.trend_events(p_from date, p_until date, p_practice uuid, p_doctor uuid, p_type text, p_priority text, p_by text) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    with events as materialized (
      select (e.day - (extract(day from e.day)::int - 1)) as month, e.noun collate "C" as noun, e.figure collate "C" as figure, e.turnaround_minutes,
        case p_by when 'practice' then e.practice_id::text when 'doctor' then e.doctor_id::text when 'type' then e.type end collate "C" as key
      from public.report_events e
      where e.organization_id = v_organization_id and e.day >= p_from and e.day < p_until
        and (p_practice is null or e.practice_id = p_practice) and (p_doctor is null or e.doctor_id = p_doctor)
        and (p_type is null or (e.noun = 'order' and e.type = p_type)) and (p_priority is null or e.priority = p_priority)
    ), turnarounds as (
      select month, percentile_cont(array[0.5, 0.9]) within group (order by turnaround_minutes)::int[] as shares from events where figure = 'shipped' group by month
    ), leaders as (
      select key, row_number() over (order by count(*) desc, key) as rank from events
      where p_by is not null and key is not null and noun = 'order' and figure = 'sent' group by key order by count(*) desc, key limit 6
    )
    select jsonb_build_object(
      'volumes', (
        select coalesce(jsonb_agg(jsonb_build_object('month', v.month, 'noun', v.noun, 'figure', v.figure, 'count', v.n, 'median', t.shares[1], 'p90', t.shares[2])
          order by v.month, v.noun, v.figure), '[]')
        from (select month, noun, figure, count(*) as n from events group by month, noun, figure) v
        left join turnarounds t on v.noun = 'order' and v.figure = 'shipped' and t.month = v.month),
      'series', (
        select coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'name', coalesce(p.name, n.name), 'month', s.month, 'sent', s.sent, 'shipped', s.shipped, 'median', s.median) order by s.rank, s.month), '[]')
        from (
          select l.key, l.rank, e.month, count(*) filter (where e.figure = 'sent') as sent, count(*) filter (where e.figure = 'shipped') as shipped,
            (percentile_cont(0.5) within group (order by e.turnaround_minutes) filter (where e.figure = 'shipped'))::int as median
          from leaders l join events e on e.key = l.key and e.noun = 'order' and e.figure in ('sent', 'shipped')
          group by l.key, l.rank, e.month
        ) s
        left join public.practices p on p_by = 'practice' and p.id::text = s.key
        left join public.person_names n on p_by = 'doctor' and n.profile_id::text = s.key)
    )
  );
end
$$;

create function private.trend_states(p_from date, p_until date, p_practice uuid, p_doctor uuid, p_type text, p_priority text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('noun', noun, 'state', state, 'entered', entered, 'left', gone, 'medianFirst', first_median, 'medianLast', last_median) order by noun, state), '[]')
    from (
      select s.noun, s.state, sum(s.entered_count)::int as entered, sum(s.left_count)::int as gone, max(s.median_minutes) filter (where m.month = p_from) as first_median,
        max(s.median_minutes) filter (where m.month = (p_until - interval '1 month')::date) as last_median
      from (select g::date as month from generate_series(p_from, p_until - interval '1 month', interval '1 month') g) m
      cross join lateral private.month_states(v_organization_id, m.month, p_practice, p_doctor, p_type, p_priority) s
      group by s.noun, s.state
    ) f
  );
end
$$;

create function private.trend_refinements(p_from date, p_until date, p_today date, p_practice uuid, p_doctor uuid, p_priority text) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return (
    with mains as (
      select f.sent_on - (extract(day from f.sent_on)::int - 1) as month, f.case_id, f.sent_on from public.order_facts f
      where f.organization_id = v_organization_id and f.sent_on >= p_from and f.sent_on < p_until and f.order_type = 'main' and f.cancelled_on is null
        and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor) and (p_priority is null or f.priority = p_priority)
    ), refined as materialized (
      select case_id, min(sent_on) as first_on from public.order_facts
      where organization_id = v_organization_id and sent_on >= p_from and order_type = 'refinement' and case_id is not null group by case_id
    ), cohorts as (
      select m.month, count(*) as mains, count(*) filter (where r.first_on - m.sent_on <= 90) as d90, count(*) filter (where r.first_on - m.sent_on <= 180) as d180,
        count(*) filter (where r.first_on - m.sent_on <= 365) as d365, p_today - max((m.month + interval '1 month')::date) as age
      from mains m left join refined r on r.case_id = m.case_id and r.first_on >= m.sent_on
      group by m.month
    )
    -- A cohort that is younger than the question has no answer yet.
    select coalesce(jsonb_agg(jsonb_build_object('month', month, 'mains', mains, 'within', array[
      case when age >= 90 then d90 end, case when age >= 180 then d180 end, case when age >= 365 then d365 end]) order by month), '[]')
    from cohorts
  );
end
$$;

create function public.open_trends(
  p_from date, p_until date, p_practice uuid default null, p_doctor uuid default null, p_type text default null, p_priority text default null, p_by text default null
) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_from date := date_trunc('month', p_from)::date;
  v_until date := least(date_trunc('month', p_until)::date, (v_from + interval '10 years')::date);
  v_age jsonb := private.report_age(private.my_organization_id());
begin
  if v_age is null then
    return null;
  end if;
  return private.trend_events(v_from, v_until, p_practice, p_doctor, p_type, p_priority, p_by) || jsonb_build_object(
    'from', v_from, 'until', v_until, 'age', v_age,
    'states', private.trend_states(v_from, v_until, p_practice, p_doctor, p_type, p_priority),
    'refinements', case when p_type is null then private.trend_refinements(v_from, v_until, (v_age ->> 'today')::date, p_practice, p_doctor, p_priority) end
  );
end
$$;
comment on function public.open_trends is 'The months from p_from until before p_until: volumes, turnaround, how states flow, refinements by cohort, and the six largest practices, doctors or types side by side.';

create function public.open_bottlenecks(
  p_from date, p_until date, p_practice uuid default null, p_doctor uuid default null, p_type text default null, p_priority text default null
) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_age jsonb := private.report_age(v_organization_id);
begin
  if v_age is null then
    return null;
  end if;
  return (
    with stays as materialized (
      select s.noun, s.id, s.state, s.next_state, s.minutes, extract(epoch from l.allowed) / 60 as limit_minutes
      from public.state_stays s
      left join public.service_levels l on l.organization_id = v_organization_id and l.noun = s.noun and l.state = s.state
      where s.organization_id = v_organization_id and s.left_on >= p_from and s.left_on < p_until
        and (p_practice is null or s.practice_id = p_practice) and (p_doctor is null or s.doctor_id = p_doctor)
        and (p_type is null or (s.noun = 'order' and s.type = p_type)) and (p_priority is null or s.priority = p_priority)
    ), moves as (
      select noun, state, case when grouping(next_state) = 0 then next_state end as next_state, count(*) as n, sum(minutes) as total,
        (percentile_cont(0.5) within group (order by minutes))::int as median, (percentile_cont(0.9) within group (order by minutes))::int as p90,
        count(*) filter (where minutes > limit_minutes) as over_limit, max(limit_minutes)::int as limit_minutes
      from stays group by grouping sets ((noun, state), (noun, state, next_state))
    ), steps as (
      select workflow_template_id, state, sum(extract(epoch from estimated_duration)) / 60 as minutes from public.workflow_steps group by 1, 2
    ), judged as (
      select f.workflow_template_id, f.case_id, f.turnaround_minutes, count(p.minutes) as judged, count(*) filter (where s.minutes <= p.minutes) as in_time,
        (array_agg(s.state order by s.minutes desc))[1] as slowest
      from public.case_facts f
      join public.case_stays s on s.case_id = f.case_id
      left join steps p on p.workflow_template_id = f.workflow_template_id and p.state = s.state
      where f.organization_id = v_organization_id and f.workflow_template_id is not null and f.completed_on >= p_from and f.completed_on < p_until
        and p_type is null
        and (p_practice is null or f.practice_id = p_practice) and (p_doctor is null or f.doctor_id = p_doctor) and (p_priority is null or f.priority = p_priority)
      group by 1, 2, 3
    )
    select jsonb_build_object('age', v_age,
      'moves', (
        select coalesce(jsonb_agg(jsonb_build_object('noun', noun, 'state', state, 'next', next_state, 'count', n, 'totalMinutes', total, 'median', median, 'p90', p90,
          'overLimit', over_limit, 'limitMinutes', limit_minutes) order by noun, total desc, state, next_state nulls first), '[]') from moves),
      'templates', (
        select coalesce(jsonb_agg(to_jsonb(t) order by t.cases desc, t.name), '[]')
        from (
          select w.id, w.name, count(*) as cases, sum(j.judged) as steps, sum(j.in_time) as "inTime",
            (percentile_cont(0.5) within group (order by j.turnaround_minutes))::int as median, mode() within group (order by j.slowest) as slowest
          from judged j join public.workflow_templates w on w.id = j.workflow_template_id group by w.id, w.name
        ) t))
  );
end
$$;
comment on function public.open_bottlenecks is 'How long work stood in each state before each next one, measured against the limits, and how finished cases kept to the steps of their templates.';

create function public.list_stays(
  p_noun text, p_state text, p_from date, p_until date, p_next text default null, p_practice uuid default null, p_doctor uuid default null,
  p_type text default null, p_priority text default null, p_limit int default 50
) returns table (id uuid, noun text, number text, state text, next_state text, left_on date, minutes int, left_by_name text, practice_name text, type text)
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
begin
  return query
  with found as materialized (
    select s.* from public.state_stays s
    where s.organization_id = v_organization_id and s.noun = p_noun and s.state = p_state and s.left_on >= p_from and s.left_on < p_until
      and (p_next is null or s.next_state = p_next)
      and (p_practice is null or s.practice_id = p_practice) and (p_doctor is null or s.doctor_id = p_doctor)
      and (p_type is null or s.type = p_type) and (p_priority is null or s.priority = p_priority)
    order by s.minutes desc, s.id, s.position limit least(p_limit, 1000)
  )
  select f.id, f.noun, coalesce(o.order_number, c.case_number), f.state, f.next_state, f.left_on, f.minutes, n.name, p.name, f.type
  from found f
  left join public.orders o on f.noun = 'order' and o.id = f.id
  left join public.cases c on f.noun = 'case' and c.id = f.id
  left join public.practices p on p.id = f.practice_id
  left join public.person_names n on n.profile_id = f.left_by
  order by f.minutes desc, f.id, f.position;
end
$$;
comment on function public.list_stays is 'The longest stays behind a bottleneck, 1000 at most.';

revoke execute on function public.open_trends(date, date, uuid, uuid, text, text, text), public.open_bottlenecks(date, date, uuid, uuid, text, text),
  public.list_stays(text, text, date, date, text, uuid, uuid, text, text, int) from public, anon;
grant execute on function public.open_trends(date, date, uuid, uuid, text, text, text), public.open_bottlenecks(date, date, uuid, uuid, text, text),
  public.list_stays(text, text, date, date, text, uuid, uuid, text, text, int),
  private.trend_events(date, date, uuid, uuid, text, text, text), private.trend_states(date, date, uuid, uuid, text, text),
  private.trend_refinements(date, date, date, uuid, uuid, text) to authenticated;
