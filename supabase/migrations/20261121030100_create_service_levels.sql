-- How long the lab lets work stand in one state. Late by date is a promise to the doctor; this is the promise to itself.

create table public.service_levels (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  noun text not null check (noun in ('case', 'order')),
  state text not null check (state ~ '^[a-z][a-z_]*$'),
  allowed interval not null check (allowed between interval '1 hour' and interval '1000 days'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organization_id, noun, state)
);
comment on table public.service_levels is 'How long a case or an order may stand in a state. A state without a row has no limit.';
alter table public.service_levels enable row level security;
alter table public.service_levels force row level security;
grant select, delete on public.service_levels to authenticated;
grant insert (organization_id, noun, state, allowed), update (allowed) on public.service_levels to authenticated;
create policy service_levels_select_lab on public.service_levels for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy service_levels_insert_managers on public.service_levels for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy service_levels_update_managers on public.service_levels for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy service_levels_delete_managers on public.service_levels for delete to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger service_levels_touch before update on public.service_levels for each row execute function private.touch_row();
select audit.attach('public.service_levels');

-- A lab starts with these and changes them.
create function private.default_service_levels() returns table (noun text, state text, allowed interval)
language sql immutable set search_path = '' as $$
  values
    ('case', 'submitted', interval '1 day'), ('case', 'under_review', interval '2 days'), ('case', 'planning', interval '4 days'),
    ('case', 'approved', interval '2 days'), ('case', 'in_production', interval '7 days'), ('case', 'quality_check', interval '1 day'),
    ('case', 'shipped', interval '7 days'), ('case', 'on_hold', interval '14 days'),
    ('order', 'pending', interval '1 day'), ('order', 'confirmed', interval '2 days'), ('order', 'in_production', interval '7 days'),
    ('order', 'quality_check', interval '1 day'), ('order', 'shipped', interval '7 days'), ('order', 'on_hold', interval '14 days')
$$;
create function private.give_service_levels() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.service_levels (organization_id, noun, state, allowed)
  select n.id, d.noun, d.state, d.allowed from new_rows n cross join private.default_service_levels() d
  on conflict do nothing;
  return null;
end
$$;
create trigger organizations_service_levels after insert on public.organizations referencing new table as new_rows
  for each statement execute function private.give_service_levels();
insert into public.service_levels (organization_id, noun, state, allowed)
select o.id, d.noun, d.state, d.allowed from public.organizations o cross join private.default_service_levels() d;

create function public.set_service_levels(p_levels jsonb) returns int
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  -- The embedded front sends an object as the text of one.
  v_levels jsonb := case jsonb_typeof(p_levels) when 'string' then (p_levels #>> '{}')::jsonb else p_levels end;
  v_rows int;
begin
  if v_organization_id is null or v_organization_id <> all (array(select private.organization_ids_as('manager', 'admin'))) then
    raise exception 'Managers and administrators set how long a state may take.' using errcode = '42501';
  end if;
  delete from public.service_levels s
  using jsonb_each_text(v_levels) l
  where s.organization_id = v_organization_id and s.noun || '.' || s.state = l.key and l.value is null;
  insert into public.service_levels as s (organization_id, noun, state, allowed)
  select v_organization_id, split_part(l.key, '.', 1), split_part(l.key, '.', 2), l.value::numeric * interval '1 hour'
  from jsonb_each_text(v_levels) l
  where l.value is not null
  on conflict (organization_id, noun, state) do update set allowed = excluded.allowed where s.allowed <> excluded.allowed;
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function public.set_service_levels is 'Limits of the caller''s lab in hours, by noun and state such as case.planning; null takes a limit away. Returns how many are new or changed.';
revoke execute on function public.set_service_levels(jsonb) from public, anon;
grant execute on function public.set_service_levels(jsonb) to authenticated;
