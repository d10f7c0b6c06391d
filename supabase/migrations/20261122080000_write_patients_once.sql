-- A new patient was written twice: the row, and behind the statement once more with the words that search reads, through every check and trigger
-- of an update. The words are known before the row is.

create function private.take_search_text() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- Nobody has another name before the row is there. Whoever renames the person meanwhile waits, and finds the row.
  select private.fold_text(concat_ws(' ', f.given_name, f.family_name, new.patient_number, new.suffix)) into new.search_text
  from public.profiles f where f.id = new.profile_id
  for share of f;
  -- The key to the person says better than an empty column what is wrong.
  new.search_text := coalesce(new.search_text, '');
  return new;
end
$$;
comment on function private.take_search_text is 'Name and number of a new patient, folded. Of two triggers before a row the one with the later name comes later: the number is given by then.';
create trigger patients_take_search_text before insert on public.patients for each row execute function private.take_search_text();

create or replace function private.patients_added() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute $q$
    update public.profiles f set practice_id = n.practice_id
    from new_rows n where f.id = n.profile_id and n.merged_into_id is null and f.practice_id is distinct from n.practice_id$q$;
  return null;
end
$$;
