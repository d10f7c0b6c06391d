-- Whoever changes a matching field marks the patient; the worker looks again. Never in the way of whoever writes.
create function private.mark_for_matching(p_patient_ids uuid[]) returns void
language sql volatile security definer set search_path = '' as $$
  insert into private.match_queue (patient_id, organization_id)
  select id, organization_id from public.patients where id = any (p_patient_ids)
  order by id
  on conflict (patient_id) do update set since = clock_timestamp()
$$;
comment on function private.mark_for_matching is 'Marked again while the worker looks, a patient is looked at again.';

create function private.mark_added_patients() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute $q$
    insert into private.match_queue (patient_id, organization_id) select id, organization_id from new_rows where merged_into_id is null
    on conflict (patient_id) do nothing$q$;
  return null;
end
$$;
create trigger patients_mark_added after insert on public.patients referencing new table as new_rows
  for each statement execute function private.mark_added_patients();

create function private.mark_changed_patients() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_patients uuid[];
begin
  execute $q$
    select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id
    where (n.practice_id, n.merged_into_id, n.emergency_contact) is distinct from (o.practice_id, o.merged_into_id, o.emergency_contact)$q$
  into v_patients;
  if v_patients is not null then
    perform private.mark_for_matching(v_patients);
  end if;
  return null;
end
$$;
create trigger patients_mark_changed after update on public.patients referencing old table as old_rows new table as new_rows
  for each statement execute function private.mark_changed_patients();

create function private.mark_changed_people() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_patients uuid[];
begin
  execute $q$
    select array_agg(p.id) from new_rows n join old_rows o on o.id = n.id join public.patients p on p.profile_id = n.id
    where (n.given_name, n.family_name, n.birth_date, n.gender, n.email, n.phone)
      is distinct from (o.given_name, o.family_name, o.birth_date, o.gender, o.email, o.phone)$q$
  into v_patients;
  if v_patients is not null then
    perform private.mark_for_matching(v_patients);
  end if;
  return null;
end
$$;
create trigger profiles_mark_changed after update on public.profiles referencing old table as old_rows new table as new_rows
  for each statement execute function private.mark_changed_people();

create function private.mark_aliased() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.mark_for_matching(array(select distinct patient_id from changed_rows where kind = 'name'));
  return null;
end
$$;
create trigger patient_aliases_mark_added after insert on public.patient_aliases referencing new table as changed_rows
  for each statement execute function private.mark_aliased();
create trigger patient_aliases_mark_removed after delete on public.patient_aliases referencing old table as changed_rows
  for each statement execute function private.mark_aliased();

-- Those who are here already.
insert into private.match_queue (patient_id, organization_id) select id, organization_id from public.patients where merged_into_id is null;
