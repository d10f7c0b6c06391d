-- Merging: several records of one person become one. In one transaction, locked in the order of ids, checked again under the lock.

create function private.lock_patients(p_patient_ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  -- Persons before patients, as whoever renames one. The patients so that nobody adds anything to them meanwhile.
  perform 1 from public.profiles where id = any (array(select profile_id from public.patients where id = any (p_patient_ids))) order by id for no key update;
  perform 1 from public.patients where id = any (p_patient_ids) order by id for update;
end
$$;

create function private.write_merge_row(
  p_event_id uuid, p_table text, p_id uuid, p_op text, p_column text default null, p_old jsonb default null, p_new jsonb default null, p_before jsonb default null
) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.merge_rows (event_id, position, organization_id, table_name, row_key, op, column_name, old_value, new_value, row_before)
  select id, coalesce((select max(position) from public.merge_rows where event_id = p_event_id), 0) + 1, organization_id, p_table,
    jsonb_build_object('id', p_id), p_op, p_column, p_old, p_new, p_before
  from public.merge_events where id = p_event_id
$$;

create function private.set_value(p_relation regclass, p_id uuid, p_column text, p_value jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  execute format('update %1$s t set %2$I = r.%2$I from jsonb_populate_record(null::%1$s, jsonb_build_object(%2$L, $1)) r where t.id = $2', p_relation, p_column)
  using p_value, p_id;
end
$$;

-- Names, numbers and contacts that the survivor does not carry as its own any more stay findable.
create function private.keep_former_values(p_survivor_id uuid, p_events jsonb, p_states jsonb, p_keep jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_patient public.patients;
  v_person public.profiles;
  v_kept record;
  v_id uuid;
begin
  select * into v_patient from public.patients where id = p_survivor_id;
  select * into v_person from public.profiles where id = v_patient.profile_id;
  for v_kept in
    with records as (
      select k.key as id, k.value -> 'patient' as patient, k.value -> 'person' as person,
        coalesce(p_events ->> k.key, (select e.value #>> '{}' from jsonb_each(p_events) e order by e.key limit 1))::uuid as event_id
      from jsonb_each(p_states) k
    ), former as (
      select event_id, 'patient_aliases' as place, 'name' as kind, concat_ws(' ', person ->> 'given_name', person ->> 'family_name') as value from records
      where coalesce((p_keep ->> 'names')::boolean, true)
        and private.fold_text(concat_ws(' ', person ->> 'given_name', person ->> 'family_name')) <> private.fold_text(v_person.given_name || ' ' || v_person.family_name)
      union all
      select event_id, 'patient_aliases', 'number', patient ->> 'patient_number' from records where patient ->> 'patient_number' <> v_patient.patient_number
      union all
      select event_id, 'patient_contacts', 'email', person ->> 'email' from records
      where coalesce((p_keep ->> 'emails')::boolean, true) and person ->> 'email' is distinct from v_person.email
      union all
      select event_id, 'patient_contacts', 'phone', person ->> 'phone' from records
      where coalesce((p_keep ->> 'phones')::boolean, true) and person ->> 'phone' is distinct from v_person.phone
    )
    select distinct on (place, kind, value) * from former where btrim(value) <> '' order by place, kind, value, event_id
  loop
    execute format('insert into public.%I (organization_id, practice_id, patient_id, kind, value, source) values ($1, $2, $3, $4, $5, ''merge'') on conflict do nothing returning id', v_kept.place)
    into v_id using v_patient.organization_id, v_patient.practice_id, p_survivor_id, v_kept.kind, v_kept.value;
    if v_id is not null then
      perform private.write_merge_row(v_kept.event_id, 'public.' || v_kept.place, v_id, 'alias');
    end if;
  end loop;
end
$$;

-- A decision about the merged record is one about the survivor as well. What was computed about it goes, and is computed again.
create function private.carry_decisions(p_event_id uuid, p_survivor_id uuid, p_merged_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_decision public.duplicate_decisions;
  v_other_id uuid;
  v_prints text[];
  v_id uuid;
  v_clusters uuid[];
begin
  for v_decision in
    select * from public.duplicate_decisions d
    where p_merged_id in (d.first_id, d.second_id) and p_survivor_id not in (d.first_id, d.second_id) and d.withdrawn_at is null order by d.id
  loop
    v_other_id := case p_merged_id when v_decision.first_id then v_decision.second_id else v_decision.first_id end;
    v_prints := array[
      coalesce((select fingerprint from private.match_keys where patient_id = p_survivor_id), v_decision.fingerprints[case p_merged_id when v_decision.first_id then 1 else 2 end]),
      v_decision.fingerprints[case p_merged_id when v_decision.first_id then 2 else 1 end]];
    insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, relation, reason, origin, bits, fingerprints, decided_by)
    values (v_decision.organization_id, least(p_survivor_id, v_other_id), greatest(p_survivor_id, v_other_id), v_decision.decision, v_decision.relation, v_decision.reason, 'merge',
      v_decision.bits, case when p_survivor_id < v_other_id then v_prints else array[v_prints[2], v_prints[1]] end, v_decision.decided_by)
    on conflict (first_id, second_id) where withdrawn_at is null do nothing
    returning id into v_id;
    if v_id is not null then
      perform private.write_merge_row(p_event_id, 'public.duplicate_decisions', v_id, 'decision');
    end if;
  end loop;
  -- What is decided between them is no question any more, and what is known of the merged one counts for the survivor.
  delete from public.duplicate_candidates c where p_merged_id in (c.first_id, c.second_id)
    or exists (select from public.duplicate_decisions d where d.withdrawn_at is null and (d.first_id, d.second_id) = (c.first_id, c.second_id) and p_survivor_id in (d.first_id, d.second_id));
  with gone as (delete from public.duplicate_members where patient_id = p_merged_id returning cluster_id)
  select array_agg(cluster_id) into v_clusters from gone;
  v_clusters := v_clusters || array(select cluster_id from public.duplicate_members where patient_id = p_survivor_id);
  delete from public.duplicate_clusters c where c.id = any (v_clusters)
    and ((select count(*) from public.duplicate_members m where m.cluster_id = c.id) < 2 or not exists (select from public.duplicate_candidates o where o.cluster_id = c.id));
  update public.duplicate_clusters c set size = m.size
  from (select cluster_id, count(*)::int as size from public.duplicate_members group by 1) m
  where c.id = any (v_clusters) and m.cluster_id = c.id and c.size <> m.size;
  delete from private.match_keys where patient_id = p_merged_id;
end
$$;

create function private.merge_request(p_survivor_id uuid, p_merged_ids uuid[], p_choices jsonb, p_reason text) returns text
language sql immutable set search_path = '' as $$
  select md5(jsonb_build_object('survivor', p_survivor_id, 'merged', (select jsonb_agg(i order by i) from unnest(p_merged_ids) i), 'choices', p_choices, 'reason', p_reason)::text)
$$;

-- Whether this batch has merged into this survivor already. A batch may hold several survivors, each asked for once.
create function private.was_merged(p_batch_id uuid, p_survivor_id uuid, p_request text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_request text;
begin
  select request into v_request from public.merge_events where batch_id = p_batch_id and survivor_id = p_survivor_id and kind = 'merge' limit 1;
  if v_request <> p_request then
    raise exception 'Something else was merged under this request. Look at the records again.' using errcode = 'PT409';
  end if;
  return v_request is not null;
end
$$;

create function private.merge_records(
  p_survivor_id uuid, p_merged_ids uuid[], p_versions jsonb, p_choices jsonb, p_reason text, p_batch_id uuid, p_origin text, p_redoes_id uuid default null
) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_merged uuid[] := array(select i from unnest(p_merged_ids) with ordinality m(i, place) group by i order by min(place));
  v_ids uuid[] := p_survivor_id || v_merged;
  v_reason text := nullif(btrim(p_reason), '');
  v_choices jsonb := private.json_object(p_choices);
  v_request text := private.merge_request(p_survivor_id, v_merged, v_choices, v_reason);
  v_versions jsonb := private.json_object(p_versions);
  v_states jsonb;
  v_events jsonb := '{}';
  v_event_id uuid;
  v_survivor public.patients;
  v_blocked record;
  v_value record;
  v_reference record;
  v_record record;
  v_done record;
  v_moved jsonb;
  v_folded jsonb;
begin
  if private.was_merged(p_batch_id, p_survivor_id, v_request) then
    return p_batch_id;
  end if;
  perform private.lock_patients(v_ids);
  if private.was_merged(p_batch_id, p_survivor_id, v_request) then
    return p_batch_id;
  end if;
  select string_agg(b.message, ' ') as message, bool_or(b.code = 'merged') as is_merged into v_blocked from private.merge_blockers(p_survivor_id, v_merged) b;
  if v_blocked.message is not null then
    raise exception '%', v_blocked.message using errcode = case when v_blocked.is_merged then 'PT409' else 'PT422' end;
  end if;
  if p_versions is not null and exists (select from public.patients where id = any (v_ids) and row_version is distinct from (v_versions ->> id::text)::int) then
    raise exception 'Somebody changed % in the meantime. Compare the records again.',
      (select string_agg(patient_number, ', ' order by id) from public.patients where id = any (v_ids) and row_version is distinct from (v_versions ->> id::text)::int)
      using errcode = 'PT409';
  end if;
  perform set_config('archwire.reason', coalesce(v_reason, 'merge of patients'), true);
  select jsonb_object_agg(i, private.patient_state(i)) into v_states from unnest(v_ids) i;
  select * into v_survivor from public.patients where id = p_survivor_id;

  for v_record in select p.* from unnest(v_merged) with ordinality m(i, place) join public.patients p on p.id = m.i order by m.place loop
    insert into public.merge_events (organization_id, batch_id, request, kind, origin, survivor_id, merged_id, redoes_id, reason, choices, candidate, state_before, merged_by)
    values (v_record.organization_id, p_batch_id, v_request, 'merge', p_origin, p_survivor_id, v_record.id, p_redoes_id, v_reason, v_choices,
      (select to_jsonb(c) - '{cluster_id,organization_id}'::text[] from public.duplicate_candidates c where v_record.id in (c.first_id, c.second_id) and c.first_id = any (v_ids) and c.second_id = any (v_ids)
        order by p_survivor_id in (c.first_id, c.second_id) desc, c.probability desc, c.id limit 1),
      jsonb_build_object('survivor', v_states -> p_survivor_id::text, 'merged', v_states -> v_record.id::text,
        'fingerprints', (select coalesce(jsonb_object_agg(k.patient_id, k.fingerprint), '{}') from private.match_keys k where k.patient_id in (p_survivor_id, v_record.id))), private.my_profile_id_in(v_record.organization_id))
    returning id into v_event_id;
    v_events := v_events || jsonb_build_object(v_record.id, v_event_id);
    perform private.write_merge_row(v_event_id, 'public.patients', v_record.id, 'tombstone', p_before => to_jsonb(v_record));
  end loop;

  -- The merged ones first, so that the survivor can take a number from them.
  update public.patients set merged_into_id = p_survivor_id, merged_at = clock_timestamp() where id = any (v_merged);
  begin
    for v_value in
      select * from private.chosen_values(p_survivor_id, v_merged, v_choices)
      union all
      select 'practice_id', 'public.patients'::regclass, 'null', to_jsonb(p.practice_id), p.id
      from public.patients p where v_survivor.practice_id is null and p.practice_id is not null and p.id = any (v_merged)
      order by 1, 5
    loop
      continue when v_value.field = 'practice_id' and exists (select from public.patients where id = p_survivor_id and practice_id is not null);
      v_event_id := coalesce(v_events ->> v_value.from_id::text, v_events ->> v_merged[1]::text)::uuid;
      v_record := null;
      select case v_value.relation when 'public.patients'::regclass then v_survivor.id else v_survivor.profile_id end as id into v_record;
      perform private.set_value(v_value.relation, v_record.id, v_value.field, v_value.new_value);
      perform private.write_merge_row(v_event_id, v_value.relation::text, v_record.id, 'field', v_value.field, coalesce(v_value.old_value, 'null'), v_value.new_value);
    end loop;
    perform private.settle_practice_of_patient(p_survivor_id, v_survivor.practice_id, (select practice_id from public.patients where id = p_survivor_id));
  exception
    when check_violation or unique_violation or invalid_text_representation or invalid_datetime_format or datetime_field_overflow or foreign_key_violation then
      raise exception 'What was chosen for "%" is not possible there.', v_value.field using errcode = 'PT422';
  end;
  select * into v_survivor from public.patients where id = p_survivor_id;

  for v_record in select p.*, (v_events ->> p.id::text)::uuid as event_id, s.profile_id as survivor_profile_id from public.patients p cross join public.patients s
    where p.id = any (v_merged) and s.id = p_survivor_id order by array_position(v_merged, p.id)
  loop
    v_moved := '{}';
    v_folded := '{}';
    for v_reference in select * from private.merge_references() r where r.handling = 'moves' order by r.about, r.relation::text, r.column_name loop
      if v_reference.about = 'patient' then
        select * into v_done from private.move_rows(v_record.event_id, v_reference.relation, v_reference.column_name, v_record.id, p_survivor_id);
      else
        select * into v_done from private.move_rows(v_record.event_id, v_reference.relation, v_reference.column_name, v_record.profile_id, v_record.survivor_profile_id);
      end if;
      select v_moved || case when v_done.moved > 0 then jsonb_build_object(t, coalesce((v_moved ->> t)::int, 0) + v_done.moved) else '{}' end,
        v_folded || case when v_done.folded > 0 then jsonb_build_object(t, coalesce((v_folded ->> t)::int, 0) + v_done.folded) else '{}' end
      into v_moved, v_folded from (select split_part(v_reference.relation::text, '.', 2) as t) n;
    end loop;
    perform private.settle_practice_of_moved(v_record.event_id, v_record.practice_id, v_survivor.practice_id);
    perform private.settle_histories(array(select (row_key ->> 'id')::uuid from public.merge_rows where event_id = v_record.event_id and op = 'repoint' and table_name = 'public.cases'),
      array(select (row_key ->> 'id')::uuid from public.merge_rows where event_id = v_record.event_id and op = 'repoint' and table_name = 'public.orders'));
    perform private.carry_decisions(v_record.event_id, p_survivor_id, v_record.id);
    update public.merge_events set moved = v_moved, folded = v_folded where id = v_record.event_id;
  end loop;

  perform private.keep_former_values(p_survivor_id, v_events, v_states, coalesce(v_choices -> 'keep', '{}'));
  perform private.index_patients(v_ids);
  perform private.mark_for_matching(v_ids);
  update public.merge_events set state_after = jsonb_build_object('survivor', private.patient_state(survivor_id), 'merged', private.patient_state(merged_id))
  where id in (select (value #>> '{}')::uuid from jsonb_each(v_events));
  perform set_config('archwire.reason', '', true);
  return p_batch_id;
end
$$;
comment on function private.merge_records is 'The merge itself, for the door and for the worker, who merges as "auto" and names no versions. Asking twice under one batch does it once.';
