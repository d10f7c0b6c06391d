-- Figures that would be slow to count on every visit. Triggers note which months went stale, the worker recomputes those.

create table private.stale_rollups (
  id bigint primary key generated always as identity,
  rollup text not null check (rollup in ('monthly_order_stats', 'state_analytics', 'workflow_performance')),
  organization_id uuid not null,
  month date,
  case_id uuid
);
comment on table private.stale_rollups is 'What the next refresh recomputes. No unique key on purpose: writers must not wait for each other here.';
alter table private.stale_rollups enable row level security;
alter table private.stale_rollups force row level security;
create policy stale_rollups_select_nobody on private.stale_rollups for select to authenticated using (false);
create index stale_rollups_rollup_idx on private.stale_rollups (rollup, id);

create table public.rollup_refreshes (
  rollup text primary key,
  refreshed_at timestamptz not null,
  rows_written int not null
);
comment on table public.rollup_refreshes is 'How old the figures are; every page that shows one says so.';

create table public.monthly_order_stats (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid references public.practices (id),
  month date not null check (extract(day from month) = 1),
  order_type text not null references public.order_types (key),
  currency text not null,
  order_count int not null,
  completed_count int not null,
  cancelled_count int not null,
  refunded_count int not null,
  subtotal numeric(14, 2) not null,
  discount_amount numeric(14, 2) not null,
  tax_amount numeric(14, 2) not null,
  total_amount numeric(14, 2) not null,
  constraint monthly_order_stats_key unique nulls not distinct (organization_id, month, practice_id, order_type, currency)
);
comment on table public.monthly_order_stats is 'Orders by the month they were made in, in the time zone of the organization (mv_monthly_order_stats of the seeds). Counts are of today''s states.';
create index monthly_order_stats_practice_idx on public.monthly_order_stats (practice_id, month);
create index monthly_order_stats_type_idx on public.monthly_order_stats (order_type);

create table public.state_analytics (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid references public.practices (id),
  month date not null check (extract(day from month) = 1),
  noun text not null check (noun in ('case', 'order')),
  state text not null,
  entered_count int not null,
  left_count int not null,
  median_minutes int,
  p90_minutes int,
  constraint state_analytics_key unique nulls not distinct (organization_id, month, noun, practice_id, state)
);
comment on table public.state_analytics is 'How many entered and left a state in a month, and how long those who left had stayed.';
create index state_analytics_practice_idx on public.state_analytics (practice_id, month);

create table public.workflow_performance (
  case_id uuid primary key references public.cases (id),
  organization_id uuid not null references public.organizations (id),
  practice_id uuid,
  workflow_template_id uuid not null references public.workflow_templates (id),
  states_passed int not null check (states_passed >= 0),
  states_late int not null check (states_late between 0 and states_passed),
  on_time_percent numeric(5, 2) not null check (on_time_percent between 0 and 100),
  total_minutes int not null,
  slowest_state text references public.case_states (key)
);
comment on table public.workflow_performance is 'For each finished case that follows a template: how its states compare to the durations of the steps.';
create index workflow_performance_template_idx on public.workflow_performance (workflow_template_id);
create index workflow_performance_organization_idx on public.workflow_performance (organization_id);
create index workflow_performance_practice_idx on public.workflow_performance (practice_id);
create index workflow_performance_slowest_idx on public.workflow_performance (slowest_state);

alter table public.rollup_refreshes enable row level security;
alter table public.rollup_refreshes force row level security;
grant select on public.rollup_refreshes to authenticated;
create policy rollup_refreshes_select_everybody on public.rollup_refreshes for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);

alter table public.monthly_order_stats enable row level security;
alter table public.monthly_order_stats force row level security;
grant select on public.monthly_order_stats to authenticated;
create policy monthly_order_stats_select_lab_and_members on public.monthly_order_stats for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

alter table public.state_analytics enable row level security;
alter table public.state_analytics force row level security;
grant select on public.state_analytics to authenticated;
create policy state_analytics_select_lab_and_members on public.state_analytics for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

