-- Whoever has read nothing for a month has forty thousand messages to be counted: that takes as long as the rest of the overview. It is
-- asked beside it now, and looks at the messages once for cases and orders together.

-- What counts as unread, said once. $1 labs, $2 practices, $3 the reader.
create function private.unread_rule(p_labs uuid[]) returns text
language sql immutable set search_path = '' as $$
  -- Two ways, because one condition for both has no index.
  select case when cardinality(p_labs) > 0 then 'm.organization_id = any ($1)' else 'm.practice_id = any ($2)' end
    || ' and m.created_at > now() - interval ''30 days'' and m.recipient_id is null and m.sender_id is distinct from $3'
    || ' and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = $3)'
$$;
comment on function private.unread_rule is 'The condition under which a message m is unread.';

-- A message about an order is about its case too.
create function private.unread_cases_query(p_labs uuid[]) returns text
language sql immutable set search_path = '' as $$
  select 'with subjects as materialized (
      select m.case_id, m.order_id from public.messages m where (m.case_id is not null or m.order_id is not null) and ' || private.unread_rule(p_labs) || ' group by 1, 2
    ),
    cases as (
      select s.case_id from subjects s where s.case_id is not null
      union select o.case_id from public.orders o where o.case_id is not null and o.id = any (array(select s.order_id from subjects s where s.order_id is not null))
    ) '
$$;
comment on function private.unread_cases_query is 'The beginning of a question that looks at the unread messages once: what they are about, and the cases of all that.';

create or replace function private.unread_ids(p_noun text) returns setof uuid
language plpgsql stable security definer rows 10000 set search_path = '' as $$
declare
  v_labs uuid[] := array(select private.lab_organization_ids());
begin
  return query execute case p_noun
    when 'case' then private.unread_cases_query(v_labs) || 'select c.case_id from cases c'
    else format('select m.%1$I from public.messages m where m.%1$I is not null and ', case p_noun when 'order' then 'order_id' when 'patient' then 'patient_id' end)
      || private.unread_rule(v_labs) || ' group by 1' end
    using v_labs, array(select private.member_practice_ids()), private.my_profile_id();
end
$$;

create function private.count_unread(p_organization_id uuid, out cases int, out orders int)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_labs uuid[] := array(select l.id from private.lab_organization_ids() l(id) where p_organization_id is null or l.id = p_organization_id);
begin
  execute private.unread_cases_query(v_labs)
    || 'select (select count(*) from cases), (select count(*) from subjects s where s.order_id is not null)'
    into cases, orders using v_labs, array(select private.member_practice_ids()), private.my_profile_id();
end
$$;
create function public.count_unread(p_organization_id uuid default null, out cases int, out orders int)
language sql stable security invoker set search_path = '' as $$
  select u.cases, u.orders from private.count_unread(p_organization_id) u
$$;
comment on function public.count_unread is 'How many cases and orders have something that the caller has not read, in all labs or in one: as many as unread_cases and unread_orders have rows.';
revoke execute on function public.count_unread(uuid) from public, anon;
grant execute on function public.count_unread(uuid), private.count_unread(uuid) to authenticated;

create or replace function public.open_overview() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_me uuid := private.my_profile_id();
  v_labs uuid[] := array(select private.lab_organization_ids());
  v_practices uuid[] := array(select private.member_practice_ids());
  -- Two ways, because one condition for both has no index.
  v_reach text := case when cardinality(v_labs) > 0 then 'r.organization_id = any ($1)' else 'r.practice_id = any ($2)' end;
  -- The latest rows come from the end of an index, which only one tenant at a time has.
  v_home text := case when cardinality(v_labs) > 0 then 'r.organization_id = $3' when cardinality(v_practices) = 1 then 'r.practice_id = ($2)[1]' else 'r.practice_id = any ($2)' end;
  v_flow jsonb;
  v_activity jsonb;
  v_late jsonb;
