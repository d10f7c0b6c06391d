-- What stands in the way of a merge, and what the survivor will say afterwards. Asked by the preview and by the merge itself.

-- What stands in the way, in words. The first column says which kind it is.
create function private.merge_blockers(p_survivor_id uuid, p_merged_ids uuid[]) returns table (code text, patient_id uuid, message text)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_ids uuid[] := p_survivor_id || p_merged_ids;
  v_survivor public.patients;
  v_practice_id uuid;
  v_reference record;
  v_record record;
begin
  select * into v_survivor from public.patients where id = p_survivor_id;
  if cardinality(p_merged_ids) = 0 then
    return query select 'empty', p_survivor_id, 'A merge takes at least two records.';
  end if;
  if p_survivor_id = any (p_merged_ids) then
    return query select 'self', p_survivor_id, 'A record cannot be merged into itself.';
  end if;
  return query
    select 'merged', p.id, format('%s was merged into %s already.', p.patient_number, s.patient_number)
    from public.patients p join public.patients s on s.id = p.merged_into_id where p.id = any (v_ids) order by p.id;
  if (select count(distinct p.organization_id) from public.patients p where p.id = any (v_ids)) > 1 then
    return query select 'organizations', p_survivor_id, 'These records belong to different labs.';
  end if;
  if (select count(distinct p.practice_id) from public.patients p where p.id = any (v_ids)) > 1 then
    return query select 'practices', p_survivor_id, format('These records belong to different practices: %s.',
      (select string_agg(distinct r.name, ', ' order by r.name) from public.patients p join public.practices r on r.id = p.practice_id where p.id = any (v_ids)));
  end if;
  select p.practice_id into v_practice_id from public.patients p where p.id = any (p_merged_ids) and p.practice_id is not null limit 1;
  if v_survivor.practice_id is null and v_practice_id is not null then
    return query
      select 'number', p.id, format('The practice has another patient with the number %s.', p.patient_number)
      from public.patients p
      where p.organization_id = v_survivor.organization_id and p.practice_id = v_practice_id and p.patient_number = v_survivor.patient_number
        and p.merged_into_id is null and p.id <> all (v_ids);
  end if;
  return query
    select 'decided', d.first_id, format('It was decided on %s that %s and %s are two people. Withdraw that decision first.', to_char(d.decided_at, 'YYYY-MM-DD'), a.patient_number, b.patient_number)
    from public.duplicate_decisions d join public.patients a on a.id = d.first_id join public.patients b on b.id = d.second_id
    where d.withdrawn_at is null and d.first_id = any (v_ids) and d.second_id = any (v_ids) order by d.id;
  for v_record in
    select p.id, p.profile_id, p.patient_number, f.user_id, f.is_listed
    from public.patients p join public.profiles f on f.id = p.profile_id where p.id = any (p_merged_ids) order by p.id
  loop
    if v_record.user_id is not null then
      return query select 'login', v_record.id, format('The person of %s signs in. Let that record survive, or take the login away.', v_record.patient_number);
    elsif v_record.is_listed then
      return query select 'listed', v_record.id, format('The person of %s stands in the directory and is more than a patient. Let that record survive.', v_record.patient_number);
    end if;
    for v_reference in select * from private.merge_references() r where r.about = 'person' and r.handling = 'refuses' order by r.relation::text, r.column_name loop
      if private.refers_to(v_reference.relation, v_reference.column_name, v_record.profile_id) then
        return query select 'person', v_record.id, format('The person of %s is more than a patient (%s). Let that record survive.', v_record.patient_number,
          replace(split_part(v_reference.relation::text || '.' || v_reference.column_name, '.', 2), '_', ' '));
      end if;
    end loop;
  end loop;
end
$$;
comment on function private.merge_blockers is 'Why these records cannot be merged. Asked by the preview and again under the locks of the merge.';

-- What somebody cannot see does not exist for them; what they see and may not merge is refused.
create function private.require_mergeable(p_patient_ids uuid[]) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organizations uuid[];
  v_seen int;
begin
  select count(*), array_agg(distinct organization_id) into v_seen, v_organizations from public.patients
  where id = any (p_patient_ids) and private.may_work_in(organization_id, case when merged_into_id is null then practice_id end);
  if v_seen = 0 or v_seen <> (select count(distinct coalesce(i, gen_random_uuid())) from unnest(p_patient_ids) i) then
    raise exception 'There is no such patient.' using errcode = 'PT404';
  end if;
  if not v_organizations <@ array(select private.admin_organization_ids()) then
    raise exception 'Only administrators merge patients.' using errcode = '42501';
  end if;
