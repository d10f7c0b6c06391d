-- The queue of suspected duplicates: who works on what, and what they decide. Merging has its own file.

create function private.my_profile_as_admin(p_organization_id uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if p_organization_id is null or not p_organization_id in (select private.admin_organization_ids()) then
    raise exception 'There is no such duplicate.' using errcode = 'PT404';
  end if;
  return private.my_profile_id_in(p_organization_id);
end
$$;
comment on function private.my_profile_as_admin is 'The caller as a person of the lab; for administrators only, everybody else learns that nothing is there.';

-- The one lock of a cluster: two people who press at once come one after the other.
create function private.lock_cluster(p_cluster_id uuid) returns public.duplicate_clusters
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_cluster public.duplicate_clusters;
  v_me uuid;
begin
  select * into v_cluster from public.duplicate_clusters where id = p_cluster_id for no key update;
  v_me := private.my_profile_as_admin(v_cluster.organization_id);
  if v_cluster.owner_id <> v_me and v_cluster.claimed_until > clock_timestamp() then
    raise exception '% works on this right now.', (select name from public.person_names where profile_id = v_cluster.owner_id)
      using errcode = 'PT409';
  end if;
  return v_cluster;
end
$$;

create function private.claim_cluster(p_cluster_id uuid, p_takes boolean) returns timestamptz
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_cluster public.duplicate_clusters := private.lock_cluster(p_cluster_id);
  v_until timestamptz := case when p_takes then clock_timestamp() + interval '10 minutes' end;
begin
  update public.duplicate_clusters
  set owner_id = case when p_takes then private.my_profile_id_in(v_cluster.organization_id) end, claimed_until = v_until
  where id = p_cluster_id;
  return v_until;
end
$$;

create function private.snooze_cluster(p_cluster_id uuid, p_days int) returns timestamptz
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_cluster public.duplicate_clusters := private.lock_cluster(p_cluster_id);
  v_until timestamptz := case when p_days > 0 then clock_timestamp() + make_interval(days => least(p_days, 90)) end;
begin
  if p_days is null or p_days not between 0 and 90 then
    raise exception 'Put it off for at most 90 days.' using errcode = 'PT422';
  end if;
  update public.duplicate_clusters set snoozed_until = v_until, owner_id = null, claimed_until = null where id = v_cluster.id;
  return v_until;
end
$$;

create function private.shrink_cluster(p_cluster_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.duplicate_members m where m.cluster_id = p_cluster_id and not exists (
    select from public.duplicate_candidates c where c.cluster_id = p_cluster_id and m.patient_id in (c.first_id, c.second_id));
  delete from public.duplicate_clusters k where k.id = p_cluster_id
    and not exists (select from public.duplicate_members m where m.cluster_id = k.id);
  update public.duplicate_clusters k set size = n.size
  from (select count(*) as size from public.duplicate_members where cluster_id = p_cluster_id) n
  where k.id = p_cluster_id and k.size <> n.size;
$$;
comment on function private.shrink_cluster is 'Whoever is in no undecided pair leaves the queue at once; the worker puts the others together anew.';

create function private.decide_apart(
  p_cluster_id uuid, p_first_ids uuid[], p_second_ids uuid[], p_decision text, p_relation text, p_reason text
) returns uuid[]
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_cluster public.duplicate_clusters;
  v_me uuid := private.my_profile_as_admin((select organization_id from public.duplicate_clusters where id = p_cluster_id));
  v_members uuid[];
  v_decided uuid[];
begin
  -- Patients before the cluster, as a merge does, or the two would wait for each other.
  perform 1 from public.patients where id in (select patient_id from public.duplicate_members where cluster_id = p_cluster_id) order by id for key share;
  v_cluster := private.lock_cluster(p_cluster_id);
  v_members := array(select patient_id from public.duplicate_members where cluster_id = p_cluster_id);
  if coalesce(cardinality(p_first_ids), 0) = 0 or cardinality(p_first_ids) is distinct from cardinality(p_second_ids)
    or not (p_first_ids || p_second_ids) <@ v_members or not exists (select from unnest(p_first_ids, p_second_ids) t(a, b) where a <> b) then
    raise exception 'These records do not stand together any more. Look again.' using errcode = 'PT409';
  end if;
  with pairs as (
    select distinct least(a, b) as first_id, greatest(a, b) as second_id from unnest(p_first_ids, p_second_ids) t(a, b) where a <> b
  ), decided as (
    insert into public.duplicate_decisions (organization_id, first_id, second_id, decision, relation, reason, bits, band, fingerprints, decided_by)
    select v_cluster.organization_id, p.first_id, p.second_id, p_decision, p_relation, nullif(btrim(p_reason), ''), c.bits, c.band,
      array[coalesce(a.fingerprint, ''), coalesce(b.fingerprint, '')], v_me
    from pairs p
    left join public.duplicate_candidates c on c.first_id = p.first_id and c.second_id = p.second_id
    left join private.match_keys a on a.patient_id = p.first_id
    left join private.match_keys b on b.patient_id = p.second_id
    on conflict (first_id, second_id) where withdrawn_at is null do update
    set origin = 'person', decision = excluded.decision, relation = excluded.relation, reason = excluded.reason, bits = excluded.bits,
      band = excluded.band, fingerprints = excluded.fingerprints, decided_by = excluded.decided_by, decided_at = clock_timestamp()
    returning id
  )
  select array_agg(id) into v_decided from decided;
  delete from public.duplicate_candidates c using unnest(p_first_ids, p_second_ids) t(a, b)
  where c.first_id = least(t.a, t.b) and c.second_id = greatest(t.a, t.b);
  perform private.shrink_cluster(p_cluster_id);
  update public.duplicate_clusters set owner_id = null, claimed_until = null where id = p_cluster_id and owner_id is not null;
  perform private.mark_for_matching(v_members);
  return v_decided;
end
$$;
comment on function private.decide_apart is 'Two records are two people, with what was known about them when it was decided. Asked again, the last answer stands.';

create function private.withdraw_decisions(p_decision_ids uuid[]) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_withdrawn int;
begin
  with gone as (
    update public.duplicate_decisions d set withdrawn_at = clock_timestamp(), withdrawn_by = private.my_profile_id_in(d.organization_id)
    where d.id = any (p_decision_ids) and d.withdrawn_at is null and d.organization_id in (select private.admin_organization_ids())
    returning d.first_id, d.second_id
  ), marked as (
    select private.mark_for_matching(array_agg(first_id) || array_agg(second_id)) from gone having count(*) > 0
  )
  select count(*) into v_withdrawn from gone left join marked on true;
  if v_withdrawn = 0 then
    raise exception 'It was taken back already.' using errcode = 'PT404';
  end if;
  return v_withdrawn;
end
$$;
comment on function private.withdraw_decisions is 'The question is open again; the worker asks it within seconds.';

create function private.request_match_scan(p_kind text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_organization_id uuid := private.my_organization_id();
  v_me uuid := private.my_profile_as_admin(v_organization_id);
  v_id uuid;
begin
  insert into public.match_scans (organization_id, kind, requested_by) values (v_organization_id, p_kind, v_me)
  on conflict (organization_id, kind) where status in ('waiting', 'running') do nothing returning id into v_id;
  if v_id is null then
    raise exception 'It is under way already.' using errcode = 'PT409';
  end if;
  return v_id;
end
$$;

revoke execute on function private.lock_cluster(uuid), private.shrink_cluster(uuid), private.my_profile_as_admin(uuid) from public;
grant execute on function private.claim_cluster(uuid, boolean), private.snooze_cluster(uuid, int),
  private.decide_apart(uuid, uuid[], uuid[], text, text, text), private.withdraw_decisions(uuid[]), private.request_match_scan(text)
to authenticated;

create function public.claim_cluster(p_cluster_id uuid, p_takes boolean default true) returns timestamptz
language sql volatile security invoker set search_path = '' as $$ select private.claim_cluster(p_cluster_id, p_takes) $$;
comment on function public.claim_cluster is 'Says for ten minutes who works on it, or lets go of it.';

create function public.snooze_cluster(p_cluster_id uuid, p_days int) returns timestamptz
language sql volatile security invoker set search_path = '' as $$ select private.snooze_cluster(p_cluster_id, p_days) $$;
comment on function public.snooze_cluster is 'Puts it off; 0 days bring it back.';

create function public.decide_apart(
  p_cluster_id uuid, p_first_ids uuid[], p_second_ids uuid[], p_decision text, p_relation text default null, p_reason text default null
) returns uuid[]
language sql volatile security invoker set search_path = '' as $$
  select private.decide_apart(p_cluster_id, p_first_ids, p_second_ids, p_decision, p_relation, p_reason)
$$;
comment on function public.decide_apart is 'Decides about pairs of a cluster that they are not one person. Returns the decisions, so that they can be taken back.';

create function public.withdraw_decisions(p_decision_ids uuid[]) returns int
language sql volatile security invoker set search_path = '' as $$ select private.withdraw_decisions(p_decision_ids) $$;
comment on function public.withdraw_decisions is 'Takes decisions back.';

create function public.request_match_scan(p_kind text default 'scan') returns uuid
language sql volatile security invoker set search_path = '' as $$ select private.request_match_scan(p_kind) $$;
comment on function public.request_match_scan is 'Asks the worker to look at everybody, or to train.';

revoke execute on function public.claim_cluster(uuid, boolean), public.snooze_cluster(uuid, int),
  public.decide_apart(uuid, uuid[], uuid[], text, text, text), public.withdraw_decisions(uuid[]), public.request_match_scan(text) from public, anon;
grant execute on function public.claim_cluster(uuid, boolean), public.snooze_cluster(uuid, int),
  public.decide_apart(uuid, uuid[], uuid[], text, text, text), public.withdraw_decisions(uuid[]), public.request_match_scan(text) to authenticated;

create view public.duplicate_queue with (security_invoker = true) as
  select k.id, k.organization_id, k.practice_id, r.name as practice_name, k.size, k.band, k.probability, k.strongest, k.objections, k.cases,
    k.open_cases, k.owner_id, n.name as owner_name, k.claimed_until, k.snoozed_until, k.row_version,
    coalesce(k.claimed_until > now(), false) as is_claimed, coalesce(k.snoozed_until > now(), false) as is_put_off, k.created_at, k.updated_at,
    (
      select jsonb_agg(jsonb_build_object('id', p.id, 'number', p.patient_number, 'name', f.given_name || ' ' || f.family_name, 'born', f.birth_date)
        order by p.created_at, p.id)
      from public.duplicate_members m
      join public.patients p on p.id = m.patient_id
      join public.profiles f on f.id = p.profile_id
      where m.cluster_id = k.id
    ) as people,
    exists (select from public.duplicate_candidates c where c.cluster_id = k.id and c.returned_from is not null) as has_returned
  from public.duplicate_clusters k
  left join public.practices r on r.id = k.practice_id
  left join public.person_names n on n.profile_id = k.owner_id and k.claimed_until > now();
comment on view public.duplicate_queue is 'One row for records that may be one person, with what the queue shows of them.';
grant select on public.duplicate_queue to authenticated;

create view public.duplicate_records with (security_invoker = true) as
  select m.cluster_id, p.id, p.organization_id, p.patient_number, p.row_version, p.status, p.created_at,
    greatest(p.updated_at, f.updated_at) as updated_at, f.given_name, f.family_name, f.birth_date, f.gender, f.email, f.phone, p.suffix,
    p.doctor_id, d.name as doctor_name, p.practice_id, r.name as practice_name, p.legacy_id is not null as is_migrated,
    (select coalesce(array_agg(a.value order by a.value), '{}') from public.patient_aliases a where a.patient_id = p.id) as aliases,
    (select count(*)::int from public.cases c where c.patient_id = p.id) as cases,
    (select count(*)::int from public.cases c join public.case_states s on s.key = c.current_state where c.patient_id = p.id and not s.is_final) as open_cases,
    (select count(*)::int from public.orders o where o.patient_id = p.id) as orders
  from public.duplicate_members m
  join public.patients p on p.id = m.patient_id
  join public.profiles f on f.id = p.profile_id
  left join public.practices r on r.id = p.practice_id
  left join public.person_names d on d.profile_id = p.doctor_id;
comment on view public.duplicate_records is 'The records of a cluster side by side.';
grant select on public.duplicate_records to authenticated;