begin
  execute format($q$
    select coalesce(jsonb_agg(jsonb_build_object('noun', f.noun, 'state', f.state, 'count', f.n, 'over', f.over_time, 'risk', f.at_risk)), '[]') from (
      select 'case' as noun, r.current_state as state, count(*)::int as n,
        count(*) filter (where r.state_since < now() - s.allowed)::int as over_time,
        count(*) filter (where r.state_since < now() - 0.75 * s.allowed and r.state_since >= now() - s.allowed)::int as at_risk
      from public.cases r
      left join public.service_levels s on s.organization_id = r.organization_id and s.noun = 'case' and s.state = r.current_state
      where %1$s and r.current_state = any (array(select key from public.case_states where not is_final))
      group by 2
      union all
      select 'order', r.current_state, count(*)::int,
        count(*) filter (where r.state_since < now() - s.allowed)::int,
        count(*) filter (where r.state_since < now() - 0.75 * s.allowed and r.state_since >= now() - s.allowed)::int
      from public.orders r
      left join public.service_levels s on s.organization_id = r.organization_id and s.noun = 'order' and s.state = r.current_state
      where %1$s and r.current_state = any (array(select key from public.order_states where not is_final))
      group by 2
    ) f$q$, v_reach)
  into v_flow using v_labs, v_practices;

  execute format($q$
    select jsonb_build_object(
      'cases', (select count(*) from public.cases r where %1$s and r.due_at < now() and r.completed_at is null and r.cancelled_at is null),
      'orders', (select count(*) from public.orders r where %1$s and r.due_at < now() and r.completed_at is null and r.cancelled_at is null),
      'shipped', (select count(*) from public.orders r where %1$s and r.current_state = 'shipped' and r.state_since > now() - interval '7 days'))$q$, v_reach)
  into v_late using v_labs, v_practices;

  execute format($q$
    select coalesce(jsonb_agg(a.event || jsonb_build_object('at', a.at, 'id', a.id,
      'actor', (select n.name from public.person_names n where n.profile_id = a.actor)) order by a.at desc, a.id), '[]') from (
      select * from (
        (select r.id, r.created_at as at, r.changed_by as actor, jsonb_build_object('kind', 'move', 'noun', 'case', 'subjectId', r.case_id,
            'number', (select c.case_number from public.cases c where c.id = r.case_id), 'from', r.from_state, 'to', r.to_state) as event
          from public.case_state_history r where %1$s order by r.created_at desc limit 12)
        union all
        (select r.id, r.created_at, r.changed_by, jsonb_build_object('kind', 'move', 'noun', 'order', 'subjectId', r.order_id,
            'number', (select o.order_number from public.orders o where o.id = r.order_id), 'from', r.from_state, 'to', r.to_state)
          from public.order_state_history r where %1$s order by r.created_at desc limit 12)
        union all
        (select r.id, r.created_at, r.sender_id, jsonb_build_object('kind', 'message', 'noun', case when r.case_id is null then 'order' else 'case' end,
            'subjectId', coalesce(r.case_id, r.order_id), 'number', coalesce((select c.case_number from public.cases c where c.id = r.case_id),
              (select o.order_number from public.orders o where o.id = r.order_id)))
          from public.messages r where %1$s and num_nonnulls(r.case_id, r.order_id) = 1 order by r.created_at desc limit 12)
      ) latest order by latest.at desc, latest.id limit 12
    ) a$q$, v_home)
  into v_activity using v_labs, v_practices, private.my_organization_id();

  return jsonb_build_object(
    'flow', v_flow,
    'lateCases', v_late -> 'cases', 'lateOrders', v_late -> 'orders', 'shippedOrders', v_late -> 'shipped',
    'myCases', (select count(*) from public.cases c where c.assignee_id = v_me and c.current_state = any (array(select key from public.case_states where not is_final))),
    'myOrders', (select count(*) from public.orders o where o.assignee_id = v_me and o.current_state = any (array(select key from public.order_states where not is_final))),
    'activity', v_activity,
    'activePractices', (select count(*) from public.practices p where p.is_active),
    'unverifiedPractices', (select count(*) from public.practices p where not p.address_verified),
    'people', (select count(*) from public.profiles f where f.is_listed),
    'openInvitations', (select count(*) from public.invitations i where i.accepted_at is null and i.revoked_at is null and i.expires_at > now()),
    'myTasks', coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'dueAt', t.due_at, 'priority', t.priority, 'state', t.state, 'version', t.row_version,
        'caseId', t.case_id, 'orderId', t.order_id) order by t.due_at nulls last, t.id)
      from (select * from public.tasks t where t.assignee_id = v_me and t.state = any (array(select key from public.task_states where not is_final))
        order by t.due_at nulls last, t.id limit 10) t), '[]')
  );
end
$$;