alter table public.workflow_performance enable row level security;
alter table public.workflow_performance force row level security;
grant select on public.workflow_performance to authenticated;
create policy workflow_performance_select_lab_and_members on public.workflow_performance for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );

create function private.local_month(p_at timestamptz, p_zone text) returns date
language sql stable parallel safe set search_path = '' as $$ select date_trunc('month', p_at at time zone p_zone)::date $$;
comment on function private.local_month is 'The month of a moment in a time zone, as its first day.';

create function private.note_stale_orders() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    insert into private.stale_rollups (rollup, organization_id, month)
    select distinct 'monthly_order_stats', n.organization_id, private.local_month(n.created_at, z.time_zone)
    from new_rows n join public.organizations z on z.id = n.organization_id;
  else
    execute $q$
      insert into private.stale_rollups (rollup, organization_id, month)
      select distinct 'monthly_order_stats', v.organization_id, private.local_month(v.created_at, z.time_zone)
      from new_rows n
      join old_rows o on o.id = n.id and (o.current_state, o.order_type, o.practice_id, o.subtotal, o.discount_amount, o.tax_amount, o.currency, o.created_at)
        is distinct from (n.current_state, n.order_type, n.practice_id, n.subtotal, n.discount_amount, n.tax_amount, n.currency, n.created_at)
      cross join lateral (values (n.organization_id, n.created_at), (o.organization_id, o.created_at)) v(organization_id, created_at)
      join public.organizations z on z.id = v.organization_id$q$;
  end if;
  return null;
end
$$;
create trigger orders_stale_added after insert on public.orders referencing new table as new_rows
  for each statement execute function private.note_stale_orders();
create trigger orders_stale_changed after update on public.orders referencing old table as old_rows new table as new_rows
  for each statement execute function private.note_stale_orders();

create function private.note_stale_history() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.stale_rollups (rollup, organization_id, month)
  select distinct 'state_analytics', n.organization_id, private.local_month(n.created_at, z.time_zone)
  from new_rows n join public.organizations z on z.id = n.organization_id;
  if tg_table_name = 'case_state_history' then
    insert into private.stale_rollups (rollup, organization_id, case_id)
    select distinct 'workflow_performance', c.organization_id, c.id
    from (select distinct case_id from (select to_jsonb(n) ->> 'case_id' as case_id from new_rows n) i) n
    join public.cases c on c.id = n.case_id::uuid and c.workflow_template_id is not null;
  end if;
  return null;
end
$$;
create trigger case_state_history_stale after insert on public.case_state_history referencing new table as new_rows
  for each statement execute function private.note_stale_history();
create trigger order_state_history_stale after insert on public.order_state_history referencing new table as new_rows
  for each statement execute function private.note_stale_history();

create function private.note_moved_months() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.stale_rollups (rollup, organization_id, month)
  select r.rollup, new.id, m::date
  from (select min(created_at) as first, max(created_at) as last from public.orders where organization_id = new.id) o
  cross join generate_series(date_trunc('month', o.first - interval '1 day'), date_trunc('month', greatest(o.last, now()) + interval '1 day'), interval '1 month') m
  cross join (values ('monthly_order_stats'), ('state_analytics')) r(rollup);
  return null;
end
$$;
comment on function private.note_moved_months is 'Another time zone moves the edges of all months.';
create trigger organizations_time_zone_moved after update of time_zone on public.organizations for each row
  when (old.time_zone is distinct from new.time_zone) execute function private.note_moved_months();

create type private.stale_month as (organization_id uuid, month date, month_start timestamptz, month_end timestamptz);

create function private.take_stale_months(p_rollup text) returns setof private.stale_month
language sql volatile security definer set search_path = '' as $$
  with taken as (delete from private.stale_rollups where rollup = p_rollup returning organization_id, month)
  select t.organization_id, t.month, t.month::timestamp at time zone z.time_zone,
    (t.month + interval '1 month') at time zone z.time_zone
  from (select distinct organization_id, month from taken) t
  join public.organizations z on z.id = t.organization_id
