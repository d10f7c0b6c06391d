-- Months of the whole lab that are counted already: medians of tens of thousands of stays, and answers to messages. A month that was
-- touched since is counted out of its rows again, by the same functions, so that no figure waits for the worker to be right.

create table public.counted_months (
  organization_id uuid not null,
  month date not null check (extract(day from month) = 1),
  counted_at timestamptz not null default now(),
  primary key (organization_id, month)
);
comment on table public.counted_months is 'Months whose state_analytics hold. A change of a stay or a limit takes its month away; the worker brings it back.';

create table public.state_analytics (
  organization_id uuid not null,
  month date not null check (extract(day from month) = 1),
  noun text not null check (noun in ('case', 'order')),
  state text not null,
  entered_count int not null,
  left_count int not null,
  over_limit_count int not null,
  median_minutes int,
  p90_minutes int,
  primary key (organization_id, month, noun, state)
);
comment on table public.state_analytics is 'How many entered and left a state in a month, and how long those who left had stayed, in the whole lab.';

create table public.message_analytics (
  organization_id uuid not null,
  month date not null check (extract(day from month) = 1),
  received_count int not null,
  written_count int not null,
  question_count int not null,
  answered_count int not null,
  median_minutes int,
  p90_minutes int,
  counted_from bigint not null,
  counted_at timestamptz not null default now(),
  primary key (organization_id, month)
);
comment on table public.message_analytics is 'Messages of a month in the whole lab, and how long practices waited for answers.';
comment on column public.message_analytics.counted_from is 'What private.message_mark said; while it says the same, these figures hold.';

alter table public.counted_months enable row level security;
alter table public.counted_months force row level security;
grant select on public.counted_months to authenticated;
create policy counted_months_select_lab on public.counted_months for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
alter table public.state_analytics enable row level security;
alter table public.state_analytics force row level security;
grant select on public.state_analytics to authenticated;
create policy state_analytics_select_lab on public.state_analytics for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
alter table public.message_analytics enable row level security;
alter table public.message_analytics force row level security;
grant select on public.message_analytics to authenticated;
create policy message_analytics_select_lab on public.message_analytics for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));

