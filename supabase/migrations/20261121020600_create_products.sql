-- The catalogue: what the lab sells, and the brackets it sets.

create table public.product_categories (
  key text primary key check (key ~ '^[a-z][a-z_]*$'),
  name text not null,
  description text not null default '',
  color text not null default 'neutral' check (color in ('neutral', 'info', 'progress', 'success', 'warning', 'danger')),
  sequence_order int not null unique,
  parent_key text references public.product_categories (key),
  is_active boolean not null default true
);
comment on table public.product_categories is 'Vocabulary: shelves of the catalogue.';
comment on column public.product_categories.color is 'Tone of the badge; the word beside it carries the meaning.';
alter table public.product_categories enable row level security;
alter table public.product_categories force row level security;
grant select on public.product_categories to authenticated;
create policy product_categories_select_members on public.product_categories for select to authenticated
  using ((select count(*) from private.my_roles()) > 0);
create index product_categories_parent_idx on public.product_categories (parent_key);
insert into public.product_categories (key, name, sequence_order) values
  ('aligners', 'Aligners', 10), ('brackets', 'Brackets', 20), ('retainers', 'Retainers', 30), ('appliances', 'Appliances', 40),
  ('accessories', 'Accessories', 50), ('services', 'Services', 60), ('merchandise', 'Merchandise', 70);

create function private.supplier_organization_ids() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select organization_id from public.practices where id in (select private.member_practice_ids());
end
$$;
comment on function private.supplier_organization_ids is 'Labs that the caller''s practices order from.';
grant execute on function private.supplier_organization_ids() to authenticated;

create table public.products (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  sku text not null check (btrim(sku) <> ''),
  name text not null check (btrim(name) <> ''),
  description text not null default '',
  category text not null references public.product_categories (key),
  unit_price numeric(12, 2) not null default 0 check (unit_price >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  stock_quantity int check (stock_quantity >= 0),
  requires_prescription boolean not null default false,
  manufacturer text,
  batch_number text,
  options jsonb not null default '{}' check (jsonb_typeof(options) = 'object'),
  is_active boolean not null default true,
  search_text text not null generated always as (private.fold_text(sku || ' ' || name)) stored,
  legacy_id bigint unique,
  legacy jsonb not null default '{}' check (jsonb_typeof(legacy) = 'object'),
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  unique (organization_id, sku)
);
comment on table public.products is 'One catalogue for clinical orders and the shop.';
comment on column public.products.stock_quantity is 'Empty for what is made to order.';
comment on column public.products.options is 'What a customer may choose: name of the option to the list of its values.';
create index products_category_idx on public.products (category);
create index products_search_idx on public.products using gin (search_text extensions.gin_trgm_ops);
alter table public.products enable row level security;
alter table public.products force row level security;
grant select on public.products to authenticated;
grant insert (
  organization_id, sku, name, description, category, unit_price, currency, stock_quantity, requires_prescription,
  manufacturer, batch_number, options, is_active
) on public.products to authenticated;
grant update (
  sku, name, description, category, unit_price, currency, stock_quantity, requires_prescription, manufacturer,
  batch_number, options, is_active
) on public.products to authenticated;
create policy products_select_lab_and_customers on public.products for select to authenticated
  using (
    organization_id = any (array(select private.lab_organization_ids()))
    or organization_id = any (array(select private.supplier_organization_ids()))
  );
create policy products_insert_managers on public.products for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy products_update_managers on public.products for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger products_touch before update on public.products for each row execute function private.touch_row();
select audit.attach('public.products');

create table public.brackets (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  code text not null check (btrim(code) <> ''),
  name text not null check (btrim(name) <> ''),
  manufacturer text,
  model text,
  material text check (material in ('metal', 'ceramic', 'plastic', 'gold', 'composite')),
  arch text check (arch in ('upper', 'lower', 'both')),
  tooth_position text check (tooth_position ~ '^[1-4][1-8]$'),
  bracket_type text check (bracket_type in ('standard', 'self_ligating', 'lingual')),
  slot_size numeric(5, 4) check (slot_size between 0.0100 and 0.0400),
  base_width numeric(6, 3) check (base_width > 0),
  base_height numeric(6, 3) check (base_height > 0),
  base_thickness numeric(6, 3) check (base_thickness > 0),
  unit_cost numeric(12, 2) check (unit_cost >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  is_active boolean not null default true,
  legacy_id bigint unique,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (id, organization_id),
  unique (organization_id, code)
);
comment on table public.brackets is 'Bracket catalogue. The legacy table of this name holds placements, see bracket_placements.';
comment on column public.brackets.slot_size is 'Inches to the thousandth: 0.018 and 0.022 are different brackets.';
comment on column public.brackets.tooth_position is 'FDI number: quadrant 1-4, tooth 1-8.';
comment on column public.brackets.base_width is 'Millimetres, like height and thickness.';
alter table public.brackets enable row level security;
alter table public.brackets force row level security;
grant select on public.brackets to authenticated;
grant insert (
  organization_id, code, name, manufacturer, model, material, arch, tooth_position, bracket_type, slot_size, base_width,
  base_height, base_thickness, unit_cost, currency, is_active
) on public.brackets to authenticated;
grant update (
  code, name, manufacturer, model, material, arch, tooth_position, bracket_type, slot_size, base_width, base_height,
  base_thickness, unit_cost, currency, is_active
) on public.brackets to authenticated;
create policy brackets_select_lab on public.brackets for select to authenticated
  using (organization_id = any (array(select private.lab_organization_ids())));
create policy brackets_insert_managers on public.brackets for insert to authenticated
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create policy brackets_update_managers on public.brackets for update to authenticated
  using (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  with check (organization_id = any (array(select private.organization_ids_as('manager', 'admin'))));
create trigger brackets_touch before update on public.brackets for each row execute function private.touch_row();
select audit.attach('public.brackets');