$$;

create function private.refresh_monthly_order_stats() returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_months private.stale_month[];
  v_written int;
  v_removed int;
begin
  v_months := array(select s from private.take_stale_months('monthly_order_stats') s);
  if cardinality(v_months) = 0 then
    return 0;
  end if;
  with fresh as materialized (
    select o.organization_id, o.practice_id, s.month, o.order_type, o.currency, count(*)::int as order_count,
      (count(*) filter (where o.current_state = 'completed'))::int as completed_count,
      (count(*) filter (where o.current_state = 'cancelled'))::int as cancelled_count,
      (count(*) filter (where o.current_state = 'refunded'))::int as refunded_count,
      sum(o.subtotal) as subtotal, sum(o.discount_amount) as discount_amount, sum(o.tax_amount) as tax_amount, sum(o.total_amount) as total_amount
    from unnest(v_months) s
    join public.orders o on o.organization_id = s.organization_id and o.created_at >= s.month_start and o.created_at < s.month_end
    where o.current_state <> 'draft'
    group by 1, 2, 3, 4, 5
  ), removed as (
    delete from public.monthly_order_stats t using unnest(v_months) s
    where t.organization_id = s.organization_id and t.month = s.month and not exists (
      select from fresh f
      where (f.organization_id, f.month, f.order_type, f.currency) = (t.organization_id, t.month, t.order_type, t.currency)
        and f.practice_id is not distinct from t.practice_id
    )
    returning 1
  ), written as (
    insert into public.monthly_order_stats as t (organization_id, practice_id, month, order_type, currency, order_count, completed_count,
      cancelled_count, refunded_count, subtotal, discount_amount, tax_amount, total_amount)
    select * from fresh
    on conflict on constraint monthly_order_stats_key do update
    set order_count = excluded.order_count, completed_count = excluded.completed_count, cancelled_count = excluded.cancelled_count,
      refunded_count = excluded.refunded_count, subtotal = excluded.subtotal, discount_amount = excluded.discount_amount,
      tax_amount = excluded.tax_amount, total_amount = excluded.total_amount
    where (t.order_count, t.completed_count, t.cancelled_count, t.refunded_count, t.subtotal, t.discount_amount, t.tax_amount)
      is distinct from (excluded.order_count, excluded.completed_count, excluded.cancelled_count, excluded.refunded_count,
        excluded.subtotal, excluded.discount_amount, excluded.tax_amount)
    returning 1
  )
  select (select count(*) from written), (select count(*) from removed) into v_written, v_removed;
  return v_written + v_removed;
end
$$;

create function private.refresh_state_analytics() returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_months private.stale_month[];
  v_written int;
begin
  v_months := array(select s from private.take_stale_months('state_analytics') s);
  if cardinality(v_months) = 0 then
    return 0;
  end if;
  with moves as materialized (
    select 'case' as noun, s.month, h.organization_id, h.practice_id, h.from_state, h.to_state,
      extract(epoch from h.created_at - b.created_at) / 60 as minutes
    from unnest(v_months) s
    join public.case_state_history h on h.organization_id = s.organization_id and h.created_at >= s.month_start and h.created_at < s.month_end
    left join public.case_state_history b on b.case_id = h.case_id and b.position = h.position - 1
    union all
    select 'order', s.month, h.organization_id, h.practice_id, h.from_state, h.to_state, extract(epoch from h.created_at - b.created_at) / 60
    from unnest(v_months) s
    join public.order_state_history h on h.organization_id = s.organization_id and h.created_at >= s.month_start and h.created_at < s.month_end
    left join public.order_state_history b on b.order_id = h.order_id and b.position = h.position - 1
  ), fresh as materialized (
    select organization_id, practice_id, month, noun, state, sum(entered)::int as entered_count, sum(gone)::int as left_count,
      percentile_cont(0.5) within group (order by minutes)::int as median_minutes,
      percentile_cont(0.9) within group (order by minutes)::int as p90_minutes
    from (
      select organization_id, practice_id, month, noun, to_state as state, 1 as entered, 0 as gone, null::numeric as minutes from moves
      union all
      select organization_id, practice_id, month, noun, from_state, 0, 1, minutes from moves where from_state is not null
    ) e
    group by 1, 2, 3, 4, 5
  ), removed as (
    delete from public.state_analytics t using unnest(v_months) s
    where t.organization_id = s.organization_id and t.month = s.month and not exists (
      select from fresh f
      where (f.organization_id, f.month, f.noun, f.state) = (t.organization_id, t.month, t.noun, t.state)
        and f.practice_id is not distinct from t.practice_id
    )
    returning 1
  ), written as (
    insert into public.state_analytics as t (organization_id, practice_id, month, noun, state, entered_count, left_count, median_minutes, p90_minutes)
    select * from fresh
    on conflict on constraint state_analytics_key do update
    set entered_count = excluded.entered_count, left_count = excluded.left_count, median_minutes = excluded.median_minutes,
      p90_minutes = excluded.p90_minutes
    where (t.entered_count, t.left_count, t.median_minutes, t.p90_minutes)
      is distinct from (excluded.entered_count, excluded.left_count, excluded.median_minutes, excluded.p90_minutes)
    returning 1
  )
  select (select count(*) from written) + (select count(*) from removed) into v_written;
  return v_written;
