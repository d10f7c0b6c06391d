-- Money: what the lab buys, what it is paid, what it offers.

create table public.purchases (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  purchase_number text not null,
  purchase_type text not null default 'material' check (purchase_type in ('material', 'service', 'equipment')),
  subtotal numeric(12, 2) not null check (subtotal >= 0),
  discount_amount numeric(12, 2) not null default 0 check (discount_amount between 0 and subtotal),
  tax_amount numeric(12, 2) not null default 0 check (tax_amount >= 0),
  total_amount numeric(12, 2) not null generated always as (subtotal - discount_amount + tax_amount) stored,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  vendor_name text,
  vendor_contact text,
  purchased_by uuid default private.my_profile_id(),
  approved_by uuid,
  order_id uuid,
  case_id uuid,
  patient_id uuid,
  status text not null default 'pending' check (status in ('pending', 'approved', 'paid', 'cancelled')),
  purchased_on date not null default current_date,
  due_on date,
  paid_on date,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organization_id, purchase_number),
  foreign key (purchased_by, organization_id) references public.profiles (id, organization_id),
  foreign key (approved_by, organization_id) references public.profiles (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (case_id, organization_id) references public.cases (id, organization_id),
  foreign key (patient_id, organization_id) references public.patients (id, organization_id),
  check (paid_on is null or status = 'paid')
);
comment on table public.purchases is 'What the lab buys. Its history is in the audit log, not in a column that somebody could edit.';
create index purchases_organization_idx on public.purchases (organization_id, purchased_on desc, id);
create index purchases_purchased_by_idx on public.purchases (purchased_by, organization_id);
create index purchases_approved_by_idx on public.purchases (approved_by, organization_id);
create index purchases_order_idx on public.purchases (order_id, organization_id);
create index purchases_case_idx on public.purchases (case_id, organization_id);
create index purchases_patient_idx on public.purchases (patient_id, organization_id);

create function private.number_purchase() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.purchase_number := private.number_text('PUR-', private.next_number(new.organization_id, 'purchase'), 6);
  return new;
end
$$;

