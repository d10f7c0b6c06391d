-- Rooms of the database: public is what the Data API exposes, private is what helpers and roles live in.
create schema if not exists extensions;
create schema if not exists private;
comment on schema private is 'Helpers, access roles and queues. Never exposed through the Data API.';

create extension if not exists btree_gist with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;

-- Nothing is reachable unless the migration that creates it says so. Older Supabase projects grant everything by default.
revoke all on schema public from public;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema private to authenticated, service_role;

create function private.fold_text(p_text text) returns text
language sql immutable parallel safe strict set search_path = '' as $$
  select lower(extensions.unaccent('extensions.unaccent'::regdictionary, p_text))
$$;
comment on function private.fold_text is 'Lower case without accents; what every search column and search term goes through.';
grant execute on function private.fold_text to authenticated, service_role;

create function private.touch_row() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.row_version := old.row_version + 1;
  if new.updated_at is not distinct from old.updated_at then
    new.updated_at := now();
  end if;
  return new;
end
$$;
comment on function private.touch_row is 'Counts row_version up for optimistic locking; leaves an updated_at that the writer set (a migrated one) alone.';
