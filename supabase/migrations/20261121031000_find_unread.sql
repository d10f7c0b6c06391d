-- What is unread is found like what is searched for: as a set of ids. As a column of the lists it was made for every search as well,
-- and it read all orders to find the cases of a few.

drop function public.find_cases(text);
drop function public.find_orders(text);
drop function public.find_patients(text);
drop function private.find_ids(text, text);

-- A column that nobody asks for is left out of the plan, and so is its join: the names to sort by cost a list that shows names nothing.
drop view public.case_dashboard;
create view public.case_dashboard with (security_invoker = true) as
  select c.id, c.organization_id, c.practice_id, c.patient_id, c.doctor_id, c.assignee_id, c.case_number, c.title, c.case_type, c.priority,
    c.current_state, c.state_since, c.due_at, c.created_at, c.updated_at, c.row_version, c.search_text, p.patient_number,
    c.patient_name, d.name as doctor_name, a.name as assignee_name, r.name as practice_name,
    (select count(*)::int from public.messages m where m.case_id = c.id) as message_count,
    (select max(m.created_at) from public.messages m where m.case_id = c.id) as last_message_at,
    (select count(*)::int from public.case_files f where f.case_id = c.id) as file_count,
    (select count(*)::int from public.order_cases o where o.case_id = c.id) as order_count,
    ds.name as doctor_sort_name, s.name as assignee_sort_name
  from public.cases c
  left join public.patients p on p.id = c.patient_id
  left join public.person_names d on d.profile_id = c.doctor_id
  left join public.person_names a on a.profile_id = c.assignee_id
  left join public.person_names ds on ds.profile_id = c.doctor_id and ds.is_listed
  left join public.person_names s on s.profile_id = c.assignee_id and s.is_listed
  left join public.practices r on r.id = c.practice_id;
comment on view public.case_dashboard is 'A row of the case list. Names and counts are taken after the page is cut; people who see one practice filter organization_id and practice_id, so that an index brings the page in order.';

drop view public.order_summaries;
create view public.order_summaries with (security_invoker = true) as
  select o.id, o.organization_id, o.practice_id, o.case_id, o.patient_id, o.doctor_id, o.order_number, o.order_type, o.priority,
    o.current_state, o.state_since, o.total_amount, o.currency, o.due_at, o.created_at, o.updated_at, o.row_version, o.search_text,
    (select c.case_number from public.cases c where c.id = o.case_id) as case_number, p.patient_number,
    o.patient_name, d.name as doctor_name, r.name as practice_name,
    o.assignee_id, a.name as assignee_name, ds.name as doctor_sort_name, s.name as assignee_sort_name
  from public.orders o
  left join public.patients p on p.id = o.patient_id
  left join public.person_names d on d.profile_id = o.doctor_id
  left join public.person_names a on a.profile_id = o.assignee_id
  left join public.person_names ds on ds.profile_id = o.doctor_id and ds.is_listed
  left join public.person_names s on s.profile_id = o.assignee_id and s.is_listed
  left join public.practices r on r.id = o.practice_id;
comment on view public.order_summaries is 'A row of the order list (v_order_summary of the seeds).';

drop view public.patient_summaries;
create view public.patient_summaries with (security_invoker = true) as
  select p.id, p.organization_id, p.practice_id, p.profile_id, p.doctor_id, p.patient_number, p.status, p.merged_into_id, p.created_at,
    p.updated_at, p.row_version, f.given_name, f.family_name, f.birth_date, f.gender, f.email, f.phone,
    d.name as doctor_name, r.name as practice_name,
    (select count(*)::int from public.cases c where c.patient_id = p.id) as case_count,
    (select count(*)::int from public.orders o where o.patient_id = p.id) as order_count
  from public.patients p
  left join public.profiles f on f.id = p.profile_id
  left join public.person_names d on d.profile_id = p.doctor_id
  left join public.practices r on r.id = p.practice_id;
comment on view public.patient_summaries is 'A row of the patient list, with the person.';
grant select on public.case_dashboard, public.order_summaries, public.patient_summaries to authenticated;

-- Answers from the index alone: who has read nothing has the messages of a month of the whole lab.
-- squawk-ignore require-concurrent-index-deletion
drop index public.messages_organization_idx;
create index messages_organization_idx on public.messages (organization_id, created_at desc, id) include (sender_id, recipient_id, patient_id, case_id, order_id);