create table public.payments (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  practice_id uuid,
  order_id uuid,
  doctor_id uuid,
  status text not null default 'pending' check (status in ('pending', 'completed', 'cancelled')),
  subtotal numeric(12, 2) not null default 0 check (subtotal >= 0),
  discount_amount numeric(12, 2) not null default 0 check (discount_amount >= 0),
  tax_amount numeric(12, 2) not null default 0 check (tax_amount >= 0),
  total_amount numeric(12, 2) not null check (total_amount >= 0),
  tax_rate numeric(7, 6) check (tax_rate between 0 and 1),
  credit_used numeric(12, 2) not null default 0 check (credit_used >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  is_free boolean not null default false,
  made_at timestamptz not null default now(),
  installments jsonb,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (practice_id, organization_id) references public.practices (id, organization_id),
  foreign key (order_id, organization_id) references public.orders (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  check (total_amount = subtotal - discount_amount + tax_amount)
);
comment on table public.payments is 'What is owed and paid for an order. Its operations are the same money in detail: see payment_balances, never add the two.';
comment on column public.payments.tax_rate is 'A fraction, 0.1025 for 10.25 percent; the source mixes both.';
create index payments_organization_idx on public.payments (organization_id, made_at desc, id);
create index payments_practice_idx on public.payments (practice_id, organization_id, made_at desc);
create index payments_order_idx on public.payments (order_id, organization_id);
create index payments_doctor_idx on public.payments (doctor_id, organization_id);

create table public.payment_operations (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  practice_id uuid,
  payment_id uuid not null,
  kind text not null check (kind in ('payment', 'refund')),
  amount numeric(12, 2) not null check (amount >= 0),
  made_at timestamptz not null default now(),
  provider_reference text,
  card_brand text,
  card_last_four text check (card_last_four ~ '^[0-9]{4}$'),
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  created_at timestamptz not null default now(),
  foreign key (payment_id, organization_id) references public.payments (id, organization_id)
);
comment on table public.payment_operations is 'What the card provider did for a payment.';
comment on column public.payment_operations.card_last_four is 'The only digits of a card that are kept.';
create index payment_operations_payment_idx on public.payment_operations (payment_id, organization_id, made_at);
create index payment_operations_practice_idx on public.payment_operations (practice_id);
create index payment_operations_organization_idx on public.payment_operations (organization_id);

create table public.offers (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  doctor_id uuid not null,
  product_id uuid not null,
  price_both numeric(12, 2) check (price_both >= 0),
  price_upper numeric(12, 2) check (price_upper >= 0),
  price_lower numeric(12, 2) check (price_lower >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  foreign key (doctor_id, organization_id) references public.profiles (id, organization_id),
  foreign key (product_id, organization_id) references public.products (id, organization_id),
  check (num_nonnulls(price_both, price_upper, price_lower) >= 1)
);
comment on table public.offers is 'A price for one doctor and product, for both arches or one.';
create index offers_doctor_idx on public.offers (doctor_id, organization_id);
create index offers_product_idx on public.offers (product_id, organization_id);
create index offers_organization_idx on public.offers (organization_id);

create table public.discounts (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id(),
  offer_id uuid not null,
  percent numeric(5, 2) not null check (percent between 0 and 100),
  reason text not null default '',
  max_uses int check (max_uses > 0),
  used_count int not null default 0 check (used_count >= 0),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (offer_id, organization_id) references public.offers (id, organization_id),
  check (used_count <= max_uses)
);
comment on table public.discounts is 'A reduction of an offer, for a time or a number of uses.';
create index discounts_offer_idx on public.discounts (offer_id, organization_id);
create index discounts_organization_idx on public.discounts (organization_id);

alter table public.purchases enable row level security;
alter table public.purchases force row level security;
grant select on public.purchases to authenticated;
grant insert (
  organization_id, purchase_type, subtotal, discount_amount, tax_amount, currency, vendor_name, vendor_contact,
  order_id, case_id, patient_id, purchased_on, due_on
) on public.purchases to authenticated;
grant update (
  purchase_type, subtotal, discount_amount, tax_amount, currency, vendor_name, vendor_contact, status, purchased_on,
  due_on, paid_on
) on public.purchases to authenticated;
create policy purchases_select_lab on public.purchases for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy purchases_insert_managers on public.purchases for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy purchases_update_managers on public.purchases for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger purchases_touch before update on public.purchases for each row execute function private.touch_row();
select audit.attach('public.purchases');
create function private.stamp_purchase() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.status in ('approved', 'paid') and old.status in ('approved', 'paid')
     and (new.subtotal, new.discount_amount, new.tax_amount, new.currency) is distinct from (old.subtotal, old.discount_amount, old.tax_amount, old.currency) then
    raise exception 'The amounts were approved. Set the purchase back to pending to change them.' using errcode = 'PT422';
  end if;
  if new.status not in ('approved', 'paid') then
    new.approved_by := null;
  elsif old.status not in ('approved', 'paid') then
    new.approved_by := private.my_profile_id_in(new.organization_id);
  end if;
  return new;
end
$$;
comment on function private.stamp_purchase is 'Whoever approves is written down, for the amounts that were approved; nobody writes it down for somebody else.';
create trigger purchases_stamp before update on public.purchases for each row when (auth.uid() is not null)
  execute function private.stamp_purchase();
create trigger purchases_number before insert on public.purchases for each row when (new.purchase_number is null)
  execute function private.number_purchase();

alter table public.payments enable row level security;
alter table public.payments force row level security;
grant select on public.payments to authenticated;
grant insert (
  organization_id, practice_id, order_id, doctor_id, status, subtotal, discount_amount, tax_amount, total_amount,
  tax_rate, credit_used, currency, is_free, made_at
) on public.payments to authenticated;
grant update (
  status, subtotal, discount_amount, tax_amount, total_amount, tax_rate, credit_used, is_free, made_at
) on public.payments to authenticated;
create policy payments_select_lab_and_members on public.payments for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy payments_insert_managers on public.payments for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy payments_update_managers on public.payments for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger payments_inherit_tenant before insert on public.payments for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('order_id', 'orders');
create trigger payments_touch before update on public.payments for each row execute function private.touch_row();
select audit.attach('public.payments');

alter table public.payment_operations enable row level security;
alter table public.payment_operations force row level security;
grant select on public.payment_operations to authenticated;
grant insert (
  payment_id, kind, amount, made_at, provider_reference, card_brand, card_last_four
) on public.payment_operations to authenticated;
create policy payment_operations_select_lab_and_members on public.payment_operations for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or practice_id = any (array(select private.member_practice_ids()))
  );
create policy payment_operations_insert_managers on public.payment_operations for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger payment_operations_inherit_tenant before insert on public.payment_operations for each row when (auth.uid() is not null)
  execute function private.inherit_tenant('payment_id', 'payments');
select audit.attach('public.payment_operations');

alter table public.offers enable row level security;
alter table public.offers force row level security;
grant select on public.offers to authenticated;
grant insert (
  organization_id, doctor_id, product_id, price_both, price_upper, price_lower, currency
) on public.offers to authenticated;
grant update (price_both, price_upper, price_lower, currency) on public.offers to authenticated;
create policy offers_select_lab on public.offers for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy offers_insert_managers on public.offers for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy offers_update_managers on public.offers for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger offers_touch before update on public.offers for each row execute function private.touch_row();
select audit.attach('public.offers');

alter table public.discounts enable row level security;
alter table public.discounts force row level security;
grant select on public.discounts to authenticated;
grant insert (organization_id, offer_id, percent, reason, max_uses, starts_on, ends_on) on public.discounts to authenticated;
grant update (percent, reason, max_uses, starts_on, ends_on) on public.discounts to authenticated;
create policy discounts_select_lab on public.discounts for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy discounts_insert_managers on public.discounts for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy discounts_update_managers on public.discounts for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger discounts_touch before update on public.discounts for each row execute function private.touch_row();
select audit.attach('public.discounts');

create view public.payment_balances with (security_invoker = true) as
  select p.id, p.organization_id, p.practice_id, p.order_id, p.currency, p.status, p.total_amount,
    coalesce(o.paid, 0) as paid_amount, coalesce(o.refunded, 0) as refunded_amount,
    case when p.status = 'completed' then p.total_amount else 0 end - coalesce(o.refunded, 0) as net_amount
  from public.payments p
  left join lateral (
    select sum(amount) filter (where kind = 'payment') as paid, sum(amount) filter (where kind = 'refund') as refunded
    from public.payment_operations where payment_id = p.id
  ) o on true;
comment on view public.payment_balances is 'Each payment once, with what its operations say. net_amount is the figure to add up.';
grant select on public.payment_balances to authenticated;
