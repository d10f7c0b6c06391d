-- Merging what is beyond doubt: many at once by an administrator who has looked at a sample, or a few a day by the worker.

-- Every two of the records are certain and nothing objects; nobody has put it off, told them apart by taking a merge back, or changed one of them since.
create function private.sure_clusters(p_organization_id uuid)
returns table (cluster_id uuid, practice_id uuid, survivor_id uuid, merged_ids uuid[], versions jsonb)
language sql stable security definer set search_path = '' as $$
  select k.id, k.practice_id, r.ids[1], r.ids[2:], r.versions
  from public.duplicate_clusters k
  cross join lateral (
    select array_agg(p.id order by c.cases desc, p.created_at, p.id) as ids, jsonb_object_agg(p.id, p.row_version) as versions,
      count(*) filter (where c.open_cases > 0) as with_open_cases
    from public.duplicate_members m
    join public.patients p on p.id = m.patient_id
    cross join lateral (
      select count(*) as cases, count(*) filter (where not s.is_final) as open_cases
      from public.cases c join public.case_states s on s.key = c.current_state where c.patient_id = p.id
    ) c
    where m.cluster_id = k.id
  ) r
  where k.organization_id = p_organization_id and k.band = 'certain' and coalesce(k.snoozed_until <= now(), true) and r.with_open_cases <= 1
    and (select count(*) from public.duplicate_candidates c where c.cluster_id = k.id and c.band = 'certain' and c.objections = '{}') = k.size * (k.size - 1) / 2
    and not exists (select from private.match_queue q where q.patient_id = any (r.ids))
    and not exists (select from public.merge_events e where e.kind = 'merge' and e.undone_at is not null and e.survivor_id = any (r.ids) and e.merged_id = any (r.ids))
$$;
comment on function private.sure_clusters is 'What may be merged without looking at each. The record with the most cases stays, the oldest among equals.';

create function private.is_claimed_by_another(p_cluster_id uuid, p_profile_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.duplicate_clusters where id = p_cluster_id and owner_id is distinct from p_profile_id and claimed_until > clock_timestamp())
$$;

create function private.sure_blocker(p_cluster_id uuid, p_survivor_id uuid, p_merged_ids uuid[], p_profile_id uuid) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    case when private.is_claimed_by_another(p_cluster_id, p_profile_id) then 'Somebody works on it right now.' end,
    (select b.message from private.merge_blockers(p_survivor_id, p_merged_ids) b limit 1))
$$;
comment on function private.sure_blocker is 'Why a cluster that is beyond doubt is not merged all the same; null when nothing is in the way.';

