begin;
set local search_path = public, extensions;
select plan(3501);
select tests.fill_lab();

-- How far a group of people reaches, in places of the small lab.
create temporary table audiences (audience text, personas text[], places text[]);
insert into audiences values
  ('lab', '{staff,technician,manager,admin}', '{a,b,loose,self,merged,home}'), ('lab', '{developer}', '{a,b,loose,self,merged,home,elsewhere}'),
  ('leads', '{manager,admin}', '{a,b,loose,home}'), ('leads', '{developer}', '{a,b,loose,home,elsewhere}'),
  ('admins', '{admin}', '{a,b,loose,home}'), ('admins', '{developer}', '{a,b,loose,home,elsewhere}'),
  ('doctors', '{doctor_a}', '{a,self}'), ('doctors', '{doctor_b}', '{b}'),
  ('customers', '{doctor_a,doctor_b}', '{home}'),
  ('patient', '{patient}', '{self}'),
  -- What carries the name of its writer is written where the writer is known; a developer is known in one lab.
  ('lab as themselves', '{staff,technician,manager,admin,developer}', '{a,b,loose,home}'),
  ('leads as themselves', '{manager,admin,developer}', '{a,b,loose,home}'),
  ('authors', '{staff}', '{a,b,loose,home}'),
  ('readers', '{staff}', '{a,loose}'), ('readers', '{doctor_b}', '{b}');
insert into audiences
select distinct audience, array['admin_elsewhere'], array['elsewhere'] from audiences where audience not in ('doctors', 'customers', 'patient');

-- One row for a table: who sees, adds, changes and removes, and with which statement. "nobody" has no grant at all.
create temporary table matrix (
  name text primary key, sees text[] not null, adds text[] not null default '{nobody}', addition text, changes text[] not null default '{nobody}',
  change text, removes text[] not null default '{nobody}', places text[] not null default '{a,b,loose,elsewhere}', key text not null default 'id'
);
insert into matrix (name, sees, adds, addition, changes, change, removes) values
  ('patient_aliases', '{lab,doctors}', '{lab}', $$(patient_id, kind, value) values (tests.id('patient_?'), 'name', 'New')$$, '{nobody}', null, '{lab}'),
  ('cases', '{lab,doctors,patient}', '{lab,doctors}', $$(patient_id, title) values (tests.id('patient_?'), 'New')$$, '{lab}', $$title = 'New'$$, '{nobody}'),
  ('orders', '{lab,doctors,patient}', '{lab,doctors}', $$(case_id) values (tests.id('case_?'))$$, '{lab}', $$description = 'New'$$, '{nobody}'),
  ('order_items', '{lab,doctors}', '{lab}', $$(order_id, product_id, unit_price) values (tests.id('order_?'), tests.shared('product', '?'), 1)$$, '{lab}', 'quantity = 2', '{lab}'),
  ('jaws', '{lab,doctors}', '{lab,doctors}', $$(order_id, arch) values (tests.id('order_?'), 'lower')$$, '{lab}', 'is_labial = true', '{nobody}'),
  ('projects', '{lab,doctors}', '{lab}', $$(case_id, name, project_type) values (tests.id('case_?'), 'New', 'scan')$$, '{lab}', $$name = 'New'$$, '{nobody}'),
  ('plans', '{lab,doctors}', '{lab}', $$(project_id) values (tests.id('project_?'))$$, '{lab}', $$notes = 'New'$$, '{nobody}'),
  ('bracket_placements', '{lab}', '{lab}', $$(project_id) values (tests.id('project_?'))$$, '{nobody}', null, '{nobody}'),
  ('tasks', '{lab}', '{lab}', $$(case_id, title) values (tests.id('case_?'), 'New')$$, '{lab}', $$title = 'New'$$, '{nobody}'),
  ('files', '{lab,doctors}', '{lab as themselves,doctors}', $$(patient_id, name, byte_size) values (tests.id('patient_?'), 'n', 1)$$, '{lab}', $$name = 'New'$$, '{nobody}'),
  ('case_files', '{lab,doctors}', '{lab,doctors}', $$(case_id, file_id) values (tests.id('case_?'), tests.id('loosefile_?'))$$, '{nobody}', null, '{lab}'),
  ('order_files', '{lab,doctors}', '{lab,doctors}', $$(order_id, file_id) values (tests.id('order_?'), tests.id('loosefile_?'))$$, '{nobody}', null, '{lab}'),
  ('messages', '{lab,doctors}', '{lab as themselves,doctors}', $$(case_id, body) values (tests.id('case_?'), 'New')$$, '{nobody}', null, '{nobody}'),
  ('message_attachments', '{lab,doctors}', '{authors}', $$(message_id, file_id) values (tests.id('message_?'), tests.id('loosefile_?'))$$, '{nobody}', null, '{nobody}'),
  ('comments', '{lab,doctors}', '{lab as themselves,doctors}', $$(case_id, body, is_internal) values (tests.id('case_?'), 'New', false)$$, '{authors}', $$body = 'New'$$, '{nobody}'),
  ('instructions', '{lab,doctors}', '{lab as themselves,doctors}', $$(order_id, content) values (tests.id('order_?'), 'New')$$, '{authors}', $$content = 'New'$$, '{nobody}'),
  ('instruction_states', '{lab}', '{nobody}', null, '{nobody}', null, '{nobody}'),
  ('order_state_evidence', '{lab,doctors}', '{nobody}', null, '{nobody}', null, '{nobody}'),
  ('treatment_discussions', '{lab,doctors}', '{lab as themselves,doctors}', $$(case_id, subject, initial_message) values (tests.id('case_?'), 'New', 'New')$$, '{lab}', $$priority = 'high'$$, '{nobody}'),
  ('discussion_participants', '{lab,doctors}', '{lab}', $$(discussion_id, profile_id) values (tests.id('discussion_?'), tests.somebody('?'))$$, '{nobody}', null, '{lab}'),
  ('discussion_replies', '{lab,doctors}', '{lab as themselves,doctors}', $$(discussion_id, body) values (tests.id('discussion_?'), 'New')$$, '{authors}', $$body = 'New'$$, '{nobody}'),
  ('payments', '{lab,doctors}', '{leads}', $$(order_id, subtotal, total_amount) values (tests.id('order_?'), 1, 1)$$, '{leads}', 'credit_used = 1', '{nobody}'),
  ('payment_operations', '{lab,doctors}', '{leads}', $$(payment_id, kind, amount) values (tests.id('payment_?'), 'payment', 1)$$, '{nobody}', null, '{nobody}'),
  ('consents', '{lab,doctors,patient}', '{nobody}', null, '{nobody}', null, '{nobody}'),
  ('patient_contacts', '{lab,doctors}', '{nobody}', null, '{nobody}', null, '{nobody}'),
  ('embeddings', '{lab,doctors}', '{nobody}', null, '{nobody}', null, '{nobody}');