create function private.note_uncounted() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  for i in 0..tg_nargs - 1 loop
    execute format(
      'delete from public.counted_months c using (select distinct organization_id, left_on - (extract(day from left_on)::int - 1) as month from %I) r
       where c.organization_id = r.organization_id and c.month = r.month', tg_argv[i]);
  end loop;
  return null;
end
$$;
create trigger order_stays_uncounted_added after insert on public.order_stays referencing new table as new_rows
  for each statement execute function private.note_uncounted('new_rows');
create trigger order_stays_uncounted_changed after update on public.order_stays referencing old table as old_rows new table as new_rows
  for each statement execute function private.note_uncounted('old_rows', 'new_rows');
create trigger order_stays_uncounted_removed after delete on public.order_stays referencing old table as old_rows
  for each statement execute function private.note_uncounted('old_rows');
create trigger case_stays_uncounted_added after insert on public.case_stays referencing new table as new_rows
  for each statement execute function private.note_uncounted('new_rows');
create trigger case_stays_uncounted_changed after update on public.case_stays referencing old table as old_rows new table as new_rows
  for each statement execute function private.note_uncounted('old_rows', 'new_rows');
create trigger case_stays_uncounted_removed after delete on public.case_stays referencing old table as old_rows
  for each statement execute function private.note_uncounted('old_rows');

create function private.note_moved_limits() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.counted_months where organization_id = coalesce(new.organization_id, old.organization_id);
  return null;
end
$$;
create trigger service_levels_uncounted after insert or update or delete on public.service_levels for each row execute function private.note_moved_limits();

create function private.note_moved_months() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.counted_months where organization_id = new.id;
  delete from public.message_analytics where organization_id = new.id;
  return null;
end
$$;
comment on function private.note_moved_months is 'Another time zone moves the edges of all months.';
create trigger organizations_months_moved after update of time_zone on public.organizations for each row
  when (old.time_zone is distinct from new.time_zone) execute function private.note_moved_months();

create function private.count_states(p_organization_id uuid, p_month date, p_practice uuid, p_doctor uuid, p_type text, p_priority text)
returns table (noun text, state text, entered_count int, left_count int, over_limit_count int, median_minutes int, p90_minutes int)
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_until date := p_month + interval '1 month';
begin
  return query
    with stays as materialized (
      select s.noun collate "C" as noun, s.state collate "C" as state, s.next_state collate "C" as next_state, s.minutes
      from public.state_stays s
      where s.organization_id = p_organization_id and s.left_on >= p_month and s.left_on < v_until
        and (p_practice is null or s.practice_id = p_practice) and (p_doctor is null or s.doctor_id = p_doctor)
        and (p_type is null or (s.noun = 'order' and s.type = p_type)) and (p_priority is null or s.priority = p_priority)
    ), gone as (
      select s.noun, s.state, count(*)::int as n, count(*) filter (where s.minutes > extract(epoch from l.allowed) / 60)::int as over_limit,
        percentile_cont(array[0.5, 0.9]) within group (order by s.minutes)::int[] as shares
      from stays s
      left join public.service_levels l on l.organization_id = p_organization_id and l.noun = s.noun and l.state = s.state
      group by s.noun, s.state
    ), come as (
      select s.noun, s.next_state as state, count(*)::int as n from stays s group by s.noun, s.next_state
    )
    select coalesce(g.noun, c.noun), coalesce(g.state, c.state), coalesce(c.n, 0), coalesce(g.n, 0), coalesce(g.over_limit, 0), g.shares[1], g.shares[2]
    from gone g full join come c on c.noun = g.noun and c.state = g.state;
end
$$;

create function private.month_states(p_organization_id uuid, p_month date, p_practice uuid, p_doctor uuid, p_type text, p_priority text)
returns table (noun text, state text, entered_count int, left_count int, over_limit_count int, median_minutes int, p90_minutes int)
language plpgsql stable security invoker set search_path = '' as $$
begin
  if num_nonnulls(p_practice, p_doctor, p_type, p_priority) = 0
     and exists (select from public.counted_months c where c.organization_id = p_organization_id and c.month = p_month) then
    return query
      select a.noun, a.state, a.entered_count, a.left_count, a.over_limit_count, a.median_minutes, a.p90_minutes
      from public.state_analytics a where a.organization_id = p_organization_id and a.month = p_month;
  else
    return query select * from private.count_states(p_organization_id, p_month, p_practice, p_doctor, p_type, p_priority);
  end if;
end
$$;
comment on function private.month_states is 'Out of what is counted where that holds and is asked for, else out of the rows.';

create function private.count_messages(p_organization_id uuid, p_month date, p_practice uuid)
returns table (received_count int, written_count int, question_count int, answered_count int, median_minutes int, p90_minutes int)
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_zone text := (select time_zone from public.organizations where id = p_organization_id);
  v_from timestamptz := p_month::timestamp at time zone v_zone;
  v_until timestamptz := (p_month + interval '1 month') at time zone v_zone;
begin
  return query
    with said as materialized (
      select x.created_at, coalesce(x.case_id, x.order_id, x.patient_id) as subject,
        x.sender_id in (select profile_id from public.practice_members where organization_id = p_organization_id) as is_practice
      from public.messages x
      where x.organization_id = p_organization_id and x.created_at >= v_from - interval '30 days' and x.created_at < v_until + interval '30 days'
        and x.recipient_id is null and x.sender_id is not null and (p_practice is null or x.practice_id = p_practice)
        and x.message_type = any (array(select key from public.message_types where category = 'conversation'))
    ), answered as (
      select s.created_at, s.is_practice, s.is_practice and not coalesce(lead(s.is_practice) over later, false) as is_first,
        round(extract(epoch from min(case when not s.is_practice then s.created_at end) over later - s.created_at) / 60)::int as minutes
      from said s
      window later as (partition by s.subject order by s.created_at desc rows between unbounded preceding and 1 preceding)
    )
    select count(*) filter (where a.is_practice)::int, count(*) filter (where not a.is_practice)::int, count(*) filter (where a.is_first)::int,
      count(*) filter (where a.is_first and a.minutes <= 43200)::int,
      (percentile_cont(0.5) within group (order by a.minutes) filter (where a.is_first and a.minutes <= 43200))::int,
      (percentile_cont(0.9) within group (order by a.minutes) filter (where a.is_first and a.minutes <= 43200))::int
    from answered a where a.created_at >= v_from and a.created_at < v_until;
end
$$;

create function private.message_mark(p_organization_id uuid, p_month date) returns bigint
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_zone text := (select time_zone from public.organizations where id = p_organization_id);
  v_from timestamptz := p_month::timestamp at time zone v_zone - interval '30 days';
  v_until timestamptz := (p_month + interval '1 month') at time zone v_zone + interval '30 days';
begin
  if auth.uid() is not null and p_organization_id <> all (array(select private.my_organization_ids())) then
    return null;
  end if;
  return (select count(*) from public.messages where organization_id = p_organization_id and created_at >= v_from and created_at < v_until)
    + 1000000000 * (select count(*) from public.practice_members where organization_id = p_organization_id);
end
$$;
comment on function private.message_mark is 'Another number when a message came, or somebody became a member of a practice: what messages of a month are counted from.';

create function private.month_messages(p_organization_id uuid, p_month date, p_practice uuid)
returns table (received_count int, written_count int, question_count int, answered_count int, median_minutes int, p90_minutes int)
language plpgsql stable security invoker set search_path = '' as $$
begin
  if p_practice is null then
    return query
      select a.received_count, a.written_count, a.question_count, a.answered_count, a.median_minutes, a.p90_minutes from public.message_analytics a
      where a.organization_id = p_organization_id and a.month = p_month and a.counted_from = private.message_mark(p_organization_id, p_month);
    if found then
      return;
    end if;
  end if;
  return query select * from private.count_messages(p_organization_id, p_month, p_practice);
end
$$;
comment on function private.month_messages is 'Out of what is counted where that holds and is asked for, else out of the rows.';

create function private.count_months(p_limit int default 6) returns int
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
    order by c.is_missing desc, c.month desc limit p_limit + 4
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
comment on function private.count_months is 'Run by the worker until it returns 0: counts months again that were touched, the newest first.';
grant execute on function private.count_months(int) to service_role;
grant execute on function private.count_states(uuid, date, uuid, uuid, text, text), private.month_states(uuid, date, uuid, uuid, text, text),
  private.count_messages(uuid, date, uuid), private.month_messages(uuid, date, uuid), private.message_mark(uuid, date) to authenticated;
