-- The monthly report by mail: who wants which one, and on which day. The worker opens it as the person who asked for it.

create table public.report_subscriptions (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  profile_id uuid not null default private.my_profile_id(),
  name text not null check (btrim(name) <> '' and length(name) <= 60),
  practice_id uuid,
  doctor_id uuid,
  order_type text references public.order_types (key),
  priority text references public.priorities (key),
  day_of_month int not null default 1 check (day_of_month between 1 and 28),
  is_asked boolean not null default false,
  attempted_at timestamptz,
  claimed_until timestamptz,
  last_month date check (extract(day from last_month) = 1),
  last_sent_at timestamptz,
  last_problem text check (btrim(last_problem) <> ''),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (profile_id, organization_id) references public.profiles (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  unique (profile_id, name)
);
comment on table public.report_subscriptions is 'Monthly reports that somebody gets by mail. What stands in them is decided when they are sent, by what that person may see then.';
comment on column public.report_subscriptions.profile_id is 'Who gets it, at the address of their login.';
comment on column public.report_subscriptions.day_of_month is 'In the calendar of the lab. Up to 28, a day that every month has.';
comment on column public.report_subscriptions.is_asked is 'Somebody wants the last whole month right away. One attempt is made; what was in its way stands in last_problem.';
comment on column public.report_subscriptions.claimed_until is 'A worker is at it until then. One that died lets go by itself; if its mail had left, the mail goes twice rather than never.';
comment on column public.report_subscriptions.last_month is 'First day of the newest month that was sent. No month is sent a second time unless somebody asks for it.';
comment on column public.report_subscriptions.last_problem is 'Why the last attempt sent nothing, in words for whom it is meant; null when it did.';
create index report_subscriptions_profile_idx on public.report_subscriptions (profile_id, organization_id);
create index report_subscriptions_practice_idx on public.report_subscriptions (practice_id, organization_id);
create index report_subscriptions_doctor_idx on public.report_subscriptions (doctor_id, organization_id);
create index report_subscriptions_organization_idx on public.report_subscriptions (organization_id);
create index report_subscriptions_type_idx on public.report_subscriptions (order_type);
create index report_subscriptions_priority_idx on public.report_subscriptions (priority);

alter table public.report_subscriptions enable row level security;
alter table public.report_subscriptions force row level security;
grant select, delete on public.report_subscriptions to authenticated;
grant insert (id, name, practice_id, doctor_id, order_type, priority, day_of_month, is_asked), update (is_asked)
  on public.report_subscriptions to authenticated;
create policy report_subscriptions_select_own on public.report_subscriptions for select to authenticated
  using (
    profile_id = (select private.my_profile_id())
    and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  );
create policy report_subscriptions_insert_own on public.report_subscriptions for insert to authenticated
  with check (
    profile_id = (select private.my_profile_id())
    and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  );
create policy report_subscriptions_update_own on public.report_subscriptions for update to authenticated
  using (
    profile_id = (select private.my_profile_id())
    and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  )
  with check (
    profile_id = (select private.my_profile_id())
    and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  );
create policy report_subscriptions_delete_own on public.report_subscriptions for delete to authenticated
  using (
    profile_id = (select private.my_profile_id())
    and organization_id = any (array(select private.organization_ids_as('manager', 'admin')))
  );
create trigger report_subscriptions_touch before update on public.report_subscriptions for each row execute function private.touch_row();
select audit.attach('public.report_subscriptions');
insert into private.merge_register (table_name, column_name, about, handling, reason)
select 'public.report_subscriptions', c, 'person', 'refuses', 'Somebody who is more than a patient.' from unnest(array['profile_id', 'doctor_id']) c;

create function private.limit_report_subscriptions() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Two forms at once count one after the other.
  perform from public.profiles where id = new.profile_id for no key update;
  if (select count(*) from public.report_subscriptions where profile_id = new.profile_id and id <> new.id) >= 10 then
    raise exception 'You get ten reports already. Remove one, then add this one.' using errcode = 'PT422';
  end if;
  return new;
end
$$;
create trigger report_subscriptions_limit before insert on public.report_subscriptions for each row execute function private.limit_report_subscriptions();

create function private.next_report_on(p_day_of_month int, p_created_on date, p_last_month date, p_today date) returns date
language sql immutable set search_path = '' as $$
  select case
    when d.this_month > p_created_on and (p_last_month is null or p_last_month < (date_trunc('month', p_today::timestamp) - interval '1 month')::date) then d.this_month
    else (d.this_month + interval '1 month')::date
  end
  from (select date_trunc('month', p_today::timestamp)::date + p_day_of_month - 1 as this_month) d
$$;
comment on function private.next_report_on is 'The day on which a report goes next; it is due when that day has come. The first one goes on the first such day after it was asked for.';

create function private.claim_report_subscription() returns table (
  id uuid, month date, user_id uuid, email text, practice_id uuid, doctor_id uuid, order_type text, priority text, last_sent_at timestamptz
)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  select s.id into v_id
  from public.report_subscriptions s
  join public.organizations o on o.id = s.organization_id
  cross join lateral (select (now() at time zone o.time_zone)::date as today) c
  cross join lateral (select private.next_report_on(s.day_of_month, (s.created_at at time zone o.time_zone)::date, s.last_month, c.today) as due_on) d
  where (s.claimed_until is null or s.claimed_until <= now())
    and (s.is_asked or (d.due_on <= c.today and (
      s.last_problem is null or s.attempted_at <= now() - case when d.due_on = c.today then interval '1 hour' else interval '1 day' end)))
  order by s.is_asked desc, s.attempted_at nulls first, s.id
  limit 1
  for update of s skip locked;
  return query
    with claimed as (
      update public.report_subscriptions s set attempted_at = now(), claimed_until = now() + interval '15 minutes' where s.id = v_id returning s.*
    )
    select c.id, (date_trunc('month', now() at time zone o.time_zone) - interval '1 month')::date, p.user_id, u.email::text,
      c.practice_id, c.doctor_id, c.order_type, c.priority, c.last_sent_at
    from claimed c
    join public.organizations o on o.id = c.organization_id
    join public.profiles p on p.id = c.profile_id
    left join auth.users u on u.id = p.user_id;
end
$$;
comment on function private.claim_report_subscription is 'Gives one report that is due or asked for to one worker, for a quarter of an hour; for the worker. What failed is due again every hour of its day, and every day after it.';

create function private.finish_report_subscription(p_id uuid, p_month date, p_problem text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.report_subscriptions s set
    is_asked = false, claimed_until = null, last_problem = p_problem,
    last_month = case when p_problem is null then greatest(s.last_month, p_month) else s.last_month end,
    last_sent_at = case when p_problem is null then now() else s.last_sent_at end
  where s.id = p_id;
end
$$;
comment on function private.finish_report_subscription is 'Writes down that a month was sent, or why it was not; for the worker.';

create function public.list_report_subscriptions() returns table (
  id uuid, name text, practice_id uuid, practice_name text, doctor_id uuid, doctor_name text, order_type text, priority text, day_of_month int,
  is_asked boolean, next_on date, last_month date, last_sent_at timestamptz, last_problem text
)
language sql stable security invoker set search_path = '' as $$
  select s.id, s.name, s.practice_id, p.name, s.doctor_id, n.name, s.order_type, s.priority, s.day_of_month, s.is_asked,
    private.next_report_on(s.day_of_month, (s.created_at at time zone o.time_zone)::date, s.last_month, (now() at time zone o.time_zone)::date),
    s.last_month, s.last_sent_at, s.last_problem
  from public.report_subscriptions s
  join public.organizations o on o.id = s.organization_id
  left join public.practices p on p.id = s.practice_id
  left join public.person_names n on n.profile_id = s.doctor_id
  order by s.name, s.id
$$;
comment on function public.list_report_subscriptions is 'The caller''s own, with the names behind their filters and the day on which each goes next.';

revoke execute on function public.list_report_subscriptions() from public, anon;
grant execute on function public.list_report_subscriptions(), private.next_report_on(int, date, date, date) to authenticated;
grant execute on function private.claim_report_subscription(), private.finish_report_subscription(uuid, date, text) to service_role;
