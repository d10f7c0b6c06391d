-- One visit, one question: a page asks for everything it shows in a single call, in one snapshot, under the caller's own policies.
-- Opening a record that belongs to a patient writes the access log in the same transaction: nobody looks unseen.

-- jsonb keeps no order of keys, a form needs one.
alter table public.order_types add column question_order text[] not null default '{}';
comment on column public.order_types.question_order is 'In which order the form asks what the schema describes; what is missing here comes last.';
update public.order_types t set question_order = q.keys
from (values
  ('main', array['chief_complaint', 'objective', 'conditions', 'is_comprehensive', 'accepts_extraction', 'has_cbct', 'scanner', 'scanner_notes']),
  ('refinement', array['concerns', 'aligner_number', 'scanner']),
  ('replacement', array['what', 'cause', 'aligner_numbers'])
) q(key, keys)
where t.key = q.key;

create function public.describe_work() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'caseStates', (select jsonb_agg(jsonb_build_object('key', key, 'name', name, 'isFinal', is_final) order by sequence_order) from public.case_states),
    'orderStates', (select jsonb_agg(jsonb_build_object('key', key, 'name', name, 'isFinal', is_final) order by sequence_order) from public.order_states),
    'caseTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.case_types),
    'orderTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name, 'requiresCase', requires_case, 'schema', schema, 'questionOrder', question_order) order by sequence_order) from public.order_types),
    'priorities', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.priorities),
    'taskStates', (select jsonb_agg(jsonb_build_object('key', key, 'name', name, 'isFinal', is_final) order by sequence_order) from public.task_states),
    'projectStates', (select jsonb_agg(jsonb_build_object('key', key, 'name', name, 'isFinal', is_final) order by sequence_order) from public.project_states),
    'projectTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.project_types),
    'discussionTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.discussion_types),
    'instructionTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.instruction_types),
    'fileTypes', (select jsonb_agg(jsonb_build_object('key', key, 'name', name) order by sequence_order) from public.file_types),
    'serviceLevels', coalesce((
      select jsonb_agg(jsonb_build_object('noun', noun, 'state', state, 'hours', extract(epoch from allowed) / 3600) order by noun, state)
      from public.service_levels where organization_id = (select private.my_organization_id())), '[]')
  )
$$;
comment on function public.describe_work is 'Every word of cases and orders, and how long the caller''s lab allows for each state, in one round trip.';

-- A merged record is looked at through its cases, by members of the practice too: that look is written like any other.
create or replace function private.record_access(p_patient_ids uuid[], p_purpose text, p_place text) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_rows int;
begin
  if p_place !~ '^/[A-Za-z/\[\]-]{0,100}$' then
    raise exception 'A place is a route without ids.' using errcode = 'PT422';
  end if;
  if not exists (select from public.access_purposes where key = p_purpose and is_active) then
    raise exception 'There is no purpose "%".', p_purpose using errcode = 'PT422';
  end if;
  insert into audit.access_log (organization_id, patient_id, purpose, place, actor, actor_roles, request_id)
  select p.organization_id, p.id, p_purpose, left(p_place, 200), auth.uid(), array(select private.my_roles()), private.request_id()
  from public.patients p
  where p.id = any (p_patient_ids) and (
    p.organization_id = any (array(select private.lab_organization_ids()))
    or p.practice_id = any (array(select private.member_practice_ids()))
    or p.id = any (array(select private.my_patient_ids()))
  );
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;

-- The stream of a page: all that happened to these cases, orders and patients, newest first, 200 events before a moment and all that share the
-- last of them: bulk loads give many events one time.
create function private.stream(p_case_ids uuid[], p_order_ids uuid[], p_patient_ids uuid[], p_before timestamptz) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
  v_before timestamptz := coalesce(p_before, 'infinity');
  v_me uuid := private.my_profile_id();