-- The same rule as before; each noun asks only for what it needs.
create function private.unread_ids(p_noun text) returns setof uuid
language plpgsql stable security definer rows 10000 set search_path = '' as $$
declare
  v_me uuid := private.my_profile_id();
  v_labs uuid[] := array(select private.lab_organization_ids());
  -- Two ways, because one condition for both has no index.
  v_reach text := case when cardinality(v_labs) > 0 then 'm.organization_id = any ($1)' else 'm.practice_id = any ($2)' end;
  v_unread text := format($q$
    select m.%%1$I as id from public.messages m
    where %s and m.created_at > now() - interval '30 days' and m.%%1$I is not null and m.recipient_id is null and m.sender_id is distinct from $3
      and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = $3)$q$, v_reach);
  v_subjects text := format(v_unread, case p_noun when 'case' then 'case_id' when 'order' then 'order_id' when 'patient' then 'patient_id' end);
begin
  v_subjects := v_subjects || case when p_noun = 'case'
    then ' union select o.case_id from public.orders o where o.case_id is not null and o.id = any (array(' || format(v_unread, 'order_id') || ' group by 1))'
    else ' group by 1' end;
  return query execute v_subjects using v_labs, array(select private.member_practice_ids()), v_me;
end
$$;
comment on function private.unread_ids is 'The cases, orders or patients that unread messages of the caller are about; a message about an order is about its case too.';

create function private.find_ids(p_noun text, p_query text, p_unread boolean) returns setof uuid
language plpgsql stable security definer rows 200 set search_path = '' as $$
begin
  if btrim(coalesce(p_query, '')) = '' then
    return;
  end if;
  return query
    select f.id from (
      select private.search_case_ids(p_query) where p_noun = 'case'
      union
      select private.search_order_ids(p_query) where p_noun = 'order'
      union
      select s.id from private.search_patients(p_query, 100) s where p_noun = 'patient'
    ) f(id)
    where not p_unread or f.id in (select private.unread_ids(p_noun));
end
$$;
comment on function private.find_ids is 'Ids of cases, orders or patients that the search finds; only those that are unread if it is asked for.';

create function public.find_cases(p_query text, p_unread boolean default false) returns setof public.case_dashboard
language sql stable security invoker set search_path = '' as $$
  select d.* from public.case_dashboard d where d.id in (select f.id from private.find_ids('case', p_query, p_unread) f(id))
$$;
comment on function public.find_cases is 'Rows of the case list whose number, title or patient matches, all or the unread ones; filter, sort and page them like the list.';
create function public.find_orders(p_query text, p_unread boolean default false) returns setof public.order_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.order_summaries d where d.id in (select f.id from private.find_ids('order', p_query, p_unread) f(id))
$$;
comment on function public.find_orders is 'Rows of the order list whose number or patient matches, all or the unread ones; filter, sort and page them like the list.';
create function public.find_patients(p_query text, p_unread boolean default false) returns setof public.patient_summaries
language sql stable security invoker set search_path = '' as $$
  select d.* from public.patient_summaries d where d.id in (select f.id from private.find_ids('patient', p_query, p_unread) f(id))
$$;
comment on function public.find_patients is 'Rows of the patient list that the search finds, the hundred likeliest, all or the unread ones; filter, sort and page them like the list.';

revoke execute on function public.find_cases(text, boolean), public.find_orders(text, boolean), public.find_patients(text, boolean) from public, anon;
grant execute on function public.find_cases(text, boolean), public.find_orders(text, boolean), public.find_patients(text, boolean) to authenticated;
grant execute on function private.unread_ids(text), private.find_ids(text, text, boolean) to authenticated;

create view public.unread_cases with (security_invoker = true) as
  select d.* from public.case_dashboard d where d.id in (select u.id from private.unread_ids('case') u(id));
comment on view public.unread_cases is 'Rows of the case list with something that the caller has not read.';
create view public.unread_orders with (security_invoker = true) as
  select d.* from public.order_summaries d where d.id in (select u.id from private.unread_ids('order') u(id));
comment on view public.unread_orders is 'Rows of the order list with something that the caller has not read.';
create view public.unread_patients with (security_invoker = true) as
  select d.* from public.patient_summaries d where d.id in (select u.id from private.unread_ids('patient') u(id));
comment on view public.unread_patients is 'Rows of the patient list with something that the caller has not read.';
grant select on public.unread_cases, public.unread_orders, public.unread_patients to authenticated;

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
  v_unread_cases int;
  v_unread_orders int;
begin
  v_unread_cases := (select count(*) from private.unread_ids('case'));
  v_unread_orders := (select count(*) from private.unread_ids('order'));

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
    'unreadCases', v_unread_cases,
    'unreadOrders', v_unread_orders,
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

drop function private.unread_messages();
