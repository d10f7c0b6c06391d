-- A small lab for the tests of the business tables, loaded after personas.sql. The rows exist only inside the transaction of a test
-- that calls tests.fill_lab(); their names are in tests.places from the start.
--   <noun>_a, <noun>_b      of practice A, of practice B       <noun>_loose      of the lab, without a practice
--   <noun>_self             of the patient persona (practice A)  <noun>_merged     of practice A, merged into patient_a
--   <noun>_elsewhere        of the other lab                   <noun>_home       of the lab, where practices do not matter
insert into tests.places (name, id)
select noun || '_' || place, ('2' || lpad(to_hex(number), 7, '0') || '-0000-4000-8000-00000000000' || digit)::uuid
from unnest(array[
    'person', 'patient', 'alias', 'case', 'order', 'product', 'bracket', 'project', 'plan', 'placement', 'task', 'template', 'step',
    'templatetask', 'secondtask', 'predecessor', 'viewgroup', 'viewrole', 'taskgroup', 'item', 'jaw', 'link', 'file', 'loosefile',
    'casefile', 'orderfile', 'message', 'unread', 'attachment', 'comment', 'remark', 'note', 'instruction', 'toggle', 'discussion',
    'participant', 'reply', 'technician', 'technicianrole', 'purchase', 'payment', 'operation', 'offer', 'discount', 'embedding',
    'monthlystat', 'stateanalytic', 'consent', 'level', 'evidence', 'contact'
  ]) with ordinality n(noun, number),
  (values ('a', 'a'), ('b', 'b'), ('loose', '0'), ('self', '5'), ('merged', 'd'), ('elsewhere', 'e'), ('home', 'c')) p(place, digit);

create function tests.home(p_place text) returns uuid language sql stable as $$
  select tests.id(case p_place when 'elsewhere' then 'other_lab' else 'lab' end)
$$;
create function tests.practice(p_place text) returns uuid language sql stable as $$
  select case when p_place in ('a', 'self', 'merged') then tests.id('practice_a') when p_place in ('b', 'elsewhere') then tests.id('practice_' || p_place) end
$$;
create function tests.place_of(p_id uuid) returns text language sql stable as $$
  select regexp_replace(name, '^.*_', '') from tests.places where id = p_id and name <> 'directory_person'
$$;
-- The row of a noun that the lab of a place shares.
create function tests.shared(p_noun text, p_place text) returns uuid language sql stable as $$
  select tests.id(p_noun || case p_place when 'elsewhere' then '_elsewhere' else '_home' end)
$$;
-- A person whom the lab of a place knows.
create function tests.somebody(p_place text) returns uuid language sql stable as $$
  select case p_place when 'elsewhere' then tests.id('doctor_elsewhere') else tests.profile('manager') end
$$;
-- Who wrote the fixtures of a place.
create function tests.author(p_place text) returns uuid language sql stable as $$
  select tests.profile(case p_place when 'elsewhere' then 'admin_elsewhere' else 'staff' end)
$$;

