begin;
set local search_path = public, extensions;
create temporary view ours as
  select c.oid, n.nspname as room, c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private', 'audit', 'migration') and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition;

-- A table that is missing here has not been decided about: add its row and its grants.
create temporary table decided (name text primary key, authenticated text not null);
insert into decided values
  ('audit.access_log', 'select'),
  ('audit.log', 'select'),
  ('audit.redactions', 'nothing'),
  ('audit.seals', 'nothing'),
  ('migration.batches', 'select'),
  ('migration.changes', 'nothing'),
  ('migration.checks', 'select'),
  ('migration.code_maps', 'select'),
  ('migration.code_uses', 'select'),
  ('migration.events', 'select'),
  ('migration.proofs', 'select'),
  ('migration.rejects', 'select'),
  ('migration.resting_indexes', 'nothing'),
  ('migration.run_entities', 'select'),
  ('migration.runs', 'select'),
  ('migration.source_rows', 'nothing'),
  ('migration.trial_rows', 'nothing'),
  ('migration.vocabularies', 'select'),
  ('private.embedding_queue', 'nothing'),
  ('private.match_keys', 'nothing'),
  ('private.match_queue', 'nothing'),
  ('private.merge_register', 'nothing'),
  ('private.number_series', 'nothing'),
  ('private.stale_facts', 'nothing'),
  ('private.state_moves', 'select'),
  ('private.state_names', 'select'),
  ('private.user_roles', 'nothing'),
  ('public.access_entries', 'select'),
  ('public.access_purposes', 'select'),
  ('public.active_projects', 'select'),
  ('public.audit_entries', 'select'),
  ('public.bracket_placements', 'insert (bracket_id, name, project_id); select'),
  ('public.brackets',
    'insert (arch, base_height, base_thickness, base_width, bracket_type, code, currency, is_active, manufacturer, '
    'material, model, name, organization_id, slot_size, tooth_position, unit_cost); select; update (arch, '
    'base_height, base_thickness, base_width, bracket_type, code, currency, is_active, manufacturer, material, model, '
    'name, slot_size, tooth_position, unit_cost)'),
  ('public.case_dashboard', 'select'),
  ('public.case_files', 'delete; insert (case_id, file_id, purpose); select'),
  ('public.case_history', 'select'),
  ('public.case_state_history', 'select'),
  ('public.case_state_transitions', 'select'),
  ('public.case_states', 'select'),
  ('public.case_types', 'select'),
  ('public.cases',
    'insert (case_type, description, doctor_id, id, patient_id, priority, title, workflow_template_id); select; update '
    '(assignee_id, case_type, description, doctor_id, due_at, priority, title, workflow_template_id)'),
  ('public.comments',
    'insert (body, case_id, id, is_internal, order_id, plan_id, project_id, task_id); select; update (body, is_internal)'),
  ('public.consents', 'select'),
  ('public.decision_history', 'select'),
  ('public.discounts',
    'insert (ends_on, max_uses, offer_id, organization_id, percent, reason, starts_on); select; update (ends_on, '
    'max_uses, percent, reason, starts_on)'),
  ('public.discussion_participants', 'delete; insert (discussion_id, profile_id); select'),
  ('public.discussion_replies', 'insert (body, discussion_id, id); select; update (body)'),
  ('public.discussion_types', 'select'),
  ('public.doctor_notes', 'insert (body, doctor_id); select; update (body)'),
  ('public.duplicate_candidates', 'select'),
  ('public.duplicate_clusters', 'select'),
  ('public.duplicate_decisions', 'select'),
  ('public.duplicate_members', 'select'),
  ('public.duplicate_queue', 'select'),
  ('public.duplicate_records', 'select'),
  ('public.embeddings', 'select'),
  ('public.file_types', 'select'),
  ('public.files',
    'insert (byte_size, description, extension, file_type, id, mime_type, name, patient_id, practice_id, sha256); select; '
    'update (description, file_type, name)'),
  ('public.instruction_states', 'select'),
  ('public.instruction_types', 'select'),
  ('public.instructions', 'insert (content, id, instruction_type, order_id); select; update (content, instruction_type)'),
  ('public.invitations',
    'insert (email, family_name, given_name, organization_id, practice_id, practice_role, profile_id, role); select; '
    'update (revoked_at)'),
  ('public.jaws',
    'insert (arch, bond_teeth, extract_teeth, is_labial, order_id, product_id, reason); select; update (bond_teeth, '
    'extract_teeth, is_labial, product_id, reason)'),
  ('public.match_models', 'select'),
  ('public.match_scans', 'select'),
  ('public.match_settings', 'select'),
  ('public.merge_events', 'select'),
  ('public.merge_rows', 'select'),
  ('public.merge_history', 'select'),
  ('public.match_quality', 'select'),
  ('public.message_attachments', 'insert (display_name, file_id, message_id); select'),
  ('public.message_reads', 'insert (message_id); select'),
  ('public.message_types', 'select'),
  ('public.messages', 'insert (body, case_id, id, message_type, order_id, patient_id, recipient_id, reply_to_id, subject); select'),
  ('public.migration_checks', 'select'),
  ('public.migration_codes', 'select'),
  ('public.migration_events', 'select'),
  ('public.migration_proofs', 'select'),
  ('public.migration_rejects', 'select'),
  ('public.migration_run_entities', 'select'),
  ('public.migration_runs', 'select'),
  ('public.case_facts', 'select'),
  ('public.counted_months', 'select'),
  ('public.message_analytics', 'select'),
  ('public.state_analytics', 'select'),
  ('public.case_stays', 'select'),
  ('public.order_facts', 'select'),
  ('public.order_stays', 'select'),
  ('public.offers',
    'insert (currency, doctor_id, organization_id, price_both, price_lower, price_upper, product_id); select; update '
    '(currency, price_both, price_lower, price_upper)'),
  ('public.order_cases', 'delete; insert (case_id, order_id, relationship, stage_number); select'),
  ('public.order_files', 'delete; insert (file_id, order_id, purpose); select'),
  ('public.order_history', 'select'),
  ('public.order_items',
    'delete; insert (customizations, id, order_id, product_id, quantity, unit_price); select; update (customizations, '
    'quantity, unit_price)'),
  ('public.order_state_evidence', 'select'),
  ('public.order_state_history', 'select'),
  ('public.order_state_transitions', 'select'),
  ('public.order_states', 'select'),
  ('public.order_summaries', 'select'),
  ('public.order_types', 'select'),
  ('public.orders',
    'insert (case_id, currency, data, description, doctor_id, id, order_type, organization_id, patient_id, practice_id, '
    'priority); select; update (assignee_id, case_id, data, description, discount_amount, doctor_id, due_at, order_type, priority, '
    'tax_amount)'),
  ('public.organizations', 'select'),
  ('public.patient_aliases', 'delete; insert (kind, patient_id, value); select'),
  ('public.patient_contacts', 'select'),
  ('public.patient_summaries', 'select'),
  ('public.patients', 'select'),
  ('public.payment_balances', 'select'),
  ('public.payment_operations',
    'insert (amount, card_brand, card_last_four, kind, made_at, payment_id, provider_reference); select'),
  ('public.payments',
    'insert (credit_used, currency, discount_amount, doctor_id, is_free, made_at, order_id, organization_id, '
    'practice_id, status, subtotal, tax_amount, tax_rate, total_amount); select; update (credit_used, '
    'discount_amount, is_free, made_at, status, subtotal, tax_amount, tax_rate, total_amount)'),
  ('public.person_names', 'select'),
  ('public.plans',
    'insert (is_original, name, notes, number, order_id, project_id); select; update (is_original, name, notes, '
    'number)'),
  ('public.practice_members',
    'insert (is_primary, organization_id, practice_id, profile_id, role, valid_from, valid_until); select; update '
    '(is_primary, role, valid_until)'),
  ('public.practice_roles', 'select'),
  ('public.practices',
    'insert (address_line1, address_line2, address_verified, city, country, email, is_active, license_number, name, '
    'organization_id, phone, postal_code, region, website); select; update (address_line1, address_line2, '
    'address_verified, city, country, email, is_active, license_number, name, phone, postal_code, region, website)'),
  ('public.practitioners',
    'insert (bio, license_number, organization_id, profile_id, specialties); select; update (bio, license_number, '
    'specialties)'),
  ('public.priorities', 'select'),
  ('public.product_categories', 'select'),
  ('public.products',
    'insert (batch_number, category, currency, description, is_active, manufacturer, name, options, organization_id, '
    'requires_prescription, sku, stock_quantity, unit_price); select; update (batch_number, category, currency, '
    'description, is_active, manufacturer, name, options, requires_prescription, sku, stock_quantity, unit_price)'),
  ('public.profile_roles', 'insert (detail, organization_id, profile_id, role); select; update (withdrawn_at)'),
  ('public.profiles',
    'insert (birth_date, email, family_name, gender, given_name, organization_id, phone); select; update (birth_date, '
    'email, family_name, gender, given_name, phone)'),
  ('public.project_states', 'select'),
  ('public.project_types', 'select'),
  ('public.projects',
    'insert (byte_size, case_id, description, id, name, order_id, parent_project_id, project_type, version); select; '
    'update (byte_size, completed_at, description, name, project_type, started_at, state)'),
  ('public.purchases',
    'insert (case_id, currency, discount_amount, due_on, order_id, organization_id, patient_id, purchase_type, '
    'purchased_on, subtotal, tax_amount, vendor_contact, vendor_name); select; update (currency, '
    'discount_amount, due_on, paid_on, purchase_type, purchased_on, status, subtotal, tax_amount, vendor_contact, '
    'vendor_name)'),
  ('public.report_subscriptions',
    'delete; insert (day_of_month, doctor_id, id, is_asked, name, order_type, practice_id, priority); select; update (is_asked)'),
  ('public.roles', 'select'),
  ('public.fact_refreshes', 'select'),
  ('public.report_events', 'select'),
  ('public.state_stays', 'select'),
  ('public.saved_views', 'delete; insert (is_shared, name, query, room); select'),
  ('public.search_terms', 'insert (term, used_at); select; update (term, used_at)'),
  ('public.service_levels', 'delete; insert (allowed, noun, organization_id, state); select; update (allowed)'),
  ('public.task_functions', 'select'),
  ('public.task_states', 'select'),
  ('public.tasks',
    'insert (arch, assignee_id, case_id, description, due_at, id, order_id, plan_id, priority, project_id, '
    'template_task_id, title); select; update (arch, assignee_id, description, due_at, priority, state, title)'),
  ('public.technician_roles',
    'insert (abbreviation, organization_id, permissions, practice_id, role_name, role_type, technician_id, '
    'valid_from, valid_until); select; update (abbreviation, permissions, role_type, valid_until)'),
  ('public.technicians',
    'insert (department, emergency_contact, employee_number, hire_date, organization_id, position, profile_id, '
    'status); select; update (department, emergency_contact, employee_number, hire_date, position, status)'),
  ('public.template_task_groups', 'delete; insert (group_id, organization_id, task_id); select'),
  ('public.template_view_groups',
    'insert (description, is_active, kind, name, organization_id); select; update (description, is_active, kind, '
    'name)'),
  ('public.template_view_roles',
    'insert (can_create, can_delete, can_edit, can_share, can_view, group_id, is_active, organization_id, role_name); '
    'select; update (can_create, can_delete, can_edit, can_share, can_view, is_active)'),
  ('public.treatment_discussions',
    'insert (case_id, discussion_type, id, initial_message, priority, subject, tags); select; update (priority, status, '
    'subject, tags)'),
  ('public.unread_cases', 'select'),
  ('public.unread_orders', 'select'),
  ('public.unread_patients', 'select'),
  ('public.user_preferences', 'delete; insert (key, updated_at, value); select; update (key, updated_at, value)'),
  ('public.workflow_categories', 'select'),
  ('public.workflow_steps',
    'delete; insert (description, estimated_duration, name, organization_id, required_role, state, step_order, '
    'workflow_template_id); select; update (description, estimated_duration, name, required_role, state, step_order)'),
  ('public.workflow_task_predecessors', 'delete; insert (organization_id, predecessor_id, task_id); select'),
  ('public.workflow_template_tasks',
    'insert (action_name, category, estimated_duration, is_active, name, organization_id, prompt, required_role, '
    'task_function, task_order, workflow_template_id); select; update (action_name, category, estimated_duration, '
    'is_active, name, prompt, required_role, task_function, task_order)'),
  ('public.workflow_templates',
    'insert (case_type, description, is_active, name, organization_id); select; update (case_type, description, '
    'is_active, name)');

