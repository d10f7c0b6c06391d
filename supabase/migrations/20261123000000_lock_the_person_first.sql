-- Whoever saves a patient locks the person, then the patient. What is inserted over a row that is there locked the two the other way round,
-- and two who waited for each other had to be parted.
create or replace function private.take_search_text() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- What is inserted over a row that is there stays an update of it, which has locked the patient: the person is locked before, or not at all.
  if exists (select from public.patients where id = new.id) then
    return new;
  end if;
  -- Nobody has another name before the row is there. Whoever renames the person meanwhile waits, and finds the row.
  select private.fold_text(concat_ws(' ', f.given_name, f.family_name, new.patient_number, new.suffix)) into new.search_text
  from public.profiles f where f.id = new.profile_id
  for no key update of f;
  -- The key to the person says better than an empty column what is wrong.
  new.search_text := coalesce(new.search_text, '');
  return new;
end
$$;