end
$$;

-- The columns a reviewer chooses between, and where they stand. Those that are filled take the value of a merged record when the survivor has none.
create function private.merge_fields() returns table (field text, relation regclass, is_filled boolean, is_typed boolean)
language sql immutable set search_path = '' as $$
  select f, 'public.profiles'::regclass, f not in ('given_name', 'family_name'), true
  from unnest(array['given_name', 'family_name', 'birth_date', 'gender', 'email', 'phone']) f
  union all
  values ('doctor_id', 'public.patients'::regclass, true, true), ('suffix', 'public.patients', true, true), ('status', 'public.patients', false, true),
    ('patient_number', 'public.patients', false, false), ('emergency_contact', 'public.patients', true, false),
    ('treatment_schemes', 'public.patients', true, false), ('medical_history', 'public.patients', true, false), ('preferences', 'public.patients', true, false)
$$;

create function private.is_blank(p_value jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select p_value is null or p_value in ('null', '{}', '[]') or btrim(coalesce(p_value #>> '{}', '')) = ''
$$;

-- The values of a record, patient and person in one object.
create function private.patient_values(p_patient_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select (select jsonb_object_agg(field, coalesce(to_jsonb(f) -> field, to_jsonb(p) -> field)) from private.merge_fields())
  from public.patients p join public.profiles f on f.id = p.profile_id where p.id = p_patient_id
$$;
create function private.patient_state(p_patient_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('patient', to_jsonb(p) - 'search_text', 'person', to_jsonb(f) - 'search_text')
  from public.patients p join public.profiles f on f.id = p.profile_id where p.id = p_patient_id
$$;

-- What the survivor will say: one line per field that changes, with the record it comes from (none for a typed value).
create function private.chosen_values(p_survivor_id uuid, p_merged_ids uuid[], p_choices jsonb)
returns table (field text, relation regclass, old_value jsonb, new_value jsonb, from_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_values jsonb := (select jsonb_object_agg(i, private.patient_values(i)) from unnest(p_survivor_id || p_merged_ids) i);
  v_own jsonb := v_values -> p_survivor_id::text;
  v_field record;
  v_choice jsonb;
  v_unknown text;
begin
  select k into v_unknown from jsonb_object_keys(p_choices) k where k <> 'keep' and k not in (select m.field from private.merge_fields() m) limit 1;
  if found then
    raise exception 'There is nothing to choose for "%".', v_unknown using errcode = 'PT422';
  end if;
  for v_field in select * from private.merge_fields() loop
    v_choice := p_choices -> v_field.field;
    field := v_field.field;
    relation := v_field.relation;
    old_value := v_own -> field;
    new_value := old_value;
    from_id := null;
    if jsonb_typeof(v_choice) = 'string' and v_values ? (v_choice #>> '{}') then
      from_id := (v_choice #>> '{}')::uuid;
      new_value := v_values -> from_id::text -> field;
    elsif jsonb_typeof(v_choice) = 'object' and v_choice ? 'value' and v_field.is_typed then
      new_value := to_jsonb(nullif(btrim(case field when 'email' then lower(v_choice ->> 'value') else v_choice ->> 'value' end), ''));
    elsif v_choice is not null and v_choice <> 'null' then
      raise exception 'What was chosen for "%" is neither the value of one of the records nor a value.', field using errcode = 'PT422';
    elsif field = 'medical_history' then
      -- Nothing that is known of an illness is lost, whoever survives.
      select i into from_id from unnest(p_merged_ids) i where not (v_own -> field) @> (v_values -> i::text -> field) limit 1;
      select coalesce(jsonb_object_agg(h.key, h.value order by m.place desc), '{}') || old_value into new_value
      from unnest(p_merged_ids) with ordinality m(id, place) cross join jsonb_each(v_values -> m.id::text -> 'medical_history') h;
    elsif v_field.is_filled and private.is_blank(old_value) then
      select i into from_id from unnest(p_merged_ids) with ordinality m(i, place) where not private.is_blank(v_values -> i::text -> v_field.field) order by place limit 1;
      new_value := coalesce(v_values -> from_id::text -> field, old_value);
    end if;
    new_value := coalesce(new_value, 'null');
    if field in ('given_name', 'family_name') and private.is_blank(new_value) and not private.is_blank(old_value) then
      raise exception 'A patient needs a given name and a family name.' using errcode = 'PT422';
    end if;
    if new_value is distinct from coalesce(old_value, 'null') then
      return next;
    end if;
  end loop;
end
$$;
