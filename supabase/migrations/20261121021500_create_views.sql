-- What lists and pages read. Counts and names are asked for beside each row that is shown: three messages and four files are three and
-- four, and nothing is counted for the rows before and behind the page.

create view public.case_dashboard with (security_invoker = true) as
  select c.id, c.organization_id, c.practice_id, c.patient_id, c.doctor_id, c.assignee_id, c.case_number, c.title, c.case_type, c.priority,
    c.current_state, c.state_since, c.due_at, c.created_at, c.updated_at, c.row_version, c.search_text, p.patient_number,
    (select n.name from public.person_names n where n.profile_id = p.profile_id) as patient_name,
    (select n.name from public.person_names n where n.profile_id = c.doctor_id) as doctor_name,
    (select n.name from public.person_names n where n.profile_id = c.assignee_id) as assignee_name,
    (select r.name from public.practices r where r.id = c.practice_id) as practice_name,
    (select count(*)::int from public.messages m where m.case_id = c.id) as message_count,
    (select max(m.created_at) from public.messages m where m.case_id = c.id) as last_message_at,
    (select count(*)::int from public.case_files f where f.case_id = c.id) as file_count,
    (select count(*)::int from public.order_cases o where o.case_id = c.id) as order_count
  from public.cases c
  left join public.patients p on p.id = c.patient_id;
comment on view public.case_dashboard is 'A row of the case list. Names and counts are taken after the page is cut; people who see one practice filter organization_id and practice_id, so that an index brings the page in order.';

create view public.order_summaries with (security_invoker = true) as
  select o.id, o.organization_id, o.practice_id, o.case_id, o.patient_id, o.doctor_id, o.order_number, o.order_type, o.priority,
    o.current_state, o.state_since, o.total_amount, o.currency, o.due_at, o.created_at, o.updated_at, o.row_version, o.search_text,
    (select c.case_number from public.cases c where c.id = o.case_id) as case_number, p.patient_number,
    (select n.name from public.person_names n where n.profile_id = p.profile_id) as patient_name,
    (select n.name from public.person_names n where n.profile_id = o.doctor_id) as doctor_name,
    (select r.name from public.practices r where r.id = o.practice_id) as practice_name
  from public.orders o
  left join public.patients p on p.id = o.patient_id;
comment on view public.order_summaries is 'A row of the order list (v_order_summary of the seeds).';

create view public.patient_summaries with (security_invoker = true) as
  select p.id, p.organization_id, p.practice_id, p.profile_id, p.doctor_id, p.patient_number, p.status, p.merged_into_id, p.created_at,
    p.updated_at, p.row_version, f.given_name, f.family_name, f.birth_date, f.gender, f.email, f.phone,
    (select n.name from public.person_names n where n.profile_id = p.doctor_id) as doctor_name,
    (select r.name from public.practices r where r.id = p.practice_id) as practice_name,
    (select count(*)::int from public.cases c where c.patient_id = p.id) as case_count,
    (select count(*)::int from public.orders o where o.patient_id = p.id) as order_count
  from public.patients p
  left join public.profiles f on f.id = p.profile_id;
comment on view public.patient_summaries is 'A row of the patient list, with the person.';

create view public.active_projects with (security_invoker = true) as
  select j.id, j.organization_id, j.practice_id, j.case_id, j.order_id, j.project_number, j.name, j.project_type, j.state, j.version,
    j.created_at, j.updated_at, j.row_version, o.order_number,
    (select n.name from public.person_names n where n.profile_id = p.profile_id) as patient_name,
    (select count(*)::int from public.tasks t where t.project_id = j.id) as task_count,
    (select count(*)::int from public.tasks t where t.project_id = j.id and t.state = 'done') as completed_task_count
  from public.projects j
  left join public.orders o on o.id = j.order_id
  left join public.cases c on c.id = coalesce(j.case_id, o.case_id)
  left join public.patients p on p.id = coalesce(c.patient_id, o.patient_id)
  where j.state in ('draft', 'in_progress', 'review');
comment on view public.active_projects is 'Projects that are not finished (v_active_projects of the seeds).';