begin
  return (
    select coalesce(jsonb_agg(
      e.detail || jsonb_build_object(
        'kind', e.kind, 'id', e.id, 'at', e.at, 'orderId', e.order_id,
        'orderNumber', (select o.order_number from public.orders o where o.id = e.order_id),
        'actorId', e.actor, 'actor', (select n.name from public.person_names n where n.profile_id = e.actor))
      order by e.at desc, e.position desc, e.id), '[]')
    from (
      select * from (
        select 'state' as kind, h.id, h.created_at as at, h.changed_by as actor, null::uuid as order_id, h.position,
          jsonb_build_object('noun', 'case', 'from', h.from_state, 'to', h.to_state, 'reason', h.reason, 'source', h.source,
            'leftAt', h.left_at, 'isContradiction', h.is_contradiction) as detail
        from public.case_history h where h.case_id = any (p_case_ids)
        union all
        select 'state', h.id, h.created_at, h.changed_by, h.order_id, h.position,
          jsonb_build_object('noun', 'order', 'from', h.from_state, 'to', h.to_state, 'reason', h.reason, 'source', h.source,
            'leftAt', h.left_at, 'isContradiction', h.is_contradiction)
        from public.order_history h where h.order_id = any (p_order_ids)
        union all
        (select 'message', m.id, m.created_at, m.sender_id, m.order_id, 0,
          jsonb_build_object('body', m.body, 'subject', m.subject, 'type', m.message_type, 'replyTo', m.reply_to_id,
            'isUnread', m.sender_id is distinct from v_me and m.created_at > now() - interval '30 days'
              and not exists (select from public.message_reads r where r.message_id = m.id and r.profile_id = v_me),
            'files', coalesce((
              select jsonb_agg(jsonb_build_object('id', f.id, 'name', coalesce(a.display_name, f.name)) order by a.attached_at, f.id)
              from public.message_attachments a join public.files f on f.id = a.file_id where a.message_id = m.id), '[]'))
        from public.messages m
        where (m.case_id = any (p_case_ids) or m.order_id = any (p_order_ids) or m.patient_id = any (p_patient_ids)) and m.created_at < v_before
        order by m.created_at desc fetch first 201 rows with ties)
        union all
        select 'comment', c.id, c.created_at, c.author_id, c.order_id, 0, jsonb_build_object('body', c.body, 'isInternal', c.is_internal)
        from public.comments c where c.case_id = any (p_case_ids) or c.order_id = any (p_order_ids)
        union all
        select 'file', f.id, f.created_at, f.uploaded_by, l.order_id, 0,
          jsonb_build_object('name', f.name, 'type', f.file_type, 'mime', f.mime_type, 'size', f.byte_size, 'hasBytes', f.storage_path is not null)
        from (select distinct on (file_id) file_id, order_id from (
          select cf.file_id, null::uuid as order_id from public.case_files cf where cf.case_id = any (p_case_ids)
          union
          select fo.file_id, fo.order_id from public.order_files fo where fo.order_id = any (p_order_ids)
          union
          select pf.id, null from public.files pf where pf.patient_id = any (p_patient_ids)
        ) links order by file_id, order_id nulls first) l join public.files f on f.id = l.file_id
        union all
        select 'task', t.id, t.created_at, null, t.order_id, 0,
          jsonb_build_object('title', t.title, 'body', t.description, 'state', t.state, 'priority', t.priority, 'dueAt', t.due_at, 'version', t.row_version,
            'assigneeId', t.assignee_id, 'assignee', (select n.name from public.person_names n where n.profile_id = t.assignee_id))
        from public.tasks t where t.case_id = any (p_case_ids) or t.order_id = any (p_order_ids)
        union all
        select 'project', j.id, j.created_at, j.creator_id, j.order_id, 0,
          jsonb_build_object('number', j.project_number, 'name', j.name, 'type', j.project_type, 'state', j.state, 'version', j.version)
        from public.projects j where j.case_id = any (p_case_ids) or j.order_id = any (p_order_ids)
        union all
        select 'discussion', d.id, d.started_at, d.started_by, null, 0,
          jsonb_build_object('subject', d.subject, 'type', d.discussion_type, 'priority', d.priority, 'status', d.status, 'body', d.initial_message,
            'resolvedAt', d.resolved_at, 'version', d.row_version,
            'replies', coalesce((
              select jsonb_agg(jsonb_build_object('id', r.id, 'at', r.created_at, 'body', r.body,
                'author', (select n.name from public.person_names n where n.profile_id = r.author_id)) order by r.created_at, r.id)
              from public.discussion_replies r where r.discussion_id = d.id), '[]'))
        from public.treatment_discussions d where d.case_id = any (p_case_ids)
        union all
        select 'instruction', i.id, i.created_at, i.created_by, i.order_id, 0,
          jsonb_build_object('body', i.content, 'type', i.instruction_type, 'version', i.row_version, 'approvedAt', i.approved_at,
            'approvedBy', (select n.name from public.person_names n where n.profile_id = i.approved_by))
        from public.instructions i where i.order_id = any (p_order_ids)
      ) everything
      where everything.at < v_before
      order by everything.at desc
      fetch first 200 rows with ties
    ) e
  );