insert into matrix (name, sees, adds, addition, changes, change, removes, places) values
  ('patients', '{lab,doctors,patient}', '{nobody}', null, '{nobody}', null, '{nobody}', '{a}'),
  ('order_cases', '{lab,doctors}', '{lab}', $$(order_id, case_id) values (tests.id('order_?'), tests.id('case_a'))$$, '{nobody}', null, '{lab}', '{self}');
insert into matrix (name, sees, adds, addition, changes, change, removes, places) select *, '{home,elsewhere}' from (values
  ('products', '{lab,customers}'::text[], '{leads}'::text[], $$(organization_id, sku, name, category) values (tests.home('?'), 'N', 'New', 'aligners')$$, '{leads}'::text[], $$name = 'New'$$, '{nobody}'::text[]),
  ('brackets', '{lab}', '{leads}', $$(organization_id, code, name) values (tests.home('?'), 'N', 'New')$$, '{leads}', $$name = 'New'$$, '{nobody}'),
  ('workflow_templates', '{lab}', '{leads}', $$(organization_id, name, case_type) values (tests.home('?'), 'New', 'retention')$$, '{leads}', $$description = 'New'$$, '{nobody}'),
  ('workflow_steps', '{lab}', '{leads}', $$(organization_id, workflow_template_id, step_order, name, state) values (tests.home('?'), tests.id('template_?'), 9, 'New', 'planning')$$, '{leads}', $$name = 'New'$$, '{leads}'),
  ('workflow_template_tasks', '{lab}', '{leads}', $$(organization_id, workflow_template_id, name, task_order, task_function) values (tests.home('?'), tests.id('template_?'), 'New', 9, 'scan')$$, '{leads}', $$prompt = 'New'$$, '{nobody}'),
  ('workflow_task_predecessors', '{lab}', '{leads}', $$(organization_id, task_id, predecessor_id) values (tests.home('?'), tests.id('templatetask_?'), tests.id('secondtask_?'))$$, '{nobody}', null, '{leads}'),
  ('template_view_groups', '{lab}', '{leads}', $$(organization_id, name) values (tests.home('?'), 'New')$$, '{leads}', $$description = 'New'$$, '{nobody}'),
  ('template_view_roles', '{lab}', '{leads}', $$(organization_id, group_id, role_name) values (tests.home('?'), tests.id('viewgroup_?'), 'New')$$, '{leads}', 'can_edit = true', '{nobody}'),
  ('template_task_groups', '{lab}', '{leads}', $$(organization_id, task_id, group_id) values (tests.home('?'), tests.id('secondtask_?'), tests.id('viewgroup_?'))$$, '{nobody}', null, '{leads}'),
  ('service_levels', '{lab}', '{leads}', $$(organization_id, noun, state, allowed) values (tests.home('?'), 'order', 'completed', '1 day')$$, '{leads}', $$allowed = '2 days'$$, '{leads}'),
  ('doctor_notes', '{lab}', '{lab as themselves}', $$(doctor_id, body) values (tests.somebody('?'), 'New')$$, '{authors}', $$body = 'New'$$, '{nobody}'),
  ('technicians', '{lab}', '{admins}', $$(organization_id, profile_id) values (tests.home('?'), tests.somebody('?'))$$, '{admins}', $$department = 'New'$$, '{nobody}'),
  ('technician_roles', '{lab}', '{admins}', $$(organization_id, technician_id, role_name) values (tests.home('?'), tests.id('technician_?'), 'New')$$, '{admins}', $$abbreviation = 'N'$$, '{nobody}'),
  ('purchases', '{lab}', '{leads as themselves}', $$(organization_id, subtotal) values (tests.home('?'), 1)$$, '{leads}', $$vendor_name = 'New'$$, '{nobody}'),
  ('offers', '{lab}', '{leads}', $$(organization_id, doctor_id, product_id, price_both) values (tests.home('?'), tests.somebody('?'), tests.id('product_?'), 1)$$, '{leads}', 'price_upper = 1', '{nobody}'),
  ('discounts', '{lab}', '{leads}', $$(organization_id, offer_id, percent) values (tests.home('?'), tests.id('offer_?'), 1)$$, '{leads}', $$reason = 'New'$$, '{nobody}')
) v;
insert into matrix (name, key, sees, adds, addition) values
  ('message_reads', 'message_id', '{readers}', '{lab,doctors}', $$(message_id) values (tests.id('unread_?'))$$),
  ('person_names', 'profile_id', '{lab,doctors,patient}', '{nobody}', null),
  ('case_state_history', 'case_id', '{lab,doctors}', '{nobody}', null),
  ('order_state_history', 'order_id', '{lab,doctors}', '{nobody}', null),
  ('order_facts', 'order_id', '{lab,doctors}', '{nobody}', null),
  ('case_facts', 'case_id', '{lab,doctors}', '{nobody}', null),
  ('order_stays', 'order_id', '{lab,doctors}', '{nobody}', null),
  ('case_stays', 'case_id', '{lab,doctors}', '{nobody}', null);