-- What would happen, before anything does. At most fifty at once: a batch that can still be looked through, and is done in seconds.
create function private.preview_sure_merges(p_practice_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
  v_cluster record;
  v_blocker text;
  v_ready jsonb := '[]';
  v_stays jsonb := '[]';
begin
  for v_cluster in
    select s.* from private.sure_clusters(v_organization_id) s where p_practice_id is null or s.practice_id = p_practice_id order by s.cluster_id
  loop
    v_blocker := private.sure_blocker(v_cluster.cluster_id, v_cluster.survivor_id, v_cluster.merged_ids, v_me);
    if v_blocker is not null then
      v_stays := v_stays || jsonb_build_object('cluster_id', v_cluster.cluster_id, 'message', v_blocker);
    else
      v_ready := v_ready || jsonb_build_object('cluster_id', v_cluster.cluster_id, 'survivor_id', v_cluster.survivor_id, 'merged_ids', v_cluster.merged_ids,
        'versions', v_cluster.versions, 'moves', private.preview_merge(v_cluster.survivor_id, v_cluster.merged_ids) -> 'moves');
    end if;
    exit when jsonb_array_length(v_ready) = 50;
  end loop;
  return jsonb_build_object('ready', v_ready, 'stays', v_stays);
end
$$;

create function private.merge_answer(p_organization_id uuid, p_batch_id uuid, p_stays jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('batch_id', p_batch_id, 'merged', count(*), 'into', count(distinct survivor_id), 'stays', p_stays)
  from public.merge_events where batch_id = p_batch_id and organization_id = p_organization_id and kind = 'merge'
$$;

-- Each cluster by itself: one that cannot be merged any more keeps none of the others back.
create function private.merge_sure(p_cluster_ids uuid[], p_versions jsonb, p_reason text, p_batch_id uuid, p_origin text, p_organization_id uuid, p_me uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_cluster record;
  v_stays jsonb := '[]';
begin
  -- All locks at once and in order, so that two batches cannot wait for each other.
  perform private.lock_patients(array(select patient_id from public.duplicate_members where cluster_id = any (p_cluster_ids) and organization_id = p_organization_id));
  if exists (select from public.merge_events where batch_id = p_batch_id and organization_id = p_organization_id) then
    return private.merge_answer(p_organization_id, p_batch_id, '[]');
  end if;
  for v_cluster in
    select w.id, s.cluster_id, s.survivor_id, s.merged_ids, s.versions
    from unnest(p_cluster_ids) w(id) left join private.sure_clusters(p_organization_id) s on s.cluster_id = w.id order by w.id
  loop
    if v_cluster.cluster_id is null or p_versions is not null and not p_versions @> v_cluster.versions then
      v_stays := v_stays || jsonb_build_object('cluster_id', v_cluster.id, 'message', 'Somebody changed or decided something in the meantime.');
    elsif private.is_claimed_by_another(v_cluster.id, p_me) then
      v_stays := v_stays || jsonb_build_object('cluster_id', v_cluster.id, 'message', 'Somebody works on it right now.');
    else
      begin
        perform private.merge_records(v_cluster.survivor_id, v_cluster.merged_ids, p_versions, '{}', p_reason, p_batch_id, p_origin);
      exception
        when sqlstate 'PT409' or sqlstate 'PT422' then
          v_stays := v_stays || jsonb_build_object('cluster_id', v_cluster.id, 'message', sqlerrm);
        when others then
          raise warning 'cluster % was not merged: % %', v_cluster.id, sqlstate, sqlerrm;
          v_stays := v_stays || jsonb_build_object('cluster_id', v_cluster.id, 'message', 'It could not be merged; the log of the database says why.');
      end;
    end if;
  end loop;
  return private.merge_answer(p_organization_id, p_batch_id, v_stays);
end
$$;

create function private.merge_clusters(p_cluster_ids uuid[], p_versions jsonb, p_reason text, p_batch_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
begin
  if p_batch_id is null or coalesce(cardinality(p_cluster_ids), 0) not between 1 and 50 then
    raise exception 'Merge between one and fifty at once.' using errcode = 'PT422';
  end if;
  return private.merge_sure(p_cluster_ids, private.json_object(p_versions), p_reason, p_batch_id, 'person', v_organization_id, v_me);
end
$$;

-- For the worker. What a day allows is counted in records that went into others, also those that were taken back since.
create function private.merge_by_itself(p_organization_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_settings public.match_settings;
  v_left int;
  v_cluster record;
  v_ids uuid[] := '{}';
begin
  select * into v_settings from public.match_settings where organization_id = p_organization_id for update;
  v_left := v_settings.daily_cap - (select count(*) from public.merge_events
    where organization_id = p_organization_id and kind = 'merge' and origin = 'auto' and merged_at > clock_timestamp() - interval '1 day');
  if coalesce(cardinality(v_settings.practice_ids), 0) = 0 or v_left <= 0 then
    return private.merge_answer(p_organization_id, null, '[]');
  end if;
  -- What stands in its own way keeps none of the others back.
  for v_cluster in
    select * from private.sure_clusters(p_organization_id) s where s.practice_id = any (v_settings.practice_ids) order by s.cluster_id
  loop
    continue when cardinality(v_cluster.merged_ids) > v_left
      or private.sure_blocker(v_cluster.cluster_id, v_cluster.survivor_id, v_cluster.merged_ids, null) is not null;
    v_ids := v_ids || v_cluster.cluster_id;
    v_left := v_left - cardinality(v_cluster.merged_ids);
    exit when v_left <= 0 or cardinality(v_ids) = 50;
  end loop;
  return private.merge_sure(v_ids, null, 'Beyond doubt: merged without a person', gen_random_uuid(), 'auto', p_organization_id, null);
end
$$;
comment on function private.merge_by_itself is 'What the worker merges without a person: in the practices that were chosen, up to the cap of a day.';

create function private.set_automatic_merging(p_practice_ids uuid[], p_daily_cap int, p_expected_version int) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
  v_version int;
begin
  if p_daily_cap is null or p_daily_cap not between 1 and 1000 then
    raise exception 'Between 1 and 1000 records a day.' using errcode = 'PT422';
  elsif exists (select from unnest(p_practice_ids) i where not exists (select from public.practices r where r.id = i and r.organization_id = v_organization_id)) then
    raise exception 'There is no such practice.' using errcode = 'PT404';
  end if;
  insert into public.match_settings (organization_id) values (v_organization_id) on conflict do nothing;
  update public.match_settings set practice_ids = array(select distinct i from unnest(p_practice_ids) i order by i), daily_cap = p_daily_cap
  where organization_id = v_organization_id and row_version = p_expected_version returning row_version into v_version;
  if v_version is null then
    raise exception 'Somebody changed this in the meantime. Look at it again.' using errcode = 'PT409';
  end if;
  return v_version;
end
$$;

-- Another version of the weights takes over, and everybody is looked at with it.
create function private.activate_match_model(p_version int) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
begin
  perform 1 from public.match_models where organization_id = v_organization_id order by version for update;
  if not exists (select from public.match_models where organization_id = v_organization_id and version = p_version) then
    raise exception 'There is no such version.' using errcode = 'PT404';
  elsif exists (select from public.match_models where organization_id = v_organization_id and version = p_version and activated_at is not null and retired_at is null) then
    raise exception 'This version is in use already.' using errcode = 'PT409';
  end if;
  update public.match_models set retired_at = clock_timestamp() where organization_id = v_organization_id and activated_at is not null and retired_at is null;
  update public.match_models set activated_at = clock_timestamp(), retired_at = null where organization_id = v_organization_id and version = p_version;
  return private.request_match_scan('scan');
end
$$;

-- What people made of what the weights had said: the only measure that does not come from the weights themselves.
create view public.match_quality with (security_invoker = true) as
  select o.organization_id, b.band,
    count(*) filter (where o.outcome = 'merged')::int as merged, count(*) filter (where o.outcome = 'undone')::int as undone,
    count(*) filter (where o.outcome = 'apart')::int as apart
  from (
    select e.organization_id, e.candidate ->> 'band' as band, case when e.undone_at is null then 'merged' else 'undone' end as outcome
    from public.merge_events e where e.kind = 'merge' and e.candidate is not null and (e.origin = 'person' or e.undone_at is not null)
    union all
    select d.organization_id, d.band, 'apart' from public.duplicate_decisions d where d.origin = 'person' and d.withdrawn_at is null
  ) o
  join (values ('certain'), ('likely'), ('possible')) b(band) on b.band = o.band
  group by o.organization_id, b.band;
comment on view public.match_quality is 'How often people agreed with a band: merged, taken back since, told apart.';
grant select on public.match_quality to authenticated;

-- Per practice: what the worker would merge right now, and what it has merged.
create function private.list_automatic_merging() returns table (practice_id uuid, practice_name text, is_on boolean, ready int, merged int, undone int)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
begin
  return query
    select r.id, r.name, coalesce(r.id = any (s.practice_ids), false), coalesce(n.ready, 0), coalesce(e.merged, 0), coalesce(e.undone, 0)
    from public.practices r
    left join public.match_settings s on s.organization_id = r.organization_id
    left join (
      select c.practice_id, count(*)::int as ready from private.sure_clusters(v_organization_id) c
      where private.sure_blocker(c.cluster_id, c.survivor_id, c.merged_ids, null) is null group by c.practice_id
    ) n on n.practice_id = r.id
    left join (
      select p.practice_id, count(*)::int as merged, count(*) filter (where e.undone_at is not null)::int as undone
      from public.merge_events e join public.patients p on p.id = e.survivor_id
      where e.organization_id = v_organization_id and e.kind = 'merge' and e.origin = 'auto' group by p.practice_id
    ) e on e.practice_id = r.id
    where r.organization_id = v_organization_id
    order by coalesce(n.ready, 0) desc, r.name, r.id;
end
$$;

revoke execute on function private.sure_clusters(uuid), private.is_claimed_by_another(uuid, uuid),
  private.sure_blocker(uuid, uuid, uuid[], uuid), private.merge_answer(uuid, uuid, jsonb),
  private.merge_sure(uuid[], jsonb, text, uuid, text, uuid, uuid), private.merge_by_itself(uuid) from public;
grant execute on function private.preview_sure_merges(uuid), private.merge_clusters(uuid[], jsonb, text, uuid),
  private.set_automatic_merging(uuid[], int, int), private.activate_match_model(int), private.list_automatic_merging() to authenticated;

create function public.preview_sure_merges(p_practice_id uuid default null) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.preview_sure_merges(p_practice_id) $$;
comment on function public.preview_sure_merges is 'What merging everything beyond doubt would do, cluster by cluster, and what would stay and why. For administrators.';
create function public.merge_clusters(p_cluster_ids uuid[], p_versions jsonb, p_reason text, p_batch_id uuid) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.merge_clusters(p_cluster_ids, p_versions, p_reason, p_batch_id) $$;
comment on function public.merge_clusters is 'Merges clusters that are beyond doubt, as they were looked at, in one batch that can be taken back as a whole. Says what stayed.';
create function public.set_automatic_merging(p_practice_ids uuid[], p_daily_cap int, p_expected_version int default 1) returns int
language sql volatile security invoker set search_path = '' as $$ select private.set_automatic_merging(p_practice_ids, p_daily_cap, p_expected_version) $$;
comment on function public.set_automatic_merging is 'In which practices the worker merges what is beyond doubt, and how many records a day. No practice: nowhere.';
create function public.activate_match_model(p_version int) returns uuid
language sql volatile security invoker set search_path = '' as $$ select private.activate_match_model(p_version) $$;
comment on function public.activate_match_model is 'Puts another version of the weights to use and looks at everybody with it. Returns the scan.';
create function public.list_automatic_merging() returns table (practice_id uuid, practice_name text, is_on boolean, ready int, merged int, undone int)
language sql stable security invoker set search_path = '' as $$ select * from private.list_automatic_merging() $$;
comment on function public.list_automatic_merging is 'Per practice: whether the worker merges, how much it would merge now, what it has merged and what of that was taken back.';

revoke execute on function public.preview_sure_merges(uuid), public.merge_clusters(uuid[], jsonb, text, uuid), public.set_automatic_merging(uuid[], int, int),
  public.activate_match_model(int), public.list_automatic_merging() from public, anon;
grant execute on function public.preview_sure_merges(uuid), public.merge_clusters(uuid[], jsonb, text, uuid), public.set_automatic_merging(uuid[], int, int),
  public.activate_match_model(int), public.list_automatic_merging() to authenticated;