-- The places whose rows a persona reaches with a statement that returns ids; or the error code.
create function tests.reach(p_persona text, p_statement text) returns text language plpgsql as $$
declare
  v_reached text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute format(
      'with hit(id) as (%s) select coalesce(string_agg(distinct tests.place_of(id), '' '' order by tests.place_of(id)), '''') from hit', p_statement)
    into v_reached;
    raise exception 'undo' using errcode = 'ZZUND';
  exception
    when sqlstate 'ZZUND' then null;
    when others then v_reached := sqlstate;
  end;
  perform tests.sign_out();
  return v_reached;
end $$;

-- The places in which a persona may add a row. A foreign key that names another lab (23503) refuses as well as a policy does (42501);
-- a place with any other answer is named with it.
create function tests.reach_by_insert(p_persona text, p_statement text, p_places text[]) returns text language sql as $$
  select coalesce(string_agg(place || case outcome when '1 rows' then '' else ':' || outcome end, ' ' order by place), '')
  from (select place, tests.attempt(p_persona, replace(p_statement, '?', place)) as outcome from unnest(p_places) place) tried
  where outcome not in ('42501', '23503')
$$;

-- One value that a persona gets from a query, or the error code.
create function tests.ask(p_persona text, p_query text) returns text language plpgsql as $$
declare
  v_answer text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute p_query into v_answer;
    raise exception 'undo' using errcode = 'ZZUND';
  exception
    when sqlstate 'ZZUND' then null;
    when others then v_answer := sqlstate;
  end;
  perform tests.sign_out();
  return v_answer;
end $$;
-- What tests.ask undoes, this keeps. An error is answered as its code and its words.
create function tests.done(p_persona text, p_query text) returns text language plpgsql as $$
declare
  v_answer text;
begin
  begin
    perform tests.sign_in(p_persona);
    execute p_query into v_answer;
  exception when others then
    v_answer := sqlstate || ' ' || sqlerrm;
  end;
  perform tests.sign_out();
  return v_answer;
end $$;
create function tests.answers(p_persona text, p_query text, p_answer text, p_sentence text) returns text language sql as $$
  select extensions.is(tests.ask(p_persona, p_query), p_answer, label || ' ' || p_sentence) from tests.personas where name = p_persona
$$;

create table tests.order_data_vectors (vector jsonb not null);

create function tests.fill_lab() returns void language plpgsql as $$
begin
  insert into tests.personas (name, label, number, home, role) values ('technician', 'a technician', 13, 'lab', 'technician');
  perform tests.add_login('technician@example.test', true, tests.login('technician'));
  insert into public.profiles (id, organization_id, user_id, given_name, family_name)
  values (tests.profile('technician'), tests.id('lab'), tests.login('technician'), 'Technician', 'Example');
  insert into private.user_roles (user_id, organization_id, role) values (tests.login('technician'), tests.id('lab'), 'technician');
  update tests.places set id = tests.profile('patient') where name = 'person_self';

  create temporary table places_of_patients on commit drop as select unnest(array['a', 'b', 'loose', 'self', 'merged', 'elsewhere']) as p;
  create temporary table places_of_work on commit drop as select unnest(array['a', 'b', 'loose', 'elsewhere']) as p;
  create temporary table homes on commit drop as select unnest(array['home', 'elsewhere']) as p;

  insert into public.profiles (id, organization_id, given_name, family_name)
  select tests.id('person_' || p), tests.home(p), 'Patty', initcap(p) from places_of_patients where p <> 'self';
  insert into public.patients (id, organization_id, practice_id, profile_id)
  select tests.id('patient_' || p), tests.home(p), tests.practice(p), tests.id('person_' || p) from places_of_patients;
  insert into public.patient_aliases (id, organization_id, practice_id, patient_id, kind, value)
  select tests.id('alias_' || p), tests.home(p), tests.practice(p), tests.id('patient_' || p), 'name', 'Alias ' || p
  from places_of_patients where p <> 'self';
  -- With an alias that a merge would have moved: what is added to a merged record goes to its survivor.
  update public.patients set merged_into_id = tests.id('patient_a'), merged_at = now() where id = tests.id('patient_merged');
  insert into public.patient_contacts (id, organization_id, practice_id, patient_id, kind, value)
  select tests.id('contact_' || p), tests.home(p), tests.practice(p), tests.id('patient_' || p), 'phone', '555 ' || p
  from places_of_patients where p not in ('self', 'merged');
  insert into public.consents (id, organization_id, practice_id, patient_id, scope, version, granted_at)
  select tests.id('consent_' || p), tests.home(p), tests.practice(p), tests.id('patient_' || p), 'treatment', '1', '2020-01-01'
  from places_of_patients where p <> 'merged';

  -- A lab has service levels from its birth; this one has a known name.
  insert into public.service_levels (id, organization_id, noun, state, allowed)
  select tests.id('level_' || p), tests.home(p), 'case', 'completed', interval '1 day' from homes;
  insert into public.workflow_templates (id, organization_id, name, case_type)
  select tests.id('template_' || p), tests.home(p), 'Standard', 'active_treatment' from homes;
  insert into public.workflow_steps (id, organization_id, workflow_template_id, step_order, name, state, estimated_duration)
  select tests.id('step_' || p), tests.home(p), tests.id('template_' || p), 1, 'Look', 'submitted', interval '1 day' from homes;
  insert into public.workflow_template_tasks (id, organization_id, workflow_template_id, name, task_order, task_function)
  select tests.id(n || '_' || p), tests.home(p), tests.id('template_' || p), n, o, 'review'
  from homes, (values ('templatetask', 1), ('secondtask', 2)) t(n, o);
  insert into public.workflow_task_predecessors (id, organization_id, task_id, predecessor_id)
  select tests.id('predecessor_' || p), tests.home(p), tests.id('secondtask_' || p), tests.id('templatetask_' || p) from homes;
  insert into public.template_view_groups (id, organization_id, name) select tests.id('viewgroup_' || p), tests.home(p), 'Planners' from homes;
  insert into public.template_view_roles (id, organization_id, group_id, role_name)
  select tests.id('viewrole_' || p), tests.home(p), tests.id('viewgroup_' || p), 'Planner' from homes;
  insert into public.template_task_groups (id, organization_id, task_id, group_id)
  select tests.id('taskgroup_' || p), tests.home(p), tests.id('templatetask_' || p), tests.id('viewgroup_' || p) from homes;
  insert into public.products (id, organization_id, sku, name, category, unit_price)
  select tests.id('product_' || p), tests.home(p), 'AL-1', 'Aligner', 'aligners', 100 from homes;
  insert into public.brackets (id, organization_id, code, name)
  select tests.id('bracket_' || p), tests.home(p), 'BR-1', 'Bracket' from homes;

  insert into public.cases (id, organization_id, practice_id, patient_id, title)
  select tests.id('case_' || p), tests.home(p), tests.practice(p), tests.id('patient_' || p), 'Case ' || p
  from places_of_patients where p <> 'merged';
  insert into public.orders (id, organization_id, practice_id, case_id, patient_id, current_state)
  select tests.id('order_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), tests.id('patient_' || p), 'pending'
  from places_of_patients where p <> 'merged';
  -- Orders link their own case; a further link is what people may add and take away.
  insert into public.order_cases (id, organization_id, practice_id, order_id, case_id)
  values (tests.id('link_a'), tests.id('lab'), tests.id('practice_a'), tests.id('order_a'), tests.id('case_self'));
  insert into public.order_items (id, organization_id, practice_id, order_id, product_id, unit_price)
  select tests.id('item_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p),
    tests.id(case p when 'elsewhere' then 'product_elsewhere' else 'product_home' end), 100 from places_of_work;
  insert into public.jaws (id, organization_id, practice_id, order_id, arch)
  select tests.id('jaw_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), 'upper' from places_of_work;
  insert into public.projects (id, organization_id, practice_id, case_id, name, project_type)
  select tests.id('project_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), 'Setup', 'treatment_plan' from places_of_work;
  insert into public.plans (id, organization_id, practice_id, project_id)
  select tests.id('plan_' || p), tests.home(p), tests.practice(p), tests.id('project_' || p) from places_of_work;
  insert into public.bracket_placements (id, organization_id, practice_id, project_id)
  select tests.id('placement_' || p), tests.home(p), tests.practice(p), tests.id('project_' || p) from places_of_work;
  insert into public.tasks (id, organization_id, practice_id, project_id, title)
  select tests.id('task_' || p), tests.home(p), tests.practice(p), tests.id('project_' || p), 'Look at it' from places_of_work;

  insert into public.files (id, organization_id, practice_id, name, byte_size, uploaded_by)
  select tests.id(n || '_' || p), tests.home(p), tests.practice(p), n || '.stl', 1, tests.author(p) from places_of_work, unnest(array['file', 'loosefile']) n;
  insert into public.case_files (id, organization_id, practice_id, case_id, file_id)
  select tests.id('casefile_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), tests.id('file_' || p) from places_of_work;
  insert into public.order_files (id, organization_id, practice_id, order_id, file_id)
  select tests.id('orderfile_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), tests.id('file_' || p) from places_of_work;
  insert into public.messages (id, organization_id, practice_id, case_id, sender_id, body)
  select tests.id('message_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), tests.author(p), 'Hello' from places_of_work;
  insert into public.messages (id, organization_id, practice_id, patient_id, sender_id, body)
  select tests.id('unread_' || p), tests.home(p), tests.practice(p), tests.id('patient_' || p), tests.author(p), 'News' from places_of_work;
  insert into public.message_reads (message_id, profile_id) values
    (tests.id('message_a'), tests.profile('staff')), (tests.id('message_loose'), tests.profile('staff')),
    (tests.id('message_b'), tests.profile('doctor_b')), (tests.id('message_elsewhere'), tests.profile('admin_elsewhere'));
  insert into public.message_attachments (id, organization_id, practice_id, message_id, file_id)
  select tests.id('attachment_' || p), tests.home(p), tests.practice(p), tests.id('message_' || p), tests.id('file_' || p) from places_of_work;

  insert into public.comments (id, organization_id, practice_id, case_id, author_id, body, is_internal)
  select tests.id(n || '_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), tests.author(p), 'Look', n = 'remark'
  from places_of_work, unnest(array['comment', 'remark']) n;
  insert into public.doctor_notes (id, organization_id, doctor_id, author_id, body) values
    (tests.id('note_home'), tests.id('lab'), tests.profile('doctor_a'), tests.profile('staff'), 'Likes calls'),
    (tests.id('note_elsewhere'), tests.id('other_lab'), tests.id('doctor_elsewhere'), tests.profile('admin_elsewhere'), 'Likes mails');
  insert into public.instructions (id, organization_id, practice_id, order_id, content, created_by)
  select tests.id('instruction_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), 'Thin it', tests.author(p) from places_of_work;
  insert into public.instruction_states (id, organization_id, practice_id, order_id, status_code, is_on, changed_at)
  select tests.id('toggle_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), 11, true, now() from places_of_work;
  insert into public.order_state_evidence (id, organization_id, practice_id, order_id, message_id, state, confidence, phrase, rule, rules_edition, told_at)
  select tests.id('evidence_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), tests.id('message_' || p), 'pending', 0.9, 'thank you for submitting', 'en 1', 1,
    now() + interval '1 minute' from places_of_work;
  insert into public.treatment_discussions (id, organization_id, practice_id, case_id, subject, initial_message, started_by)
  select tests.id('discussion_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), 'Plan', 'What now?', tests.author(p) from places_of_work;
  insert into public.discussion_participants (id, organization_id, practice_id, discussion_id, profile_id)
  select tests.id('participant_' || p), tests.home(p), tests.practice(p), tests.id('discussion_' || p), tests.author(p) from places_of_work;
  insert into public.discussion_replies (id, organization_id, practice_id, discussion_id, author_id, body)
  select tests.id('reply_' || p), tests.home(p), tests.practice(p), tests.id('discussion_' || p), tests.author(p), 'This' from places_of_work;

  insert into public.technicians (id, organization_id, profile_id)
  values (tests.id('technician_home'), tests.id('lab'), tests.profile('technician')), (tests.id('technician_elsewhere'), tests.id('other_lab'), tests.profile('admin_elsewhere'));
  insert into public.technician_roles (id, organization_id, technician_id, role_name, valid_from)
  select tests.id('technicianrole_' || p), tests.home(p), tests.id('technician_' || p), 'Designer', '2020-01-01' from homes;
  insert into public.purchases (id, organization_id, subtotal, purchased_by)
  select tests.id('purchase_' || p), tests.home(p), 10, tests.author(p) from homes;
  insert into public.payments (id, organization_id, practice_id, order_id, subtotal, total_amount)
  select tests.id('payment_' || p), tests.home(p), tests.practice(p), tests.id('order_' || p), 100, 100 from places_of_work;
  insert into public.payment_operations (id, organization_id, practice_id, payment_id, kind, amount)
  select tests.id('operation_' || p), tests.home(p), tests.practice(p), tests.id('payment_' || p), 'payment', 40 from places_of_work;
  insert into public.offers (id, organization_id, doctor_id, product_id, price_both)
  select tests.id('offer_' || p), tests.home(p), case p when 'home' then tests.profile('doctor_a') else tests.id('doctor_elsewhere') end,
    tests.id('product_' || p), 90 from homes;
  insert into public.discounts (id, organization_id, offer_id, percent)
  select tests.id('discount_' || p), tests.home(p), tests.id('offer_' || p), 10 from homes;

  insert into public.order_facts (order_id, organization_id, practice_id, order_type, priority, state, sent_on, currency, subtotal, discount_amount, tax_amount, total_amount)
  select tests.id('order_' || p), tests.home(p), tests.practice(p), 'main', 'normal', 'pending', '2020-01-01', 'USD', 1, 0, 0, 1 from places_of_work;
  insert into public.case_facts (case_id, organization_id, practice_id, case_type, priority, state, opened_on)
  select tests.id('case_' || p), tests.home(p), tests.practice(p), 'active_treatment', 'normal', 'submitted', '2020-01-01' from places_of_work;
  insert into public.order_stays (order_id, position, organization_id, practice_id, state, next_state, left_on, minutes)
  select tests.id('order_' || p), 1, tests.home(p), tests.practice(p), 'draft', 'pending', '2020-01-01', 60 from places_of_work;
  insert into public.case_stays (case_id, position, organization_id, practice_id, state, next_state, left_on, minutes)
  select tests.id('case_' || p), 1, tests.home(p), tests.practice(p), 'submitted', 'planning', '2020-01-01', 60 from places_of_work;
  if to_regclass('public.embeddings') is not null then
    execute $q$
      insert into public.embeddings (id, organization_id, practice_id, case_id, content, content_hash, model, embedding)
      select tests.id('embedding_' || p), tests.home(p), tests.practice(p), tests.id('case_' || p), 'Text ' || p, repeat('0', 64), 'test',
        array_fill(1, array[384])::extensions.vector
      from places_of_work $q$;
  end if;
end $$;

grant execute on all functions in schema tests to anon, authenticated;
grant select on tests.order_data_vectors to authenticated;
