-- What a lab works on, for the demonstration: patients, cases and orders with the history they would have. Every name is made up by
-- combination, every date counts back from the day of the installation, so that a fresh console never looks abandoned.
do $$
declare
  v_organization uuid := '0a1b0000-0000-4000-8000-000000000001';
  v_given text[] := array[
    'Alma', 'Bruno', 'Chiara', 'Dario', 'Émile', 'Freya', 'Gökhan', 'Hana', 'Ismael', 'Jolanta', 'Kenji', 'Lúcia', 'Mateo', 'Noor',
    'Olek', 'Paloma', 'Rafał', 'Sakura', 'Thiago', 'Ursula', 'Vikram', 'Wren', 'Xenia', 'Yara'
  ];
  v_family text[] := array[
    'Almeida', 'Bergström', 'Castro', 'Dvořák', 'Engel', 'Fontaine', 'Guerrero', 'Haugen', 'Ivanova', 'Jansen', 'Kowalska', 'Larsen',
    'Moreau', 'Nakamura', 'Oliveira', 'Pereira', 'Quiroga', 'Rossi', 'Schäfer', 'Tanaka', 'Ülker', 'Vasquez', 'Weiss'
  ];
  v_complaints text[] := array[
    'Crowding in the lower front', 'Deep bite', 'Open bite with tongue thrust', 'Crossbite on the left', 'Spacing after extraction',
    'Rotated canines', 'Midline shifted to the right', 'Class II, division 1', 'Relapse after retention', 'Impacted canine'
  ];
  v_questions text[] := array[
    'Could you leave the second molars out of the plan?', 'The new scan is uploaded, please use that one.',
    'When can we expect the brackets?', 'The plan looks good. One question about the upper laterals.',
    'The patient moves next month, could it be earlier?'
  ];
  v_answers text[] := array[
    'Thank you, we have it and go on with planning.', 'It leaves us on Thursday.', 'We changed the torque on the laterals, please look again.',
    'The lower scan has a hole at the right molar. Could you rescan it?', 'Done as you asked.'
  ];
  v_case_path text[] := array[
    'submitted', 'under_review', 'planning', 'approved', 'in_production', 'quality_check', 'shipped', 'delivered', 'completed'
  ];
  v_order_path text[] := array[
    'draft', 'pending', 'confirmed', 'in_production', 'quality_check', 'shipped', 'delivered', 'completed'
  ];
  -- When each state begins, in days of a usual course: production takes long, checking does not.
  v_case_days float8[] := array[0, 0.7, 2.1, 5.6, 7.4, 13.2, 14.1, 17.8, 25.7];
  v_order_days float8[] := array[0, 0.6, 1.5, 3.4, 9.8, 10.7, 14.1, 19.8];
