-- Orders, clinical and from the shop, and every state they were ever in.

create table public.orders (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  case_id uuid,
  patient_id uuid,
  doctor_id uuid,
  order_number text not null,
  order_type text not null default 'main' references public.order_types (key),
  priority text not null default 'normal' references public.priorities (key),
  current_state text not null default 'draft' references public.order_states (key),
  state_since timestamptz not null default now(),
  held_from text references public.order_states (key),
  description text not null default '',
  data jsonb not null default '{}' check (private.is_modest_json(data)),
  subtotal numeric(12, 2) not null default 0 check (subtotal >= 0),
  discount_amount numeric(12, 2) not null default 0 check (discount_amount >= 0),
  tax_amount numeric(12, 2) not null default 0 check (tax_amount >= 0),
  total_amount numeric(12, 2) not null generated always as (subtotal - discount_amount + tax_amount) stored,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  due_at timestamptz,
  submitted_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  search_text text not null generated always as (private.fold_text(order_number)) stored,
  legacy_instruction_id bigint unique,
  legacy_order_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  check ((held_from is null) = (current_state <> 'on_hold')),
  check (num_nonnulls(completed_at, cancelled_at) <= 1),
  check (discount_amount <= subtotal),
  check (num_nonnulls(legacy_instruction_id, legacy_order_id) <= 1)
);
comment on table public.orders is 'One table for clinical orders and the shop. The state changes through transition_order and in no other way.';
comment on column public.orders.case_id is 'The primary link; order_cases holds it too, and any further ones.';
comment on column public.orders.practice_id is 'Inherited from the case or the patient; a shop order names it itself; may be missing in legacy rows.';
comment on column public.orders.data is 'What the order type asks for, checked against order_types.schema.';
comment on column public.orders.subtotal is 'Sum of the items once there are items; a migrated order may have a price and no items.';
comment on column public.orders.legacy_instruction_id is 'dispatch_instruction: clinical orders. Shop orders have their own ids, see legacy_order_id (dispatch_order).';
create unique index orders_number_idx on public.orders (organization_id, practice_id, order_number) nulls not distinct;
create index orders_organization_idx on public.orders (organization_id, created_at desc, id);
create index orders_practice_idx on public.orders (practice_id, organization_id, created_at desc, id);
create index orders_organization_state_idx on public.orders (organization_id, current_state, state_since, id) include (practice_id, patient_id);
create index orders_practice_state_idx on public.orders (practice_id, current_state, state_since, id);
create index orders_patient_idx on public.orders (patient_id, organization_id, created_at desc, id);
create index orders_case_idx on public.orders (case_id, organization_id);
create index orders_doctor_idx on public.orders (doctor_id, organization_id);
create index orders_type_idx on public.orders (order_type);
create index orders_priority_idx on public.orders (priority);
create index orders_state_idx on public.orders (current_state);
create index orders_held_from_idx on public.orders (held_from);
create index orders_search_idx on public.orders using gin (search_text extensions.gin_trgm_ops);

create function private.number_order() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_practice int := coalesce((select number from public.practices where id = new.practice_id), 0);
begin
  loop
    new.order_number := private.number_text('O' || v_practice || '-', private.next_number(coalesce(new.practice_id, new.organization_id), 'order'), 4);
    exit when not exists (
      select from public.orders
      where organization_id = new.organization_id and practice_id is not distinct from new.practice_id and order_number = new.order_number
    );
  end loop;
  return new;
end
$$;

create function private.check_orders() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_orders uuid[];
  v_problem text;
begin
  if tg_op = 'INSERT' then
    v_orders := array(
      select n.id from new_rows n join public.order_types t on t.key = n.order_type
      where n.data <> '{}' or t.schema ? 'required' or (t.requires_case and n.case_id is null));
  else
    execute $q$
      select coalesce(array_agg(n.id), '{}') from new_rows n join old_rows o on o.id = n.id
      where (n.data, n.order_type, n.case_id) is distinct from (o.data, o.order_type, o.case_id)$q$
    into v_orders;
  end if;
  if cardinality(v_orders) = 0 then
    return null;
  end if;
  select p.problem into v_problem
  from public.orders o
  join public.order_types t on t.key = o.order_type
  cross join lateral (
    select coalesce(
      case when t.requires_case and o.case_id is null then format('An order of the type "%s" belongs to a case', t.name) end,
      private.schema_problem(o.data, t.schema)
    ) as problem
  ) p
  where o.id = any (v_orders) and p.problem is not null
  limit 1;
  if found then
    raise exception '%.', v_problem using errcode = 'PT422';
  end if;
  return null;
end
$$;
comment on function private.check_orders is 'What a check constraint cannot say because it would have to read order_types.';
create trigger orders_check_added after insert on public.orders referencing new table as new_rows
  for each statement execute function private.check_orders();