-- Vocabularies and the age of the figures: read by everybody who holds a role, written by migrations.
create temporary table vocabularies (name text primary key);
insert into vocabularies select unnest(array[
  'roles', 'practice_roles', 'access_purposes', 'priorities', 'case_types', 'case_states', 'case_state_transitions', 'task_functions',
  'workflow_categories', 'product_categories', 'order_types', 'order_states', 'order_state_transitions', 'project_types', 'project_states',
  'task_states', 'file_types', 'message_types', 'instruction_types', 'discussion_types', 'fact_refreshes']);

select set_eq(
  $$select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')$$,
  $$select name from matrix union all select name from vocabularies union all
    select unnest(array['organizations', 'profiles', 'practices', 'practitioners', 'practice_members', 'profile_roles', 'invitations', 'user_preferences', 'saved_views', 'search_terms', 'counted_months', 'state_analytics', 'message_analytics', 'report_subscriptions',
      'match_models', 'match_settings', 'match_scans', 'duplicate_clusters', 'duplicate_members', 'duplicate_decisions', 'duplicate_candidates',
      'merge_events', 'merge_rows'])$$,
  'every table of the console is in the matrix, is a vocabulary or has a file of its own');

grant select on matrix, audiences to authenticated, anon;
create temporary table fixtures (name text, place text);
do $$
declare t record;
begin
  for t in select * from matrix loop
    execute format('insert into fixtures select distinct %L, tests.place_of(%I) from public.%I where tests.place_of(%2$I) is not null', t.name, t.key, t.name);
  end loop;
