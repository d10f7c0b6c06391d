-- The doors of taking back: one merge, several, a batch, or a chain from its end; and merging again what was taken back.

-- Later merges that stand on this one: the survivor went on into another record, or took over a practice after it.
create function private.merges_upon(p_event public.merge_events) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select e.id from public.merge_events e
  where e.organization_id = p_event.organization_id and e.kind = 'merge' and e.undone_at is null and e.position > p_event.position
    and (e.merged_id = p_event.survivor_id
      or e.survivor_id = p_event.survivor_id
        and exists (select from public.merge_rows r where r.event_id = p_event.id and r.op = 'field' and r.table_name = 'public.patients' and r.column_name = 'practice_id'))
  order by e.position desc
$$;

create function private.undo_merge(p_event_id uuid, p_batch_id uuid, p_request text, p_reason text, p_not_duplicate boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event public.merge_events;
  v_undo_id uuid := gen_random_uuid();
  v_before jsonb;
  v_notes jsonb;
  v_moves record;
  v_orders uuid[];
  v_cases uuid[];
  v_old uuid;
  v_new uuid;
  v_reference record;
  v_rows int;
  v_stays jsonb := '{}';
  v_report jsonb;
begin
  select * into v_event from public.merge_events where id = p_event_id for no key update;
  v_before := jsonb_build_object('survivor', private.patient_state(v_event.survivor_id), 'merged', private.patient_state(v_event.merged_id));
  v_old := (v_before #>> '{survivor,patient,practice_id}')::uuid;
  -- The survivor's values first, so that the merged record finds its number free; then the record lives, then its rows come home.
  v_notes := private.undo_values(p_event_id) || private.undo_tombstone(v_event);
  v_moves := private.undo_moves(v_event);
  v_notes := v_notes || v_moves.notes || private.undo_folds(p_event_id) || private.undo_added(v_event);
  v_cases := array(select c.id from public.cases c where c.id = any (private.moved_ids(p_event_id, 'public.cases')) and c.patient_id = v_event.merged_id);
  -- What was ordered since for a case that goes home goes with it.
  with along as (
    update public.orders o set patient_id = v_event.merged_id where o.case_id = any (v_cases) and o.patient_id = v_event.survivor_id returning o.id
  )
  select array_agg(id) into v_orders from along;
  if v_orders is not null then
    v_notes := v_notes || (select jsonb_agg(jsonb_build_object('kind', 'along', 'table', 'orders', 'key', jsonb_build_object('id', i), 'message', 'This order was added since and went back with its case.')) from unnest(v_orders) i);
  end if;
  perform private.settle_histories(v_cases, coalesce(v_orders, '{}')
    || array(select o.id from public.orders o where o.id = any (private.moved_ids(p_event_id, 'public.orders')) and o.patient_id = v_event.merged_id));
  v_new := (select practice_id from public.patients where id = v_event.merged_id);
  perform private.settle_practice_of_patient(v_event.merged_id, v_old, v_new);
  perform private.settle_practice_of_patient(v_event.survivor_id, v_old, (select practice_id from public.patients where id = v_event.survivor_id));

  for v_reference in
    select r.relation from private.merge_references() r
    where r.about = 'patient' and r.handling = 'moves' and r.column_name = 'patient_id'
      and exists (select from pg_catalog.pg_attribute a where a.attrelid = r.relation and a.attname = 'created_at' and not a.attisdropped)
    order by r.relation::text
  loop
    execute format('select count(*)::int from %s where patient_id = $1 and created_at > $2', v_reference.relation) into v_rows using v_event.survivor_id, v_event.merged_at;
    if v_rows > 0 then
      v_stays := v_stays || jsonb_build_object(split_part(v_reference.relation::text, '.', 2), v_rows);
    end if;
  end loop;
  if p_not_duplicate then
    insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, reason, origin, bits, band, fingerprints, decided_by)
    select v_event.organization_id, least(v_event.survivor_id, v_event.merged_id), greatest(v_event.survivor_id, v_event.merged_id), 'not_duplicate', p_reason, 'undo',
      (v_event.candidate ->> 'bits')::double precision, v_event.candidate ->> 'band',
      -- Both are again what they were before the merge.
      array(select coalesce(v_event.state_before #>> array['fingerprints', i::text], '') from unnest(array[v_event.survivor_id, v_event.merged_id]) i order by i),
      private.my_profile_id_in(v_event.organization_id)
    on conflict (first_id, second_id) where withdrawn_at is null do nothing;
    delete from public.duplicate_candidates where (first_id, second_id) = (least(v_event.survivor_id, v_event.merged_id), greatest(v_event.survivor_id, v_event.merged_id));
  end if;
  perform private.index_patients(array[v_event.survivor_id, v_event.merged_id]);
  perform private.mark_for_matching(array[v_event.survivor_id, v_event.merged_id]);
  v_report := jsonb_build_object('event_id', p_event_id, 'undo_id', v_undo_id, 'survivor_id', v_event.survivor_id, 'merged_id', v_event.merged_id,
    'restored', v_moves.restored, 'stays', v_stays, 'notes', v_notes);
  insert into public.merge_events (id, organization_id, batch_id, request, kind, survivor_id, merged_id, undoes_id, reason, state_before, state_after, moved, report, merged_by)
  values (v_undo_id, v_event.organization_id, p_batch_id, p_request, 'undo', v_event.survivor_id, v_event.merged_id, p_event_id, p_reason, v_before,
    jsonb_build_object('survivor', private.patient_state(v_event.survivor_id), 'merged', private.patient_state(v_event.merged_id)), v_moves.restored, v_report,
    private.my_profile_id_in(v_event.organization_id));
  update public.merge_events set undone_by_id = v_undo_id, undone_at = clock_timestamp() where id = p_event_id;
  return v_report;
end
$$;

create function private.undo_answer(p_batch_id uuid, p_blocked jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('batch_id', p_batch_id, 'undone', count(*), 'events', coalesce(jsonb_agg(report order by position), '[]'), 'blocked', p_blocked)
  from public.merge_events where batch_id = p_batch_id and kind = 'undo'
$$;

create function private.require_undoable(p_event_ids uuid[]) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organizations uuid[] := array(select distinct organization_id from public.merge_events
    where id = any (p_event_ids) and kind = 'merge' and organization_id in (select private.lab_organization_ids()));
begin
  if cardinality(p_event_ids) = 0 or cardinality(v_organizations) = 0 or exists (
    select from unnest(p_event_ids) i where not exists (select from public.merge_events e where e.id = i and e.kind = 'merge' and e.organization_id = any (v_organizations))
  ) then
    raise exception 'There is no such merge.' using errcode = 'PT404';
  end if;
  if not v_organizations <@ array(select private.admin_organization_ids()) then
    raise exception 'Only administrators take merges back.' using errcode = '42501';
  end if;
end
$$;

create function private.undo_merges(p_event_ids uuid[], p_batch_id uuid, p_reason text, p_not_duplicate boolean, p_with_later boolean, p_request_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ids uuid[] := array(select id from public.merge_events where kind = 'merge'
      and (id = any (p_event_ids) or batch_id = p_batch_id and organization_id in (select private.admin_organization_ids())))
    || array(select i from unnest(p_event_ids) i where not exists (select from public.merge_events where id = i and kind = 'merge'));
  v_batch_id uuid := coalesce(p_request_id, gen_random_uuid());
  v_reason text := nullif(btrim(p_reason), '');
  v_request text := md5(jsonb_build_object('events', p_event_ids, 'batch', p_batch_id, 'reason', v_reason, 'not_duplicate', p_not_duplicate, 'with_later', p_with_later)::text);
  v_later uuid[];
  v_known text;
  v_event public.merge_events;
  v_blocked jsonb := '[]';
  v_undone int := 0;
begin
  perform private.require_undoable(v_ids);
  if p_with_later then
    loop
      v_later := array(select distinct u from public.merge_events e cross join private.merges_upon(e) u where e.id = any (v_ids) and e.undone_at is null and u <> all (v_ids));
      exit when cardinality(v_later) = 0;
      v_ids := v_ids || v_later;
    end loop;
  end if;
  perform private.lock_patients(array(select survivor_id from public.merge_events where id = any (v_ids) union select merged_id from public.merge_events where id = any (v_ids)));
  select request into v_known from public.merge_events where batch_id = v_batch_id limit 1;
  if v_known = v_request then
    return private.undo_answer(v_batch_id, '[]');
  elsif v_known is not null then
    raise exception 'Something else was done under this request. Look at the history again.' using errcode = 'PT409';
  end if;
  if not exists (select from public.merge_events where id = any (v_ids) and undone_at is null) then
    raise exception 'This was taken back already, on %.', (select to_char(max(undone_at), 'YYYY-MM-DD') from public.merge_events where id = any (v_ids)) using errcode = 'PT409';
  end if;
  perform set_config('archwire.reason', coalesce(v_reason, 'merge taken back'), true);
  for v_event in select * from public.merge_events where id = any (v_ids) and undone_at is null order by position desc loop
    v_later := array(select private.merges_upon(v_event));
    if cardinality(v_later) > 0 then
      v_blocked := v_blocked || jsonb_build_object('event_id', v_event.id, 'later', v_later,
        'message', format('The survivor went on: take back first what happened later (%s).', (
          select string_agg(format('%s into %s on %s', m.patient_number, s.patient_number, to_char(e.merged_at, 'YYYY-MM-DD')), ', ' order by e.position desc)
          from public.merge_events e join public.patients m on m.id = e.merged_id join public.patients s on s.id = e.survivor_id where e.id = any (v_later))));
      continue;
    elsif not exists (select from public.patients where id = v_event.merged_id and merged_into_id = v_event.survivor_id) then
      v_blocked := v_blocked || jsonb_build_object('event_id', v_event.id, 'later', '{}'::uuid[], 'message', 'The merged record does not lead to this survivor any more.');
      continue;
    end if;
    perform private.undo_merge(v_event.id, v_batch_id, v_request, v_reason, p_not_duplicate);
    v_undone := v_undone + 1;
  end loop;
  perform set_config('archwire.reason', '', true);
  if v_undone = 0 then
    raise exception '%', (select string_agg(distinct b ->> 'message', ' ') from jsonb_array_elements(v_blocked) b)
      using errcode = 'PT409', detail = (select string_agg(distinct l, ',') from jsonb_array_elements(v_blocked) b cross join jsonb_array_elements_text(b -> 'later') l);
  end if;
  return private.undo_answer(v_batch_id, v_blocked);
end
$$;

create function private.redo_merge(p_event_id uuid, p_reason text, p_batch_id uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event public.merge_events;
begin
  select m.* into v_event from public.merge_events e join public.merge_events m on m.id = coalesce(e.undoes_id, e.id) where e.id = p_event_id;
  perform private.require_undoable(array[v_event.id]);
  perform private.lock_patients(array[v_event.survivor_id, v_event.merged_id]);
  if not exists (select from public.merge_events where redoes_id = v_event.id and batch_id = p_batch_id) then
    if exists (select from public.merge_events where id = v_event.id and undone_at is null) then
      raise exception 'This merge was not taken back.' using errcode = 'PT409';
    end if;
    -- The decision that came with taking back, and no other one.
    update public.duplicate_decisions set withdrawn_at = clock_timestamp(), withdrawn_by = private.my_profile_id_in(organization_id)
    where (first_id, second_id) = (least(v_event.survivor_id, v_event.merged_id), greatest(v_event.survivor_id, v_event.merged_id)) and origin = 'undo' and withdrawn_at is null;
  end if;
  return private.merge_records(v_event.survivor_id, array[v_event.merged_id], null,
    -- What was chosen from a record that is not part of this any more is left to the rule.
    (select coalesce(jsonb_object_agg(c.key, c.value), '{}') from jsonb_each(v_event.choices) c
      where jsonb_typeof(c.value) <> 'string' or c.value #>> '{}' in (v_event.survivor_id::text, v_event.merged_id::text)),
    coalesce(p_reason, v_event.reason), p_batch_id, 'person', v_event.id);
end
$$;

grant execute on function private.undo_merges(uuid[], uuid, text, boolean, boolean, uuid), private.redo_merge(uuid, text, uuid) to authenticated;
create function public.undo_merges(
  p_event_ids uuid[] default '{}', p_batch_id uuid default null, p_reason text default null, p_not_duplicate boolean default true, p_with_later boolean default false,
  p_request_id uuid default null
) returns jsonb
language sql volatile security invoker set search_path = '' as $$
  select private.undo_merges(coalesce(p_event_ids, '{}'), p_batch_id, p_reason, coalesce(p_not_duplicate, true), coalesce(p_with_later, false), p_request_id)
$$;
create function public.redo_merge(p_event_id uuid, p_reason text default null, p_batch_id uuid default gen_random_uuid()) returns uuid
language sql volatile security invoker set search_path = '' as $$ select private.redo_merge(p_event_id, p_reason, coalesce(p_batch_id, gen_random_uuid())) $$;
comment on function public.undo_merges is 'Takes merges back, for administrators: some, or a batch, the later ones that stand on them on request. Says per merge what came back, what stays and what had changed.';
comment on function public.redo_merge is 'Merges again what was taken back, with the same choices, as the records are now. Returns the batch.';
revoke execute on function public.undo_merges(uuid[], uuid, text, boolean, boolean, uuid), public.redo_merge(uuid, text, uuid) from public, anon;
grant execute on function public.undo_merges(uuid[], uuid, text, boolean, boolean, uuid), public.redo_merge(uuid, text, uuid) to authenticated;