select plan(2 * (select count(*) from decided)::int + 25);
select set_eq('select room || ''.'' || name from ours', 'select name from decided', 'every table and view has a decision about its grants');
select is(tests.privileges('authenticated', name::regclass), authenticated, 'a signed-in person holds the decided grants on ' || name)
from decided order by name;
select is(tests.privileges('anon', name::regclass), 'nothing', 'a visitor without a login holds nothing on ' || name)
from decided order by name;
select set_eq(
  $$select name, tests.privileges('supabase_auth_admin', name::regclass) from decided
    where tests.privileges('supabase_auth_admin', name::regclass) <> 'nothing'$$,
  $$values ('private.user_roles', 'select'), ('public.profiles', 'select (access_suspended_at, user_id)')$$,
  'the Auth server reads what the token hook needs and nothing else');
select is_empty('select name from ours where relkind in (''r'', ''p'') and not relrowsecurity', 'every table has row level security');
select is_empty('select name from ours where relkind in (''r'', ''p'') and not relforcerowsecurity', 'every table forces row level security on its owner');
select is_empty(
  $$select name from ours where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)$$,
  'every view is a security invoker');
select is_empty($$select name from ours where relkind in ('m', 'f')$$, 'there is no materialized view and no foreign table');
select is_empty(
  $$select o.name from ours o join pg_attribute a on a.attrelid = o.oid and a.attname = 'row_version'
    where o.relkind = 'r' and not exists (select from pg_trigger t where t.tgrelid = o.oid and t.tgfoid = 'private.touch_row'::regproc and t.tgenabled = 'O')$$,
  'every table with a row version counts it up');