end
$$;

create function private.refresh_workflow_performance() returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_cases uuid[];
  v_written int;
begin
  with taken as (delete from private.stale_rollups where rollup = 'workflow_performance' returning case_id)
  select array_agg(distinct case_id) into v_cases from taken;
  if v_cases is null then
    return 0;
  end if;
  delete from public.workflow_performance w using public.cases c
  where c.id = w.case_id and c.id = any (v_cases) and c.completed_at is null;
  with stays as (
    select c.id, c.organization_id, c.practice_id, c.workflow_template_id, h.from_state as state,
      extract(epoch from h.created_at - b.created_at) / 60 as minutes,
      h.created_at - b.created_at > (
        select sum(s.estimated_duration) from public.workflow_steps s where s.workflow_template_id = c.workflow_template_id and s.state = h.from_state
      ) as is_late
    from public.cases c
    join public.case_state_history h on h.case_id = c.id
    join public.case_state_history b on b.case_id = h.case_id and b.position = h.position - 1
    where c.id = any (v_cases) and c.completed_at is not null and c.workflow_template_id is not null
  ), written as (
    insert into public.workflow_performance as t (case_id, organization_id, practice_id, workflow_template_id, states_passed, states_late,
      on_time_percent, total_minutes, slowest_state)
    select id, organization_id, practice_id, workflow_template_id, count(*)::int, (count(*) filter (where is_late))::int,
      100 * (1 - (count(*) filter (where is_late))::numeric / count(*)), sum(minutes)::int, (array_agg(state order by minutes desc))[1]
    from stays
    group by 1, 2, 3, 4
    on conflict (case_id) do update
    set practice_id = excluded.practice_id, states_passed = excluded.states_passed, states_late = excluded.states_late,
      on_time_percent = excluded.on_time_percent, total_minutes = excluded.total_minutes, slowest_state = excluded.slowest_state
    returning 1
  )
  select count(*) into v_written from written;
  return v_written;
end
$$;

create function private.refresh_rollups() returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_orders int := private.refresh_monthly_order_stats();
  v_states int := private.refresh_state_analytics();
  v_workflows int := private.refresh_workflow_performance();
begin
  insert into public.rollup_refreshes (rollup, refreshed_at, rows_written) values
    ('monthly_order_stats', now(), v_orders), ('state_analytics', now(), v_states), ('workflow_performance', now(), v_workflows)
  on conflict (rollup) do update set refreshed_at = excluded.refreshed_at, rows_written = excluded.rows_written;
  return v_orders + v_states + v_workflows;
end
$$;
comment on function private.refresh_rollups is 'Run by the worker: recomputes the months that went stale and says how many rows changed.';
grant execute on function private.refresh_rollups() to service_role;