end
$$;
comment on function private.stream is 'Events of cases, orders and patients as one list; what each kind carries is written down in lib/stream/events.ts.';

-- Columns by name: a whole row of the view would also make what the page does not ask for.
create function public.open_case(p_case_id uuid, p_before timestamptz default null) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_case jsonb;
  v_order_ids uuid[];
begin
  select to_jsonb(d) || jsonb_build_object('description', c.description, 'held_from', c.held_from,
      'workflow_template_id', c.workflow_template_id, 'doctor_id', c.doctor_id)
  into v_case
  from (
    select id, organization_id, practice_id, patient_id, doctor_id, assignee_id, case_number, title, case_type, priority,
      current_state, state_since, due_at, created_at, updated_at, row_version, patient_number, patient_name, doctor_name, assignee_name,
      practice_name, message_count, last_message_at, file_count, order_count
    from public.case_dashboard where id = p_case_id
  ) d join public.cases c on c.id = d.id;
  if v_case is null then
    return null;
  end if;
  v_order_ids := array(select l.order_id from public.order_cases l where l.case_id = p_case_id);
  perform public.record_access(array(
    select (v_case ->> 'patient_id')::uuid union select o.patient_id from public.orders o where o.id = any (v_order_ids)
  ), 'treatment', '/cases/[caseId]');
  return jsonb_build_object(
    'case', v_case,
    'steps', coalesce((select jsonb_agg(s) from public.next_case_states(p_case_id) s), '[]'),
    'orders', coalesce((
      select jsonb_agg(jsonb_build_object('id', o.id, 'order_number', o.order_number, 'order_type', o.order_type, 'current_state', o.current_state,
        'total_amount', o.total_amount, 'currency', o.currency, 'created_at', o.created_at) order by o.created_at, o.id)
      from public.orders o where o.id = any (v_order_ids)), '[]'),
    'workflow', coalesce((
      select jsonb_agg(jsonb_build_object('name', w.name, 'state', w.state, 'hours', extract(epoch from w.estimated_duration) / 3600) order by w.step_order)
      from public.workflow_steps w where w.workflow_template_id = (v_case ->> 'workflow_template_id')::uuid), '[]'),
    'stream', private.stream(array[p_case_id], v_order_ids, '{}', p_before)
  );
end
$$;
comment on function public.open_case is 'The page of a case; null when the caller cannot see it. Writes the access log.';

create function public.open_order(p_order_id uuid, p_before timestamptz default null) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_order jsonb;
begin
  select to_jsonb(d) || jsonb_build_object('description', o.description, 'data', o.data, 'held_from', o.held_from,
      'subtotal', o.subtotal, 'discount_amount', o.discount_amount, 'tax_amount', o.tax_amount, 'submitted_at', o.submitted_at)
  into v_order
  from (
    select id, organization_id, practice_id, case_id, patient_id, doctor_id, order_number, order_type, priority, current_state,
      state_since, total_amount, currency, due_at, created_at, updated_at, row_version, case_number, patient_number, patient_name, doctor_name,
      practice_name, assignee_id, assignee_name
    from public.order_summaries where id = p_order_id
  ) d join public.orders o on o.id = d.id;
  if v_order is null then
    return null;
  end if;
  perform public.record_access(array(
    select (v_order ->> 'patient_id')::uuid
    union select c.patient_id from public.order_cases l join public.cases c on c.id = l.case_id where l.order_id = p_order_id
  ), 'treatment', '/orders/[orderId]');
  return jsonb_build_object(
    'order', v_order,
    'steps', coalesce((select jsonb_agg(s) from public.next_order_states(p_order_id) s), '[]'),
    'cases', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'case_number', c.case_number, 'title', c.title, 'current_state', c.current_state,
        'relationship', l.relationship) order by l.relationship, c.case_number, c.id)
      from public.order_cases l join public.cases c on c.id = l.case_id where l.order_id = p_order_id), '[]'),
    'items', coalesce((
      select jsonb_agg(jsonb_build_object('id', i.id, 'product_id', i.product_id, 'quantity', i.quantity, 'unit_price', i.unit_price,
        'total_price', i.total_price, 'row_version', i.row_version, 'sku', p.sku, 'name', p.name) order by i.created_at, i.id)
      from public.order_items i left join public.products p on p.id = i.product_id where i.order_id = p_order_id), '[]'),
    'jaws', coalesce((
      select jsonb_agg(jsonb_build_object('id', j.id, 'arch', j.arch, 'bond_teeth', j.bond_teeth, 'extract_teeth', j.extract_teeth,
        'reason', j.reason, 'is_labial', j.is_labial, 'product_id', j.product_id, 'row_version', j.row_version) order by j.arch desc)
      from public.jaws j where j.order_id = p_order_id), '[]'),
    'stream', private.stream('{}', array[p_order_id], '{}', p_before)
  );
