-- What hangs on an order: its cases, its items, its jaws.

create table public.order_cases (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  order_id uuid not null,
  case_id uuid not null,
  relationship text not null default 'secondary' check (relationship in ('primary', 'secondary', 'revision')),
  stage_number int check (stage_number > 0),
  linked_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  unique (order_id, case_id)
);
comment on table public.order_cases is 'Every link between orders and cases. The primary one is orders.case_id and follows it.';
create unique index order_cases_primary_idx on public.order_cases (order_id) where relationship = 'primary';
create index order_cases_order_idx on public.order_cases (order_id, organization_id);
create index order_cases_case_idx on public.order_cases (case_id, organization_id);
create index order_cases_practice_idx on public.order_cases (practice_id);
create index order_cases_organization_idx on public.order_cases (organization_id);

create function private.link_primary_case() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_moved uuid[];
begin
  if tg_op = 'INSERT' then
    insert into public.order_cases (organization_id, practice_id, order_id, case_id, relationship, linked_at)
    select organization_id, practice_id, id, case_id, 'primary', created_at from new_rows where case_id is not null;
    return null;
  end if;
  execute 'select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id where n.case_id is distinct from o.case_id' into v_moved;
  if v_moved is not null then
    delete from public.order_cases l using public.orders o
    where l.order_id = any (v_moved) and o.id = l.order_id and l.relationship = 'primary' and l.case_id is distinct from o.case_id;
    insert into public.order_cases (organization_id, practice_id, order_id, case_id, relationship, linked_at)
    select o.organization_id, o.practice_id, o.id, o.case_id, 'primary', now()
    from public.orders o where o.id = any (v_moved) and o.case_id is not null
    on conflict (order_id, case_id) do update set relationship = 'primary';
  end if;
  return null;
end
$$;
create trigger orders_link_added after insert on public.orders referencing new table as new_rows
  for each statement execute function private.link_primary_case();
create trigger orders_link_changed after update on public.orders referencing old table as old_rows new table as new_rows
  for each statement execute function private.link_primary_case();

create function private.require_unclosed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select is_final from public.order_states where key = old.current_state) then
    raise exception 'This order is closed and cannot change any more.' using errcode = 'PT422';
  end if;
  return new;
end
$$;
create trigger orders_unclosed before update on public.orders for each row
  when (auth.uid() is not null and old.current_state = new.current_state)
  execute function private.require_unclosed();

create function private.require_open_order() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (
    select from public.orders o join public.order_states s on s.key = o.current_state where o.id = v_row.order_id and s.is_final
  ) then
    raise exception 'This order is closed and cannot change any more.' using errcode = 'PT422';
  end if;
  return v_row;
end
$$;
comment on function private.require_open_order is 'What people may add to an order ends with the order. Reopening it is a move of its own.';

create table public.order_items (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  order_id uuid not null,
  product_id uuid not null,
  quantity int not null default 1 check (quantity > 0),
  unit_price numeric(12, 2) not null check (unit_price >= 0),
  total_price numeric(12, 2) not null generated always as (quantity * unit_price) stored,
  customizations jsonb not null default '{}' check (jsonb_typeof(customizations) = 'object' and private.is_modest_json(customizations)),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (product_id, organization_id) references public.products (id, organization_id)
);
comment on table public.order_items is 'What an order contains. The price is the one of the day it was ordered.';
create index order_items_order_idx on public.order_items (order_id, organization_id);
create index order_items_product_idx on public.order_items (product_id, organization_id);
create index order_items_practice_idx on public.order_items (practice_id);
create index order_items_organization_idx on public.order_items (organization_id);

create function private.total_orders() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_orders uuid[];
begin
  if tg_op = 'INSERT' then
    v_orders := array(select distinct order_id from new_rows order by 1);
  elsif tg_op = 'DELETE' then
    v_orders := array(select distinct order_id from old_rows order by 1);
  else
    v_orders := array(select order_id from new_rows union select order_id from old_rows order by 1);
  end if;
  -- Totals are taken under the lock of the order, so that two people who add items at the same moment do not lose one.
  perform 1 from public.orders where id = any (v_orders) order by id for no key update;
  update public.orders o set subtotal = coalesce(i.subtotal, 0), discount_amount = least(o.discount_amount, coalesce(i.subtotal, 0))
  from unnest(v_orders) v(id)
  left join (select order_id, sum(total_price) as subtotal from public.order_items where order_id = any (v_orders) group by 1) i
    on i.order_id = v.id
  where o.id = v.id and o.subtotal is distinct from coalesce(i.subtotal, 0);
  return null;