select is_empty($$select policyname from pg_policies where schemaname in ('public', 'private', 'audit') and roles && '{public,anon}'$$, 'no policy speaks to everybody');
select is_empty($$select policyname from pg_policies where schemaname in ('public', 'private', 'audit') and cmd = 'ALL'$$, 'every policy names its verb');
select is_empty(
  $$select tablename, cmd from pg_policies where schemaname in ('public', 'private', 'audit') group by tablename, cmd, roles having count(*) > 1$$,
  'there is one policy for a table, a verb and a role');
select is_empty(
  $$select policyname from pg_policies where schemaname in ('public', 'private', 'audit', 'migration') and not policyname like tablename || '\_' || lower(cmd) || '\_%'$$,
  'every policy is named after its table, its verb and its people');
select ok(not has_schema_privilege('anon', 'private', 'usage'), 'a visitor without a login cannot enter the private schema');
select is_empty(
  $$select r, n.nspname from pg_namespace n, unnest(array['anon', 'authenticated', 'supabase_auth_admin']) r
    where n.nspname in ('public', 'private', 'audit', 'migration', 'extensions', 'auth') and has_schema_privilege(r, n.oid, 'create')$$,
  'nobody who signs in can create anything');
select is_empty(
  $$select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'audit' and c.relispartition and c.relkind = 'r' and (not c.relrowsecurity or not c.relforcerowsecurity
      or tests.privileges('authenticated', c.oid) <> 'nothing' or tests.privileges('service_role', c.oid) <> 'nothing')$$,
  'the partitions of the logs are locked and granted to nobody');
