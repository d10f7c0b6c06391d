-- Whom a new patient may be, asked while somebody types. The caller brings hashed keys of what is typed and gets the records that share
-- one, with what scoring needs; the same code that looks for duplicates at night weighs them.

-- The one way from keys to people, for the worker and for the form. A key that more than p_block_limit share finds nobody; it is named,
-- because what it stands for is nobody's own. Without practices everybody of the lab is looked at. In a large lab the worker says which
-- keys are enough alone; of the others two must be shared.
create function private.match_neighbours(
  p_organization_id uuid, p_practice_ids uuid[], p_keys int[], p_block_limit int, p_own_keys int[], out crowded int[], out patient_ids uuid[]
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_telling int[];
begin
  crowded := array(
    select k.key from unnest(p_keys) k(key)
    where p_block_limit < (
      select count(*) from (
        select from private.match_keys m
        where m.keys @> array[k.key] and m.organization_id = p_organization_id
          and (p_practice_ids is null or m.practice_id = any (p_practice_ids))
        limit p_block_limit + 1
      ) hit
    )
  );
  v_telling := array(select unnest(p_keys) except select unnest(crowded));
  patient_ids := array(
    select m.patient_id from private.match_keys m
    where m.keys && v_telling and m.organization_id = p_organization_id
      and (p_practice_ids is null or m.practice_id = any (p_practice_ids))
      and (
        p_own_keys is null
        or 1 < (select count(*) from unnest(m.keys) k(key) where k.key = any (v_telling))
        or m.keys && array(select unnest(v_telling) intersect select unnest(p_own_keys))
      )
  );
end
$$;

create function private.check_new_patient(p_keys int[], p_block_limit int, p_known_version int) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_is_lab boolean := coalesce(v_organization_id in (select private.lab_organization_ids()), false);
  v_practices uuid[] := case when not v_is_lab then array(select private.member_practice_ids()) end;
  v_version int;
  v_weights jsonb;
  v_people int;
  v_crowded int[];
  v_ids uuid[];
  v_waiting uuid[];
  v_found jsonb;
begin
  if v_organization_id is null or cardinality(v_practices) = 0 then
    raise exception 'You cannot add patients here.' using errcode = '42501';
  end if;
  if p_keys is null or cardinality(p_keys) > 100 or p_block_limit is null or p_block_limit not between 1 and 1000 then
    raise exception 'At most 100 keys are looked for at once.' using errcode = 'PT422';
  end if;

  -- A model counts names and dates among all patients of the lab: it is for those who may see them all.
  if v_is_lab then
    select version, case when version is distinct from p_known_version then weights end into v_version, v_weights
    from public.match_models where organization_id = v_organization_id and activated_at is not null and retired_at is null;
  end if;
  if v_version is null then
    select count(*) into v_people from (
      select from public.patients p
      where p.organization_id = v_organization_id and p.merged_into_id is null and (v_is_lab or p.practice_id = any (v_practices))
      limit 10000
    ) few;
  end if;

  select n.crowded, n.patient_ids into v_crowded, v_ids from private.match_neighbours(v_organization_id, v_practices, p_keys, p_block_limit, null) n;
  -- Whoever was added or changed a moment ago has no keys yet, or old ones.
  v_waiting := array(
    select q.patient_id from private.match_queue q where q.organization_id = v_organization_id order by q.since desc limit 50
  );
  select jsonb_agg(jsonb_build_object(
    'id', p.id, 'patient_number', p.patient_number, 'given_name', f.given_name, 'family_name', f.family_name, 'birth_date', f.birth_date,
    'practice_name', r.name,
    'fields', case when p.id <> all (v_waiting) then m.fields end,
    'record', case when p.id = any (v_waiting) then jsonb_build_object(
      'given_name', f.given_name, 'family_name', f.family_name, 'birth_date', f.birth_date, 'gender', f.gender, 'email', f.email,
      'phone', f.phone, 'practice_id', p.practice_id,
      'other_names', (select jsonb_agg(a.value order by a.value) from public.patient_aliases a where a.patient_id = p.id and a.kind = 'name')
    ) end
  )) into v_found
  from public.patients p
  join public.profiles f on f.id = p.profile_id
  left join public.practices r on r.id = p.practice_id
  left join private.match_keys m on m.patient_id = p.id
  where p.id = any (v_ids || v_waiting) and p.merged_into_id is null and (v_is_lab or p.practice_id = any (v_practices));

  return jsonb_build_object(
    'version', v_version, 'weights', v_weights, 'people', v_people, 'crowded', v_crowded, 'found', coalesce(v_found, '[]')
  );
end
$$;
comment on function private.check_new_patient is
  'Repeats the rule of the policy of patients, because what it looks in is closed to everybody. A practice looks among its own and weighs with the shipped model.';
revoke execute on function private.match_neighbours(uuid, uuid[], int[], int, int[]) from public;
grant execute on function private.check_new_patient(int[], int, int) to authenticated;

create function public.check_new_patient(p_keys int[], p_block_limit int, p_known_version int default null) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select private.check_new_patient(p_keys, p_block_limit, p_known_version)
$$;
comment on function public.check_new_patient is
  'Existing patients of the caller''s lab who share a key with a new one, and the model that weighs them, unless the caller knows this version.';
revoke execute on function public.check_new_patient(int[], int, int) from public, anon;
grant execute on function public.check_new_patient(int[], int, int) to authenticated;

drop function public.find_likely_patients(text, date);

-- A scan writes the keys of everybody: gathered and sorted they go into the index in two thirds of the time. A list of a megabyte is
-- what a search reads beside the index at most.
alter index private.match_keys_keys_idx set (fastupdate = on, gin_pending_list_limit = 1024);
