-- What people keep about their lists: named views, and the words they searched for.

create table public.saved_views (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null default private.my_organization_id() references public.organizations (id),
  owner_id uuid not null default private.my_profile_id(),
  room text not null check (room in ('cases', 'orders', 'patients')),
  name text not null check (btrim(name) <> '' and length(name) <= 60),
  query text not null check (
    length(query) <= 500 and query ~ '^([A-Za-z0-9_.-]+=[^&?#]*(&|$))*$' and query !~* '(^|&)(q|search|page)='
  ),
  is_shared boolean not null default false,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (owner_id, organization_id) references public.profiles (id, organization_id),
  unique (owner_id, room, name)
);
comment on table public.saved_views is 'Named filters and orders of a list; shared ones are for everybody in the lab.';
comment on column public.saved_views.query is 'The part of the address behind the question mark: filters and order, never a search term or a page.';
create index saved_views_organization_idx on public.saved_views (organization_id, room);
create index saved_views_owner_idx on public.saved_views (owner_id, organization_id, room);
alter table public.saved_views enable row level security;
alter table public.saved_views force row level security;
grant select, delete on public.saved_views to authenticated;
grant insert (room, name, query, is_shared) on public.saved_views to authenticated;
create policy saved_views_select_owner_and_lab on public.saved_views for select to authenticated
  using (
    owner_id = (select private.my_profile_id())
    or (is_shared and organization_id = any (array(select private.lab_organization_ids())))
  );
create policy saved_views_insert_owner on public.saved_views for insert to authenticated
  with check (
    owner_id = (select private.my_profile_id())
    and (not is_shared or organization_id = any (array(select private.lab_organization_ids())))
  );
create policy saved_views_delete_owner_and_leads on public.saved_views for delete to authenticated
  using (
    owner_id = (select private.my_profile_id())
    or (is_shared and organization_id = any (array(select private.organization_ids_as('manager', 'admin'))))
  );
create trigger saved_views_touch before update on public.saved_views for each row execute function private.touch_row();
select audit.attach('public.saved_views');

-- A search may be a patient's name. Addresses end in histories and logs, so they carry the id of the words and not the words.
create table public.search_terms (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  term text not null check (btrim(term) <> '' and length(term) <= 100),
  used_at timestamptz not null default now(),
  unique (user_id, term)
);
comment on table public.search_terms is 'Words that somebody searched for, for themselves alone; the address of a list names them by id. Removed when unused for a month.';
create index search_terms_used_idx on public.search_terms (used_at);
alter table public.search_terms enable row level security;
alter table public.search_terms force row level security;
grant select on public.search_terms to authenticated;
grant insert (term, used_at), update (term, used_at) on public.search_terms to authenticated;
create policy search_terms_select_own on public.search_terms for select to authenticated using (user_id = (select auth.uid()));
create policy search_terms_insert_own on public.search_terms for insert to authenticated
  with check (user_id = (select auth.uid()) and (select count(*) from private.my_roles()) > 0);
create policy search_terms_update_own on public.search_terms for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

create function private.forget_search_terms() returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rows int;
begin
  delete from public.search_terms where used_at < now() - interval '30 days';
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
comment on function private.forget_search_terms is 'Removes the words that nobody has searched for in a month; for the worker.';