create view public.case_history with (security_invoker = true) as
  select h.id, h.organization_id, h.practice_id, h.case_id, h.position, h.from_state, h.to_state, h.changed_by, n.name as changed_by_name,
    h.reason, h.source, h.source_ref, h.created_at,
    lead(h.created_at) over (partition by h.case_id order by h.created_at, h.position) as left_at,
    h.from_state is distinct from lag(h.to_state) over (partition by h.case_id order by h.created_at, h.position) as is_contradiction
  from public.case_state_history h
  left join public.person_names n on n.profile_id = h.changed_by;
comment on view public.case_history is 'The state history with names and how long each state lasted. is_contradiction: the row does not go on from where the one before ended.';

create view public.order_history with (security_invoker = true) as
  select h.id, h.organization_id, h.practice_id, h.order_id, h.position, h.from_state, h.to_state, h.changed_by, n.name as changed_by_name,
    h.reason, h.source, h.source_ref, h.created_at,
    lead(h.created_at) over (partition by h.order_id order by h.created_at, h.position) as left_at,
    h.from_state is distinct from lag(h.to_state) over (partition by h.order_id order by h.created_at, h.position) as is_contradiction
  from public.order_state_history h
  left join public.person_names n on n.profile_id = h.changed_by;
comment on view public.order_history is 'The state history with names and how long each state lasted. is_contradiction: the row does not go on from where the one before ended.';

grant select on public.case_dashboard, public.order_summaries, public.patient_summaries, public.active_projects, public.case_history, public.order_history to authenticated;

-- How many rows stand in each open state, for the caller. Two ways, because one condition for both has no index.
create function public.count_open_cases() returns table (state text, cases int)
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_open text[] := array(select key from public.case_states where not is_final);
begin
  if exists (select from private.lab_organization_ids()) then
    return query
      select r.current_state, count(*)::int from public.cases r
      where r.organization_id = any (array(select private.lab_organization_ids())) and r.current_state = any (v_open)
      group by 1;
  else
    return query
      select r.current_state, count(*)::int from public.cases r
      where r.practice_id = any (array(select private.member_practice_ids())) and r.current_state = any (v_open)
      group by 1;
  end if;
end
$$;
comment on function public.count_open_cases is 'Open cases by state.';
create function public.count_open_orders() returns table (state text, orders int)
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_open text[] := array(select key from public.order_states where not is_final);
begin
  if exists (select from private.lab_organization_ids()) then
    return query
      select r.current_state, count(*)::int from public.orders r
      where r.organization_id = any (array(select private.lab_organization_ids())) and r.current_state = any (v_open)
      group by 1;
  else
    return query
      select r.current_state, count(*)::int from public.orders r
      where r.practice_id = any (array(select private.member_practice_ids())) and r.current_state = any (v_open)
      group by 1;
  end if;
end
$$;
comment on function public.count_open_orders is 'Open orders by state.';
revoke execute on function public.count_open_cases(), public.count_open_orders() from public, anon;
grant execute on function public.count_open_cases(), public.count_open_orders() to authenticated;

-- The promise that tenant columns are honest, as a question that tests, the benchmark and the migration ask.
create function private.tenant_mismatches() returns table (child text, parent text, mismatches bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_link record;
begin
  for v_link in
    select f.conrelid::regclass as child, f.confrelid::regclass as parent, a.attname as key
    from pg_catalog.pg_constraint f
    join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace
      and f.confrelid = any (array['public.patients', 'public.cases', 'public.orders', 'public.projects', 'public.plans', 'public.tasks',
        'public.messages', 'public.treatment_discussions', 'public.payments']::regclass[])
      and f.conrelid not in ('public.files'::regclass, 'public.purchases'::regclass)
      and exists (select from pg_catalog.pg_attribute t where t.attrelid = f.conrelid and t.attname = 'practice_id')
      and a.attname not in ('merged_into_id', 'reply_to_id')
  loop
    execute format(
      'select %L, %L, count(*) from %s c join %s p on p.id = c.%I where c.practice_id is distinct from p.practice_id',
      v_link.child, v_link.parent, v_link.child, v_link.parent, v_link.key)
    into child, parent, mismatches;
    if mismatches > 0 then
      return next;
    end if;
  end loop;
end
$$;
comment on function private.tenant_mismatches is 'Rows whose practice is not the practice of what they hang on. Always empty.';