create trigger orders_check_changed after update on public.orders referencing old table as old_rows new table as new_rows
  for each statement execute function private.check_orders();

-- The order of a case is about the patient of the case, stays with that patient, and joins the case only while it is open.
create function private.take_patient_of_case() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (
    select from public.cases c join public.case_states s on s.key = c.current_state where c.id = new.case_id and s.is_final
  ) then
    raise exception 'This case is closed. Open it again, or start a new one.' using errcode = 'PT422';
  end if;
  select patient_id into new.patient_id from public.cases where id = new.case_id;
  return new;
end
$$;
create trigger orders_patient_of_case before insert on public.orders for each row
  when (auth.uid() is not null and new.case_id is not null) execute function private.take_patient_of_case();

create function private.require_same_patient() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from public.cases c
    where c.id = new.case_id and c.practice_id is not distinct from new.practice_id
      and (new.patient_id is null or c.patient_id = new.patient_id)
  ) then
    raise exception 'An order can only move to a case of the same patient.' using errcode = 'PT422';
  end if;
  select patient_id into new.patient_id from public.cases where id = new.case_id;
  return new;
end
$$;
create trigger orders_same_patient before update of case_id on public.orders for each row
  when (auth.uid() is not null and new.case_id is not null) execute function private.require_same_patient();

create table public.order_state_history (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null,
  practice_id uuid,
  patient_id uuid,
  order_id uuid not null,
  position int not null check (position > 0),
  from_state text references public.order_states (key),
  to_state text not null references public.order_states (key),
  changed_by uuid,
  reason text,
  source text not null default 'person' check (source in ('person', 'migration', 'message', 'system')),
  source_ref text,
  created_at timestamptz not null default now(),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (changed_by, organization_id) references public.profiles (id, organization_id),
  unique (order_id, position),
  check ((from_state is null) = (position = 1))
);
comment on table public.order_state_history is 'Every state an order was ever in. Written by the functions that move orders; nobody else can.';
comment on column public.order_state_history.position is 'Counts the moves of an order from 1. Two writers cannot both take the same place.';
comment on column public.order_state_history.source_ref is 'What the source calls it: a legacy row, a message, a rule.';
create index order_state_history_order_idx on public.order_state_history (order_id, organization_id, created_at, position);
create index order_state_history_organization_idx on public.order_state_history (organization_id, created_at desc, id);
create index order_state_history_practice_idx on public.order_state_history (practice_id, created_at desc, id);
create index order_state_history_patient_idx on public.order_state_history (patient_id);
create index order_state_history_changed_by_idx on public.order_state_history (changed_by, organization_id);
create index order_state_history_from_idx on public.order_state_history (from_state);
create index order_state_history_to_idx on public.order_state_history (to_state);

create function private.open_order_history() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.write_source() <> 'migration' then
    insert into public.order_state_history (organization_id, practice_id, patient_id, order_id, position, to_state, changed_by, source, created_at)
    select organization_id, practice_id, patient_id, id, 1, current_state, private.my_profile_id_in(organization_id), private.write_source(), created_at
    from new_rows;
  end if;
  return null;
end
$$;
create trigger orders_open_history after insert on public.orders referencing new table as new_rows
  for each statement execute function private.open_order_history();

alter table public.orders enable row level security;
alter table public.orders force row level security;
grant select on public.orders to authenticated;
grant insert (
  organization_id, practice_id, case_id, patient_id, doctor_id, order_type, priority, description, data, currency
) on public.orders to authenticated;
grant update (
  case_id, doctor_id, order_type, priority, description, data, discount_amount, tax_amount, due_at
) on public.orders to authenticated;
create policy orders_select_lab_and_members_and_patient on public.orders for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
    or patient_id = any (array(select private.my_patient_ids()))
  );
create policy orders_insert_lab_and_members on public.orders for insert to authenticated
  with check (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy orders_update_lab on public.orders for update to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())))
  with check (organization_id = any (array(select private.lab_organization_ids())));
create trigger orders_inherit_tenant before insert on public.orders for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('case_id', 'cases', 'patient_id', 'patients');
create trigger orders_touch before update on public.orders for each row execute function private.touch_row();
select audit.attach('public.orders');
create trigger orders_require_living_patient before insert on public.orders for each row when (auth.uid() is not null)
  execute function private.require_living_patient();
create trigger orders_number before insert on public.orders for each row when (new.order_number is null)
  execute function private.number_order();

alter table public.order_state_history enable row level security;
alter table public.order_state_history force row level security;
grant select on public.order_state_history to authenticated;
create policy order_state_history_select_lab_and_members on public.order_state_history for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
select audit.attach('public.order_state_history');
