-- A late writer waited for the record that was being merged, kept hold of it and went on to the survivor; an undo takes the two by their
-- ids, and each waited for the other. The row goes to the survivor, so the survivor is all that a writer may hold.
create or replace function private.living_patient(p_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  loop
    v_id := private.resolve_patient(p_id);
    if v_id is null or exists (select from public.patients where id = v_id and merged_into_id is not null and private.resolve_patient(merged_into_id) = id) then
      return p_id;
    end if;
    begin
      perform 1 from public.patients where id = v_id and merged_into_id is null for key share;
      -- Whoever was waited for may have merged the survivor, or taken the merge back.
      if found and private.resolve_patient(p_id) = v_id then
        return v_id;
      end if;
      raise exception 'not the survivor any more' using errcode = 'ZZMRG';
    exception when sqlstate 'ZZMRG' then
      -- A row that was waited for stays locked even when it no longer fits; going back to before lets go of it.
      null;
    end;
  end loop;
end
$$;

create or replace function private.follow_merged() returns trigger
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
  -- Nobody waits here: only a merge and an undo lock a record so, and what they are doing is looked at afterwards.
  perform 1 from public.patients where id = v_id and merged_into_id is null for key share skip locked;
  if found then
    return new;
  end if;
  v_living_id := private.living_patient(v_id);
  if v_living_id = v_id then
    return new;
  end if;
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], v_living_id, 'practice_id', (select practice_id from public.patients where id = v_living_id)));
end
$$;
