-- The doors of the merge: what would happen, and the merge itself.

create function private.preview_merge(p_survivor_id uuid, p_merged_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_merged uuid[] := array(select i from unnest(p_merged_ids) with ordinality m(i, place) where i is not null group by i order by min(place));
  v_ids uuid[] := p_survivor_id || v_merged;
  v_survivor public.patients;
  v_record record;
  v_reference record;
  v_rows int;
  v_clashing int;
  v_name text;
  v_moves jsonb;
  v_records jsonb := '[]';
  v_clashes jsonb := '[]';
begin
  perform private.require_mergeable(p_survivor_id || p_merged_ids);
  select * into v_survivor from public.patients where id = p_survivor_id;
  for v_record in select p.* from public.patients p where p.id = any (v_merged) order by array_position(v_merged, p.id) loop
    v_moves := '{}';
    for v_reference in select * from private.merge_references() r where r.handling = 'moves' order by r.about, r.relation::text, r.column_name loop
      v_name := split_part(v_reference.relation::text, '.', 2);
      execute format('select count(*)::int from %s where %I = $1', v_reference.relation, v_reference.column_name) into v_rows
      using case v_reference.about when 'patient' then v_record.id else v_record.profile_id end;
      continue when v_rows = 0;
      v_clashing := private.count_clashes(v_reference.relation, v_reference.column_name,
        case v_reference.about when 'patient' then v_record.id else v_record.profile_id end,
        case v_reference.about when 'patient' then p_survivor_id else v_survivor.profile_id end);
      if v_clashing > 0 then
        v_clashes := v_clashes || jsonb_build_object('kind', 'row', 'patient_id', v_record.id, 'table', v_name, 'rows', v_clashing,
          'message', format('%s of %s: the survivor has %s of them already.', replace(v_name, '_', ' '), v_record.patient_number, v_clashing));
      end if;
      if v_rows > v_clashing then
        v_moves := v_moves || jsonb_build_object(v_name, coalesce((v_moves ->> v_name)::int, 0) + v_rows - v_clashing);
      end if;
    end loop;
    v_records := v_records || jsonb_build_object('patient_id', v_record.id, 'patient_number', v_record.patient_number, 'moves', v_moves);
    if v_record.patient_number = v_survivor.patient_number then
      v_clashes := v_clashes || jsonb_build_object('kind', 'number', 'patient_id', v_record.id, 'value', v_record.patient_number,
        'message', format('Both have the number %s.', v_record.patient_number));
    else
      v_clashes := v_clashes || jsonb_build_object('kind', 'number', 'patient_id', v_record.id, 'value', v_record.patient_number,
        'message', format('%s becomes an earlier number of %s and stays findable, unless the survivor takes it.', v_record.patient_number, v_survivor.patient_number));
    end if;
    select v_clashes || coalesce(jsonb_agg(jsonb_build_object('kind', 'consent', 'patient_id', v_record.id, 'value', c.scope,
      'message', format('Both have a consent to %s. Both are kept.', replace(c.scope, '_', ' '))) order by c.scope), '[]')
    into v_clashes
    from (select scope from public.consents where patient_id = v_record.id and revoked_at is null
      intersect select scope from public.consents where patient_id = p_survivor_id and revoked_at is null) c;
    if (select count(distinct c.patient_id) from public.cases c join public.case_states s on s.key = c.current_state
      where c.patient_id in (v_record.id, p_survivor_id) and not s.is_final) = 2 then
      v_clashes := v_clashes || jsonb_build_object('kind', 'open_cases', 'patient_id', v_record.id, 'message', format('%s and the survivor both have an open case.', v_record.patient_number));
    end if;
    v_rows := (select count(*) from public.payments y join public.orders o on o.id = y.order_id where o.patient_id = v_record.id);
    if v_rows > 0 then
      v_clashes := v_clashes || jsonb_build_object('kind', 'money', 'patient_id', v_record.id, 'rows', v_rows, 'message', format('Payments for orders of %s: %s. They stay with their orders.', v_record.patient_number, v_rows));
    end if;
  end loop;
  return jsonb_build_object(
    'survivor_id', p_survivor_id,
    'versions', (select jsonb_object_agg(id, row_version) from public.patients where id = any (v_ids)),
    'merged', v_records,
    'moves', coalesce((select jsonb_object_agg(t.key, t.rows) from (
      select m.key, sum(m.value::int) as rows from jsonb_array_elements(v_records) r cross join jsonb_each_text(r -> 'moves') m group by 1) t), '{}'),
    'fills', case when exists (select from private.merge_blockers(p_survivor_id, v_merged) b where b.code in ('self', 'empty')) then '[]' else coalesce((
      select jsonb_agg(jsonb_build_object('field', c.field, 'from_id', c.from_id) order by c.field) from private.chosen_values(p_survivor_id, v_merged, '{}') c), '[]') end,
    'clashes', v_clashes,
    'blockers', coalesce((select jsonb_agg(jsonb_build_object('code', b.code, 'patient_id', b.patient_id, 'message', b.message)) from private.merge_blockers(p_survivor_id, v_merged) b), '[]'));
end
$$;

create function private.merge_patients(p_survivor_id uuid, p_merged_ids uuid[], p_expected_versions jsonb, p_choices jsonb, p_reason text, p_batch_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_mergeable(p_survivor_id || p_merged_ids);
  if p_batch_id is null then
    raise exception 'A merge needs an id, so that asking twice does it once.' using errcode = 'PT422';
  end if;
  return private.merge_records(p_survivor_id, p_merged_ids, coalesce(p_expected_versions, '{}'), p_choices, p_reason, p_batch_id, 'person');
end
$$;

grant execute on function private.preview_merge(uuid, uuid[]), private.merge_patients(uuid, uuid[], jsonb, jsonb, text, uuid) to authenticated;
create function public.preview_merge(p_survivor_id uuid, p_merged_ids uuid[]) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.preview_merge(p_survivor_id, p_merged_ids) $$;
create function public.merge_patients(p_survivor_id uuid, p_merged_ids uuid[], p_expected_versions jsonb, p_choices jsonb, p_reason text, p_batch_id uuid) returns uuid
language sql volatile security invoker set search_path = '' as $$
  select private.merge_patients(p_survivor_id, p_merged_ids, p_expected_versions, p_choices, p_reason, p_batch_id)
$$;
comment on function public.preview_merge is 'What a merge would move, what clashes, what stands in its way, and the versions it was looked at in. For administrators.';
comment on function public.merge_patients is 'Merges records into the survivor, for administrators who saw these versions. The batch is chosen by the caller: asking twice merges once. Returns it.';
revoke execute on function public.preview_merge(uuid, uuid[]), public.merge_patients(uuid, uuid[], jsonb, jsonb, text, uuid) from public, anon;
grant execute on function public.preview_merge(uuid, uuid[]), public.merge_patients(uuid, uuid[], jsonb, jsonb, text, uuid) to authenticated;