end $$;

-- What a persona should reach: '' nothing, 42501 no grant.
create function pg_temp.expected(p_persona text, p_audiences text[], p_places text[]) returns text language sql stable as $$
  select coalesce(string_agg(distinct place, ' ' order by place), '')
  from audiences a cross join unnest(a.places) place
  where a.audience = any (p_audiences) and p_persona = any (a.personas) and place = any (p_places)
$$;
create function pg_temp.in_words(p_reach text) returns text language sql stable as $$
  select case p_reach when '' then 'nowhere' when '42501' then 'nowhere, not even asked' else (
    select string_agg(case w when 'a' then 'practice A' when 'b' then 'practice B' when 'loose' then 'rows without a practice' when 'self' then 'the patient'
      when 'merged' then 'a merged record' when 'home' then 'the lab' else 'another lab' end, ', ' order by w)
    from unnest(string_to_array(p_reach, ' ')) w) end
$$;

select is(tests.reach(p.name, format('select %I from public.%I', m.key, m.name)), e.reach,
  format('%s sees %s of: %s', p.label, m.name, pg_temp.in_words(e.reach)))
from matrix m cross join tests.personas p
cross join lateral (select case p.name when 'anon' then '42501'
  else pg_temp.expected(p.name, m.sees, array(select place from fixtures f where f.name = m.name)) end as reach) e
order by m.name, p.number;

select is(tests.reach_by_insert(p.name, format('insert into public.%I %s', m.name, coalesce(m.addition, 'default values')), m.places), e.reach,
  format('%s adds %s to: %s', p.label, m.name, pg_temp.in_words(e.reach)))
from matrix m cross join tests.personas p cross join lateral (select pg_temp.expected(p.name, m.adds, m.places) as reach) e
order by m.name, p.number;

select is(tests.reach(p.name, format('update public.%I set %s returning %I', m.name, coalesce(m.change, m.key || ' = ' || m.key), m.key)), e.reach,
  format('%s changes %s of: %s', p.label, m.name, pg_temp.in_words(e.reach)))
from matrix m cross join tests.personas p
cross join lateral (select case when p.name = 'anon' or m.changes = '{nobody}' then '42501'
  else pg_temp.expected(p.name, m.changes, array(select place from fixtures f where f.name = m.name)) end as reach) e
order by m.name, p.number;

select is(tests.reach(p.name, format('delete from public.%I returning %I', m.name, m.key)), e.reach,
  format('%s removes %s of: %s', p.label, m.name, pg_temp.in_words(e.reach)))
from matrix m cross join tests.personas p
cross join lateral (select case when p.name = 'anon' or m.removes = '{nobody}' then '42501'
  else pg_temp.expected(p.name, m.removes, array(select place from fixtures f where f.name = m.name)) end as reach) e
order by m.name, p.number;

select tests.answers(p.name, format('select count(*) > 0 from public.%I', v.name),
  case when p.name = 'anon' then '42501' when p.name in ('stranger', 'suspended_staff') then 'false' else 'true' end,
  case when p.name in ('anon', 'stranger', 'suspended_staff') then 'reads no words of ' else 'reads the words of ' end || v.name)
from vocabularies v cross join tests.personas p order by v.name, p.number;
select is(
  array(select tests.attempt(p.name, format(w, v.name, a.attname)) from unnest(array[
    'insert into public.%I default values', 'update public.%I set %I = %2$I', 'delete from public.%I']) w),
  '{42501,42501,42501}', p.label || ' writes no words of ' || v.name)
from vocabularies v cross join tests.personas p
join lateral (select attname from pg_attribute where attrelid = ('public.' || v.name)::regclass and attnum = 1) a on true
order by v.name, p.number;

select * from finish();
rollback;