begin
  if exists (select from public.patients) or not exists (select from public.organizations where id = v_organization) then
    return;
  end if;
  -- The rows bring their own history; without this the triggers would write one of today.
  perform set_config('archwire.source', 'migration', true);

  insert into public.products (organization_id, sku, name, category, unit_price)
  select v_organization, sku, name, category, price
  from (values
    ('ALN-U', 'Aligner set, upper', 'aligners', 390), ('ALN-L', 'Aligner set, lower', 'aligners', 390),
    ('BRK-L', 'Lingual brackets, one arch', 'brackets', 620), ('BRK-T', 'Transfer tray', 'appliances', 85),
    ('RET-E', 'Essix retainer', 'retainers', 60), ('SRV-P', 'Planning', 'services', 140)
  ) p(sku, name, category, price);

  insert into public.profiles (id, organization_id, practice_id, is_listed, given_name, family_name, birth_date, gender, created_at, updated_at)
  select ('0a1b0000-0000-4000-8003-' || lpad(i::text, 12, '0'))::uuid, v_organization,
    -- The first two practices are the demo doctors'; every fifteenth patient has none.
    case when i % 15 <> 0 then ('0a1b0000-0000-4000-8001-' || lpad((case when i % 3 = 0 then 1 + i % 2 else 1 + (i * 7) % 30 end)::text, 12, '0'))::uuid end,
    false, v_given[1 + (i * 7) % array_length(v_given, 1)], v_family[1 + (i * 5) % array_length(v_family, 1)],
    date '1964-03-01' + ((i * 631) % 19000), case i % 3 when 0 then 'female' when 1 then 'male' end,
    now() - (i % 90) * interval '6 days' - interval '30 days', now() - (i % 60) * interval '2 days'
  from generate_series(1, 180) i;

  insert into public.patients (id, organization_id, practice_id, profile_id, doctor_id, status, created_at, updated_at)
  select ('0a1b0000-0000-4000-8004-' || right(p.id::text, 12))::uuid, v_organization, p.practice_id, p.id,
    (select m.profile_id from public.practice_members m where m.practice_id = p.practice_id and m.valid_until is null order by m.profile_id limit 1),
    case when right(p.id::text, 2)::int % 20 = 19 then 'archived' else 'active' end, p.created_at, p.updated_at
  from public.profiles p where p.organization_id = v_organization and not p.is_listed;

  insert into public.cases (id, organization_id, practice_id, patient_id, doctor_id, assignee_id, title, case_type, priority, current_state,
    state_since, completed_at, due_at, created_at, updated_at)
  select ('0a1b0000-0000-4000-8005-' || lpad(i::text, 12, '0'))::uuid, v_organization, p.practice_id, p.id, p.doctor_id,
    case when i % 4 <> 0 then ('0a1b0000-0000-4000-8002-' || lpad((51 + i % 20)::text, 12, '0'))::uuid end,
    v_complaints[1 + (i * 3) % array_length(v_complaints, 1)],
    case when i % 6 = 0 then 'refinement' when i % 11 = 0 then 'retention' else 'active_treatment' end,
    case when i % 17 = 0 then 'urgent' when i % 7 = 0 then 'high' when i % 13 = 0 then 'low' else 'normal' end,
    v_case_path[s.step], s.since, case when s.step = 9 then s.since end,
    case when s.step < 7 then s.since + (3 + i % 9) * interval '1 day' end, s.opened, s.since
  from generate_series(1, 230) i
  join public.patients p on p.id = ('0a1b0000-0000-4000-8004-' || lpad((1 + (i * 11) % 180)::text, 12, '0'))::uuid
  cross join lateral (select case when i <= 120 then 9 else 1 + (i * 5) % 8 end as step) t
  cross join lateral (
    select t.step, now() - (case when i <= 120 then 60 + (i * 3) % 500 else 0.3 + (t.step - 1) * 3.21 + (i * 7 % 23) * 0.31 end) * interval '1 day' as opened
  ) o
  cross join lateral (
    -- What is over took shorter and longer; what goes on has come as far as its age.
    select o.step, o.opened, o.opened + (t.step - 1) * interval '3 days 5 hours' * case when i <= 120 then 0.5 + (i * 37 % 100) / 90.0 else 1 end as since
  ) s;

  insert into public.case_state_history (organization_id, practice_id, patient_id, case_id, position, from_state, to_state, changed_by, source, created_at)
  select c.organization_id, c.practice_id, c.patient_id, c.id, n, v_case_path[n - 1], v_case_path[n],
    case when n in (1, 4) then c.doctor_id else c.assignee_id end, 'person',
    c.created_at + (c.state_since - c.created_at) * coalesce(v_case_days[n] / nullif(v_case_days[array_position(v_case_path, c.current_state)], 0), 0)
  from public.cases c
  cross join lateral generate_series(1, array_position(v_case_path, c.current_state)) n;

  insert into public.orders (id, organization_id, practice_id, case_id, patient_id, doctor_id, order_type, priority, current_state, state_since,
    completed_at, submitted_at, data, created_at, updated_at)
  select ('0a1b0000-0000-4000-8006-' || lpad(i::text, 12, '0'))::uuid, v_organization, c.practice_id, c.id, c.patient_id, c.doctor_id, o.order_type,
    c.priority, v_order_path[o.step], o.opened + o.whole,
    case when o.step = 8 then o.opened + o.whole end,
    case when o.step > 1 then o.opened + o.whole * (v_order_days[2] / v_order_days[o.step]) end,
    case o.order_type
      when 'main' then jsonb_build_object('chief_complaint', c.title, 'has_cbct', i % 3 = 0)
      when 'refinement' then jsonb_build_object('aligner_number', 4 + i % 20)
      else jsonb_build_object('cause', (array['lost', 'broken', 'fit'])[1 + i % 3])
    end,
    o.opened, o.opened + o.whole
  from generate_series(1, 340) i
  join public.cases c on c.id = ('0a1b0000-0000-4000-8005-' || lpad((1 + (i - 1) % 230)::text, 12, '0'))::uuid
  cross join lateral (
    select case when i <= 230 then 'main' when i % 3 = 0 then 'replacement' else 'refinement' end as order_type,
      least(8, 1 + array_position(v_case_path, c.current_state) - 1) as step,
      c.created_at + case when i > 230 then interval '1 day' else interval '0' end as opened
  ) p
  cross join lateral (
    select p.*, (p.step - 1) * interval '2 days 20 hours' * case when c.current_state = 'completed' then 0.5 + (i * 53 % 100) / 90.0 else 1 end as whole
  ) o;

  insert into public.order_state_history (organization_id, practice_id, patient_id, order_id, position, from_state, to_state, changed_by, source, created_at)
  select o.organization_id, o.practice_id, o.patient_id, o.id, n, v_order_path[n - 1], v_order_path[n],
    case when n <= 2 then o.doctor_id else c.assignee_id end, 'person',
    o.created_at + (o.state_since - o.created_at) * coalesce(v_order_days[n] / nullif(v_order_days[array_position(v_order_path, o.current_state)], 0), 0)
  from public.orders o
  join public.cases c on c.id = o.case_id
  cross join lateral generate_series(1, array_position(v_order_path, o.current_state)) n;

  insert into public.order_items (organization_id, practice_id, order_id, product_id, quantity, unit_price)
  select o.organization_id, o.practice_id, o.id, p.id, 1, p.unit_price
  from public.orders o
  join public.products p on p.sku = any (case o.order_type when 'main' then array['ALN-U', 'ALN-L', 'SRV-P'] when 'refinement' then array['ALN-U', 'SRV-P'] else array['RET-E'] end);

  insert into public.jaws (organization_id, practice_id, order_id, arch, bond_teeth, extract_teeth)
  select o.organization_id, o.practice_id, o.id, a.arch, '0111111111111110', case when a.arch = 'upper' and o.priority = 'high' then '0000100000010000' else repeat('0', 16) end
  from public.orders o cross join (values ('upper'), ('lower')) a(arch) where o.order_type = 'main';

  insert into public.messages (organization_id, practice_id, case_id, sender_id, message_type, body, created_at, updated_at)
  select c.organization_id, c.practice_id, c.id,
    case when n % 2 = 1 then c.doctor_id else coalesce(c.assignee_id, '0a1b0000-0000-4000-8002-000000000061'::uuid) end,
    case when n % 2 = 1 then 'question' else 'general' end,
    case when n % 2 = 1 then v_questions[1 + (right(c.id::text, 4)::int + n) % 5] else v_answers[1 + (right(c.id::text, 4)::int * 3 + n) % 5] end,
    c.created_at + n * interval '1 day 3 hours', c.created_at + n * interval '1 day 3 hours'
  from public.cases c cross join lateral generate_series(1, right(c.id::text, 4)::int % 4) n
  where c.practice_id is not null;

  insert into public.messages (organization_id, practice_id, order_id, sender_id, message_type, body, created_at, updated_at)
  select o.organization_id, o.practice_id, o.id, o.doctor_id, 'question', v_questions[1 + right(o.id::text, 4)::int % 5],
    now() - (right(o.id::text, 4)::int % 40) * interval '11 hours', now() - (right(o.id::text, 4)::int % 40) * interval '11 hours'
  from public.orders o where o.practice_id is not null and right(o.id::text, 4)::int % 9 = 1;

  insert into public.workflow_templates (id, organization_id, name, case_type)
  values ('0a1b0000-0000-4000-8007-000000000001', v_organization, 'Lingual treatment', 'active_treatment');
  insert into public.workflow_steps (organization_id, workflow_template_id, step_order, name, state, estimated_duration)
  select v_organization, '0a1b0000-0000-4000-8007-000000000001', n, name, state, allowed
  from (values
    (1, 'Check the scans', 'under_review', interval '2 days'), (2, 'Plan the set-up', 'planning', interval '4 days'),
    (3, 'Doctor approves', 'approved', interval '2 days'), (4, 'Print and bond', 'in_production', interval '7 days'),
    (5, 'Second pair of eyes', 'quality_check', interval '1 day'), (6, 'Send it', 'shipped', interval '7 days')
  ) t(n, name, state, allowed);
  update public.cases set workflow_template_id = '0a1b0000-0000-4000-8007-000000000001'
  where organization_id = v_organization and case_type = 'active_treatment';

  insert into public.comments (organization_id, practice_id, case_id, author_id, body, is_internal, created_at, updated_at)
  select c.organization_id, c.practice_id, c.id, coalesce(c.assignee_id, '0a1b0000-0000-4000-8002-000000000061'::uuid),
    case when i % 2 = 0 then 'The lower scan is a little short behind the second molars; good enough for planning.' else 'Doctor prefers light forces in the first months.' end,
    i % 2 = 0, c.created_at + interval '5 hours', c.created_at + interval '5 hours'
  from (select c.*, right(c.id::text, 4)::int as i from public.cases c) c where c.i % 5 = 2;

  insert into public.tasks (organization_id, practice_id, case_id, assignee_id, title, priority, due_at, created_at, updated_at)
  select c.organization_id, c.practice_id, c.id, c.assignee_id,
    (array['Rescan the lower arch', 'Call the practice about the bite', 'Check the transfer tray', 'Ask for new photographs'])[1 + c.i % 4],
    case when c.i % 12 = 0 then 'high' else 'normal' end, now() + ((c.i % 14) - 4) * interval '1 day', c.created_at + interval '1 day', c.created_at + interval '1 day'
  from (select c.*, right(c.id::text, 4)::int as i from public.cases c) c
  where c.i % 6 = 0 and c.current_state not in ('completed', 'cancelled');

  insert into public.projects (organization_id, practice_id, case_id, creator_id, name, project_type, state, version, created_at, updated_at)
  select c.organization_id, c.practice_id, c.id, c.assignee_id, 'Set-up of ' || c.case_number, 'treatment_plan',
    case when c.current_state in ('submitted', 'under_review', 'planning') then 'in_progress' else 'approved' end, 1 + c.i % 3,
    c.created_at + interval '2 days', c.created_at + interval '2 days'
  from (select c.*, right(c.id::text, 4)::int as i from public.cases c) c where c.i % 3 = 0 and c.current_state <> 'submitted';

  insert into public.treatment_discussions (organization_id, practice_id, case_id, subject, discussion_type, started_by, initial_message, status,
    resolved_at, started_at, last_activity_at, created_at, updated_at)
  select c.organization_id, c.practice_id, c.id, 'Extraction of the second premolars?', 'treatment_plan', c.doctor_id,
    'With this arch length I would rather strip than extract. What do you see in the set-up?',
    case when c.i % 14 = 0 then 'resolved' else 'active' end, case when c.i % 14 = 0 then c.created_at + interval '4 days' end,
    c.created_at + interval '3 days', c.created_at + interval '4 days', c.created_at + interval '3 days', c.created_at + interval '4 days'
  from (select c.*, right(c.id::text, 4)::int as i from public.cases c) c where c.i % 7 = 0 and c.practice_id is not null;
  insert into public.discussion_replies (organization_id, practice_id, discussion_id, author_id, body, created_at, updated_at)
  select d.organization_id, d.practice_id, d.id, c.assignee_id, 'Stripping of 0.3 mm from canine to canine is enough. We prepare both set-ups.',
    d.started_at + interval '7 hours', d.started_at + interval '7 hours'
  from public.treatment_discussions d join public.cases c on c.id = d.case_id;

  insert into public.instructions (organization_id, practice_id, order_id, instruction_type, content, created_by, approved_by, approved_at, created_at, updated_at)
  select o.organization_id, o.practice_id, o.id, 'production', 'Leave the second molars free of brackets; bond them at the first control.', o.doctor_id,
    case when o.i % 8 = 3 then o.doctor_id end, case when o.i % 8 = 3 then o.created_at + interval '1 day' end,
    o.created_at + interval '6 hours', o.created_at + interval '6 hours'
  from (select o.*, right(o.id::text, 4)::int as i from public.orders o) o where o.i % 4 = 3 and o.doctor_id is not null;

  insert into public.consents (organization_id, practice_id, patient_id, scope, version, granted_at, revoked_at)
  select p.organization_id, p.practice_id, p.id, s.scope, '2025-09', p.created_at, case when s.scope = 'marketing' and p.i % 9 = 0 then now() - interval '20 days' end
  from (select p.*, right(p.id::text, 4)::int as i from public.patients p) p
  cross join (values ('treatment', 1), ('research', 3), ('marketing', 4)) s(scope, every)
  where p.i % s.every = 0;

  -- The demo patient's login shall find a record.
  update public.invitations set profile_id = '0a1b0000-0000-4000-8003-000000000001' where email = 'patient@family.example' and accepted_at is null;
  perform set_config('archwire.source', '', true);
end
$$;
