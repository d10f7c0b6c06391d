-- Lists sort by the names of doctors and colleagues. Among sixty thousand names of patients those few are looked for in vain, for every
-- row of the list: so the names say who stands in the directory, and a list looks only there.
alter table public.person_names add column is_listed boolean not null default true;
comment on column public.person_names.is_listed is 'Stands in the directory, as profiles.is_listed says. Kept by the trigger that copies the name.';

create or replace function private.copy_names() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.person_names (profile_id, organization_id, practice_id, name, is_listed)
  select id, organization_id, practice_id, given_name || ' ' || family_name, is_listed from new_rows
  on conflict (profile_id) do update set name = excluded.name, practice_id = excluded.practice_id, is_listed = excluded.is_listed
  where (public.person_names.name, public.person_names.practice_id, public.person_names.is_listed)
    is distinct from (excluded.name, excluded.practice_id, excluded.is_listed);
  return null;
end
$$;
update public.person_names n set is_listed = false from public.profiles f where f.id = n.profile_id and not f.is_listed;
