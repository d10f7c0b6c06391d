-- What is still written for a merged record arrives at its survivor: rows, old addresses, old numbers.

create function private.resolve_patient(p_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_id uuid := p_id;
  v_next uuid;
  v_seen uuid[] := '{}';
begin
  loop
    select merged_into_id into v_next from public.patients where id = v_id;
    exit when not found or v_next is null or v_next = any (v_seen);
    v_seen := v_seen || v_id;
    v_id := v_next;
  end loop;
  return case when exists (select from public.patients where id = v_id) then v_id end;
end
$$;
comment on function private.resolve_patient is 'The record at the end of the chain. Somebody who made a circle by hand is not followed for ever.';

-- The row of the patient is locked, as the foreign key will lock it: whoever writes while a merge is under way waits for it and then sees
-- where the record went. One lookup by the primary key for a living one.
create function private.living_patient(p_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid := p_id;
  v_survivor_id uuid;
begin
  loop
    select merged_into_id into v_survivor_id from public.patients where id = v_id for key share;
    exit when v_survivor_id is null;
    v_id := private.resolve_patient(v_id);
    if v_id is null or exists (select from public.patients where id = v_id and merged_into_id is not null and private.resolve_patient(merged_into_id) = id) then
      return p_id;
    end if;
  end loop;
  return v_id;
end
$$;

create function private.follow_merged() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
  v_living_id uuid;
begin
  if tg_argv[0] = 'patient_id' then
    v_id := new.patient_id;
  else
    v_id := (to_jsonb(new) ->> tg_argv[0])::uuid;
  end if;
  perform 1 from public.patients where id = v_id and merged_into_id is null for key share;
  if found then
    return new;
  end if;
  v_living_id := private.living_patient(v_id);
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], v_living_id, 'practice_id', (select practice_id from public.patients where id = v_living_id)));
end
$$;
comment on function private.follow_merged is 'A row for a merged record goes to the survivor, in the practice of the survivor.';

create function private.follow_merged_patients() returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_reference record;
  v_made int := 0;
begin
  for v_reference in select * from private.merge_references() where about = 'patient' and handling = 'moves' loop
    continue when exists (select from pg_catalog.pg_trigger t where t.tgrelid = v_reference.relation and t.tgfoid = 'private.follow_merged()'::regprocedure
      and t.tgargs = convert_to(v_reference.column_name, 'UTF8') || '\x00'::bytea);
    execute format('create trigger %I before insert or update of %I on %s for each row when (new.%2$I is not null) execute function private.follow_merged(%4$L)',
      (select relname from pg_catalog.pg_class where oid = v_reference.relation) || '_follow_merged' || case v_reference.column_name when 'patient_id' then '' else '_' || v_reference.column_name end,
      v_reference.column_name, v_reference.relation, v_reference.column_name);
    -- Engines that let triggers rest, a later run of the migration above all, know nothing of merges.
    execute format('alter table %s enable always trigger %I', v_reference.relation,
      (select relname from pg_catalog.pg_class where oid = v_reference.relation) || '_follow_merged' || case v_reference.column_name when 'patient_id' then '' else '_' || v_reference.column_name end);
    v_made := v_made + 1;
  end loop;
  return v_made;
end
$$;
comment on function private.follow_merged_patients is 'Gives every table whose rows move with a merge the trigger that leads late rows to the survivor. A migration that adds such a table calls it; a test asks whether one was forgotten.';
select private.follow_merged_patients();

-- The case of an order, while its patient may be merged or restored by somebody else: read, locked by the patient, read again.
create function private.settled_case(p_case_id uuid) returns public.cases
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_case public.cases;
  v_patient_id uuid;
begin
  loop
    select * into v_case from public.cases where id = p_case_id;
    exit when v_case.patient_id is not distinct from v_patient_id;
    v_patient_id := private.living_patient(v_case.patient_id);
    -- A case that somebody left behind by hand: the order goes to the survivor all the same.
    if v_patient_id <> v_case.patient_id and v_case.patient_id = (select patient_id from public.cases where id = p_case_id) then
      v_case.patient_id := v_patient_id;
      exit;
    end if;
  end loop;
  return v_case;
end
$$;

create or replace function private.take_patient_of_case() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_case public.cases;
begin
  if exists (
    select from public.cases c join public.case_states s on s.key = c.current_state where c.id = new.case_id and s.is_final
  ) then
    raise exception 'This case is closed. Open it again, or start a new one.' using errcode = 'PT422';
  end if;
  v_case := private.settled_case(new.case_id);
  new.patient_id := v_case.patient_id;
  new.practice_id := v_case.practice_id;
  return new;
end
$$;

create or replace function private.require_same_patient() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_case public.cases := private.settled_case(new.case_id);
begin
  if v_case.id is null or v_case.practice_id is distinct from new.practice_id or v_case.patient_id <> new.patient_id then
    raise exception 'An order can only move to a case of the same patient.' using errcode = 'PT422';
  end if;
  new.patient_id := v_case.patient_id;
  return new;
end
$$;

-- What was refused for a merged record is led to the survivor now.
drop trigger cases_living_patient on public.cases;
drop trigger orders_require_living_patient on public.orders;
drop function private.require_living_patient();

-- Whoever holds the address or the id of a record is led to the one that took it over, if they may see that one.
create function private.open_survivor(p_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select p.id from public.patients p
    where p.id = private.resolve_patient(p_id) and (private.may_work_in(p.organization_id, p.practice_id) or p.id in (select private.my_patient_ids()))
      and exists (select from public.patients o where o.id = p_id and o.organization_id = p.organization_id)
  );
end
$$;
grant execute on function private.open_survivor(uuid) to authenticated;
create function public.resolve_patient(p_id uuid) returns uuid
language sql stable security invoker set search_path = '' as $$ select private.open_survivor(p_id) $$;
comment on function public.resolve_patient is 'The living record behind an id: itself, or the survivor. Null for whoever may not see that one.';
revoke execute on function public.resolve_patient(uuid) from public, anon;
grant execute on function public.resolve_patient(uuid) to authenticated;