end
$$;
create trigger order_items_total_added after insert on public.order_items referencing new table as new_rows
  for each statement execute function private.total_orders();
create trigger order_items_total_changed after update on public.order_items referencing old table as old_rows new table as new_rows
  for each statement execute function private.total_orders();
create trigger order_items_total_removed after delete on public.order_items referencing old table as old_rows
  for each statement execute function private.total_orders();

create table public.jaws (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  order_id uuid not null,
  arch text not null check (arch in ('upper', 'lower')),
  product_id uuid,
  bond_teeth text not null default repeat('0', 16) check (bond_teeth ~ '^[01]{16}$'),
  extract_teeth text not null default repeat('0', 16) check (extract_teeth ~ '^[01]{16}$'),
  reason text check (reason in ('breakage', 'complete', 'other')),
  is_labial boolean,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (product_id, organization_id) references public.products (id, organization_id),
  unique (order_id, arch)
);
comment on table public.jaws is 'What an order asks for in one arch.';
comment on column public.jaws.bond_teeth is 'One character per tooth of the arch, from the patient''s right third molar to the left one; 1 is bonded.';
comment on column public.jaws.extract_teeth is 'The same places; 1 is extracted.';
comment on column public.jaws.is_labial is 'Brackets on the outside; empty where the source does not say.';
create index jaws_order_idx on public.jaws (order_id, organization_id);
create index jaws_product_idx on public.jaws (product_id, organization_id);
create index jaws_practice_idx on public.jaws (practice_id);
create index jaws_organization_idx on public.jaws (organization_id);

alter table public.order_cases enable row level security;
alter table public.order_cases force row level security;
grant select on public.order_cases to authenticated;
grant insert (order_id, case_id, relationship, stage_number) on public.order_cases to authenticated;
grant delete on public.order_cases to authenticated;
create policy order_cases_select_lab_and_members on public.order_cases for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy order_cases_insert_linkers on public.order_cases for insert to authenticated
  with check ((relationship <> 'primary' and organization_id = any (array(select private.lab_organization_ids()))));
create policy order_cases_delete_linkers on public.order_cases for delete to authenticated
  using ((relationship <> 'primary' and organization_id = any (array(select private.lab_organization_ids()))));
create trigger order_cases_inherit_tenant before insert on public.order_cases for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders', 'case_id', 'cases');
select audit.attach('public.order_cases');

alter table public.order_items enable row level security;
alter table public.order_items force row level security;
grant select on public.order_items to authenticated;
grant insert (order_id, product_id, quantity, unit_price, customizations) on public.order_items to authenticated;
grant update (quantity, unit_price, customizations) on public.order_items to authenticated;
grant delete on public.order_items to authenticated;
create policy order_items_select_lab_and_members on public.order_items for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy order_items_insert_lab on public.order_items for insert to authenticated
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy order_items_update_lab on public.order_items for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create policy order_items_delete_lab on public.order_items for delete to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create trigger order_items_inherit_tenant before insert on public.order_items for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders');
create trigger order_items_touch before update on public.order_items for each row execute function private.touch_row();
select audit.attach('public.order_items');

alter table public.jaws enable row level security;
alter table public.jaws force row level security;
grant select on public.jaws to authenticated;
grant insert (order_id, arch, product_id, bond_teeth, extract_teeth, reason, is_labial) on public.jaws to authenticated;
grant update (product_id, bond_teeth, extract_teeth, reason, is_labial) on public.jaws to authenticated;
create policy jaws_select_lab_and_members on public.jaws for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy jaws_insert_lab_and_members on public.jaws for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy jaws_update_lab on public.jaws for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger jaws_inherit_tenant before insert on public.jaws for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders');
create trigger jaws_touch before update on public.jaws for each row execute function private.touch_row();
select audit.attach('public.jaws');
create trigger order_items_open_order before insert or update or delete on public.order_items for each row when (auth.uid() is not null)
  execute function private.require_open_order();
create trigger jaws_open_order before insert or update on public.jaws for each row when (auth.uid() is not null)
  execute function private.require_open_order();