end
$$;
comment on function public.open_order is 'The page of an order; null when the caller cannot see it. Writes the access log.';

create function public.open_patient(p_patient_id uuid, p_before timestamptz default null) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
  v_patient jsonb;
begin
  select to_jsonb(d) into v_patient
  from (
    select id, organization_id, practice_id, profile_id, doctor_id, patient_number, status, merged_into_id, created_at, updated_at,
      row_version, given_name, family_name, birth_date, gender, email, phone, doctor_name, practice_name, case_count, order_count
    from public.patient_summaries where id = p_patient_id
  ) d;
  if v_patient is null then
    return null;
  end if;
  perform public.record_access(array[p_patient_id], 'treatment', '/patients/[patientId]');
  return jsonb_build_object(
    'patient', v_patient,
    'aliases', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value) order by a.created_at, a.id)
      from public.patient_aliases a where a.patient_id = p_patient_id), '[]'),
    'cases', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'case_number', c.case_number, 'title', c.title, 'current_state', c.current_state,
        'created_at', c.created_at) order by c.created_at desc, c.id)
      from public.cases c where c.patient_id = p_patient_id), '[]'),
    'orders', coalesce((
      select jsonb_agg(jsonb_build_object('id', o.id, 'order_number', o.order_number, 'order_type', o.order_type, 'current_state', o.current_state,
        'total_amount', o.total_amount, 'currency', o.currency, 'created_at', o.created_at) order by o.created_at desc, o.id)
      from public.orders o where o.patient_id = p_patient_id), '[]'),
    'consents', coalesce((
      select jsonb_agg(jsonb_build_object('id', k.id, 'scope', k.scope, 'version', k.version, 'grantedAt', k.granted_at, 'revokedAt', k.revoked_at)
        order by k.granted_at desc, k.id)
      from public.consents k where k.patient_id = p_patient_id), '[]'),
    'accesses', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'purpose', a.purpose, 'place', a.place,
        'who', (select f.given_name || ' ' || f.family_name from public.profiles f where f.user_id = a.actor)) order by a.at desc, a.id)
      from (select * from public.access_entries e where e.patient_id = p_patient_id order by e.at desc, e.id limit 20) a), '[]'),
    'stream', private.stream('{}', '{}', array[p_patient_id], p_before)
  );
end
$$;
comment on function public.open_patient is 'The page of a patient; null when the caller cannot see it. Writes the access log, of which managers see the last twenty lines.';

-- What stands around the rows of a list: how this person likes it, their views, and the names behind the ids in the address.
create function public.open_list(p_room text, p_search uuid default null, p_practice uuid default null, p_person uuid default null) returns jsonb
language sql stable security invoker set search_path = '' as $$
  select jsonb_build_object(
    'hidden', (select value from public.user_preferences where user_id = (select auth.uid()) and key = 'table.' || p_room),
    'density', (select value from public.user_preferences where user_id = (select auth.uid()) and key = 'density'),
    'term', (select term from public.search_terms where id = p_search),
    'practice', (select name from public.practices where id = p_practice),
    'person', (select name from public.person_names where profile_id = p_person),
    'views', coalesce((
      select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'query', v.query, 'isShared', v.is_shared, 'isMine', v.owner_id = (select private.my_profile_id()))
        order by v.name, v.id)
      from public.saved_views v where v.room = p_room), '[]')
  )
$$;
comment on function public.open_list is 'Everything of a list but its rows, in one round trip.';

grant execute on function private.stream(uuid[], uuid[], uuid[], timestamptz) to authenticated;
revoke execute on function public.describe_work(), public.open_case(uuid, timestamptz), public.open_order(uuid, timestamptz),
  public.open_patient(uuid, timestamptz), public.open_list(text, uuid, uuid, uuid) from public, anon;
grant execute on function public.describe_work(), public.open_case(uuid, timestamptz), public.open_order(uuid, timestamptz),
  public.open_patient(uuid, timestamptz), public.open_list(text, uuid, uuid, uuid) to authenticated;