select is_empty(
  $$select name from ours where room = 'audit' and tests.privileges('service_role', oid) <> 'nothing'$$,
  'the service role can neither write nor rewrite the logs');
select is_empty(
  $$select o.name from ours o where o.relkind = 'r' and o.room = 'public' and exists (
      select from pg_attribute a where a.attrelid = o.oid and a.attname = 'organization_id' and not a.attisdropped)
      and o.name not in ('person_names', 'order_facts', 'case_facts', 'order_stays', 'case_stays', 'counted_months', 'state_analytics', 'message_analytics', 'embeddings',
        'match_scans', 'duplicate_clusters', 'duplicate_members', 'duplicate_candidates', 'merge_rows')
      and not exists (select from pg_trigger t where t.tgrelid = o.oid and t.tgname = 'audit_update')$$,
  'every business table is under the write log, apart from what is computed');
select is_empty($$select name from ours where relkind in ('r', 'p') and obj_description(oid) is null$$, 'every table says what it is for');
select is_empty($$select name from ours where relkind = 'v' and obj_description(oid) is null$$, 'every view says what it is for');
select is_empty(
  $$select unnest(allowed_roles) from public.case_state_transitions union select unnest(allowed_roles) from public.order_state_transitions
    except select key from public.roles$$,
  'the moves name only roles that exist');
create table public.later (id int primary key);
create function public.later() returns int language sql set search_path = '' as 'select 1';
create function private.later() returns int language sql set search_path = '' as 'select 1';
select is(tests.privileges('anon', 'public.later'), 'nothing', 'a table made later gives a visitor nothing');
select is(tests.privileges('authenticated', 'public.later'), 'nothing', 'a table made later gives a signed-in person nothing');
select ok(not has_function_privilege(r, f, 'execute'), r || ' cannot run the function ' || f || ' made later')
from unnest(array['anon', 'authenticated']) r, unnest(array['public.later()', 'private.later()']) f;
select * from finish();
rollback;
